// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"

#include <QTest>

using mqtt::PacketType;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::Fault;
using support::FaultProxy;
using support::From;
using support::Probe;
using Phase = mqtt::ConnectionState::Phase;

/// Lines that are slow, cut everything into single bytes, or die without a word.
class TestSlowLines : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;

    static void addVersions()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V311;
        QTest::newRow("5.0") << ProtocolVersion::V5;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void byteByByteIsTheSame_data() { addVersions(); }
    void byteByByteIsTheSame()
    {
        QFETCH(ProtocolVersion, version);
        FaultProxy proxy(m_broker.endpoint());
        proxy.setShape({.sliceBytes = 1});
        support::Life life(proxy, version, version == ProtocolVersion::V5 ? "bytes5" : "bytes4");
        QCOMPARE(life.live(), QString());
        QCOMPARE(proxy.connections(), 1);
    }

    void aSlowLargeMessageIsNoDeadConnection_data() { addVersions(); }
    void aSlowLargeMessageIsNoDeadConnection()
    {
        QFETCH(ProtocolVersion, version);
        FaultProxy proxy(m_broker.endpoint());
        proxy.setShape(
            {.latency = std::chrono::milliseconds(50), .bytesPerSecond = 20'000, .sliceBytes = 500});
        auto options = Probe::optionsFor(proxy.endpoint(), version, "slow");
        options.session.keepAlive = std::chrono::seconds(1);
        options.subscriptions = {{.filter = "slow", .maximumQos = Qos::AtLeastOnce}};
        Probe receiver(options);
        QVERIFY(receiver.connectNow());
        Probe sender(Probe::optionsFor(m_broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        support::OwnerWatch watch;
        QByteArray payload(60'000, 'x'); // three seconds of line, three keep-alive intervals
        QVERIFY(
            sender.publish({.topic = "slow", .payload = payload, .qos = Qos::AtLeastOnce, .properties = {}}));
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 1; }, 15'000));
        QCOMPARE(receiver.sink->messages()[0].payload, payload);
        QCOMPARE(receiver.connection->state().phase, Phase::Connected);
        QCOMPARE(proxy.connections(), 1);
        QVERIFY(watch.longestGapMs() < support::OwnerWatch::kMostMs);
    }

    void aHalfOpenConnectionIsFoundByKeepAliveAndMadeAgain_data() { addVersions(); }
    void aHalfOpenConnectionIsFoundByKeepAliveAndMadeAgain()
    {
        QFETCH(ProtocolVersion, version);
        FaultProxy proxy(m_broker.endpoint());
        auto options =
            support::lasting(proxy.endpoint(), version, version == ProtocolVersion::V5 ? "half5" : "half4");
        options.session.keepAlive = std::chrono::seconds(1);
        options.subscriptions = {{.filter = "half", .maximumQos = Qos::ExactlyOnce}};
        Probe probe(options);
        QVERIFY(probe.connectNow());
        proxy.add({.kind = Fault::Kind::HalfOpen,
                   .from = From::Client,
                   .type = PacketType::Publish,
                   .byteInPacket = 0});
        QElapsedTimer elapsed;
        elapsed.start();
        probe.connection->publish(
            {.topic = "half", .payload = "x", .qos = Qos::ExactlyOnce, .properties = {}});
        QVERIFY(probe.waitFor([&] { return probe.published.size() == 1; }, 15'000)); // on the next connection
        // A second until the ping, five at least until it is missed, and the way back.
        QVERIFY2(elapsed.elapsed() < 10'000, qPrintable(QString::number(elapsed.elapsed())));
        QVERIFY(!probe.published[0].lost);
        QVERIFY(std::any_of(probe.states.begin(), probe.states.end(), [](const mqtt::ConnectionState &state) {
            return state.phase == Phase::Waiting && state.problem.kind == Problem::Kind::KeepAliveTimeout;
        }));
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == 1; }));
        QCOMPARE(proxy.connections(), 2);
    }

    void aHalfOpenHandshakeIsGivenUp()
    {
        FaultProxy proxy(m_broker.endpoint());
        proxy.add({.kind = Fault::Kind::HalfOpen,
                   .from = From::Client,
                   .type = PacketType::Connect,
                   .byteInPacket = 5});
        auto options = support::lasting(proxy.endpoint(), ProtocolVersion::V5, "half");
        options.session.connackTimeout = std::chrono::milliseconds(300);
        Probe probe(options);
        probe.connection->open();
        QVERIFY(probe.waitForPhase(Phase::Connected)); // the second time
        QVERIFY(std::any_of(probe.states.begin(), probe.states.end(), [](const mqtt::ConnectionState &state) {
            return state.problem.kind == Problem::Kind::ConnackTimeout;
        }));
    }
};

QTEST_GUILESS_MAIN(TestSlowLines)
#include "test_slow_lines.moc"
