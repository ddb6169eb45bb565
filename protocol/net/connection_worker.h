// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "protocol/net/connection_counters.h"
#include "protocol/net/publish_feed.h"
#include "protocol/net/read_gate.h"
#include "protocol/net/read_pacer.h"
#include "protocol/net/session_journal.h"
#include "protocol/net/session_timers.h"
#include "protocol/net/subscription_set.h"
#include "protocol/net/transport.h"
#include "protocol/session/takeover_watch.h"
#include "protocol/wire/frame_assembler.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace mqtt {

/// One connection at work, and the only interpreter of a session's effects.
///
///   bytes in   → frame assembler → session → effects → sink, signals, timers
///   bytes out  ← one write a burst ← effects.send ← session ← commands, publish sources, timers
///
/// A read burst takes one Arrival and ends when the socket is empty or after kBurstBytes, so that timers and
/// commands get their turn; the acknowledgements of a burst leave in one write. Under a flood of single packets the
/// thread rests between bursts (ReadPacer).
///
/// Thread    its own; every call is queued to it. The constructor may run elsewhere.
class ConnectionWorker : public QObject
{
    Q_OBJECT

public:
    ConnectionWorker(ConnectionOptions options, std::shared_ptr<MessageSink> sink,
                     std::shared_ptr<SharedCounters> counters);
    ~ConnectionWorker() override;

    void start(); ///< once, first, on the worker's thread
    void open();
    void setOptions(const ConnectionOptions &options);
    void close();
    /// close(), then finished(), 1 s later at most.
    void shutDown();

    void publish(Message message, RequestToken token);
    void publishFrom(std::unique_ptr<PublishSource> source);
    void subscribe(std::vector<Subscription> subscriptions, Properties properties, RequestToken token);
    void unsubscribe(std::vector<std::string> filters, Properties properties, RequestToken token);
    void pauseSubscriptions(const std::vector<std::string> &filters);
    void resumeSubscriptions(const std::vector<std::string> &filters);
    void reauthenticate();

Q_SIGNALS:
    void stateChanged(const mqtt::ConnectionState &state);
    void published(const mqtt::PublishDone &done);
    void publishRefused(mqtt::RequestToken token, mqtt::RequestError error);
    void subscribed(const mqtt::SubscribeDone &done);
    void subscribeRefused(mqtt::RequestToken token, mqtt::RequestError error);
    void unsubscribed(const mqtt::UnsubscribeDone &done);
    void subscriptionsChanged(const std::vector<mqtt::SubscriptionStatus> &subscriptions);
    void journalNoted(const mqtt::JournalNote &note);
    void sessionEnded(const mqtt::SessionEnded &ended);
    void reauthenticated(const mqtt::Reauthenticated &done);
    void reauthenticationRefused(mqtt::RequestError error);
    void noted(const mqtt::SessionNote &note);
    void finished();

private:
    enum class After : std::uint8_t
    {
        Decide,
        Reopen,
        StayOffline
    };

    // connection_worker.cpp: from one attempt to the next
    void attempt();
    void listSubscriptions(const ConnectionOptions &options);
    void opened();
    void streamEnded(const Problem &problem);
    void timerDue(TimerKind kind);
    void disconnectOr(After after);
    void beginEnding();
    void goodbyeTimedOut();
    void attemptEnded(Problem problem);
    void retryOrFail(Problem problem);
    void recogniseFight(Problem &problem);
    void fillIn(Problem &problem) const;
    void setPhase(ConnectionState::Phase phase);

    // connection_flow.cpp: what goes through
    void bytesWritten();
    void readBurst();
    std::size_t readFrames(const Arrival &arrival, bool &delivered);
    void queueBurst();
    void resumeReading();
    void setReadingPaused(bool paused, Instant now);
    void pump();
    void carryOut(Instant now);
    void writeOut();
    void interpret(Instant now);
    void handle(const SessionStarted &started, Instant now);
    void handle(SessionEnded &ended);
    void handle(const PublishDone &done);
    void handle(const SessionNote &note, Instant now);

    // connection_requests.cpp: subscriptions and journal
    void handle(SubscribeDone &done, Instant now);
    void handle(UnsubscribeDone &done, Instant now);
    void askForSubscriptions(Instant now);
    void tellSubscriptions();
    void prepareJournal();
    void keepJournal();
    void tellJournal();

    ConnectionOptions m_options;
    std::shared_ptr<MessageSink> m_sink;
    std::shared_ptr<SharedCounters> m_counters;
    ClientSession m_session;
    FrameAssembler m_assembler;
    Effects m_effects;
    std::vector<Effect> m_atWork; ///< the part of m_effects.list that interpret() is at
    PublishFeed m_feed;
    SubscriptionSet m_subscriptions;
    SessionJournal m_journal;
    ReconnectPolicy m_policy;
    TakeoverWatch m_takeovers;
    ReadGate m_gate;
    ReadPacer m_pacer;
    SessionTimers m_timers;
    QTimer m_retryTimer;
    QTimer m_goodbyeTimer;
    Transport *m_transport = nullptr; ///< a child; goes by deleteLater()
    std::uint64_t m_generation = 0;   ///< of m_transport: a late signal of the one before is not its own
    ConnectionState m_state;
    int m_attempts = 0;
    std::optional<Problem> m_ending;      ///< the session said it is over: close when all is written
    std::optional<Problem> m_streamEnded; ///< the transport is down, what it had read is still to be handled
    After m_after = After::Decide;
    bool m_endingBegun = false;
    bool m_spokeOlder = false; ///< this attempt is a fallback
    bool m_transportOpened = false;
    bool m_optionsChanged = false;
    bool m_inBurst = false;
    bool m_burstQueued = false;
    bool m_pumping = false;
    bool m_pumpQueued = false;
    bool m_shuttingDown = false;
    int m_notesLeft = 0; ///< in the second that began at m_notesSince
    Instant m_notesSince{};
};

} // namespace mqtt
