// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/session_state.h"

#include "protocol/core/utf8.h"

#include <algorithm>
#include <utility>

namespace mqtt {
namespace {

constexpr std::size_t kMostWaiting = 10'000;
constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

/// The same message for another connection, where the alias means nothing.
Message withoutAlias(Message message, std::string_view topic)
{
    if (message.topic.empty())
        message.topic.assign(topic);
    std::erase_if(message.properties, [](const Property &p) { return p.id == PropertyId::TopicAlias; });
    return message;
}

/// "UTF-8 encoded character data", in which U+0000 may stand, unlike in MQTT's strings.  Spec MQTT 5.0
/// §3.3.2.3.2
bool isUnicode(std::string_view text)
{
    for (;;) {
        const std::size_t wrong = firstInvalidUtf8(text);
        if (wrong == text.size())
            return true;
        if (text[wrong] != 0)
            return false;
        text.remove_prefix(wrong + 1);
    }
}

bool keepsItsWord(const Message &message)
{
    return message.properties.empty() ||
           numberOr(message.properties, PropertyId::PayloadFormatIndicator, 0) != 1 ||
           isUnicode({message.payload.constData(), std::size_t(message.payload.size())});
}

/// What is left of a Message Expiry Interval, so that waiting here counts like waiting in a server: 0 when it
/// has run out. What may have reached the server in this session must not expire any more [MQTT-4.3.3-7]; it
/// keeps a second, because some servers take 0 for "never". nullopt: the message has none.  Spec MQTT 5.0
/// §3.3.2.3.3
std::optional<std::uint32_t> secondsLeft(const Outbox::Entry &entry, Instant now)
{
    const Property *interval = entry.message.properties.empty()
                                   ? nullptr
                                   : find(entry.message.properties, PropertyId::MessageExpiryInterval);
    if (interval == nullptr)
        return std::nullopt;
    const auto waited = std::chrono::floor<std::chrono::seconds>(now - entry.queuedAt).count();
    const std::int64_t left = std::max<std::int64_t>(0, std::int64_t(interval->number) - waited);
    return std::uint32_t(entry.sentBefore ? std::max<std::int64_t>(1, left) : left);
}

ReasonCode reasonOf(RequestError error)
{
    switch (error) {
    case RequestError::PacketTooLarge:
        return ReasonCode::PacketTooLarge;
    case RequestError::QosNotSupported:
        return ReasonCode::QosNotSupported;
    case RequestError::RetainNotSupported:
        return ReasonCode::RetainNotSupported;
    default: // the version changed and cannot carry it
        return ReasonCode::ImplementationSpecificError;
    }
}

} // namespace

RequestError requestErrorOf(EncodeError error, RequestError invalidTopic)
{
    switch (error) {
    case EncodeError::TextTooLong:
    case EncodeError::InvalidUtf8:
        return RequestError::InvalidText;
    case EncodeError::PacketTooLarge:
        return RequestError::PacketTooLarge;
    case EncodeError::InvalidTopic:
    case EncodeError::InvalidFlags:
        return invalidTopic;
    case EncodeError::InvalidProperty:
    case EncodeError::InvalidReasonCode:
    case EncodeError::InvalidPacketId:
        return RequestError::InvalidProperty;
    }
    return RequestError::InvalidProperty;
}

std::optional<RequestError> ClientSession::State::refusal(const Message &message) const
{
    if (message.qos > limits.maximumQos)
        return RequestError::QosNotSupported;
    if (message.retain && !limits.retainAvailable)
        return RequestError::RetainNotSupported;
    // Before anything of that size is copied.
    if (Outbox::bytesOf(message) > limits.maximumPacketSize)
        return RequestError::PacketTooLarge;
    if (find(message.properties, PropertyId::SubscriptionIdentifier) != nullptr) // [MQTT-3.3.4-6]
        return RequestError::InvalidProperty;
    if (!keepsItsWord(message))
        return RequestError::InvalidText;
    return std::nullopt;
}

/// Appends one PUBLISH, or nothing and says why. `expiry` stands in for a Message Expiry Interval.
tl::expected<void, RequestError> ClientSession::State::encodeMessage(const Message &message, PacketId id,
                                                                     bool dup,
                                                                     std::optional<std::uint32_t> expiry,
                                                                     std::vector<std::uint8_t> &out)
{
    outgoing.dup = dup;
    outgoing.qos = message.qos;
    outgoing.retain = message.retain;
    outgoing.topic = message.topic;
    outgoing.packetId = id;
    outgoing.payload = {reinterpret_cast<const std::uint8_t *>(message.payload.constData()),
                        std::size_t(message.payload.size())};
    outgoing.properties.clear();
    for (const Property &property : message.properties)
        outgoing.properties.push_back({property.id, property.number, property.name, property.value});
    if (expiry) {
        for (PropertyView &property : outgoing.properties) {
            if (property.id == PropertyId::MessageExpiryInterval)
                property.number = *expiry;
        }
    }

    const std::size_t before = out.size();
    if (const auto encoded = encodePublish(outgoing, active.version, out); !encoded)
        return tl::unexpected(requestErrorOf(encoded.error(), RequestError::InvalidTopic));
    if (out.size() - before > limits.maximumPacketSize) { // [MQTT-3.2.2-15]
        out.resize(before);
        return tl::unexpected(RequestError::PacketTooLarge);
    }
    return {};
}

tl::expected<void, RequestError> ClientSession::State::publish(Message message, RequestToken token,
                                                               Instant now, Effects &effects)
{
    if (phase != Phase::Connected)
        return tl::unexpected(RequestError::NotConnected);
    if (const auto refused = refusal(message))
        return tl::unexpected(*refused);

    const Property *alias =
        message.properties.empty() ? nullptr : find(message.properties, PropertyId::TopicAlias);
    std::string_view topic = message.topic;
    if (alias != nullptr) {
        if (!outgoingAliases.isValid(alias->number))
            return tl::unexpected(RequestError::TopicAliasInvalid);
        if (topic.empty()) {
            const auto known = outgoingAliases.topic(alias->number);
            if (!known)
                return tl::unexpected(RequestError::TopicAliasInvalid);
            topic = *known;
        }
    }

    const bool acknowledged = message.qos != Qos::AtMostOnce;
    std::optional<PacketId> id;
    if (acknowledged) {
        if (outbox.size() > 0 && outbox.bytes() + Outbox::bytesOf(message) > kMostBytes)
            return tl::unexpected(RequestError::QueueFull);
        const bool itsTurn = outbox.waiting() == 0 && outbox.inFlight() < limits.receiveMaximum;
        id = itsTurn ? ids.next() : std::nullopt;
        if (!id) {
            if (outbox.waiting() >= kMostWaiting)
                return tl::unexpected(RequestError::QueueFull);
            // Encoded to learn now whether it can be sent. When its turn comes, the alias may mean another
            // topic.
            message = withoutAlias(std::move(message), topic);
            scratch.clear();
            if (const auto encoded = encodeMessage(message, 1, false, std::nullopt, scratch); !encoded)
                return encoded;
            recordQueued(outbox.at(outbox.append(std::move(message), token, now)), effects);
            return {};
        }
    }

    if (const auto encoded = encodeMessage(message, id.value_or(0), false, std::nullopt, effects.send);
        !encoded)
        return encoded;
    keepAlive.sent(now);
    if (alias != nullptr && !message.topic.empty())
        outgoingAliases.define(std::uint16_t(alias->number), message.topic);
    if (!acknowledged) {
        PublishDone done;
        done.token = token;
        effects.list.emplace_back(std::move(done));
        return {};
    }
    if (alias != nullptr)
        message = withoutAlias(std::move(message), topic);
    const Outbox::Index index = outbox.append(std::move(message), token, now);
    ids.take(*id, ownerOfMessage(index));
    outbox.published(index, *id, now);
    recordQueued(outbox.at(index), effects);
    return {};
}

std::uint32_t ClientSession::State::resumeReleases(Instant now, Effects &effects)
{
    std::uint32_t resent = 0;
    for (auto index = outbox.firstRelease(); index != Outbox::kNone; index = outbox.at(index).next) {
        const PacketId id = outbox.at(index).packetId;
        if (!reply(PacketType::Pubrel, id, ReasonCode::Success, now, effects))
            continue;
        effects.list.emplace_back(
            SessionNote{SessionNote::Kind::ResendAfterReconnect, PacketType::Pubrel, id, Duration{}});
        ++resent;
    }
    return resent;
}

/// Sends what waits for its turn, as far as the server's Receive Maximum goes. Answers how many were resent.
std::uint32_t ClientSession::State::sendWaiting(Instant now, Effects &effects)
{
    std::uint32_t resent = 0;
    while (outbox.nextWaiting() != Outbox::kNone && outbox.inFlight() < limits.receiveMaximum) {
        const Outbox::Index index = outbox.nextWaiting();
        const Outbox::Entry &entry = outbox.at(index);
        const bool again = entry.sentBefore;
        const std::optional<PacketId> id = entry.packetId != 0 ? entry.packetId : ids.next();
        if (!id)
            return resent;
        const std::optional<std::uint32_t> expiry = secondsLeft(entry, now);
        if (expiry == 0u) {
            lose(index, ReasonCode::Success, effects, true);
            continue;
        }
        // A resumed session may meet a server that allows less than before.
        auto refused = refusal(entry.message);
        if (!refused) {
            if (const auto encoded = encodeMessage(entry.message, *id, again, expiry, effects.send); !encoded)
                refused = encoded.error();
        }
        if (refused) {
            lose(index, reasonOf(*refused), effects);
            continue;
        }
        keepAlive.sent(now);
        const bool named = entry.packetId != 0;
        if (!named)
            ids.take(*id, ownerOfMessage(index));
        outbox.published(index, *id, now);
        if (!named)
            recordIdentified(entry, effects);
        if (again) {
            effects.list.emplace_back(
                SessionNote{SessionNote::Kind::ResendAfterReconnect, PacketType::Publish, *id, Duration{}});
            ++resent;
        }
    }
    return resent;
}

/// The server has forgotten what we remember [MQTT-3.2.2-5]. What it had not taken over is sent as new; what
/// it had (PUBREC) must not be sent a second time, and nobody will ever confirm it.
void ClientSession::State::loseSession(Effects &effects)
{
    inbox.clear();
    recordServerLost(effects);
    while (outbox.firstRelease() != Outbox::kNone)
        lose(outbox.firstRelease(), ReasonCode::Success, effects);
    for (auto index = outbox.firstPublish(); index != Outbox::kNone; index = outbox.at(index).next) {
        Outbox::Entry &entry = outbox.at(index);
        ids.release(std::exchange(entry.packetId, PacketId(0)));
        entry.sentBefore = false;
    }
}

Outbox::Index ClientSession::State::findMessage(PacketId id) const
{
    const PacketIdPool::Owner owner = ids.ownerOf(id);
    return owner == 0 || owner >= ownerOfRequest(0) ? Outbox::kNone : owner - 1;
}

void ClientSession::State::finish(Outbox::Index index, ReasonCode code, const PropertyViews &properties,
                                  Instant now, Effects &effects)
{
    Outbox::Entry entry = outbox.take(index);
    ids.release(entry.packetId);
    recordEnded(entry.serial, effects);
    PublishDone done;
    done.token = entry.token;
    done.qos = entry.message.qos;
    done.reasonCode = code;
    done.properties = std::move(entry.receivedProperties);
    for (const PropertyView &property : properties)
        done.properties.push_back(
            {property.id, property.number, std::string(property.name), std::string(property.value)});
    // The last word counts.
    for (const Property &property : done.properties) {
        if (property.id == PropertyId::ReasonString)
            done.reasonString = property.value;
    }
    done.roundTrip = now - entry.sentAt;
    done.firstStep = entry.firstStep;
    effects.list.emplace_back(std::move(done));
    if (outbox.waiting() > 0)
        sendWaiting(now, effects);
}

void ClientSession::State::lose(Outbox::Index index, ReasonCode code, Effects &effects, bool expired)
{
    const Outbox::Entry entry = outbox.take(index);
    ids.release(entry.packetId);
    recordEnded(entry.serial, effects);
    PublishDone done;
    done.token = entry.token;
    done.qos = entry.message.qos;
    done.reasonCode = code;
    done.firstStep = entry.firstStep;
    done.lost = true;
    done.expired = expired;
    effects.list.emplace_back(std::move(done));
}

/// False: the server takes no packet as long as this one.
bool ClientSession::State::reply(PacketType type, PacketId id, ReasonCode code, Instant now, Effects &effects)
{
    const std::size_t before = effects.send.size();
    encodeReply(type, id, code, active.version, effects.send);
    if (effects.send.size() - before > limits.maximumPacketSize) { // [MQTT-3.2.2-15]
        // The reason is what makes it long; who takes less than four bytes cannot be answered at all.
        effects.send.resize(before);
        if (limits.maximumPacketSize < 4)
            return false;
        encodeReply(type, id, ReasonCode::Success, active.version, effects.send);
    }
    keepAlive.sent(now);
    return true;
}

} // namespace mqtt
