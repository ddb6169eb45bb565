// SPDX-License-Identifier: GPL-3.0-or-later
//
// CONNACK, and the step back to 3.1.1.  Spec MQTT 5.0 §3.2, 3.1.1 §3.2
#include "protocol/session/session_state.h"

#include "protocol/session/connack_limits.h"

#include <utility>

namespace mqtt {
namespace {

constexpr std::uint32_t kPingreqSize = 2;

} // namespace

void ClientSession::State::receivedConnack(const Connack &connack, Instant now, Effects &effects)
{
    cancelTimer(TimerKind::Connack, effects);
    if (connack.reasonCode != ReasonCode::Success) {
        rejected(connack, active.version, effects);
        return;
    }
    // Before 3.1.1 CONNACK does not say whether there is a session: with one of ours, assume that there still
    // is. Resending is right either way, and subscriptions are made again.
    const bool tellsSession = active.version != ProtocolVersion::V31;
    const bool present = tellsSession && connack.sessionPresent;
    // A session whose CONNACK never reached us is ours all the same.
    const bool unheardOf = !hasSession && !askedBefore && isV5() && !active.adoptsServerSession;
    if (present && (!keepsSession() || unheardOf)) { // [MQTT-3.2.2-2] [MQTT-3.2.2-4]
        forgetSession(effects);
        failWith(ReasonCode::ProtocolError, WireFault::ConnackFlags, "3.2.2.1.1", PacketType::Connack,
                 effects);
        return;
    }
    if (!authenticationEnds(connack, effects))
        return;

    SessionStarted started;
    started.version = active.version;
    started.sessionPresent = present;
    started.sessionLost = keepsSession() && hasSession && tellsSession && !present;
    started.clientId = active.clientId;
    if (const PropertyView *assigned = find(connack.properties, PropertyId::AssignedClientIdentifier)) {
        started.clientId = std::string(assigned->value);
        assignedClientId = started.clientId;
    } else if (active.clientId.empty() && keepsSession()) {
        started.clientId = assignedClientId;
    }
    limits = limitsOf(connack, active.keepAlive);
    started.limits = limits;
    started.properties = ownedCopyOf(connack.properties);
    started.responseInformation = textOr(connack.properties, PropertyId::ResponseInformation);

    phase = Phase::Connected;
    if (keepsSession() && (!hasSession || started.sessionLost))
        recordBegan(effects);
    hasSession = keepsSession();
    outgoingAliases.reset(active.exceedsTopicAliasMaximum && isV5() ? 65'535 : limits.topicAliasMaximum);
    // To a server that takes less than a PINGREQ nothing can be said at all.
    keepAlive.start(limits.maximumPacketSize < kPingreqSize ? std::chrono::seconds(0) : limits.keepAlive,
                    now);
    if (keepAlive.isOn())
        setTimer(TimerKind::KeepAlive, keepAlive.pingDue(), effects);

    const std::size_t place = effects.list.size();
    effects.list.emplace_back(std::move(started));
    if (!present && tellsSession)
        loseSession(effects);
    const std::uint32_t resent = resumeReleases(now, effects) + sendWaiting(now, effects);
    std::get<SessionStarted>(effects.list[place]).resent = resent;
}

/// A server that knows no 5.0 refuses our CONNECT in words of its own: "20 02 00 01". True when it did.
bool ClientSession::State::receivedOldRefusal(const Frame &frame, Effects &effects)
{
    if (!isV5() || frame.type() != PacketType::Connack || frame.body().size() != 2 ||
        !decode(frame, ProtocolVersion::V311, Role::Client, packet))
        return false;
    const auto &connack = std::get<Connack>(packet);
    if (connack.reasonCode == ReasonCode::Success)
        return false;
    rejected(connack, ProtocolVersion::V311, effects);
    return true;
}

void ClientSession::State::rejected(const Connack &connack, ProtocolVersion speaks, Effects &effects)
{
    constexpr auto kUnacceptableVersion = ReasonCode(1); // 3.1.1 §3.2.2.3
    const bool versionRefused = speaks == ProtocolVersion::V5
                                    ? connack.reasonCode == ReasonCode::UnsupportedProtocolVersion
                                    : connack.reasonCode == kUnacceptableVersion;
    Problem problem = problemOf(Problem::Kind::ConnectionRejected);
    problem.version = speaks;
    problem.reasonCode = connack.reasonCode;
    problem.serverText = textOr(connack.properties, PropertyId::ReasonString);
    problem.serverReference = textOr(connack.properties, PropertyId::ServerReference);
    const bool fallBack = versionRefused && mayFallBack();
    if (asked && !askedBefore) { // it said that there is none
        asked = false;
        recordForgotten(effects);
    }
    end(std::move(problem), ownedCopyOf(connack.properties), effects);
    fellBack = fallBack;
}

/// Asked while this connection is still waiting for its CONNACK.
bool ClientSession::State::mayFallBack() const
{
    return isV5() && active.allowsFallback && !active.authenticator && !forgetAtOpen;
}

} // namespace mqtt
