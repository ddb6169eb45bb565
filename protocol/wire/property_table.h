// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/byte_writer.h"
#include "protocol/wire/packet_table.h"
#include "protocol/wire/properties.h"

#include <array>
#include <cstdint>
#include <limits>

namespace mqtt {

/// Spec MQTT 5.0 §2.2.2.2, Table 2-4
enum class PropertyType : std::uint8_t
{
    Byte,
    TwoByteInteger,
    FourByteInteger,
    VariableByteInteger,
    Text,
    Binary,
    TextPair,
};

/// What the specification says about one property. Numbers below `least` or above `most` are protocol errors.
struct PropertyRow
{
    PropertyId id;
    const char *name;
    PropertyType type;
    PacketSet packets;    ///< where it may stand
    PacketSet repeatable; ///< where it may stand more than once
    std::uint32_t least;
    std::uint32_t most;
    const char *section; ///< the first packet that describes it
};

namespace detail {

inline constexpr PacketSet kInConnect = only(PacketType::Connect);
inline constexpr PacketSet kInConnack = only(PacketType::Connack);
inline constexpr PacketSet kInPublish = only(PacketType::Publish);
inline constexpr PacketSet kInSubscribe = only(PacketType::Subscribe);
inline constexpr PacketSet kInDisconnect = only(PacketType::Disconnect);
inline constexpr PacketSet kInAuth = only(PacketType::Auth);
inline constexpr PacketSet kInAnswers =
    only(PacketType::Connack) | only(PacketType::Puback) | only(PacketType::Pubrec) |
    only(PacketType::Pubrel) | only(PacketType::Pubcomp) | only(PacketType::Suback) |
    only(PacketType::Unsuback) | only(PacketType::Disconnect) | only(PacketType::Auth);
inline constexpr PacketSet kInAllButPing =
    kInAnswers | kInConnect | kWill | kInPublish | kInSubscribe | only(PacketType::Unsubscribe);
inline constexpr std::uint32_t kMost16 = 0xFFFF;
inline constexpr std::uint32_t kMost32 = 0xFFFF'FFFF;

} // namespace detail

// clang-format off
inline constexpr std::array<PropertyRow, 27> kPropertyTable = {{
    {PropertyId::PayloadFormatIndicator, "Payload Format Indicator", PropertyType::Byte,
     detail::kInPublish | kWill, 0, 0, 1, "3.3.2.3.2"},
    {PropertyId::MessageExpiryInterval, "Message Expiry Interval", PropertyType::FourByteInteger,
     detail::kInPublish | kWill, 0, 0, detail::kMost32, "3.3.2.3.3"},
    {PropertyId::ContentType, "Content Type", PropertyType::Text,
     detail::kInPublish | kWill, 0, 0, 0, "3.3.2.3.9"},
    {PropertyId::ResponseTopic, "Response Topic", PropertyType::Text,
     detail::kInPublish | kWill, 0, 0, 0, "3.3.2.3.5"},
    {PropertyId::CorrelationData, "Correlation Data", PropertyType::Binary,
     detail::kInPublish | kWill, 0, 0, 0, "3.3.2.3.6"},
    {PropertyId::SubscriptionIdentifier, "Subscription Identifier", PropertyType::VariableByteInteger,
     detail::kInPublish | detail::kInSubscribe, detail::kInPublish, 1, kLargestVariableByteInteger, "3.8.2.1.2"},
    {PropertyId::SessionExpiryInterval, "Session Expiry Interval", PropertyType::FourByteInteger,
     detail::kInConnect | detail::kInConnack | detail::kInDisconnect, 0, 0, detail::kMost32, "3.1.2.11.2"},
    {PropertyId::AssignedClientIdentifier, "Assigned Client Identifier", PropertyType::Text,
     detail::kInConnack, 0, 0, 0, "3.2.2.3.7"},
    {PropertyId::ServerKeepAlive, "Server Keep Alive", PropertyType::TwoByteInteger,
     detail::kInConnack, 0, 0, detail::kMost16, "3.2.2.3.14"},
    {PropertyId::AuthenticationMethod, "Authentication Method", PropertyType::Text,
     detail::kInConnect | detail::kInConnack | detail::kInAuth, 0, 0, 0, "3.1.2.11.9"},
    {PropertyId::AuthenticationData, "Authentication Data", PropertyType::Binary,
     detail::kInConnect | detail::kInConnack | detail::kInAuth, 0, 0, 0, "3.1.2.11.10"},
    {PropertyId::RequestProblemInformation, "Request Problem Information", PropertyType::Byte,
     detail::kInConnect, 0, 0, 1, "3.1.2.11.7"},
    {PropertyId::WillDelayInterval, "Will Delay Interval", PropertyType::FourByteInteger,
     kWill, 0, 0, detail::kMost32, "3.1.3.2.2"},
    {PropertyId::RequestResponseInformation, "Request Response Information", PropertyType::Byte,
     detail::kInConnect, 0, 0, 1, "3.1.2.11.6"},
    {PropertyId::ResponseInformation, "Response Information", PropertyType::Text,
     detail::kInConnack, 0, 0, 0, "3.2.2.3.15"},
    {PropertyId::ServerReference, "Server Reference", PropertyType::Text,
     detail::kInConnack | detail::kInDisconnect, 0, 0, 0, "3.2.2.3.16"},
    {PropertyId::ReasonString, "Reason String", PropertyType::Text,
     detail::kInAnswers, 0, 0, 0, "3.2.2.3.9"},
    {PropertyId::ReceiveMaximum, "Receive Maximum", PropertyType::TwoByteInteger,
     detail::kInConnect | detail::kInConnack, 0, 1, detail::kMost16, "3.1.2.11.3"},
    {PropertyId::TopicAliasMaximum, "Topic Alias Maximum", PropertyType::TwoByteInteger,
     detail::kInConnect | detail::kInConnack, 0, 0, detail::kMost16, "3.1.2.11.5"},
    {PropertyId::TopicAlias, "Topic Alias", PropertyType::TwoByteInteger,
     detail::kInPublish, 0, 1, detail::kMost16, "3.3.2.3.4"},
    {PropertyId::MaximumQos, "Maximum QoS", PropertyType::Byte,
     detail::kInConnack, 0, 0, 1, "3.2.2.3.4"},
    {PropertyId::RetainAvailable, "Retain Available", PropertyType::Byte,
     detail::kInConnack, 0, 0, 1, "3.2.2.3.5"},
    {PropertyId::UserProperty, "User Property", PropertyType::TextPair,
     detail::kInAllButPing, detail::kInAllButPing, 0, 0, "3.1.2.11.8"},
    {PropertyId::MaximumPacketSize, "Maximum Packet Size", PropertyType::FourByteInteger,
     detail::kInConnect | detail::kInConnack, 0, 1, detail::kMost32, "3.1.2.11.4"},
    {PropertyId::WildcardSubscriptionAvailable, "Wildcard Subscription Available", PropertyType::Byte,
     detail::kInConnack, 0, 0, 1, "3.2.2.3.11"},
    {PropertyId::SubscriptionIdentifierAvailable, "Subscription Identifier Available", PropertyType::Byte,
     detail::kInConnack, 0, 0, 1, "3.2.2.3.12"},
    {PropertyId::SharedSubscriptionAvailable, "Shared Subscription Available", PropertyType::Byte,
     detail::kInConnack, 0, 0, 1, "3.2.2.3.13"},
}};
// clang-format on

namespace detail {

inline constexpr std::size_t kPropertyIdEnd = 0x2B;

constexpr std::array<std::uint8_t, kPropertyIdEnd> propertyIndex()
{
    std::array<std::uint8_t, kPropertyIdEnd> index{};
    for (std::size_t row = 0; row < kPropertyTable.size(); ++row)
        index[std::size_t(kPropertyTable[row].id)] = std::uint8_t(row + 1);
    return index;
}
inline constexpr auto kPropertyIndex = propertyIndex();

} // namespace detail

/// nullptr: no such property.
constexpr const PropertyRow *propertyRow(std::uint32_t id)
{
    if (id >= detail::kPropertyIdEnd || detail::kPropertyIndex[id] == 0)
        return nullptr;
    return &kPropertyTable[detail::kPropertyIndex[id] - 1u];
}
constexpr const PropertyRow *propertyRow(PropertyId id) { return propertyRow(std::uint32_t(id)); }

constexpr bool isNumber(PropertyType type) { return type <= PropertyType::VariableByteInteger; }

} // namespace mqtt
