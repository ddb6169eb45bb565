// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"

#include <QTest>

#include <algorithm>

namespace support {

namespace {

using mqtt::Problem;
using mqtt::Qos;
using Phase = mqtt::ConnectionState::Phase;

constexpr int kQuietMs = 150;
const QByteArray kPoke = "poke";

} // namespace

int scaled(int count)
{
    bool ok = false;
    const int scale = qEnvironmentVariableIntValue("MQTTSCOPE_FAULT_SCALE", &ok);
    return ok && scale > 0 ? count * scale : count;
}

mqtt::ConnectionOptions lasting(const mqtt::Endpoint &endpoint, mqtt::ProtocolVersion version,
                                const std::string &clientId)
{
    auto options = Probe::optionsFor(endpoint, version, clientId);
    options.session.cleanStart = false;
    if (version == mqtt::ProtocolVersion::V5)
        options.session.connectProperties = {
            mqtt::Property::ofNumber(mqtt::PropertyId::SessionExpiryInterval, 300)};
    options.reconnect = {.firstDelay = std::chrono::milliseconds(1), .ceiling = std::chrono::milliseconds(4)};
    return options;
}

std::map<QByteArray, int> timesReceived(const KeepingSink &sink)
{
    std::map<QByteArray, int> times;
    for (const Received &message : sink.messages())
        ++times[message.payload];
    return times;
}

bool isLoss(const Problem &problem)
{
    return problem.kind == Problem::Kind::ClosedByServer || problem.kind == Problem::Kind::NetworkError;
}

OwnerWatch::OwnerWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                     [this] { m_longestNs = std::max(m_longestNs, m_since.restart()); });
    m_since.restart();
    m_timer.start(5);
}

OwnerWatch::~OwnerWatch()
{
    qInfo("longest gap of the owner's event loop: %.1f ms", longestGapMs());
}

Life::Life(const FaultProxy &proxy, mqtt::ProtocolVersion version, const std::string &clientId)
    : m_topic("life/" + clientId)
    , m_probe([&] {
        auto options = lasting(proxy.endpoint(), version, clientId);
        options.subscriptions = {{.filter = m_topic, .maximumQos = Qos::ExactlyOnce}};
        return options;
    }())
    , m_toSend{{"zero", Qos::AtMostOnce}, {"one", Qos::AtLeastOnce}, {"two", Qos::ExactlyOnce}}
{
    using mqtt::Connection;
    Connection *connection = m_probe.connection.get();
    connect(connection, &Connection::subscribed, this, [this](const mqtt::SubscribeDone &done) {
        m_subscribed = m_subscribed || (!done.lost && !mqtt::isFailure(done.reasonCodes.at(0)));
        m_quiet.restart();
    });
    connect(connection, &Connection::published, this, [this](const mqtt::PublishDone &done) {
        const auto sent = m_sent.find(done.token);
        if (sent == m_sent.end()) {
            m_complaints += QStringLiteral("a publish was answered twice");
            return;
        }
        if (done.lost)
            m_complaints += QStringLiteral("%1 was given up").arg(QString::fromLatin1(sent->second.first));
        if (sent->second.first != kPoke)
            m_answered.insert(sent->second.first);
        m_sent.erase(sent);
        m_quiet.restart();
    });
    connect(connection, &Connection::publishRefused, this,
            [this](mqtt::RequestToken token, mqtt::RequestError error) {
                if (error != mqtt::RequestError::NotConnected)
                    m_complaints += QStringLiteral("refused: %1").arg(int(error));
                m_toSend.push_back(m_sent.at(token));
                m_sent.erase(token);
            });
    connect(connection, &Connection::unsubscribed, this, [this](const mqtt::UnsubscribeDone &done) {
        m_unsubscribed = !done.lost;
        m_askUnsubscribe = done.lost;
        m_quiet.restart();
    });
    connect(connection, &Connection::subscribeRefused, this, [this] { m_askUnsubscribe = true; });
    m_quiet.start();
}

QString Life::live(const std::function<void()> &meanwhile, int timeoutMs)
{
    m_probe.connection->open();
    const bool over = m_probe.waitFor(
        [&] {
            turn();
            if (meanwhile)
                meanwhile();
            return m_stage == Stage::Over || m_probe.connection->state().phase == Phase::Failed;
        },
        timeoutMs);
    if (!over)
        m_complaints += QStringLiteral("stands still in stage %1, phase %2, problem %3")
                            .arg(int(m_stage))
                            .arg(int(m_probe.connection->state().phase))
                            .arg(int(m_probe.connection->state().problem.kind));
    return verdict();
}

void Life::turn()
{
    const bool connected = m_probe.connection->state().phase == Phase::Connected;
    switch (m_stage) {
    case Stage::Connecting:
        if (m_subscribed)
            m_stage = Stage::Messages;
        break;
    case Stage::Messages: {
        if (connected) {
            for (const auto &[payload, qos] : std::exchange(m_toSend, {}))
                send(payload, qos);
        }
        const auto times = timesReceived(*m_probe.sink);
        if (isEverythingAnswered() && times.contains("one") && times.contains("two")) {
            m_stage = Stage::Unsubscribing;
            m_askUnsubscribe = true;
        }
        break;
    }
    case Stage::Unsubscribing:
        if (connected && std::exchange(m_askUnsubscribe, false))
            m_probe.connection->unsubscribe({m_topic});
        if (m_unsubscribed) {
            m_stage = Stage::Over;
            if (!m_probe.closeNow())
                m_complaints += QStringLiteral("does not close");
        }
        break;
    case Stage::Over:
        break;
    }
    // A packet that was swapped waits for the next one, which may be nobody's turn.
    if (connected && m_quiet.hasExpired(kQuietMs) && m_stage != Stage::Over) {
        m_quiet.restart();
        send(kPoke, Qos::AtLeastOnce); // answered, even when nobody listens any more
    }
}

void Life::send(const QByteArray &payload, Qos qos)
{
    const auto token =
        m_probe.connection->publish({.topic = m_topic, .payload = payload, .qos = qos, .properties = {}});
    m_sent[token] = {payload, qos};
}

QString Life::verdict()
{
    const auto times = timesReceived(*m_probe.sink);
    const auto count = [&times](const char *payload) {
        const auto found = times.find(payload);
        return found == times.end() ? 0 : found->second;
    };
    if (count("one") < 1)
        m_complaints += QStringLiteral("QoS 1 was lost");
    if (count("two") != 1)
        m_complaints += QStringLiteral("QoS 2 came %1 times").arg(count("two"));
    for (const mqtt::ConnectionState &state : m_probe.states) {
        const bool ended = state.phase == Phase::Waiting || state.phase == Phase::Failed;
        if (ended && !isLoss(state.problem) && state.problem.kind != Problem::Kind::BadPacket &&
            state.problem.kind != Problem::Kind::ServerDisconnect)
            m_complaints += QStringLiteral("the problem is called %1").arg(int(state.problem.kind));
    }
    return m_complaints.join(QStringLiteral("; "));
}

} // namespace support
