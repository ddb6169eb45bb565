// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace support {

/// A message as a test compares it.
struct Received
{
    std::string topic;
    QByteArray payload;
    mqtt::Qos qos = mqtt::Qos::AtMostOnce;
    bool retain = false;
    bool dup = false;
    mqtt::Properties properties;
};

/// A sink that keeps everything; read from any thread.
class KeepingSink : public mqtt::MessageSink
{
public:
    void attached(std::function<void()> resume) override;
    void deliver(const mqtt::Publish &message, const mqtt::Arrival &arrival) override;
    bool burstEnded() override;
    void sessionStarted(bool sessionPresent) override;

    std::size_t count() const;
    std::vector<Received> messages() const;
    std::vector<bool> sessionsPresent() const;
    /// From now on burstEnded() says "enough" (true) or not; releasing calls resume.
    void hold(bool on);

private:
    mutable std::mutex m_mutex;
    std::vector<Received> m_messages;
    std::vector<bool> m_sessions;
    std::function<void()> m_resume;
    bool m_hold = false;
};

/// A connection and all that it said.
class Probe : public QObject
{
    Q_OBJECT

public:
    explicit Probe(mqtt::ConnectionOptions options);
    ~Probe() override;

    /// Options for `endpoint` that never reconnect.
    static mqtt::ConnectionOptions optionsFor(const mqtt::Endpoint &endpoint, mqtt::ProtocolVersion version,
                                              const std::string &clientId = "probe");

    /// open(), and true when Connected and every subscription of the options is acknowledged.
    bool connectNow(int timeoutMs = 5'000);
    /// open(), and the problem it ends with (kind None after the timeout).
    mqtt::Problem failNow(int timeoutMs = 5'000);
    bool waitFor(const std::function<bool()> &condition, int timeoutMs = 5'000) const;
    bool waitForPhase(mqtt::ConnectionState::Phase phase, int timeoutMs = 5'000) const;
    /// Publishes and waits for its end; nullopt when none came.
    std::optional<mqtt::PublishDone> publish(mqtt::Message message, int timeoutMs = 5'000);
    bool closeNow();

    std::shared_ptr<KeepingSink> sink = std::make_shared<KeepingSink>();
    std::unique_ptr<mqtt::Connection> connection;
    std::vector<mqtt::ConnectionState> states;
    std::vector<mqtt::PublishDone> published;
    std::vector<mqtt::RequestError> refusals;
    std::vector<mqtt::SubscribeDone> subscribed;
};

} // namespace support
