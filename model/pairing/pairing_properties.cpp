// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/pairing_properties.h"

#include "protocol/core/byte_reader.h"
#include "protocol/wire/property_table.h"

namespace explorer {

PairingProperties pairingProperties(std::span<const std::uint8_t> packed)
{
    using mqtt::PropertyId;
    using mqtt::PropertyType;
    PairingProperties found;
    mqtt::ByteReader reader(packed, 0);
    while (!reader.atEnd()) {
        const mqtt::PropertyRow *row = mqtt::propertyRow(reader.variableByteInteger("Identifier"));
        if (!row)
            break;
        std::string_view bytes;
        switch (row->type) {
        case PropertyType::Byte:
            reader.byte(row->name);
            break;
        case PropertyType::TwoByteInteger:
            reader.twoBytes(row->name);
            break;
        case PropertyType::FourByteInteger:
            reader.fourBytes(row->name);
            break;
        case PropertyType::VariableByteInteger:
            reader.variableByteInteger(row->name);
            break;
        case PropertyType::TextPair:
            reader.uncheckedText(row->name);
            [[fallthrough]];
        case PropertyType::Text:
        case PropertyType::Binary:
            bytes = reader.uncheckedText(row->name);
            break;
        }
        if (reader.failed())
            break;
        if (row->id == PropertyId::ResponseTopic)
            found.responseTopic = bytes;
        else if (row->id == PropertyId::CorrelationData)
            found.correlation = bytes;
    }
    return found;
}

} // namespace explorer
