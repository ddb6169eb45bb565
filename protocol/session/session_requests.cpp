// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/session_state.h"

#include "protocol/wire/reason_table.h"
#include "protocol/wire/topic.h"

#include <algorithm>
#include <utility>

namespace mqtt {
namespace {

bool hasWildcard(std::string_view filter) { return filter.find_first_of("+#") != std::string_view::npos; }

void giveUp(SubscribeDone &done)
{
    done.reasonCodes.assign(done.subscriptions.size(), ReasonCode::UnspecifiedError);
    done.lost = true;
}

void giveUp(UnsubscribeDone &done)
{
    done.reasonCodes.assign(done.filters.size(), ReasonCode::UnspecifiedError);
    done.lost = true;
}

} // namespace

tl::expected<void, RequestError> ClientSession::State::subscribe(std::vector<Subscription> subscriptions,
                                                                 const Properties &properties,
                                                                 RequestToken token, Instant now,
                                                                 Effects &effects)
{
    if (phase != Phase::Connected)
        return tl::unexpected(RequestError::NotConnected);
    if (subscriptions.empty())
        return tl::unexpected(RequestError::NothingToDo);
    if (!speaksOlder && find(properties, PropertyId::SubscriptionIdentifier) != nullptr &&
        !limits.subscriptionIdentifiers)
        return tl::unexpected(RequestError::SubscriptionIdentifierNotSupported);

    if (speaksOlder) { // what 3.1.1 can say of it; the answer tells what was asked for
        for (Subscription &subscription : subscriptions)
            subscription = {.filter = std::move(subscription.filter), .maximumQos = subscription.maximumQos};
    }
    Subscribe subscribe;
    if (!speaksOlder)
        subscribe.properties = viewsOf(properties);
    for (const Subscription &subscription : subscriptions) {
        const std::string_view filter = subscription.filter;
        const bool shared = isV5() && isSharedFilter(filter);
        if (checkTopicFilter(filter, isV5()) != TopicFault::None)
            return tl::unexpected(RequestError::InvalidFilter);
        if (shared && subscription.noLocal) // [MQTT-3.8.3-4]
            return tl::unexpected(RequestError::InvalidFilter);
        if (shared && !limits.sharedSubscriptions)
            return tl::unexpected(RequestError::SharedNotSupported);
        if (hasWildcard(filter) && !limits.wildcardSubscriptions)
            return tl::unexpected(RequestError::WildcardNotSupported);
        subscribe.subscriptions.push_back({filter, subscription.maximumQos, subscription.noLocal,
                                           subscription.retainAsPublished, subscription.retainHandling});
    }
    const auto id = ids.next();
    if (!id)
        return tl::unexpected(RequestError::PacketIdentifiersExhausted);
    subscribe.packetId = *id;

    // The views look into the strings, whose bytes stay where they are when the vector is moved.
    SubscribeDone done;
    done.token = token;
    done.subscriptions = std::move(subscriptions);
    return sendRequest(std::move(subscribe), *id, std::move(done), now, effects);
}

tl::expected<void, RequestError> ClientSession::State::unsubscribe(std::vector<std::string> filters,
                                                                   const Properties &properties,
                                                                   RequestToken token, Instant now,
                                                                   Effects &effects)
{
    if (phase != Phase::Connected)
        return tl::unexpected(RequestError::NotConnected);
    if (filters.empty())
        return tl::unexpected(RequestError::NothingToDo);

    Unsubscribe unsubscribe;
    if (!speaksOlder)
        unsubscribe.properties = viewsOf(properties);
    for (const std::string &filter : filters) {
        if (checkTopicFilter(filter, isV5()) != TopicFault::None)
            return tl::unexpected(RequestError::InvalidFilter);
        unsubscribe.filters.push_back(filter);
    }
    const auto id = ids.next();
    if (!id)
        return tl::unexpected(RequestError::PacketIdentifiersExhausted);
    unsubscribe.packetId = *id;

    UnsubscribeDone done;
    done.token = token;
    done.filters = std::move(filters);
    return sendRequest(std::move(unsubscribe), *id, std::move(done), now, effects);
}

tl::expected<void, RequestError> ClientSession::State::sendRequest(const Packet &request, PacketId id,
                                                                   PendingRequests::Request pending,
                                                                   Instant now, Effects &effects)
{
    const std::size_t before = effects.send.size();
    if (const auto encoded = encode(request, active.version, effects.send); !encoded)
        return tl::unexpected(requestErrorOf(encoded.error(), RequestError::InvalidFilter));
    if (effects.send.size() - before > limits.maximumPacketSize) {
        effects.send.resize(before);
        return tl::unexpected(RequestError::PacketTooLarge);
    }
    keepAlive.sent(now);
    ids.take(id, ownerOfRequest(requests.nextIndex()));
    requests.add(id, std::move(pending));
    return {};
}

void ClientSession::State::losePendingRequests(Effects &effects)
{
    for (PendingRequests::Entry &entry : requests.takeAll()) {
        ids.release(entry.packetId);
        std::visit(
            [&effects](auto &done) {
                giveUp(done);
                effects.list.emplace_back(std::move(done));
            },
            entry.request);
    }
}

std::optional<PendingRequests::Index> ClientSession::State::findRequest(PacketId id) const
{
    const PacketIdPool::Owner owner = ids.ownerOf(id);
    if (owner < ownerOfRequest(0))
        return std::nullopt;
    return owner - ownerOfRequest(0);
}

void ClientSession::State::disconnect(Effects &effects, ReasonCode reason, Properties properties)
{
    if (phase != Phase::AwaitConnack && phase != Phase::Connected)
        return;
    if (phase == Phase::Connected) {
        Disconnect packet;
        if (isV5()) {
            // A session that CONNECT let end with the connection cannot be kept now [MQTT 5.0 §3.14.2.2.2].
            if (numberOr(active.connectProperties, PropertyId::SessionExpiryInterval, 0) == 0) {
                std::erase_if(properties, [](const Property &property) {
                    return property.id == PropertyId::SessionExpiryInterval && property.number != 0;
                });
            }
            packet.reasonCode = reason;
            packet.properties = viewsOf(properties);
        }
        // Both are for the server alone to say; encode() allows what either side may.
        if (!isReasonCodeAllowed(packet.reasonCode, PacketType::Disconnect, active.version, Role::Server))
            packet.reasonCode = ReasonCode::Success;
        if (find(packet.properties, PropertyId::ServerReference) != nullptr)
            packet.properties.clear();
        sendDisconnect(packet, effects);
    }
    end(problemOf(Problem::Kind::None), {}, effects);
}

/// Going is never refused. What a server would not take whole is said without the details [MQTT-3.2.2-15];
/// where even the bare reason is too much, nothing: another one would mean something else to the will.
void ClientSession::State::sendDisconnect(const Disconnect &disconnect, Effects &effects)
{
    for (const Disconnect &packet : {disconnect, Disconnect{disconnect.reasonCode, {}}}) {
        const std::size_t before = effects.send.size();
        if (encode(packet, active.version, effects.send) &&
            effects.send.size() - before <= limits.maximumPacketSize)
            return;
        effects.send.resize(before);
    }
}

} // namespace mqtt
