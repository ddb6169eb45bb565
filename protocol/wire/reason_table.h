// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/packet_table.h"
#include "protocol/wire/reason_code.h"

#include <array>
#include <cstdint>

namespace mqtt {

/// What the specification says about one reason code: its name and who may send it in which packets.
/// Spec MQTT 5.0 §2.4, Table 2-6; the direction from the tables of each packet.
struct ReasonRow
{
    ReasonCode code;
    const char *name;
    PacketSet fromServer;
    PacketSet fromClient;
    const char *section;
};

namespace detail {

inline constexpr PacketSet kC = only(PacketType::Connack);
inline constexpr PacketSet kPub = only(PacketType::Puback) | only(PacketType::Pubrec);
inline constexpr PacketSet kRel = only(PacketType::Pubrel) | only(PacketType::Pubcomp);
inline constexpr PacketSet kSub = only(PacketType::Suback);
inline constexpr PacketSet kUnsub = only(PacketType::Unsuback);
inline constexpr PacketSet kDis = only(PacketType::Disconnect);
inline constexpr PacketSet kAuthPacket = only(PacketType::Auth);

} // namespace detail

// A server's DISCONNECT 0x00 is not in Table 3-13, but the packet without a body means just that and real
// brokers close with it, so it is let in.
// clang-format off
inline constexpr std::array<ReasonRow, 43> kReasonTable = {{
    {ReasonCode::Success, "Success",
     detail::kC | detail::kPub | detail::kRel | detail::kSub | detail::kUnsub | detail::kAuthPacket | detail::kDis,
     detail::kPub | detail::kRel | detail::kDis, "2.4"},
    {ReasonCode::GrantedQos1, "Granted QoS 1", detail::kSub, 0, "3.9.3"},
    {ReasonCode::GrantedQos2, "Granted QoS 2", detail::kSub, 0, "3.9.3"},
    {ReasonCode::DisconnectWithWillMessage, "Disconnect with Will Message", 0, detail::kDis, "3.14.2.1"},
    {ReasonCode::NoMatchingSubscribers, "No matching subscribers", detail::kPub, 0, "3.4.2.1"},
    {ReasonCode::NoSubscriptionExisted, "No subscription existed", detail::kUnsub, 0, "3.11.3"},
    {ReasonCode::ContinueAuthentication, "Continue authentication", detail::kAuthPacket, detail::kAuthPacket, "3.15.2.1"},
    {ReasonCode::ReAuthenticate, "Re-authenticate", 0, detail::kAuthPacket, "3.15.2.1"},
    {ReasonCode::UnspecifiedError, "Unspecified error",
     detail::kC | detail::kPub | detail::kSub | detail::kUnsub | detail::kDis, detail::kPub | detail::kDis, "2.4"},
    {ReasonCode::MalformedPacket, "Malformed Packet", detail::kC | detail::kDis, detail::kDis, "2.4"},
    {ReasonCode::ProtocolError, "Protocol Error", detail::kC | detail::kDis, detail::kDis, "2.4"},
    {ReasonCode::ImplementationSpecificError, "Implementation specific error",
     detail::kC | detail::kPub | detail::kSub | detail::kUnsub | detail::kDis, detail::kPub | detail::kDis, "2.4"},
    {ReasonCode::UnsupportedProtocolVersion, "Unsupported Protocol Version", detail::kC, 0, "3.2.2.2"},
    {ReasonCode::ClientIdentifierNotValid, "Client Identifier not valid", detail::kC, 0, "3.2.2.2"},
    {ReasonCode::BadUserNameOrPassword, "Bad User Name or Password", detail::kC, 0, "3.2.2.2"},
    {ReasonCode::NotAuthorized, "Not authorized",
     detail::kC | detail::kPub | detail::kSub | detail::kUnsub | detail::kDis, detail::kPub, "2.4"},
    {ReasonCode::ServerUnavailable, "Server unavailable", detail::kC, 0, "3.2.2.2"},
    {ReasonCode::ServerBusy, "Server busy", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::Banned, "Banned", detail::kC, 0, "3.2.2.2"},
    {ReasonCode::ServerShuttingDown, "Server shutting down", detail::kDis, 0, "3.14.2.1"},
    {ReasonCode::BadAuthenticationMethod, "Bad authentication method", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::KeepAliveTimeout, "Keep Alive timeout", detail::kDis, 0, "3.14.2.1"},
    {ReasonCode::SessionTakenOver, "Session taken over", detail::kDis, 0, "3.14.2.1"},
    {ReasonCode::TopicFilterInvalid, "Topic Filter invalid", detail::kSub | detail::kUnsub | detail::kDis, 0, "2.4"},
    {ReasonCode::TopicNameInvalid, "Topic Name invalid",
     detail::kC | detail::kPub | detail::kDis, detail::kPub | detail::kDis, "2.4"},
    {ReasonCode::PacketIdentifierInUse, "Packet Identifier in use",
     detail::kPub | detail::kSub | detail::kUnsub, detail::kPub, "2.4"},
    {ReasonCode::PacketIdentifierNotFound, "Packet Identifier not found", detail::kRel, detail::kRel, "2.4"},
    {ReasonCode::ReceiveMaximumExceeded, "Receive Maximum exceeded", detail::kDis, detail::kDis, "3.14.2.1"},
    {ReasonCode::TopicAliasInvalid, "Topic Alias invalid", detail::kDis, detail::kDis, "3.14.2.1"},
    {ReasonCode::PacketTooLarge, "Packet too large", detail::kC | detail::kDis, detail::kDis, "2.4"},
    {ReasonCode::MessageRateTooHigh, "Message rate too high", detail::kDis, detail::kDis, "3.14.2.1"},
    {ReasonCode::QuotaExceeded, "Quota exceeded",
     detail::kC | detail::kPub | detail::kSub | detail::kDis, detail::kPub | detail::kDis, "2.4"},
    {ReasonCode::AdministrativeAction, "Administrative action", detail::kDis, detail::kDis, "3.14.2.1"},
    {ReasonCode::PayloadFormatInvalid, "Payload format invalid",
     detail::kC | detail::kPub | detail::kDis, detail::kPub | detail::kDis, "2.4"},
    {ReasonCode::RetainNotSupported, "Retain not supported", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::QosNotSupported, "QoS not supported", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::UseAnotherServer, "Use another server", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::ServerMoved, "Server moved", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::SharedSubscriptionsNotSupported, "Shared Subscriptions not supported",
     detail::kSub | detail::kDis, 0, "2.4"},
    {ReasonCode::ConnectionRateExceeded, "Connection rate exceeded", detail::kC | detail::kDis, 0, "2.4"},
    {ReasonCode::MaximumConnectTime, "Maximum connect time", detail::kDis, 0, "3.14.2.1"},
    {ReasonCode::SubscriptionIdentifiersNotSupported, "Subscription Identifiers not supported",
     detail::kSub | detail::kDis, 0, "2.4"},
    {ReasonCode::WildcardSubscriptionsNotSupported, "Wildcard Subscriptions not supported",
     detail::kSub | detail::kDis, 0, "2.4"},
}};
// clang-format on

/// nullptr: no such reason code.
const ReasonRow *reasonRow(ReasonCode code);

/// True when `packet`, on its way to `receiver`, may carry the code. Before 5.0: CONNACK 0…5, SUBACK 0, 1, 2
/// and 0x80, and 0 elsewhere.
bool isReasonCodeAllowed(ReasonCode code, PacketType packet, ProtocolVersion version, Role receiver);

/// The specification's English name, which for 0x00 depends on the packet ("Granted QoS 0", "Normal
/// disconnection") and for a CONNACK on the version; "" when there is none.
const char *reasonName(ReasonCode code, PacketType packet, ProtocolVersion version);

} // namespace mqtt
