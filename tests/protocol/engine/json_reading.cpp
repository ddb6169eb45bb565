// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/json_reading.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>

namespace driver {

std::optional<Json> member(const Json &json, std::string_view name)
{
    Json found;
    if (json[name].get(found) != simdjson::SUCCESS)
        return std::nullopt;
    return found;
}

std::int64_t numberOr(const Json &json, std::string_view name, std::int64_t otherwise, std::int64_t most,
                      bool &ok)
{
    const auto value = member(json, name);
    if (!value)
        return otherwise;
    std::int64_t number = 0;
    if (value->get(number) == simdjson::SUCCESS && number >= 0 && number <= most)
        return number;
    ok = false;
    return otherwise;
}

bool flagOr(const Json &json, std::string_view name, bool otherwise, bool &ok)
{
    const auto value = member(json, name);
    if (!value)
        return otherwise;
    bool flag = otherwise;
    std::int64_t number = 0;
    if (value->get(flag) == simdjson::SUCCESS)
        return flag;
    if (value->get(number) == simdjson::SUCCESS && (number == 0 || number == 1))
        return number == 1;
    ok = false;
    return otherwise;
}

std::optional<std::string> textOf(const Json &json, std::string_view name, bool &ok)
{
    const auto value = member(json, name);
    if (!value || value->is_null())
        return std::nullopt;
    std::string_view text;
    if (value->get(text) == simdjson::SUCCESS)
        return std::string(text);
    ok = false;
    return std::nullopt;
}

QByteArray bytesOf(std::string_view utf8)
{
    const QString text = textFrom(utf8);
    const bool fits = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() <= 0xFF; });
    return fits ? text.toLatin1() : QByteArray(utf8.data(), qsizetype(utf8.size()));
}

QString textFrom(std::string_view utf8)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(utf8.data(), qsizetype(utf8.size())));
}

QJsonValue plainValue(const Json &json)
{
    switch (json.type()) {
    case simdjson::dom::element_type::ARRAY: {
        QJsonArray list;
        for (const Json entry : simdjson::dom::array(json.get_array().value_unsafe()))
            list.append(plainValue(entry));
        return list;
    }
    case simdjson::dom::element_type::OBJECT: {
        QJsonObject object;
        for (const auto &field : simdjson::dom::object(json.get_object().value_unsafe()))
            object.insert(textFrom(field.key), plainValue(field.value));
        return object;
    }
    case simdjson::dom::element_type::INT64:
        return qint64(json.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
        return double(json.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
        return json.get_double().value_unsafe();
    case simdjson::dom::element_type::STRING:
        return textFrom(json.get_string().value_unsafe());
    case simdjson::dom::element_type::BOOL:
        return json.get_bool().value_unsafe();
    case simdjson::dom::element_type::NULL_VALUE:
        return QJsonValue(QJsonValue::Null);
    }
    return {};
}

} // namespace driver
