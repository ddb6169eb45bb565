// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// Spec MQTT 5.0 §2.2.2.2, Table 2-4
enum class PropertyId : std::uint8_t
{
    PayloadFormatIndicator = 0x01,
    MessageExpiryInterval = 0x02,
    ContentType = 0x03,
    ResponseTopic = 0x08,
    CorrelationData = 0x09,
    SubscriptionIdentifier = 0x0B,
    SessionExpiryInterval = 0x11,
    AssignedClientIdentifier = 0x12,
    ServerKeepAlive = 0x13,
    AuthenticationMethod = 0x15,
    AuthenticationData = 0x16,
    RequestProblemInformation = 0x17,
    WillDelayInterval = 0x18,
    RequestResponseInformation = 0x19,
    ResponseInformation = 0x1A,
    ServerReference = 0x1C,
    ReasonString = 0x1F,
    ReceiveMaximum = 0x21,
    TopicAliasMaximum = 0x22,
    TopicAlias = 0x23,
    MaximumQos = 0x24,
    RetainAvailable = 0x25,
    UserProperty = 0x26,
    MaximumPacketSize = 0x27,
    WildcardSubscriptionAvailable = 0x28,
    SubscriptionIdentifierAvailable = 0x29,
    SharedSubscriptionAvailable = 0x2A,
};

/// One property borrowed from a frame (decode) or from an owner (encode).
///
/// Numbers of every width are in `number`; text and binary data in `value` (binary bytes as chars);
/// a User Property has its name in `name` and its value in `value`.
struct PropertyView
{
    PropertyId id{};
    std::uint32_t number = 0;
    std::string_view name;
    std::string_view value;

    friend bool operator==(const PropertyView &, const PropertyView &) = default;
};

/// In wire order; repeats kept.
using PropertyViews = std::vector<PropertyView>;

/// The same, owning its bytes: what crosses threads, is stored or edited.
struct Property
{
    PropertyId id{};
    std::uint32_t number = 0;
    std::string name;
    std::string value;

    static Property ofNumber(PropertyId id, std::uint32_t number) { return {id, number, {}, {}}; }
    static Property ofText(PropertyId id, std::string value) { return {id, 0, {}, std::move(value)}; }
    static Property user(std::string name, std::string value)
    {
        return {PropertyId::UserProperty, 0, std::move(name), std::move(value)};
    }

    friend bool operator==(const Property &, const Property &) = default;
};

using Properties = std::vector<Property>;

PropertyViews viewsOf(const Properties &properties);
Properties ownedCopyOf(const PropertyViews &properties);

/// First property with this id, or nullptr.
const PropertyView *find(const PropertyViews &properties, PropertyId id);
const Property *find(const Properties &properties, PropertyId id);

/// The number of the first property with this id, or `otherwise`.
std::uint32_t numberOr(const PropertyViews &properties, PropertyId id, std::uint32_t otherwise);
std::uint32_t numberOr(const Properties &properties, PropertyId id, std::uint32_t otherwise);

} // namespace mqtt
