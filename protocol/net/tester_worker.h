// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "protocol/net/session_timers.h"
#include "protocol/net/test_report.h"
#include "protocol/net/transport.h"
#include "protocol/wire/frame_assembler.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace mqtt {

/// A connection test at work: one transport, one session, until SUBACK or the first failure. Messages that
/// come meanwhile are dropped.
///
/// changed() tells every step; the last one has `ended`. Thread: its own, from start() on.
class TesterWorker : public QObject
{
    Q_OBJECT

public:
    TesterWorker(ConnectionOptions options, std::chrono::milliseconds longest);
    ~TesterWorker() override;

    void start();
    /// Nobody listens any more: says goodbye to a server that knows us, and deletes this object soon.
    void retire();

Q_SIGNALS:
    void changed(const mqtt::TestReport &report);

private:
    void dial();
    void opened();
    void read();
    void closed();
    void fail(Problem problem);
    bool triesOlderVersion(const Problem &problem);
    /// The present attempt is over: nothing of it may be touched any more.
    bool isStopped() const { return m_over || m_again; }
    void subscribe(Instant now);
    void carryOut(Instant now);
    void handle(const SessionStarted &started, Instant now);
    void handle(const SubscribeDone &done, Instant now);
    void timedOut();
    void end();
    void tell() { Q_EMIT changed(m_progress->report()); }

    ConnectionOptions m_options;
    std::chrono::milliseconds m_longest;
    ClientSession m_session;
    FrameAssembler m_assembler;
    SessionTimers m_timers;
    Effects m_effects;
    QTimer m_limit; ///< of the whole
    QTimer m_step;  ///< of the subscription, which nothing else limits
    std::unique_ptr<Transport> m_transport;
    std::optional<TestProgress> m_progress;
    bool m_wasOpened = false;  ///< the present transport
    bool m_spokeOlder = false; ///< this attempt is a fallback to 3.1.1
    bool m_again = false;      ///< and it begins soon
    bool m_over = false;       ///< the last report is out
};

} // namespace mqtt
