// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/decode_context.h"
#include "protocol/wire/packet_table.h"
#include "protocol/wire/subscription_options.h"

namespace mqtt::detail {

namespace {

bool decodeOptions(DecodeContext &context, SubscriptionView &subscription)
{
    const std::size_t offset = context.in.offset();
    const std::uint8_t options = context.in.byte("Subscription Options", FieldKind::Flags);
    if (!context.good())
        return false;
    const std::uint8_t qos = options & kMaximumQosMask;
    if (!context.isV5()) {
        if (options > 2)
            return context.fail(WireFault::SubscriptionOptions, offset); // [MQTT-3-8.3-4]
        subscription = {subscription.filter, Qos(qos)};
        return true;
    }

    if (options & kReservedOptions)
        return context.fail(WireFault::SubscriptionOptions, offset); // [MQTT-3.8.3-5]
    subscription.noLocal = options & kNoLocalOption;
    subscription.retainAsPublished = options & kRetainAsPublishedOption;
    subscription.retainHandling = (options & kRetainHandlingMask) >> kRetainHandlingShift;
    // Protocol Errors by §3.8.3.1, the last one [MQTT-3.8.3-4]
    if (qos == 3 || subscription.retainHandling == 3 ||
        (subscription.noLocal && isSharedFilter(subscription.filter)))
        return context.failProtocol(WireFault::SubscriptionOptions, offset, "3.8.3.1");
    subscription.maximumQos = Qos(qos);
    return true;
}

/// The list behind SUBACK and UNSUBACK: one code per filter, to the end of the packet.
bool decodeCodes(DecodeContext &context, std::vector<ReasonCode> &codes)
{
    codes.clear();
    if (context.in.atEnd())
        return context.fail(WireFault::EmptyList, context.in.offset());
    while (!context.in.atEnd()) {
        ReasonCode code{};
        if (!context.reasonCode(code))
            return false;
        codes.push_back(code);
    }
    return true;
}

} // namespace

bool decodeBody(DecodeContext &context, Subscribe &packet)
{
    packet.subscriptions.clear();
    if (!context.packetId(packet.packetId) ||
        !context.properties(packet.properties, only(PacketType::Subscribe)))
        return false;
    if (context.in.atEnd())
        return context.fail(WireFault::EmptyList, context.in.offset()); // [MQTT-3.8.3-2]
    while (!context.in.atEnd()) {
        FieldGroup group(context.in.trace(), "Subscription", context.in.offset());
        SubscriptionView subscription;
        if (!context.topicFilter(subscription.filter) || !decodeOptions(context, subscription))
            return false;
        packet.subscriptions.push_back(subscription);
    }
    return true;
}

bool decodeBody(DecodeContext &context, Suback &packet)
{
    return context.packetId(packet.packetId) &&
           context.properties(packet.properties, only(PacketType::Suback)) &&
           decodeCodes(context, packet.reasonCodes);
}

bool decodeBody(DecodeContext &context, Unsubscribe &packet)
{
    packet.filters.clear();
    if (!context.packetId(packet.packetId) ||
        !context.properties(packet.properties, only(PacketType::Unsubscribe)))
        return false;
    if (context.in.atEnd())
        return context.fail(WireFault::EmptyList, context.in.offset()); // [MQTT-3.10.3-2]
    while (!context.in.atEnd()) {
        std::string_view filter;
        if (!context.topicFilter(filter))
            return false;
        packet.filters.push_back(filter);
    }
    return true;
}

bool decodeBody(DecodeContext &context, Unsuback &packet)
{
    packet.reasonCodes.clear();
    if (!context.packetId(packet.packetId) ||
        !context.properties(packet.properties, only(PacketType::Unsuback)))
        return false;
    return context.isV5() ? decodeCodes(context, packet.reasonCodes) : context.atEnd();
}

} // namespace mqtt::detail
