// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/task.h"

#include "ui/text/problem_text.h"

#include <cstdio>

namespace cli {

void printError(const QString &message)
{
    std::fprintf(stderr, "mqttscope-cli: %s\n", message.toUtf8().constData());
}

Task::Task() = default;

Task::~Task() = default;

void Task::setConnection(std::unique_ptr<mqtt::Connection> connection)
{
    m_connection = std::move(connection);
    connect(m_connection.get(), &mqtt::Connection::stateChanged, this, &Task::stateChanged);
}

void Task::start() { m_connection->open(); }

void Task::stop()
{
    if (!m_ended)
        m_connection->close();
}

void Task::noteFailure(const QString &message)
{
    if (m_exitCode == 0)
        printError(message);
    m_exitCode = 1;
}

void Task::fail(const QString &message)
{
    noteFailure(message);
    stop();
}

void Task::dropConnection() { m_connection.reset(); }

void Task::stateChanged(const mqtt::ConnectionState &state)
{
    switch (state.phase) {
    case mqtt::ConnectionState::Phase::Offline:
    case mqtt::ConnectionState::Phase::Failed:
        break;
    case mqtt::ConnectionState::Phase::Resolving:
    case mqtt::ConnectionState::Phase::Handshake:
    case mqtt::ConnectionState::Phase::Connected:
    case mqtt::ConnectionState::Phase::Waiting:
    case mqtt::ConnectionState::Phase::Closing:
        return;
    }
    if (m_ended)
        return;
    m_ended = true;
    if (state.problem.isProblem())
        noteFailure(ui::problemSentence(state.problem));
    disconnected();
    Q_EMIT finished(m_exitCode);
}

} // namespace cli
