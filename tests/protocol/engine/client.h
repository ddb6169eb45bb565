// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "tests/protocol/engine/event_log.h"

#include <QObject>

#include <optional>
#include <set>
#include <vector>

namespace driver {

/// One real client: the engine's connection on its worker thread, told as events.
class Client : public QObject
{
    Q_OBJECT

public:
    Client(mqtt::ConnectionOptions options, EventLog &log);
    ~Client() override;

    void open() { m_connection->open(); }
    void close() { m_connection->close(); }
    bool isConnected() const;
    bool isIdle() const; ///< no connection, and none will be tried
    int failures() const { return m_failures; }

    mqtt::RequestToken publish(mqtt::Message message);
    mqtt::RequestToken subscribe(std::vector<mqtt::Subscription> subscriptions, mqtt::Properties properties);
    mqtt::RequestToken unsubscribe(std::vector<std::string> filters, mqtt::Properties properties);
    bool wasRefused(mqtt::RequestToken token) const { return m_refused.contains(token); }
    /// Publishes that were neither finished nor refused.
    std::size_t unfinished() const { return m_unfinished.size(); }

    /// A token that passed() once everything asked for before it has gone on the wire, waits for its turn, or
    /// was refused.
    mqtt::RequestToken fence();
    bool passed(mqtt::RequestToken fence) const { return m_passed.contains(fence); }

    void respondWith(mqtt::Message answer);

private:
    class Sink;

    void stateChanged(const mqtt::ConnectionState &state);
    void refused(mqtt::RequestToken token, mqtt::RequestError error);
    void received(const mqtt::Message &message, bool dup);
    void answer(const mqtt::Message &question);

    EventLog &m_log;
    std::unique_ptr<mqtt::Connection> m_connection;
    mqtt::ConnectionState::Phase m_phase = mqtt::ConnectionState::Phase::Offline;
    int m_failures = 0;
    std::set<mqtt::RequestToken> m_refused;
    std::set<mqtt::RequestToken> m_unfinished;
    std::set<mqtt::RequestToken> m_fences;
    std::set<mqtt::RequestToken> m_passed;
    std::optional<mqtt::Message> m_answer;
    std::vector<mqtt::Message> m_questions; ///< before there was an answer
};

} // namespace driver
