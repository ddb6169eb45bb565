// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/encode_check.h"

#include "protocol/wire/connect_flags.h"
#include "protocol/wire/reason_table.h"
#include "protocol/wire/subscription_options.h"
#include "protocol/wire/topic.h"

namespace mqtt::detail {

namespace {

tl::unexpected<EncodeError> refuse(EncodeError error) { return tl::unexpected(error); }

bool isQos(Qos qos) { return unsigned(qos) <= 2; }

EncodeCheck checkWill(const WillView &will, ProtocolVersion version)
{
    if (!isQos(will.qos))
        return refuse(EncodeError::InvalidFlags);
    return checkProperties(will.properties, kWill, version)
        .and_then([&] { return checkTopicNameField(will.topic, false); })
        .and_then([&] { return checkBinary(will.payload.size()); });
}

EncodeCheck checkReason(ReasonCode code, PacketType packet, ProtocolVersion version)
{
    if (!isReasonCodeAllowed(code, packet, version, Role::Any))
        return refuse(EncodeError::InvalidReasonCode);
    return {};
}

EncodeCheck checkCodes(const std::vector<ReasonCode> &codes, PacketType packet, ProtocolVersion version)
{
    if (codes.empty())
        return refuse(EncodeError::InvalidFlags);
    for (const ReasonCode code : codes) {
        if (auto checked = checkReason(code, packet, version); !checked)
            return checked;
    }
    return {};
}

} // namespace

EncodeCheck check(const Connect &packet, ProtocolVersion version)
{
    if (packet.protocolName != protocolName(version) || packet.protocolLevel != std::uint8_t(version))
        return refuse(EncodeError::InvalidFlags);
    if (version != ProtocolVersion::V5 && packet.password && !packet.username)
        return refuse(EncodeError::InvalidFlags);
    const bool mayBeEmpty = version == ProtocolVersion::V5 ||
                            (version == ProtocolVersion::V311 && packet.cleanStart); // 3.1.1 [MQTT-3.1.3-7]
    if (packet.clientId.empty() && !mayBeEmpty)
        return refuse(EncodeError::InvalidFlags);
    if (find(packet.properties, PropertyId::AuthenticationData) &&
        !find(packet.properties, PropertyId::AuthenticationMethod))
        return refuse(EncodeError::InvalidProperty);
    return checkProperties(packet.properties, only(PacketType::Connect), version)
        .and_then([&] { return checkText(packet.clientId); })
        .and_then([&] { return packet.will ? checkWill(*packet.will, version) : EncodeCheck(); })
        .and_then([&] { return packet.username ? checkText(*packet.username) : EncodeCheck(); })
        .and_then([&] { return packet.password ? checkBinary(packet.password->size()) : EncodeCheck(); });
}

EncodeCheck check(const Connack &packet, ProtocolVersion version)
{
    const bool resumedRefusal = packet.sessionPresent && packet.reasonCode != ReasonCode::Success;
    if (resumedRefusal || (packet.sessionPresent && version == ProtocolVersion::V31)) // [MQTT-3.2.2-6]
        return refuse(EncodeError::InvalidFlags);
    return checkReason(packet.reasonCode, PacketType::Connack, version).and_then([&] {
        return checkProperties(packet.properties, only(PacketType::Connack), version);
    });
}

EncodeCheck check(const Publish &packet, ProtocolVersion version)
{
    if (!isQos(packet.qos) || (packet.qos == Qos::AtMostOnce && packet.dup)) // [MQTT-3.3.1-2]
        return refuse(EncodeError::InvalidFlags);
    if ((packet.qos == Qos::AtMostOnce) != (packet.packetId == 0)) // [MQTT-2.2.1-2], [MQTT-2.2.1-3]
        return refuse(EncodeError::InvalidPacketId);
    const bool aliased = packet.topic.empty() && find(packet.properties, PropertyId::TopicAlias);
    if (auto checked = checkTopicNameField(packet.topic, aliased); !checked)
        return checked;
    if (packet.properties.empty())
        return {};
    return checkProperties(packet.properties, only(PacketType::Publish), version);
}

EncodeCheck checkReply(PacketType type, PacketId packetId, ReasonCode reasonCode,
                       const PropertyViews &properties, ProtocolVersion version)
{
    if (packetId == 0)
        return refuse(EncodeError::InvalidPacketId);
    return checkReason(reasonCode, type, version).and_then([&] {
        return checkProperties(properties, only(type), version);
    });
}

EncodeCheck check(const Subscribe &packet, ProtocolVersion version)
{
    if (packet.packetId == 0)
        return refuse(EncodeError::InvalidPacketId);
    if (packet.subscriptions.empty()) // [MQTT-3.8.3-2]
        return refuse(EncodeError::InvalidFlags);
    for (const SubscriptionView &subscription : packet.subscriptions) {
        if (!isQos(subscription.maximumQos) || subscription.retainHandling > 2 ||
            (version != ProtocolVersion::V5 && optionsOf(subscription) > 2) ||
            (subscription.noLocal && isSharedFilter(subscription.filter))) // [MQTT-3.8.3-4]
            return refuse(EncodeError::InvalidFlags);
        if (auto checked = checkTopicFilterField(subscription.filter, version); !checked)
            return checked;
    }
    return checkProperties(packet.properties, only(PacketType::Subscribe), version);
}

EncodeCheck check(const Suback &packet, ProtocolVersion version)
{
    if (packet.packetId == 0)
        return refuse(EncodeError::InvalidPacketId);
    return checkCodes(packet.reasonCodes, PacketType::Suback, version).and_then([&] {
        return checkProperties(packet.properties, only(PacketType::Suback), version);
    });
}

EncodeCheck check(const Unsubscribe &packet, ProtocolVersion version)
{
    if (packet.packetId == 0)
        return refuse(EncodeError::InvalidPacketId);
    if (packet.filters.empty()) // [MQTT-3.10.3-2]
        return refuse(EncodeError::InvalidFlags);
    for (const std::string_view filter : packet.filters) {
        if (auto checked = checkTopicFilterField(filter, version); !checked)
            return checked;
    }
    return checkProperties(packet.properties, only(PacketType::Unsubscribe), version);
}

EncodeCheck check(const Unsuback &packet, ProtocolVersion version)
{
    if (packet.packetId == 0)
        return refuse(EncodeError::InvalidPacketId);
    if (version != ProtocolVersion::V5 && !packet.reasonCodes.empty())
        return refuse(EncodeError::InvalidReasonCode);
    const EncodeCheck codes = version == ProtocolVersion::V5
                                  ? checkCodes(packet.reasonCodes, PacketType::Unsuback, version)
                                  : EncodeCheck();
    return codes.and_then(
        [&] { return checkProperties(packet.properties, only(PacketType::Unsuback), version); });
}

EncodeCheck check(const Pingreq &, ProtocolVersion) { return {}; }

EncodeCheck check(const Pingresp &, ProtocolVersion) { return {}; }

EncodeCheck check(const Disconnect &packet, ProtocolVersion version)
{
    return checkReason(packet.reasonCode, PacketType::Disconnect, version).and_then([&] {
        return checkProperties(packet.properties, only(PacketType::Disconnect), version);
    });
}

EncodeCheck check(const Auth &packet, ProtocolVersion version)
{
    if (version != ProtocolVersion::V5)
        return refuse(EncodeError::InvalidFlags);
    const bool bare = packet.reasonCode == ReasonCode::Success && packet.properties.empty();
    if (!bare && !find(packet.properties, PropertyId::AuthenticationMethod))
        return refuse(EncodeError::InvalidProperty);
    return checkReason(packet.reasonCode, PacketType::Auth, version).and_then([&] {
        return checkProperties(packet.properties, only(PacketType::Auth), version);
    });
}

} // namespace mqtt::detail
