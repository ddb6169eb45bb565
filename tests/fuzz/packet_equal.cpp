// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet_equal.h"

#include <algorithm>

using namespace mqtt;

namespace fuzz {
namespace {

bool same(ByteView a, ByteView b) { return std::ranges::equal(a, b); }

bool same(const WillView &a, const WillView &b)
{
    return a.qos == b.qos && a.retain == b.retain && a.properties == b.properties && a.topic == b.topic &&
           same(a.payload, b.payload);
}

template <typename T>
bool same(const std::optional<T> &a, const std::optional<T> &b)
{
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

bool same(const Connect &a, const Connect &b)
{
    return a.protocolName == b.protocolName && a.protocolLevel == b.protocolLevel &&
           a.cleanStart == b.cleanStart && a.keepAliveSeconds == b.keepAliveSeconds &&
           a.properties == b.properties && a.clientId == b.clientId && same(a.will, b.will) &&
           a.username == b.username && same(a.password, b.password);
}

bool same(const Connack &a, const Connack &b)
{
    return a.sessionPresent == b.sessionPresent && a.reasonCode == b.reasonCode &&
           a.properties == b.properties;
}

bool same(const Publish &a, const Publish &b)
{
    return a.dup == b.dup && a.qos == b.qos && a.retain == b.retain && a.topic == b.topic &&
           a.packetId == b.packetId && a.properties == b.properties && same(a.payload, b.payload);
}

template <PacketType Type>
bool same(const PublishReply<Type> &a, const PublishReply<Type> &b)
{
    return a.packetId == b.packetId && a.reasonCode == b.reasonCode && a.properties == b.properties;
}

bool same(const Subscribe &a, const Subscribe &b)
{
    const auto sameEntry = [](const SubscriptionView &left, const SubscriptionView &right) {
        return left.filter == right.filter && left.maximumQos == right.maximumQos &&
               left.noLocal == right.noLocal && left.retainAsPublished == right.retainAsPublished &&
               left.retainHandling == right.retainHandling;
    };
    return a.packetId == b.packetId && a.properties == b.properties &&
           std::ranges::equal(a.subscriptions, b.subscriptions, sameEntry);
}

bool same(const Suback &a, const Suback &b)
{
    return a.packetId == b.packetId && a.properties == b.properties && a.reasonCodes == b.reasonCodes;
}

bool same(const Unsubscribe &a, const Unsubscribe &b)
{
    return a.packetId == b.packetId && a.properties == b.properties && a.filters == b.filters;
}

bool same(const Unsuback &a, const Unsuback &b)
{
    return a.packetId == b.packetId && a.properties == b.properties && a.reasonCodes == b.reasonCodes;
}

bool same(const Pingreq &, const Pingreq &) { return true; }
bool same(const Pingresp &, const Pingresp &) { return true; }

bool same(const Disconnect &a, const Disconnect &b)
{
    return a.reasonCode == b.reasonCode && a.properties == b.properties;
}

bool same(const Auth &a, const Auth &b)
{
    return a.reasonCode == b.reasonCode && a.properties == b.properties;
}

} // namespace

bool equal(const Packet &a, const Packet &b)
{
    if (a.index() != b.index())
        return false;
    return std::visit(
        [&b](const auto &left) { return same(left, std::get<std::decay_t<decltype(left)>>(b)); }, a);
}

} // namespace fuzz
