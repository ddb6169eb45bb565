// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "protocol/net/test_report.h"

#include <QObject>
#include <QSemaphore>
#include <QThread>

#include <memory>

namespace mqtt {

class TesterWorker;

/// Makes a connection once, step by step, to show how far it gets and what the server allows; then says
/// DISCONNECT.
///
/// It disturbs nobody: a random end to the client id (another session with this id goes on), clean start,
/// session expiry 0, no last will, and on 5.0 no retained messages with the subscriptions. Each step has the
/// options' time limit; the whole takes kLongest at most. The destructor cancels, and gives a goodbye under
/// way 80 ms to leave.
///
/// Every call returns at once; the work is done on a thread of this object's own.
/// Thread    the owner's.
class ConnectionTester : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kLongest{60'000};

    explicit ConnectionTester(QObject *parent = nullptr);
    ~ConnectionTester() override;

    /// A test under way is cancelled first, unheard.
    void start(const ConnectionOptions &options);
    /// finished() follows at once, with the running step Cancelled.
    void cancel();
    bool isRunning() const { return m_worker != nullptr; }
    const TestReport &report() const { return m_report; }

Q_SIGNALS:
    void changed(); ///< report() tells more
    void finished();

private:
    void update(const TestReport &report);
    void drop();

    QThread m_thread;
    TesterWorker *m_worker = nullptr; ///< on m_thread, while a test runs
    TestReport m_report;
    std::shared_ptr<QSemaphore> m_gone; ///< released by each worker's end
    int m_started = 0;
};

/// The options of a test: those of the connection, made harmless.
ConnectionOptions testOptions(ConnectionOptions options);

} // namespace mqtt

Q_DECLARE_METATYPE(mqtt::TestReport)
