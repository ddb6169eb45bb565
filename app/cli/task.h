// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QObject>

#include <memory>

namespace cli {

/// One run over one connection: the first failure prints its message and ends it with exit status 1.
///
/// Thread    the main one.
class Task : public QObject
{
    Q_OBJECT

public:
    Task();
    ~Task() override;

    void start();
    /// Says DISCONNECT and finishes with the status so far: a user's Ctrl+C is no failure.
    void stop();

Q_SIGNALS:
    void finished(int exitCode);

protected:
    void setConnection(std::unique_ptr<mqtt::Connection> connection);
    mqtt::Connection &connection() { return *m_connection; }
    /// Prints the message; the run ends, with status 1.
    void fail(const QString &message);
    void noteFailure(const QString &message); ///< the same, but goes on
    void dropConnection();                    ///< waits for its thread: sinks and sources are quiet from here

    virtual void disconnected() {} ///< everything is written or lost

private:
    void stateChanged(const mqtt::ConnectionState &state);

    std::unique_ptr<mqtt::Connection> m_connection;
    int m_exitCode = 0;
    bool m_ended = false;
};

void printError(const QString &message);

} // namespace cli
