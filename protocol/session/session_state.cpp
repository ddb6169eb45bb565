// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/session_state.h"

#include "protocol/session/other_protocol.h"
#include "protocol/wire/reason_table.h"

#include <algorithm>
#include <utility>

namespace mqtt {
namespace {

ByteView bytesOf(const QByteArray &array)
{
    return {reinterpret_cast<const std::uint8_t *>(array.constData()), std::size_t(array.size())};
}

/// MQTT 3.1 §3.1, "Client Identifier".
constexpr std::size_t kMostOldClientId = 23;

/// What 3.1.1 can say of the same wishes.
void speakOlder(SessionOptions &options)
{
    options.version = ProtocolVersion::V311;
    options.connectProperties.clear();
    if (options.will)
        options.will->properties.clear();
}

bool optionsMakeSense(const SessionOptions &options)
{
    if (options.keepAlive.count() < 0 || options.keepAlive.count() > 65'535)
        return false;
    if (options.authenticator && options.version != ProtocolVersion::V5)
        return false; // leaving it out would lower the guard unasked
    if (options.version == ProtocolVersion::V31 && options.clientId.empty())
        return false; // 3.1 asks for at least one character
    // [MQTT-3.1.3-7] of 3.1.1: a client without a name has no session to keep.
    return options.version == ProtocolVersion::V5 || !options.clientId.empty() || options.cleanStart;
}

Connect connectOf(const SessionOptions &options, const std::string &clientId)
{
    Connect connect;
    connect.protocolName = options.version == ProtocolVersion::V31 ? "MQIsdp" : "MQTT";
    connect.protocolLevel = std::uint8_t(options.version);
    connect.cleanStart = options.cleanStart;
    connect.keepAliveSeconds = std::uint16_t(options.keepAlive.count());
    connect.properties = viewsOf(options.connectProperties);
    connect.clientId = clientId;
    if (options.will) {
        const Message &will = *options.will;
        connect.will =
            WillView{will.qos, will.retain, viewsOf(will.properties), will.topic, bytesOf(will.payload)};
    }
    if (options.username)
        connect.username = *options.username;
    if (options.password)
        connect.password = bytesOf(*options.password);
    return connect;
}

} // namespace

ClientSession::State::State(SessionOptions sessionOptions)
    : options(std::move(sessionOptions))
{}

void ClientSession::State::open(Instant now, Effects &effects)
{
    forgetWhatIsOver(effects);
    active = options;
    speaksOlder = fellBack;
    if (speaksOlder)
        speakOlder(active);
    heardAnything = false;
    limits = {};
    keepAlive.start(active.keepAlive, now);
    const auto own = [this](PropertyId id, std::uint32_t otherwise) {
        return numberOr(active.connectProperties, id, otherwise);
    };
    ownMaximumPacketSize = own(PropertyId::MaximumPacketSize, 0xFFFF'FFFF);
    inbox.connectionOpened(
        std::uint16_t(std::min<std::uint32_t>(own(PropertyId::ReceiveMaximum, 65'535), 65'535)));
    incomingAliases.reset(
        std::uint16_t(std::min<std::uint32_t>(own(PropertyId::TopicAliasMaximum, 0), 65'535)));
    outgoingAliases.reset(0);
    phase = Phase::AwaitConnack;
    prepareAuthentication();

    // A session kept under a name that the server chose is found again under that name only.
    const std::string &clientId =
        active.clientId.empty() && keepsSession() ? assignedClientId : active.clientId;
    Problem problem = problemOf(Problem::Kind::InvalidOptions);
    if (!optionsMakeSense(active)) {
        end(std::move(problem), {}, effects);
        return;
    }
    if (const auto encoded = encode(connectOf(active, clientId), active.version, effects.send); !encoded) {
        problem.encodeError = encoded.error();
        end(std::move(problem), {}, effects);
        return;
    }
    askedBefore = asked;
    if (keepsSession() && !asked) {
        asked = true;
        recordAsked(effects);
    }
    if (active.version == ProtocolVersion::V31 && clientId.size() > kMostOldClientId)
        effects.list.emplace_back(
            SessionNote{SessionNote::Kind::ClientIdTooLong, PacketType::Connect, PacketId(0), Duration{}});
    if (active.connackTimeout.count() > 0)
        setTimer(TimerKind::Connack, now + active.connackTimeout, effects);
}

/// Once per connection, whichever comes first: SessionEnded or the end of the transport.
void ClientSession::State::connectionOver(Effects &effects)
{
    if (phase == Phase::AwaitConnack)
        fellBack = false; // that was not it either
    for (int kind = 0; kind < kTimerKinds; ++kind)
        cancelTimer(TimerKind(kind), effects);
    losePendingRequests(effects);
    outbox.connectionClosed();
    if (!keepsSession())
        forgetSession(effects);
}

void ClientSession::State::forgetSession(Effects &effects)
{
    while (outbox.firstRelease() != Outbox::kNone)
        lose(outbox.firstRelease(), ReasonCode::Success, effects);
    while (outbox.firstPublish() != Outbox::kNone)
        lose(outbox.firstPublish(), ReasonCode::Success, effects);
    const bool hadSomething = asked || hasSession || inbox.size() > 0;
    inbox.clear();
    asked = false;
    hasSession = false;
    assignedClientId.clear();
    if (hadSomething)
        recordForgotten(effects);
}

void ClientSession::State::forgetWhatIsOver(Effects &effects)
{
    if (forgetAtOpen || options.cleanStart)
        forgetSession(effects);
    forgetAtOpen = false;
}

Problem ClientSession::State::problemOf(Problem::Kind kind) const
{
    Problem problem;
    problem.kind = kind;
    problem.version = active.version;
    return problem;
}

void ClientSession::State::end(Problem problem, Properties properties, Effects &effects)
{
    connectionOver(effects);
    phase = Phase::Ended;
    effects.list.emplace_back(SessionEnded{std::move(problem), std::move(properties)});
}

void ClientSession::State::fail(const WireError &error, std::optional<PacketType> type, Effects &effects)
{
    if (isV5()) {
        // Before 5.0 a DISCONNECT would say that all is well and drop the will: just close.
        const bool ours =
            isReasonCodeAllowed(error.reasonCode, PacketType::Disconnect, active.version, Role::Server);
        sendDisconnect({ours ? error.reasonCode : ReasonCode::ProtocolError, {}}, effects);
    }
    Problem problem = problemOf(Problem::Kind::BadPacket);
    problem.reasonCode = error.reasonCode;
    problem.wireError = error;
    problem.packetType = type;
    end(std::move(problem), {}, effects);
}

void ClientSession::State::failWith(ReasonCode code, WireFault fault, const char *section, PacketType type,
                                    Effects &effects)
{
    WireError error;
    error.kind = WireErrorKind::Protocol;
    error.fault = fault;
    error.reasonCode = code;
    error.section = section;
    fail(error, type, effects);
}

bool ClientSession::State::failedAsStranger(ByteView firstBytes, Effects &effects)
{
    if (!looksLikeAnotherProtocol(firstBytes) && !isNoAnswerToConnect(firstBytes, active.version))
        return false;
    Problem problem = problemOf(Problem::Kind::NotMqtt);
    problem.firstBytes = excerpt(firstBytes);
    end(std::move(problem), {}, effects);
    return true;
}

void ClientSession::State::setTimer(TimerKind kind, Instant due, Effects &effects)
{
    armed[std::size_t(kind)] = true;
    effects.list.emplace_back(SetTimer{kind, due});
}

void ClientSession::State::cancelTimer(TimerKind kind, Effects &effects)
{
    if (std::exchange(armed[std::size_t(kind)], false))
        effects.list.emplace_back(CancelTimer{kind});
}

void ClientSession::State::timerFired(TimerKind kind, Instant now, Effects &effects)
{
    // A timer that was cancelled may still be on its way.
    if (!std::exchange(armed[std::size_t(kind)], false))
        return;
    switch (kind) {
    case TimerKind::Connack:
        end(problemOf(Problem::Kind::ConnackTimeout), {}, effects);
        return;
    case TimerKind::KeepAlive:
        // Set once and asked again when it fires: sending and receiving only note the time.
        if (now >= keepAlive.pingDue()) {
            const bool first = !keepAlive.isWaiting();
            (void)encode(Pingreq{}, active.version, effects.send);
            keepAlive.pingSent(now);
            if (first && !keepAlive.isPaused())
                setTimer(TimerKind::PingResponse, keepAlive.answerDue(), effects);
        }
        setTimer(TimerKind::KeepAlive, keepAlive.pingDue(), effects);
        return;
    case TimerKind::PingResponse:
        if (now < keepAlive.answerDue())
            setTimer(TimerKind::PingResponse, keepAlive.answerDue(), effects);
        else
            end(problemOf(Problem::Kind::KeepAliveTimeout), {}, effects);
        return;
    case TimerKind::Authentication: // [MQTT-4.12.1-2]
        sendDisconnect({ReasonCode::UnspecifiedError, {}}, effects);
        end(problemOf(Problem::Kind::AuthenticationTimeout), {}, effects);
        return;
    }
}

void ClientSession::State::setReadingPaused(bool paused, Instant now, Effects &effects)
{
    if (paused == keepAlive.isPaused())
        return;
    keepAlive.setPaused(paused, now);
    if (phase != Phase::Connected)
        return;
    if (paused) {
        cancelTimer(TimerKind::PingResponse, effects);
        cancelTimer(TimerKind::Authentication, effects);
        return;
    }
    if (keepAlive.isWaiting())
        setTimer(TimerKind::PingResponse, keepAlive.answerDue(), effects);
    awaitAuthentication(now, effects);
}

} // namespace mqtt
