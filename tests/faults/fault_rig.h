// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fault_proxy.h"
#include "tests/support/own_time.h"
#include "tests/support/probe.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <set>

namespace support {

/// How much a test does, of what it does by default: the environment variable MQTTSCOPE_FAULT_SCALE (10 for a
/// soak).
int scaled(int count);

/// A session that the broker keeps over a cut, and a client that comes back at once.
mqtt::ConnectionOptions lasting(const mqtt::Endpoint &endpoint, mqtt::ProtocolVersion version,
                                const std::string &clientId);

std::map<QByteArray, int> timesReceived(const KeepingSink &sink);

/// What a cut may be called: the stream ended, or the system said so.
bool isLoss(const mqtt::Problem &problem);

/// Watches the owner's thread while it stands: the longest time that it kept its event loop from turning.
class OwnerWatch
{
public:
    /// What a fault may cost the owner. A sanitizer makes everything several times as slow.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr int kMostMs = 1'000;
#else
    static constexpr int kMostMs = 100;
#endif

    OwnerWatch();
    ~OwnerWatch();
    double longestGapMs() const { return double(m_longestNs) * 1e-6; }

private:
    QTimer m_timer;
    OwnTime m_since;
    qint64 m_longestNs = 0;
};

/// One client that does everything that a client can do: connects, subscribes, sends itself a message of each
/// QoS, unsubscribes and leaves. It goes on until all of that is done, whatever happens to its connections.
class Life : public QObject
{
    Q_OBJECT

public:
    Life(const FaultProxy &proxy, mqtt::ProtocolVersion version, const std::string &clientId);

    /// What is wrong with how it went, or an empty text. `meanwhile` is called every few milliseconds.
    QString live(const std::function<void()> &meanwhile = {}, int timeoutMs = 10'000);
    /// So far, and without waiting.
    bool isEverythingAnswered() const { return m_answered.size() == 3; }
    Probe &probe() { return m_probe; }

private:
    enum class Stage : std::uint8_t
    {
        Connecting,
        Messages,
        Unsubscribing,
        Over
    };

    void turn();
    void send(const QByteArray &payload, mqtt::Qos qos);
    void unsubscribe();
    QString verdict();

    std::string m_topic;
    Probe m_probe;
    Stage m_stage = Stage::Connecting;
    std::map<mqtt::RequestToken, std::pair<QByteArray, mqtt::Qos>> m_sent; ///< neither answered nor refused
    std::vector<std::pair<QByteArray, mqtt::Qos>> m_toSend;
    std::set<QByteArray> m_answered;
    bool m_subscribed = false;
    bool m_unsubscribed = false;
    bool m_askUnsubscribe = false;
    QStringList m_complaints;
    QElapsedTimer m_quiet; ///< since something happened
};

} // namespace support
