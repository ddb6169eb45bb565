// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/json_properties.h"

#include "protocol/wire/property_table.h"

#include <cctype>

namespace driver {

namespace {

using mqtt::Properties;
using mqtt::Property;
using mqtt::PropertyRow;
using mqtt::PropertyType;

/// "User Property", "user-property" and "userProperty" are one name.
std::string bareName(std::string_view name)
{
    std::string bare;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            bare += char(std::tolower(static_cast<unsigned char>(c)));
    }
    return bare;
}

const PropertyRow *rowNamed(std::string_view name)
{
    const std::string bare = bareName(name);
    if (bare == "userproperties")
        return mqtt::propertyRow(mqtt::PropertyId::UserProperty);
    for (const PropertyRow &row : mqtt::kPropertyTable) {
        if (bareName(row.name) == bare)
            return &row;
    }
    return nullptr;
}

bool textInto(const Json &value, std::string &out)
{
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return false;
    out = std::string(text);
    return true;
}

bool pairInto(const Json &value, Properties &out)
{
    Json name;
    Json text;
    simdjson::dom::array pair;
    Property property = Property::user({}, {});
    if (value.get(pair) != simdjson::SUCCESS || pair.size() != 2 ||
        pair.at(0).get(name) != simdjson::SUCCESS || pair.at(1).get(text) != simdjson::SUCCESS ||
        !textInto(name, property.name) || !textInto(text, property.value))
        return false;
    out.push_back(std::move(property));
    return true;
}

bool userPropertiesInto(const Json &value, Properties &out)
{
    simdjson::dom::object object;
    if (value.get(object) == simdjson::SUCCESS) {
        for (const auto &field : object) {
            Property property = Property::user(std::string(field.key), {});
            simdjson::dom::array values;
            if (field.value.get(values) != simdjson::SUCCESS) {
                if (!textInto(field.value, property.value))
                    return false;
                out.push_back(std::move(property));
                continue;
            }
            for (const Json entry : values) {
                if (!textInto(entry, property.value))
                    return false;
                out.push_back(property);
            }
        }
        return true;
    }
    if (pairInto(value, out))
        return true;
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS)
        return false;
    for (const Json entry : list) {
        if (!pairInto(entry, out))
            return false;
    }
    return true;
}

bool valueInto(const PropertyRow &row, const Json &value, Properties &out)
{
    Property property;
    property.id = row.id;
    switch (row.type) {
    case PropertyType::Byte:
    case PropertyType::TwoByteInteger:
    case PropertyType::FourByteInteger:
    case PropertyType::VariableByteInteger: {
        std::int64_t number = 0;
        bool flag = false;
        simdjson::dom::array list;
        if (value.get(flag) == simdjson::SUCCESS)
            number = flag ? 1 : 0;
        else if (value.get(list) == simdjson::SUCCESS) { // Subscription Identifiers of one message
            for (const Json entry : list) {
                if (!valueInto(row, entry, out))
                    return false;
            }
            return true;
        } else if (value.get(number) != simdjson::SUCCESS || number < 0 || number > 0xFFFF'FFFF)
            return false;
        property.number = std::uint32_t(number);
        break;
    }
    case PropertyType::Text:
        if (!textInto(value, property.value))
            return false;
        break;
    case PropertyType::Binary:
        if (!textInto(value, property.value))
            return false;
        property.value = binaryFrom(property.value);
        break;
    case PropertyType::TextPair:
        return userPropertiesInto(value, out);
    }
    out.push_back(std::move(property));
    return true;
}

} // namespace

std::string binaryFrom(const std::string &text)
{
    const auto digits = QByteArray::fromStdString(text);
    const QByteArray bytes = QByteArray::fromHex(digits);
    return (bytes.toHex() == digits.toLower() ? bytes : bytesOf(text)).toStdString();
}

std::optional<Properties> propertiesFrom(const Json &json)
{
    Properties properties;
    simdjson::dom::object object;
    if (json.get(object) == simdjson::SUCCESS) {
        for (const auto &field : object) {
            const PropertyRow *row = rowNamed(field.key);
            if (!row || !valueInto(*row, field.value, properties))
                return std::nullopt;
        }
        return properties;
    }
    simdjson::dom::array list;
    if (json.get(list) != simdjson::SUCCESS)
        return std::nullopt;
    for (const Json entry : list) {
        simdjson::dom::array pair;
        std::int64_t id = 0;
        Json value;
        if (entry.get(pair) != simdjson::SUCCESS || pair.size() != 2 ||
            pair.at(0).get(id) != simdjson::SUCCESS || pair.at(1).get(value) != simdjson::SUCCESS || id < 0 ||
            id > 0xFF)
            return std::nullopt;
        const PropertyRow *row = mqtt::propertyRow(std::uint32_t(id));
        if (!row || !valueInto(*row, value, properties))
            return std::nullopt;
    }
    return properties;
}

QJsonArray toJson(const Properties &properties)
{
    QJsonArray list;
    for (const Property &property : properties) {
        QJsonValue value;
        switch (mqtt::propertyRow(property.id)->type) {
        case PropertyType::Byte:
        case PropertyType::TwoByteInteger:
        case PropertyType::FourByteInteger:
        case PropertyType::VariableByteInteger:
            value = qint64(property.number);
            break;
        case PropertyType::Text:
            value = textFrom(property.value);
            break;
        case PropertyType::Binary:
            value = QString::fromLatin1(QByteArray::fromStdString(property.value).toHex());
            break;
        case PropertyType::TextPair:
            value = QJsonArray{textFrom(property.name), textFrom(property.value)};
            break;
        }
        list.append(QJsonArray{int(property.id), value});
    }
    return list;
}

} // namespace driver
