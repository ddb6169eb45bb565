// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/probe.h"

#include <QTest>

#include <algorithm>

namespace support {

void KeepingSink::attached(std::function<void()> resume)
{
    const std::lock_guard lock(m_mutex);
    m_resume = std::move(resume);
}

void KeepingSink::deliver(const mqtt::Publish &message, const mqtt::Arrival &)
{
    const std::lock_guard lock(m_mutex);
    m_messages.push_back({std::string(message.topic),
                          QByteArray(reinterpret_cast<const char *>(message.payload.data()),
                                     qsizetype(message.payload.size())),
                          message.qos, message.retain, message.dup, mqtt::ownedCopyOf(message.properties)});
}

bool KeepingSink::burstEnded()
{
    const std::lock_guard lock(m_mutex);
    return !m_hold;
}

void KeepingSink::sessionStarted(bool sessionPresent)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.push_back(sessionPresent);
}

std::size_t KeepingSink::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_messages.size();
}

std::vector<Received> KeepingSink::messages() const
{
    const std::lock_guard lock(m_mutex);
    return m_messages;
}

std::vector<bool> KeepingSink::sessionsPresent() const
{
    const std::lock_guard lock(m_mutex);
    return m_sessions;
}

void KeepingSink::hold(bool on)
{
    std::function<void()> resume;
    {
        const std::lock_guard lock(m_mutex);
        m_hold = on;
        resume = m_resume;
    }
    if (!on && resume)
        resume();
}

Probe::Probe(mqtt::ConnectionOptions options)
    : connection(std::make_unique<mqtt::Connection>(std::move(options), sink))
{
    using mqtt::Connection;
    connect(connection.get(), &Connection::stateChanged, this,
            [this](const mqtt::ConnectionState &state) { states.push_back(state); });
    connect(connection.get(), &Connection::published, this,
            [this](const mqtt::PublishDone &done) { published.push_back(done); });
    connect(connection.get(), &Connection::publishRefused, this,
            [this](mqtt::RequestToken, mqtt::RequestError error) { refusals.push_back(error); });
    connect(connection.get(), &Connection::subscribed, this,
            [this](const mqtt::SubscribeDone &done) { subscribed.push_back(done); });
    connect(connection.get(), &Connection::subscribeRefused, this,
            [this](mqtt::RequestToken, mqtt::RequestError error) { refusals.push_back(error); });
}

Probe::~Probe() = default;

mqtt::ConnectionOptions Probe::optionsFor(const mqtt::Endpoint &endpoint, mqtt::ProtocolVersion version,
                                          const std::string &clientId)
{
    mqtt::ConnectionOptions options;
    options.endpoint = endpoint;
    options.session.version = version;
    options.session.clientId = clientId;
    options.reconnect.firstDelay = {};
    return options;
}

bool Probe::waitFor(const std::function<bool()> &condition, int timeoutMs) const
{
    return QTest::qWaitFor(condition, timeoutMs);
}

bool Probe::waitForPhase(mqtt::ConnectionState::Phase phase, int timeoutMs) const
{
    return waitFor([this, phase] { return connection->state().phase == phase; }, timeoutMs);
}

bool Probe::connectNow(int timeoutMs)
{
    const std::size_t before = subscribed.size();
    connection->open();
    return waitForPhase(mqtt::ConnectionState::Phase::Connected, timeoutMs) &&
           waitFor([&] { return connection->options().subscriptions.empty() || subscribed.size() > before; },
                   timeoutMs);
}

mqtt::Problem Probe::failNow(int timeoutMs)
{
    connection->open();
    waitFor([this] { return connection->state().phase == mqtt::ConnectionState::Phase::Failed; }, timeoutMs);
    return connection->state().problem;
}

std::optional<mqtt::PublishDone> Probe::publish(mqtt::Message message, int timeoutMs)
{
    const mqtt::RequestToken token = connection->publish(std::move(message));
    const auto answered = [&] {
        return std::find_if(published.begin(), published.end(),
                            [token](const mqtt::PublishDone &done) { return done.token == token; });
    };
    if (!waitFor([&] { return answered() != published.end(); }, timeoutMs))
        return std::nullopt;
    return *answered();
}

bool Probe::closeNow()
{
    connection->close();
    return waitForPhase(mqtt::ConnectionState::Phase::Offline);
}

} // namespace support
