// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/decode_context.h"

#include "protocol/wire/property_table.h"

namespace mqtt::detail {

namespace {

/// Legal in the packet, but not in this direction.
bool mayReceiveProperty(PropertyId id, PacketSet owner, Role receiver)
{
    if (id == PropertyId::SubscriptionIdentifier && owner == only(PacketType::Publish))
        return receiver != Role::Server; // [MQTT-3.3.4-6]
    if (id == PropertyId::SessionExpiryInterval && owner == only(PacketType::Disconnect))
        return receiver != Role::Client; // [MQTT-3.14.2-2]
    return true;
}

std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace

bool DecodeContext::properties(PropertyViews &properties, PacketSet owner)
{
    properties.clear();
    if (!isV5())
        return true;

    const std::size_t start = in.offset();
    const std::uint32_t length = in.variableByteInteger("Property Length");
    if (!good())
        return false;
    if (length == 0)
        return true;
    if (length > in.remaining())
        return fail(WireFault::PropertyLength, start);

    FieldGroup group(in.trace(), "Properties", in.offset());
    const std::size_t packetEnd = in.narrow(length);
    std::uint64_t seen = 0;
    bool read = true;
    while (read && !in.atEnd())
        read = property(properties, owner, seen);
    in.widen(packetEnd);
    return read && good();
}

bool DecodeContext::property(PropertyViews &properties, PacketSet owner, std::uint64_t &seen)
{
    const std::size_t start = in.offset();
    const std::uint32_t id = in.variableByteInteger("Property Identifier");
    if (!good())
        return false;
    const PropertyRow *row = propertyRow(id);
    if (!row)
        return fail(WireFault::PropertyUnknown, start);
    if ((row->packets & owner) == 0)
        return fail(WireFault::PropertyNotAllowed, start);
    if (!mayReceiveProperty(row->id, owner, receiver))
        return failProtocol(WireFault::PropertyNotAllowed, start,
                            owner == only(PacketType::Publish) ? "3.3.4" : "3.14.2.2.2");
    const std::uint64_t bit = std::uint64_t(1) << id;
    if ((seen & bit) && (row->repeatable & owner) == 0)
        return failProtocol(WireFault::PropertyDuplicate, start, row->section);
    seen |= bit;

    FieldGroup group(in.trace(), row->name, start);
    const std::size_t valueOffset = in.offset();
    PropertyView property;
    property.id = row->id;
    switch (row->type) {
    case PropertyType::Byte:
        property.number = in.byte(row->name);
        break;
    case PropertyType::TwoByteInteger:
        property.number = in.twoBytes(row->name);
        break;
    case PropertyType::FourByteInteger:
        property.number = in.fourBytes(row->name);
        break;
    case PropertyType::VariableByteInteger:
        property.number = in.variableByteInteger(row->name);
        break;
    case PropertyType::Text:
        if (row->id == PropertyId::ResponseTopic) {
            if (!topicName(row->name, property.value, false)) // [MQTT-3.3.2-14]
                return false;
        } else {
            property.value = in.text(row->name);
        }
        break;
    case PropertyType::Binary:
        property.value = asText(in.binary(row->name));
        break;
    case PropertyType::TextPair:
        property.name = in.text("Name");
        property.value = in.text("Value");
        break;
    }
    if (!good())
        return false;
    if (isNumber(row->type) && (property.number < row->least || property.number > row->most))
        return failProtocol(WireFault::PropertyValue, valueOffset, row->section);
    properties.push_back(property);
    return true;
}

} // namespace mqtt::detail
