// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/byte_writer.h"
#include "protocol/wire/connect_flags.h"
#include "protocol/wire/packet_table.h"
#include "protocol/wire/property_table.h"
#include "protocol/wire/subscription_options.h"

// The bodies of the packets, written once for both sinks: ByteCounter adds up the sizes that stand in front
// (Remaining Length, Property Length), ByteWriter puts the bytes down. The packets have passed check().

namespace mqtt::detail {

inline ByteView bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

template <typename Sink>
void writeProperty(Sink &sink, const PropertyView &property)
{
    sink.byte(std::uint8_t(property.id)); // all are below 128: one byte of a Variable Byte Integer
    switch (propertyRow(property.id)->type) {
    case PropertyType::Byte:
        sink.byte(std::uint8_t(property.number));
        break;
    case PropertyType::TwoByteInteger:
        sink.twoBytes(std::uint16_t(property.number));
        break;
    case PropertyType::FourByteInteger:
        sink.fourBytes(property.number);
        break;
    case PropertyType::VariableByteInteger:
        sink.variableByteInteger(property.number);
        break;
    case PropertyType::Text:
        sink.text(property.value);
        break;
    case PropertyType::Binary:
        sink.binary(bytesOf(property.value));
        break;
    case PropertyType::TextPair:
        sink.text(property.name);
        sink.text(property.value);
        break;
    }
}

/// Property Length and properties; before 5.0 nothing.
template <typename Sink>
void writeProperties(Sink &sink, const PropertyViews &properties, ProtocolVersion version)
{
    if (version != ProtocolVersion::V5)
        return;
    if (properties.empty()) { // [MQTT-2.2.2-1]
        sink.byte(0);
        return;
    }
    ByteCounter counter;
    for (const PropertyView &property : properties)
        writeProperty(counter, property);
    sink.variableByteInteger(std::uint32_t(counter.size()));
    for (const PropertyView &property : properties)
        writeProperty(sink, property);
}

inline std::uint8_t connectFlagsOf(const Connect &packet)
{
    unsigned flags = packet.cleanStart ? kCleanStartFlag : 0;
    if (packet.will) {
        flags |= kWillFlag | unsigned(packet.will->qos) << kWillQosShift;
        flags |= packet.will->retain ? kWillRetainFlag : 0;
    }
    flags |= packet.password ? kPasswordFlag : 0;
    flags |= packet.username ? kUserNameFlag : 0;
    return std::uint8_t(flags);
}

template <typename Sink>
void writeBody(Sink &sink, const Connect &packet, ProtocolVersion version)
{
    sink.text(packet.protocolName);
    sink.byte(packet.protocolLevel);
    sink.byte(connectFlagsOf(packet));
    sink.twoBytes(packet.keepAliveSeconds);
    writeProperties(sink, packet.properties, version);
    sink.text(packet.clientId);
    if (packet.will) {
        writeProperties(sink, packet.will->properties, version);
        sink.text(packet.will->topic);
        sink.binary(packet.will->payload);
    }
    if (packet.username)
        sink.text(*packet.username);
    if (packet.password)
        sink.binary(*packet.password);
}

template <typename Sink>
void writeBody(Sink &sink, const Connack &packet, ProtocolVersion version)
{
    sink.byte(packet.sessionPresent ? 1 : 0);
    sink.byte(std::uint8_t(packet.reasonCode));
    writeProperties(sink, packet.properties, version);
}

template <typename Sink>
void writeBody(Sink &sink, const Publish &packet, ProtocolVersion version)
{
    sink.text(packet.topic);
    if (packet.qos != Qos::AtMostOnce)
        sink.twoBytes(packet.packetId);
    writeProperties(sink, packet.properties, version);
    sink.bytes(packet.payload);
}

/// Reason code and properties as short as can be: what is at its default is left out from the end.
template <typename Sink>
void writeReason(Sink &sink, ReasonCode reasonCode, const PropertyViews &properties, ProtocolVersion version)
{
    if (version != ProtocolVersion::V5 || (reasonCode == ReasonCode::Success && properties.empty()))
        return;
    sink.byte(std::uint8_t(reasonCode));
    if (!properties.empty())
        writeProperties(sink, properties, version);
}

template <typename Sink, PacketType Type>
void writeBody(Sink &sink, const PublishReply<Type> &packet, ProtocolVersion version)
{
    sink.twoBytes(packet.packetId);
    writeReason(sink, packet.reasonCode, packet.properties, version);
}

template <typename Sink>
void writeBody(Sink &sink, const Subscribe &packet, ProtocolVersion version)
{
    sink.twoBytes(packet.packetId);
    writeProperties(sink, packet.properties, version);
    for (const SubscriptionView &subscription : packet.subscriptions) {
        sink.text(subscription.filter);
        sink.byte(optionsOf(subscription));
    }
}

template <typename Sink>
void writeBody(Sink &sink, const Suback &packet, ProtocolVersion version)
{
    sink.twoBytes(packet.packetId);
    writeProperties(sink, packet.properties, version);
    for (const ReasonCode code : packet.reasonCodes)
        sink.byte(std::uint8_t(code));
}

template <typename Sink>
void writeBody(Sink &sink, const Unsubscribe &packet, ProtocolVersion version)
{
    sink.twoBytes(packet.packetId);
    writeProperties(sink, packet.properties, version);
    for (const std::string_view filter : packet.filters)
        sink.text(filter);
}

template <typename Sink>
void writeBody(Sink &sink, const Unsuback &packet, ProtocolVersion version)
{
    sink.twoBytes(packet.packetId);
    writeProperties(sink, packet.properties, version);
    for (const ReasonCode code : packet.reasonCodes) // none before 5.0
        sink.byte(std::uint8_t(code));
}

template <typename Sink>
void writeBody(Sink &, const Pingreq &, ProtocolVersion)
{}

template <typename Sink>
void writeBody(Sink &, const Pingresp &, ProtocolVersion)
{}

template <typename Sink>
void writeBody(Sink &sink, const Disconnect &packet, ProtocolVersion version)
{
    writeReason(sink, packet.reasonCode, packet.properties, version);
}

template <typename Sink>
void writeBody(Sink &sink, const Auth &packet, ProtocolVersion version)
{
    writeReason(sink, packet.reasonCode, packet.properties, version);
}

} // namespace mqtt::detail
