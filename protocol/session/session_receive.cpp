// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/session_state.h"

#include <utility>

namespace mqtt {

std::string textOr(const PropertyViews &properties, PropertyId id)
{
    const PropertyView *property = find(properties, id);
    return property != nullptr ? std::string(property->value) : std::string();
}

void ClientSession::State::received(const Frame &frame, Instant now, Effects &effects)
{
    effects.deliver = nullptr; // the owner may gather the effects of a burst
    if (phase != Phase::Connected && phase != Phase::AwaitConnack)
        return;
    keepAlive.heard(now);
    heardAnything = true;
    if (phase == Phase::Connected && frame.type() == PacketType::Publish) {
        receivedPublish(frame, now, effects);
        return;
    }

    const PacketType type = frame.type();
    const bool first = phase == Phase::AwaitConnack;
    if (first && type != PacketType::Connack && failedAsStranger(frame.bytes, effects))
        return;
    if (frame.size() > ownMaximumPacketSize) {
        failWith(ReasonCode::PacketTooLarge, WireFault::PacketTooLarge, "3.1.2.11.4", type, effects);
        return;
    }
    if (first && receivedOldRefusal(frame, effects))
        return;
    if (const auto decoded = decode(frame, active.version, Role::Client, packet); !decoded) {
        fail(decoded.error(), type, effects);
        return;
    }
    // CONNACK comes once, and nothing but AUTH before it [MQTT-3.2.0-1] [MQTT-3.2.0-2].
    if (first != (type == PacketType::Connack) && type != PacketType::Auth) {
        failWith(ReasonCode::ProtocolError, WireFault::UnexpectedPacket, "3.2", type, effects);
        return;
    }
    switch (type) {
    case PacketType::Connack:
        receivedConnack(std::get<Connack>(packet), now, effects);
        return;
    case PacketType::Puback:
        received(std::get<Puback>(packet), now, effects);
        return;
    case PacketType::Pubrec:
        received(std::get<Pubrec>(packet), now, effects);
        return;
    case PacketType::Pubrel:
        received(std::get<Pubrel>(packet), now, effects);
        return;
    case PacketType::Pubcomp:
        received(std::get<Pubcomp>(packet), now, effects);
        return;
    case PacketType::Suback:
        received(std::get<Suback>(packet), now, effects);
        return;
    case PacketType::Unsuback:
        received(std::get<Unsuback>(packet), now, effects);
        return;
    case PacketType::Pingresp:
        receivedPingresp(now, effects);
        return;
    case PacketType::Disconnect:
        received(std::get<Disconnect>(packet), effects);
        return;
    case PacketType::Auth:
        received(std::get<Auth>(packet), now, effects);
        return;
    case PacketType::Connect:
    case PacketType::Publish:
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
    case PacketType::Pingreq:
        failWith(ReasonCode::ProtocolError, WireFault::UnexpectedPacket, "4.13", type, effects);
        return;
    }
}

void ClientSession::State::receivedPublish(const Frame &frame, Instant now, Effects &effects)
{
    if (frame.size() > ownMaximumPacketSize) {
        failWith(ReasonCode::PacketTooLarge, WireFault::PacketTooLarge, "3.1.2.11.4", PacketType::Publish,
                 effects);
        return;
    }
    if (const auto decoded = decodePublish(frame, active.version, Role::Client, incoming); !decoded) {
        fail(decoded.error(), PacketType::Publish, effects);
        return;
    }
    if (!incoming.properties.empty() && !resolveIncomingAlias(effects))
        return;
    if (incoming.cut != nullptr) [[unlikely]]
        effects.list.emplace_back(SessionNote{SessionNote::Kind::MessageCut, PacketType::Publish,
                                              incoming.packetId, Duration{}, incoming.cut->payloadSize});

    if (incoming.qos == Qos::AtMostOnce) {
        effects.deliver = &incoming;
        return;
    }
    const auto tooMany = [&] { // [MQTT-3.3.4-9]
        failWith(ReasonCode::ReceiveMaximumExceeded, WireFault::UnexpectedPacket, "3.3.4",
                 PacketType::Publish, effects);
    };
    if (incoming.qos == Qos::AtLeastOnce) {
        if (!inbox.hasRoom()) {
            tooMany();
            return;
        }
        effects.deliver = &incoming;
        reply(PacketType::Puback, incoming.packetId, ReasonCode::Success, now, effects);
        return;
    }
    switch (inbox.arrived(incoming.packetId)) {
    case Inbox::Arrival::TooMany:
        tooMany();
        return;
    case Inbox::Arrival::Duplicate: // [MQTT-4.3.3-10]
        effects.list.emplace_back(SessionNote{SessionNote::Kind::DuplicateSuppressed, PacketType::Publish,
                                              incoming.packetId, Duration{}});
        break;
    case Inbox::Arrival::New:
        effects.deliver = &incoming;
        recordArrived(incoming.packetId, effects);
        break;
    }
    reply(PacketType::Pubrec, incoming.packetId, ReasonCode::Success, now, effects);
}

/// Puts the full name into `incoming.topic`; false when the session had to end.
bool ClientSession::State::resolveIncomingAlias(Effects &effects)
{
    const PropertyView *alias = find(incoming.properties, PropertyId::TopicAlias);
    if (alias == nullptr)
        return true;
    if (!incomingAliases.isValid(alias->number)) { // [MQTT-3.3.2-8] [MQTT-3.1.2-26]
        failWith(ReasonCode::TopicAliasInvalid, WireFault::PropertyValue, "3.3.2.3.4", PacketType::Publish,
                 effects);
        return false;
    }
    if (!incoming.topic.empty()) {
        incomingAliases.define(std::uint16_t(alias->number), incoming.topic);
        return true;
    }
    const auto known = incomingAliases.topic(alias->number);
    if (!known) {
        failWith(ReasonCode::ProtocolError, WireFault::TopicName, "3.3.2.3.4", PacketType::Publish, effects);
        return false;
    }
    incoming.topic = *known;
    return true;
}

void ClientSession::State::received(const Puback &puback, Instant now, Effects &effects)
{
    const Outbox::Index index = findMessage(puback.packetId);
    if (index == Outbox::kNone || outbox.at(index).message.qos != Qos::AtLeastOnce) {
        noteUnknown(PacketType::Puback, puback.packetId, effects);
        return;
    }
    finish(index, puback.reasonCode, puback.properties, now, effects);
}

void ClientSession::State::received(const Pubrec &pubrec, Instant now, Effects &effects)
{
    const Outbox::Index index = findMessage(pubrec.packetId);
    if (index == Outbox::kNone || outbox.at(index).message.qos != Qos::ExactlyOnce) {
        // Before 5.0 a PUBREC is always answered by PUBREL [MQTT-4.3.3-1 of 3.1.1]: the server gets free.
        noteUnknown(PacketType::Pubrec, pubrec.packetId, effects);
        reply(PacketType::Pubrel, pubrec.packetId,
              isV5() ? ReasonCode::PacketIdentifierNotFound : ReasonCode::Success, now, effects);
        return;
    }
    if (isFailure(pubrec.reasonCode)) { // [MQTT-4.4.0-2]
        outbox.at(index).firstStep = now - outbox.at(index).sentAt;
        finish(index, pubrec.reasonCode, pubrec.properties, now, effects);
        return;
    }
    if (outbox.at(index).stage != Outbox::Stage::Released) {
        outbox.released(index, pubrec.reasonCode, now);
        if (!pubrec.properties.empty())
            outbox.at(index).receivedProperties = ownedCopyOf(pubrec.properties);
        recordReleased(outbox.at(index), effects);
    }
    reply(PacketType::Pubrel, pubrec.packetId, ReasonCode::Success, now, effects);
}

void ClientSession::State::received(const Pubrel &pubrel, Instant now, Effects &effects)
{
    const bool known = inbox.released(pubrel.packetId);
    if (known)
        recordCompleted(pubrel.packetId, effects);
    else
        noteUnknown(PacketType::Pubrel, pubrel.packetId, effects);
    const bool sayUnknown = !known && isV5();
    reply(PacketType::Pubcomp, pubrel.packetId,
          sayUnknown ? ReasonCode::PacketIdentifierNotFound : ReasonCode::Success, now, effects);
}

void ClientSession::State::received(const Pubcomp &pubcomp, Instant now, Effects &effects)
{
    const Outbox::Index index = findMessage(pubcomp.packetId);
    if (index == Outbox::kNone || outbox.at(index).stage != Outbox::Stage::Released) {
        noteUnknown(PacketType::Pubcomp, pubcomp.packetId, effects);
        return;
    }
    // PUBREC may have said more than "yes" ("no matching subscribers").
    const ReasonCode code =
        pubcomp.reasonCode == ReasonCode::Success ? outbox.at(index).receivedCode : pubcomp.reasonCode;
    finish(index, code, pubcomp.properties, now, effects);
}

void ClientSession::State::received(const Suback &suback, Instant now, Effects &effects)
{
    const auto index = findRequest(suback.packetId);
    const auto *asked = index ? std::get_if<SubscribeDone>(&requests.at(*index)) : nullptr;
    if (asked == nullptr) {
        noteUnknown(PacketType::Suback, suback.packetId, effects);
        return;
    }
    if (asked->subscriptions.size() != suback.reasonCodes.size()) { // [MQTT-3.8.4-6]
        failWith(ReasonCode::ProtocolError, WireFault::EmptyList, "3.9.3", PacketType::Suback, effects);
        return;
    }
    auto done = std::get<SubscribeDone>(requests.take(*index).request);
    ids.release(suback.packetId);
    done.reasonCodes = suback.reasonCodes;
    done.reasonString = textOr(suback.properties, PropertyId::ReasonString);
    done.properties = ownedCopyOf(suback.properties);
    effects.list.emplace_back(std::move(done));
    sendWaiting(now, effects); // one may have waited for the identifier
}

void ClientSession::State::received(const Unsuback &unsuback, Instant now, Effects &effects)
{
    const auto index = findRequest(unsuback.packetId);
    const auto *asked = index ? std::get_if<UnsubscribeDone>(&requests.at(*index)) : nullptr;
    if (asked == nullptr) {
        noteUnknown(PacketType::Unsuback, unsuback.packetId, effects);
        return;
    }
    if (isV5() && asked->filters.size() != unsuback.reasonCodes.size()) { // [MQTT-3.11.3-1]
        failWith(ReasonCode::ProtocolError, WireFault::EmptyList, "3.11.3", PacketType::Unsuback, effects);
        return;
    }
    auto done = std::get<UnsubscribeDone>(requests.take(*index).request);
    ids.release(unsuback.packetId);
    if (isV5())
        done.reasonCodes = unsuback.reasonCodes;
    else
        done.reasonCodes.assign(done.filters.size(), ReasonCode::Success);
    done.reasonString = textOr(unsuback.properties, PropertyId::ReasonString);
    done.properties = ownedCopyOf(unsuback.properties);
    effects.list.emplace_back(std::move(done));
    sendWaiting(now, effects);
}

void ClientSession::State::receivedPingresp(Instant now, Effects &effects)
{
    const auto roundTrip = keepAlive.pingAnswered(now);
    if (!roundTrip)
        return; // unasked: harmless
    cancelTimer(TimerKind::PingResponse, effects);
    effects.list.emplace_back(
        SessionNote{SessionNote::Kind::PingAnswered, PacketType::Pingresp, PacketId(0), *roundTrip});
}

void ClientSession::State::received(const Disconnect &disconnect, Effects &effects)
{
    Problem problem = problemOf(Problem::Kind::ServerDisconnect);
    problem.reasonCode = disconnect.reasonCode;
    problem.serverText = textOr(disconnect.properties, PropertyId::ReasonString);
    problem.serverReference = textOr(disconnect.properties, PropertyId::ServerReference);
    end(std::move(problem), ownedCopyOf(disconnect.properties), effects);
}

void ClientSession::State::noteUnknown(PacketType type, PacketId id, Effects &effects)
{
    effects.list.emplace_back(SessionNote{SessionNote::Kind::UnknownAcknowledgement, type, id, Duration{}});
}

} // namespace mqtt
