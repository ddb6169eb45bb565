// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/connect_flags.h"
#include "protocol/wire/decode_context.h"
#include "protocol/wire/packet_table.h"

namespace mqtt::detail {

namespace {

/// Spec MQTT 5.0 §3.1.2.1, §3.1.2.2, 3.1.1 §3.1.2.1, §3.1.2.2
bool decodeProtocol(DecodeContext &context, Connect &packet)
{
    const std::size_t nameOffset = context.in.offset();
    packet.protocolName = context.in.text("Protocol Name");
    const std::size_t levelOffset = context.in.offset();
    packet.protocolLevel = context.in.byte("Protocol Version");
    if (!context.good())
        return false;
    if (packet.protocolName != protocolName(context.version))
        return context.fail(WireFault::ProtocolName, nameOffset); // [MQTT-3.1.2-1]
    if (packet.protocolLevel != std::uint8_t(context.version))
        return context.fail(WireFault::ProtocolLevel, levelOffset); // [MQTT-3.1.2-2]
    return true;
}

bool areConnectFlagsRight(std::uint8_t flags, ProtocolVersion version)
{
    if (flags & kReservedConnectFlag) // [MQTT-3.1.2-3]
        return false;
    if (!(flags & kWillFlag) &&
        (flags & (kWillQosMask | kWillRetainFlag))) // [MQTT-3.1.2-11], [MQTT-3.1.2-13]
        return false;
    if ((flags & kWillQosMask) == kWillQosMask) // [MQTT-3.1.2-12]
        return false;
    // 3.1.1 [MQTT-3.1.2-22]; legal in 5.0
    return version == ProtocolVersion::V5 || (flags & kUserNameFlag) || !(flags & kPasswordFlag);
}

bool decodeWill(DecodeContext &context, std::uint8_t flags, Connect &packet)
{
    if (!(flags & kWillFlag)) {
        packet.will.reset();
        return true;
    }
    if (!packet.will)
        packet.will.emplace();
    WillView &will = *packet.will;
    will.qos = Qos((flags & kWillQosMask) >> kWillQosShift);
    will.retain = flags & kWillRetainFlag;
    if (!context.properties(will.properties, kWill) || !context.topicName("Will Topic", will.topic, false))
        return false;
    will.payload = context.in.binary("Will Payload");
    return context.good();
}

/// "the User Name flag is set, but the User Name string is missing. This is valid" (MQTT V3.1, CONNECT,
/// Flags)
bool mayBeMissing(const DecodeContext &context)
{
    return context.version == ProtocolVersion::V31 && context.in.atEnd();
}

bool decodeCredentials(DecodeContext &context, std::uint8_t flags, Connect &packet)
{
    packet.username.reset();
    packet.password.reset();
    if ((flags & kUserNameFlag) && !mayBeMissing(context))
        packet.username = context.in.text("User Name");
    if ((flags & kPasswordFlag) && !mayBeMissing(context))
        packet.password = context.in.binary("Password");
    return context.atEnd();
}

/// An empty Client Identifier asks the server for one: in 5.0 always, in 3.1.1 with Clean Session, in 3.1
/// never.
bool mayClientIdBeEmpty(const Connect &packet, ProtocolVersion version)
{
    return version == ProtocolVersion::V5 || (version == ProtocolVersion::V311 && packet.cleanStart);
}

} // namespace

bool decodeBody(DecodeContext &context, Connect &packet)
{
    if (!decodeProtocol(context, packet))
        return false;
    const std::size_t flagsOffset = context.in.offset();
    const std::uint8_t flags = context.in.byte("Connect Flags", FieldKind::Flags);
    if (context.good() && !areConnectFlagsRight(flags, context.version))
        return context.fail(WireFault::ConnectFlags, flagsOffset);
    packet.cleanStart = flags & kCleanStartFlag;
    packet.keepAliveSeconds = context.in.twoBytes("Keep Alive");
    if (!context.good())
        return false;

    const std::size_t propertiesOffset = context.in.offset();
    if (!context.properties(packet.properties, only(PacketType::Connect)))
        return false;
    if (find(packet.properties, PropertyId::AuthenticationData) &&
        !find(packet.properties, PropertyId::AuthenticationMethod))
        return context.failProtocol(WireFault::AuthenticationMethodMissing, propertiesOffset, "3.1.2.11.10");

    const std::size_t clientIdOffset = context.in.offset();
    packet.clientId = context.in.text("Client Identifier");
    if (!context.good())
        return false;
    if (packet.clientId.empty() && !mayClientIdBeEmpty(packet, context.version)) // 3.1.1 [MQTT-3.1.3-7]
        return context.failProtocol(WireFault::ConnectFlags, clientIdOffset, "3.1.3.1",
                                    ReasonCode::ClientIdentifierNotValid);
    return decodeWill(context, flags, packet) && decodeCredentials(context, flags, packet);
}

bool decodeBody(DecodeContext &context, Connack &packet)
{
    packet.properties.clear();
    const std::size_t flagsOffset = context.in.offset();
    const std::uint8_t flags = context.in.byte("Connect Acknowledge Flags", FieldKind::Flags);
    // 3.1 had no Session Present; its byte is reserved and not looked at.
    const bool reserved = context.version == ProtocolVersion::V31;
    if (context.good() && (flags & 0xFE) && !reserved)
        return context.fail(WireFault::ConnackFlags, flagsOffset); // [MQTT-3.2.2-1]
    packet.sessionPresent = !reserved && (flags & 1);
    if (!context.reasonCode(packet.reasonCode))
        return false;
    if (packet.sessionPresent && packet.reasonCode != ReasonCode::Success) // [MQTT-3.2.2-6]
        return context.failProtocol(WireFault::ConnackFlags, flagsOffset, "3.2.2.1.1");
    return context.properties(packet.properties, only(PacketType::Connack)) && context.atEnd();
}

} // namespace mqtt::detail
