// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/properties.h"
#include "protocol/wire/reason_code.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace mqtt {

/// Control packet types.  Spec MQTT 5.0 §2.1.2, Table 2-1
enum class PacketType : std::uint8_t
{
    Connect = 1,
    Connack,
    Publish,
    Puback,
    Pubrec,
    Pubrel,
    Pubcomp,
    Subscribe,
    Suback,
    Unsubscribe,
    Unsuback,
    Pingreq,
    Pingresp,
    Disconnect,
    Auth,
};

// Packets borrow: text, payloads and properties point into the decoded frame, or into what the caller
// owns when it encodes. A packet is valid as long as those bytes are. Fields that a version does not
// have (properties and most reason codes before 5.0) stay at their defaults.

struct WillView
{
    Qos qos = Qos::AtMostOnce;
    bool retain = false;
    PropertyViews properties;
    std::string_view topic;
    ByteView payload;
};

struct Connect
{
    std::string_view protocolName = "MQTT"; ///< "MQIsdp" for 3.1
    std::uint8_t protocolLevel = 4;
    bool cleanStart = true; ///< Clean Session before 5.0
    std::uint16_t keepAliveSeconds = 0;
    PropertyViews properties;
    std::string_view clientId;
    std::optional<WillView> will;
    std::optional<std::string_view> username;
    std::optional<ByteView> password;
};

struct Connack
{
    bool sessionPresent = false;
    ReasonCode reasonCode = ReasonCode::Success; ///< before 5.0: the return code 0…5 as it stands on the wire
    PropertyViews properties;
};

/// What is known of a payload of which only the beginning was kept in memory.
struct CutPayload
{
    std::uint64_t packetSize = 0; ///< fixed header included
    std::uint64_t payloadSize = 0;
    std::array<std::uint8_t, 32> sha256{}; ///< of the whole payload
};

struct Publish
{
    bool dup = false;
    Qos qos = Qos::AtMostOnce;
    bool retain = false;
    std::string_view topic; ///< empty on 5.0 when a Topic Alias stands for it
    PacketId packetId = 0;  ///< 0 at QoS 0
    PropertyViews properties;
    ByteView payload;
    const CutPayload *cut = nullptr; ///< `payload` is only the beginning; borrowed like the rest
};

/// PUBACK, PUBREC, PUBREL and PUBCOMP are the same but for their type.
template <PacketType Type>
struct PublishReply
{
    static constexpr PacketType type = Type;
    PacketId packetId = 0;
    ReasonCode reasonCode = ReasonCode::Success;
    PropertyViews properties;
};
using Puback = PublishReply<PacketType::Puback>;
using Pubrec = PublishReply<PacketType::Pubrec>;
using Pubrel = PublishReply<PacketType::Pubrel>;
using Pubcomp = PublishReply<PacketType::Pubcomp>;

struct SubscriptionView
{
    std::string_view filter;
    Qos maximumQos = Qos::AtMostOnce;
    bool noLocal = false;
    bool retainAsPublished = false;
    std::uint8_t retainHandling = 0; ///< 0 send, 1 only for a new subscription, 2 never
};

struct Subscribe
{
    PacketId packetId = 0;
    PropertyViews properties;
    std::vector<SubscriptionView> subscriptions;
};

struct Suback
{
    PacketId packetId = 0;
    PropertyViews properties;
    std::vector<ReasonCode> reasonCodes;
};

struct Unsubscribe
{
    PacketId packetId = 0;
    PropertyViews properties;
    std::vector<std::string_view> filters;
};

struct Unsuback
{
    PacketId packetId = 0;
    PropertyViews properties;
    std::vector<ReasonCode> reasonCodes; ///< empty before 5.0
};

struct Pingreq
{};

struct Pingresp
{};

struct Disconnect
{
    ReasonCode reasonCode = ReasonCode::Success; ///< 0x00 is "Normal disconnection" here
    PropertyViews properties;
};

struct Auth
{
    ReasonCode reasonCode = ReasonCode::Success;
    PropertyViews properties;
};

using Packet = std::variant<Connect, Connack, Publish, Puback, Pubrec, Pubrel, Pubcomp, Subscribe, Suback,
                            Unsubscribe, Unsuback, Pingreq, Pingresp, Disconnect, Auth>;

/// The alternatives stand in the order of the type numbers.
inline PacketType typeOf(const Packet &packet) { return PacketType(packet.index() + 1); }

} // namespace mqtt
