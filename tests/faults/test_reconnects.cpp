// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"

#include <QTest>

#include <random>

using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::Fault;
using support::FaultProxy;
using support::From;
using support::Probe;

namespace {

constexpr int kCuts = 250; ///< of each client in each version: a thousand reconnects in all
constexpr std::size_t kMostInFlight = 20;

/// Cuts at random places of either stream, one a connection.
void planCuts(FaultProxy &proxy, int cuts, std::uint32_t seed)
{
    std::minstd_rand random(seed);
    std::uniform_int_distribution<std::int64_t> place(10, 2'500);
    for (int i = 0; i < cuts; ++i)
        proxy.add({.kind = i % 3 == 0 ? Fault::Kind::Close : Fault::Kind::Reset,
                   .from = i % 2 == 0 ? From::Client : From::Server,
                   .byteInStream = place(random)});
}

} // namespace

/// A sender and a receiver whose connections are cut again and again, with QoS 1 and 2 in flight, through a
/// real broker.
class TestReconnects : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void nothingIsLostAndQos2ComesOnce_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V311;
        QTest::newRow("5.0") << ProtocolVersion::V5;
    }

    void nothingIsLostAndQos2ComesOnce()
    {
        QFETCH(ProtocolVersion, version);
        const int cuts = support::scaled(kCuts);
        const std::uint32_t seed = qEnvironmentVariableIntValue("MQTTSCOPE_FAULT_SEED") + 1;
        qInfo("seed %u", seed);
        const std::string topic = version == ProtocolVersion::V5 ? "again/5" : "again/4";
        FaultProxy toReceiver(m_broker.endpoint());
        FaultProxy toSender(m_broker.endpoint());
        auto options = support::lasting(toReceiver.endpoint(), version, "receiver" + topic.substr(6));
        options.subscriptions = {{.filter = topic, .maximumQos = Qos::ExactlyOnce}};
        Probe receiver(options);
        QVERIFY(receiver.connectNow());
        Probe sender(support::lasting(toSender.endpoint(), version, "sender" + topic.substr(6)));
        QVERIFY(sender.connectNow());
        planCuts(toReceiver, cuts, seed);
        planCuts(toSender, cuts, seed + 1);

        support::OwnerWatch watch;
        std::map<mqtt::RequestToken, int> unanswered;
        std::vector<int> again;
        int next = 0;
        int answered = 0;
        int lost = 0;
        connect(sender.connection.get(), &mqtt::Connection::published, this,
                [&](const mqtt::PublishDone &done) {
                    unanswered.erase(done.token);
                    ++answered;
                    lost += done.lost ? 1 : 0;
                });
        connect(sender.connection.get(), &mqtt::Connection::publishRefused, this,
                [&](mqtt::RequestToken token, mqtt::RequestError) {
                    again.push_back(unanswered.at(token)); // offline: not accepted, so ours to ask again
                    unanswered.erase(token);
                });
        const auto send = [&](int number) {
            const auto token =
                sender.connection->publish({.topic = topic,
                                            .payload = QByteArray::number(number),
                                            .qos = number % 2 == 0 ? Qos::AtLeastOnce : Qos::ExactlyOnce,
                                            .properties = {}});
            unanswered[token] = number;
        };
        const auto allFired = [&] {
            return toReceiver.firedInAll() >= cuts && toSender.firedInAll() >= cuts;
        };
        QVERIFY(sender.waitFor(
            [&] {
                if (sender.connection->state().phase != mqtt::ConnectionState::Phase::Connected)
                    return false;
                for (const int number : std::exchange(again, {}))
                    send(number);
                while (!allFired() && unanswered.size() < kMostInFlight)
                    send(next++);
                return allFired() && unanswered.empty() && again.empty();
            },
            80'000));
        QVERIFY2(
            receiver.waitFor(
                [&] { return support::timesReceived(*receiver.sink).size() == std::size_t(next); }, 20'000),
            qPrintable(
                QStringLiteral("%1 of %2").arg(support::timesReceived(*receiver.sink).size()).arg(next)));
        QTest::qWait(100);
        qInfo("%d messages, %d and %d connections", next, toSender.connections(), toReceiver.connections());
        QCOMPARE(lost, 0);
        QCOMPARE(answered, next);
        QVERIFY(toSender.connections() > cuts && toReceiver.connections() > cuts);
        for (const auto &[payload, times] : support::timesReceived(*receiver.sink)) {
            if (payload.toInt() % 2 == 1)
                QVERIFY2(times == 1,
                         qPrintable(QStringLiteral("%1 came %2 times").arg(payload.toInt()).arg(times)));
        }
        for (const Probe *probe : {&sender, &receiver}) {
            for (const mqtt::ConnectionState &state : probe->states)
                QVERIFY(!state.problem.isProblem() || support::isLoss(state.problem));
        }
        QVERIFY(watch.longestGapMs() < support::OwnerWatch::kMostMs);
    }
};

QTEST_GUILESS_MAIN(TestReconnects)
#include "test_reconnects.moc"
