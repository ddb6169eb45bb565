// SPDX-License-Identifier: GPL-3.0-or-later
//
// The data half of ConnectionWorker: reading, writing and effects.
#include "protocol/net/connection_worker.h"

#include <thread>

namespace mqtt {

namespace {

constexpr std::size_t kBurstBytes = 1024 * 1024;
constexpr std::chrono::milliseconds kBurstTime{4};
constexpr std::size_t kWriteChunk = 64 * 1024;
constexpr std::size_t kWriteTurn = 1024 * 1024; ///< published in one go before others get their turn
constexpr qint64 kUnwritten = 256 * 1024;       ///< publish sources wait above it
constexpr std::size_t kUnacknowledged = 4'096;  ///< messages, for publish sources
constexpr std::size_t kUnacknowledgedBytes = 16 * 1024 * 1024;
constexpr std::size_t kKeptCapacity = 1024 * 1024;
constexpr int kNotesPerSecond = 100; ///< a hostile server could cause one a packet

} // namespace

void ConnectionWorker::readBurst()
{
    if (m_inBurst || m_state.readingPaused || m_ending || !m_transport || !m_transportOpened)
        return;
    m_inBurst = true;
    const Arrival arrival = Arrival::now();
    std::size_t total = 0;
    std::size_t packets = 0;
    bool delivered = false;
    while (!m_ending) {
        const std::size_t count = m_transport->read(m_assembler.writable());
        if (count == 0)
            break;
        m_assembler.commit(count);
        total += count;
        packets += readFrames(arrival, delivered);
        if (!m_ending) {
            m_session.bytesArrived(m_assembler.pending(), arrival.steady, m_effects);
            interpret(arrival.steady);
        }
        if (total >= kBurstBytes || SteadyClock::now() - arrival.steady >= kBurstTime)
            break;
    }
    m_inBurst = false;
    m_counters->bytesReceived.add(total);
    const bool answered = !m_effects.send.empty() || m_session.unfinishedPublishes() > 0 || m_feed.hasMore();
    carryOut(arrival.steady);
    if (delivered && m_sink && !m_sink->burstEnded())
        setReadingPaused(true, SteadyClock::now());
    else if (m_transport && !m_ending && m_transport->hasUnread())
        queueBurst();
    pump();
    const bool bytesWait = m_transport && !m_ending && (m_state.readingPaused || m_transport->hasUnread());
    watchOverload(m_overload.note(bytesWait, SteadyClock::now()));
    const auto rest = m_pacer.burstEnded(total, packets, answered, arrival.steady);
    if (rest.count() > 0 && !m_burstQueued)
        std::this_thread::sleep_for(rest);
}

/// Every whole frame that the assembler has: how many. `delivered` becomes true when there was a message.
std::size_t ConnectionWorker::readFrames(const Arrival &arrival, bool &delivered)
{
    std::size_t packets = 0;
    std::uint64_t messages = 0;
    while (!m_ending) {
        const auto next = m_assembler.next();
        if (!next) {
            m_session.streamFailed(next.error(), m_assembler.pending(), arrival.steady, m_effects);
            interpret(arrival.steady);
            break;
        }
        if (!*next)
            break;
        ++packets;
        m_effects.deliver = nullptr;
        m_session.received(**next, arrival.steady, m_effects);
        if (m_effects.deliver && m_sink) {
            ++messages;
            if (m_effects.deliver->cut)
                m_counters->messagesCut.add(1);
            m_sink->deliver(*m_effects.deliver, arrival);
        }
        if (!m_effects.list.empty())
            interpret(arrival.steady);
    }
    m_effects.deliver = nullptr;
    m_counters->packetsReceived.add(packets);
    m_counters->messagesReceived.add(messages);
    delivered |= messages > 0;
    return packets;
}

void ConnectionWorker::queueBurst()
{
    if (m_burstQueued)
        return;
    m_burstQueued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_burstQueued = false;
            readBurst();
        },
        Qt::QueuedConnection);
}

void ConnectionWorker::setReadingPaused(bool paused, Instant now)
{
    if (m_state.readingPaused == paused || !m_transport || m_ending)
        return;
    m_state.readingPaused = paused;
    m_session.setReadingPaused(paused, now, m_effects);
    carryOut(now);
    Q_EMIT stateChanged(m_state);
}

void ConnectionWorker::watchOverload(bool changed)
{
    // While nothing is read there may be no burst to look at it after.
    const bool goesOn = m_state.readingPaused || m_overload.isBehind();
    if (goesOn != m_overloadTimer.isActive())
        goesOn ? m_overloadTimer.start(OverloadWatch::kWindow) : m_overloadTimer.stop();
    if (!changed)
        return;
    m_state.readingSlower = m_overload.isBehind();
    Q_EMIT stateChanged(m_state);
}

void ConnectionWorker::resumeReading()
{
    if (!m_state.readingPaused)
        return;
    setReadingPaused(false, SteadyClock::now());
    if (m_streamEnded)
        streamEnded(Problem(*m_streamEnded));
    else
        readBurst();
}

void ConnectionWorker::bytesWritten()
{
    // A farewell takes as long as the other side keeps taking bytes, unless the program is waiting for us.
    if (m_goodbyeTimer.isActive() && !m_shuttingDown)
        m_goodbyeTimer.start();
    pump();
}

/// Publish sources, as far as the transport and the acknowledgements keep up.
void ConnectionWorker::pump()
{
    if (m_pumping || !m_feed.hasMore())
        return;
    m_pumping = true;
    const Instant now = SteadyClock::now();
    std::size_t turn = 0;
    Message message;
    RequestToken token = 0;
    const auto hasRoom = [this] {
        return m_session.isConnected() && !m_ending && m_transport &&
               m_transport->bytesToWrite() + qint64(m_effects.send.size()) < kUnwritten &&
               m_session.unfinishedPublishes() < kUnacknowledged &&
               m_session.queuedBytes() < kUnacknowledgedBytes;
    };
    while (turn < kWriteTurn && hasRoom() && m_feed.next(message, token)) {
        const auto accepted = m_session.publish(std::move(message), token, now, m_effects);
        message = Message();
        if (!accepted)
            m_feed.refused(token, accepted.error());
        interpret(now);
        if (m_effects.send.size() >= kWriteChunk) {
            turn += m_effects.send.size();
            writeOut();
        }
    }
    m_pumping = false;
    carryOut(now);
    // Flushed at once, nothing may be left that would signal.
    if (!m_pumpQueued && m_feed.hasMore() && hasRoom()) {
        m_pumpQueued = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_pumpQueued = false;
                pump();
            },
            Qt::QueuedConnection);
    }
}

/// Everything that the calls before asked for.
void ConnectionWorker::carryOut(Instant now)
{
    interpret(now);
    writeOut();
    tellSubscriptions();
    if (m_ending && !m_endingBegun && m_transport)
        beginEnding();
}

void ConnectionWorker::writeOut()
{
    keepJournal(); // first, whatever happens then
    if (m_effects.send.empty())
        return;
    if (m_transport) {
        m_transport->write(m_effects.send);
        m_counters->bytesSent.add(m_effects.send.size());
    }
    m_effects.send.clear();
    if (m_effects.send.capacity() > kKeptCapacity)
        m_effects.send.shrink_to_fit();
    // Last, because it may call bytesWritten() and so come back here.
    if (m_transport)
        m_transport->flush();
}

void ConnectionWorker::interpret(Instant now)
{
    struct Visitor
    {
        ConnectionWorker &worker;
        Instant now;
        void operator()(const SessionStarted &started) const { worker.handle(started, now); }
        void operator()(SessionEnded &ended) const { worker.handle(ended); }
        void operator()(const PublishDone &done) const { worker.handle(done); }
        void operator()(SubscribeDone &done) const { worker.handle(done, now); }
        void operator()(UnsubscribeDone &done) const { worker.handle(done, now); }
        void operator()(const Reauthenticated &done) const { Q_EMIT worker.reauthenticated(done); }
        void operator()(const SessionNote &note) const { worker.handle(note, now); }
        void operator()(const SetTimer &timer) const { worker.m_timers.set(timer.kind, timer.due); }
        void operator()(const CancelTimer &timer) const { worker.m_timers.cancel(timer.kind); }
    };
    // Handling an effect may ask the session for more, which then waits for its turn.
    while (!m_effects.list.empty()) {
        m_atWork.swap(m_effects.list);
        for (Effect &effect : m_atWork)
            std::visit(Visitor{*this, now}, effect);
        m_atWork.clear();
    }
}

void ConnectionWorker::handle(const SessionStarted &started, Instant now)
{
    m_policy.reset();
    m_takeovers.accepted(now);
    m_attempts = 0;
    m_state.problem = {};
    m_state.session = started;
    setPhase(ConnectionState::Phase::Connected);
    if (m_sink)
        m_sink->sessionStarted(started.sessionPresent);
    m_subscriptions.connected(started.sessionPresent);
    askForSubscriptions(now);
    tellSubscriptions();
    // After this round, when the CONNACK's other effects are done.
    QMetaObject::invokeMethod(
        this, [this] { pump(); }, Qt::QueuedConnection);
}

void ConnectionWorker::handle(SessionEnded &ended)
{
    if (ended.problem.isProblem())
        fillIn(ended.problem);
    m_ending = ended.problem;
    Q_EMIT sessionEnded(ended);
}

void ConnectionWorker::handle(const PublishDone &done)
{
    if (PublishFeed::owns(done.token))
        m_feed.done(done);
    else
        Q_EMIT published(done);
}

void ConnectionWorker::handle(const SessionNote &note, Instant now)
{
    if (note.kind == SessionNote::Kind::DuplicateSuppressed)
        m_counters->duplicatesSuppressed.add(1);
    if (now - m_notesSince >= std::chrono::seconds(1)) {
        m_notesSince = now;
        m_notesLeft = kNotesPerSecond;
    }
    if (m_notesLeft > 0) {
        --m_notesLeft;
        Q_EMIT noted(note);
    }
}

} // namespace mqtt
