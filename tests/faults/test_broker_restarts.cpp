// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"

#include <QTest>

using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::MosquittoBroker;
using support::Probe;
using Phase = mqtt::ConnectionState::Phase;

/// A broker that is killed or stopped under its clients, and comes back with their sessions or without.
class TestBrokerRestarts : public QObject
{
    Q_OBJECT

private:
    static void addVersions()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V311;
        QTest::newRow("5.0") << ProtocolVersion::V5;
    }

    static mqtt::ConnectionOptions listening(const MosquittoBroker &broker, ProtocolVersion version,
                                             bool clean)
    {
        auto options = support::lasting(broker.endpoint(), version, "listener");
        options.session.cleanStart = clean;
        options.reconnect.ceiling = std::chrono::milliseconds(50);
        options.subscriptions = {{.filter = "restart", .maximumQos = Qos::ExactlyOnce}};
        return options;
    }

private Q_SLOTS:
    void aStoppedBrokerGivesTheSessionBack_data() { addVersions(); }
    void aStoppedBrokerGivesTheSessionBack()
    {
        QFETCH(ProtocolVersion, version);
        MosquittoBroker broker({.username = {}, .password = {}, .persistent = true});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        Probe listener(listening(broker, version, false));
        QVERIFY(listener.connectNow());
        broker.stop();
        QVERIFY(listener.waitForPhase(Phase::Waiting));
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        QVERIFY(listener.waitFor([&] { return listener.sink->sessionsPresent().size() == 2; }));
        QCOMPARE(listener.sink->sessionsPresent(), std::vector<bool>({false, true}));
        Probe sender(Probe::optionsFor(broker.endpoint(), version, "sender"));
        QVERIFY(sender.connectNow());
        QVERIFY(
            sender.publish({.topic = "restart", .payload = "1", .qos = Qos::ExactlyOnce, .properties = {}}));
        QVERIFY(listener.waitFor([&] { return listener.sink->count() == 1; }));
        QCOMPARE(listener.subscribed.size(), std::size_t(1)); // the session had them
    }

    void aKilledBrokerHasForgottenAndIsToldAgain_data() { addVersions(); }
    void aKilledBrokerHasForgottenAndIsToldAgain()
    {
        QFETCH(ProtocolVersion, version);
        MosquittoBroker broker; // keeps nothing on disk
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        Probe listener(listening(broker, version, false));
        QVERIFY(listener.connectNow());
        // In flight when the broker dies: acknowledged by nobody, so to be sent again.
        broker.freeze();
        listener.connection->publish(
            {.topic = "restart", .payload = "1", .qos = Qos::AtLeastOnce, .properties = {}});
        listener.connection->publish(
            {.topic = "restart", .payload = "2", .qos = Qos::ExactlyOnce, .properties = {}});
        QVERIFY(listener.waitFor([&] { return listener.connection->counters().bytesSent > 60; }));
        broker.kill();
        QVERIFY(listener.waitFor([&] {
            const auto phase = listener.connection->state().phase;
            return phase == Phase::Waiting || phase == Phase::Resolving;
        }));
        QVERIFY(listener.connection->state().problem.isProblem());
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        QVERIFY(listener.waitFor([&] { return listener.published.size() == 2; }, 10'000));
        QVERIFY(!listener.published[0].lost && !listener.published[1].lost);
        // They may have gone out before the subscription was made again; what comes after it is ours.
        QVERIFY(listener.waitFor([&] { return listener.subscribed.size() >= 2; }));
        QVERIFY(listener.publish(
            {.topic = "restart", .payload = "3", .qos = Qos::ExactlyOnce, .properties = {}}));
        QVERIFY(listener.waitFor([&] {
            const auto messages = listener.sink->messages();
            return !messages.empty() && messages.back().payload == "3";
        }));
        QCOMPARE(listener.sink->sessionsPresent(), std::vector<bool>({false, false}));
        QVERIFY(std::any_of(listener.states.begin(), listener.states.end(),
                            [](const mqtt::ConnectionState &state) {
                                return state.phase == Phase::Connected && state.session.sessionLost;
                            }));
    }

    void aCleanClientSubscribesAgain_data() { addVersions(); }
    void aCleanClientSubscribesAgain()
    {
        QFETCH(ProtocolVersion, version);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        Probe listener(listening(broker, version, true));
        QVERIFY(listener.connectNow());
        broker.kill();
        QVERIFY(listener.waitForPhase(Phase::Waiting));
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        QVERIFY(listener.waitFor([&] { return listener.subscribed.size() == 2; }));
        QVERIFY(listener.publish(
            {.topic = "restart", .payload = "1", .qos = Qos::AtLeastOnce, .properties = {}}));
        QVERIFY(listener.waitFor([&] { return listener.sink->count() == 1; }));
    }

    void openAndCloseNeverBlockWhateverTheBrokerDoes()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        auto options = listening(broker, ProtocolVersion::V5, true);
        options.reconnect.firstDelay = {};
        qint64 longest = 0;
        const auto timed = [&longest](const auto &call) {
            const support::OwnTime time;
            call();
            longest = std::max(longest, time.elapsedNs());
        };
        for (const bool frozen : {false, true}) {
            if (frozen)
                broker.freeze();
            for (int i = 0; i < 40; ++i) {
                std::unique_ptr<Probe> probe;
                timed([&] { probe = std::make_unique<Probe>(options); });
                timed([&] { probe->connection->open(); });
                QTest::qWait(i % 7);
                timed([&] {
                    probe->connection->publish({.topic = "a",
                                                .payload = QByteArray(100'000, 'x'),
                                                .qos = Qos::AtLeastOnce,
                                                .properties = {}});
                });
                timed([&] { probe->connection->close(); });
                if (i % 2 == 0)
                    timed([&] { probe->connection->open(); });
            }
            broker.thaw();
        }
        qInfo("longest call: %.1f ms", double(longest) * 1e-6);
        QVERIFY(longest < support::OwnerWatch::kMostMs * 1'000'000LL);
    }
};

QTEST_GUILESS_MAIN(TestBrokerRestarts)
#include "test_broker_restarts.moc"
