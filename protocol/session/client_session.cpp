// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/client_session.h"

#include "protocol/session/session_state.h"

#include <utility>

namespace mqtt {

ClientSession::ClientSession(SessionOptions options)
    : m(std::make_unique<State>(std::move(options)))
{}

ClientSession::~ClientSession() = default;

const SessionOptions &ClientSession::options() const { return m->options; }

void ClientSession::setOptions(SessionOptions options)
{
    m->forgetAtOpen = m->forgetAtOpen || options.clientId != m->options.clientId ||
                      options.cleanStart != m->options.cleanStart;
    if (options.version != m->options.version || options.clientId != m->options.clientId ||
        options.allowsFallback != m->options.allowsFallback)
        m->fellBack = false;
    m->options = std::move(options);
}

void ClientSession::forgetWhatIsOver(Effects &effects)
{
    if (!isConnected())
        m->forgetWhatIsOver(effects);
}

bool ClientSession::isConnected() const { return m->phase == State::Phase::Connected; }
const ServerLimits &ClientSession::limits() const { return m->limits; }
std::size_t ClientSession::unfinishedPublishes() const { return m->outbox.size(); }
std::size_t ClientSession::queuedBytes() const { return m->outbox.bytes(); }

bool ClientSession::fallsBack() const { return m->fellBack; }
SessionSnapshot ClientSession::snapshot() const { return m->snapshot(); }

bool ClientSession::restore(SessionSnapshot snapshot, const Arrival &now)
{
    return m->restore(std::move(snapshot), now);
}

void ClientSession::setJournalling(bool on, const Arrival &now)
{
    m->journalling = on;
    m->clock = now;
}

void ClientSession::transportOpened(Instant now, Effects &effects)
{
    transportClosed(now, effects); // in case the owner did not say so
    m->open(now, effects);
}

void ClientSession::received(const Frame &frame, Instant now, Effects &effects)
{
    m->received(frame, now, effects);
}

void ClientSession::bytesArrived(ByteView pending, Instant now, Effects &effects)
{
    m->keepAlive.heard(now);
    m->heardAnything = m->heardAnything || !pending.empty();
    if (m->phase == State::Phase::AwaitConnack)
        m->failedAsStranger(pending, effects);
}

void ClientSession::streamFailed(const WireError &error, ByteView pending, Instant now, Effects &effects)
{
    m->keepAlive.heard(now);
    m->heardAnything = true;
    if (m->phase == State::Phase::AwaitConnack && m->failedAsStranger(pending, effects))
        return;
    if (m->phase == State::Phase::AwaitConnack || m->phase == State::Phase::Connected)
        m->fail(error, std::nullopt, effects);
}

void ClientSession::timerFired(TimerKind kind, Instant now, Effects &effects)
{
    m->timerFired(kind, now, effects);
}

void ClientSession::transportClosed(Instant, Effects &effects, bool byPeer)
{
    const bool notThisVersion =
        byPeer && m->phase == State::Phase::AwaitConnack && !m->heardAnything && m->mayFallBack();
    if (m->phase == State::Phase::AwaitConnack || m->phase == State::Phase::Connected)
        m->connectionOver(effects);
    m->fellBack = m->fellBack || notThisVersion;
    m->phase = State::Phase::Closed;
}

void ClientSession::setReadingPaused(bool paused, Instant now, Effects &effects)
{
    m->setReadingPaused(paused, now, effects);
}

tl::expected<void, RequestError> ClientSession::publish(Message message, RequestToken token, Instant now,
                                                        Effects &effects)
{
    return m->publish(std::move(message), token, now, effects);
}

tl::expected<void, RequestError> ClientSession::subscribe(std::vector<Subscription> subscriptions,
                                                          Properties properties, RequestToken token,
                                                          Instant now, Effects &effects)
{
    return m->subscribe(std::move(subscriptions), properties, token, now, effects);
}

tl::expected<void, RequestError> ClientSession::unsubscribe(std::vector<std::string> filters,
                                                            Properties properties, RequestToken token,
                                                            Instant now, Effects &effects)
{
    return m->unsubscribe(std::move(filters), properties, token, now, effects);
}

tl::expected<void, RequestError> ClientSession::reauthenticate(Instant now, Effects &effects)
{
    return m->reauthenticate(now, effects);
}

void ClientSession::disconnect(Instant, Effects &effects, ReasonCode reason, Properties properties)
{
    m->disconnect(effects, reason, std::move(properties));
}

} // namespace mqtt
