// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/packed_properties.h"

#include "protocol/core/byte_reader.h"
#include "protocol/core/byte_writer.h"
#include "protocol/wire/encode_body.h"
#include "protocol/wire/property_table.h"

namespace explorer {

namespace {

std::string ownedText(mqtt::ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

mqtt::Property readProperty(mqtt::ByteReader &reader, const mqtt::PropertyRow &row)
{
    using mqtt::PropertyType;
    mqtt::Property property{row.id, 0, {}, {}};
    switch (row.type) {
    case PropertyType::Byte:
        property.number = reader.byte(row.name);
        break;
    case PropertyType::TwoByteInteger:
        property.number = reader.twoBytes(row.name);
        break;
    case PropertyType::FourByteInteger:
        property.number = reader.fourBytes(row.name);
        break;
    case PropertyType::VariableByteInteger:
        property.number = reader.variableByteInteger(row.name);
        break;
    case PropertyType::TextPair:
        property.name = ownedText(reader.binary(row.name));
        [[fallthrough]];
    case PropertyType::Text:
    case PropertyType::Binary:
        property.value = ownedText(reader.binary(row.name));
        break;
    }
    return property;
}

} // namespace

void packProperties(const mqtt::PropertyViews &properties, std::vector<std::uint8_t> &out)
{
    mqtt::ByteWriter writer(out);
    for (const mqtt::PropertyView &property : properties)
        mqtt::detail::writeProperty(writer, property);
}

mqtt::Properties unpackProperties(std::span<const std::uint8_t> packed)
{
    mqtt::Properties properties;
    mqtt::ByteReader reader(packed, 0);
    while (!reader.atEnd()) {
        const mqtt::PropertyRow *row = mqtt::propertyRow(reader.variableByteInteger("Identifier"));
        if (!row)
            break;
        mqtt::Property property = readProperty(reader, *row);
        if (reader.failed())
            break;
        properties.push_back(std::move(property));
    }
    return properties;
}

} // namespace explorer
