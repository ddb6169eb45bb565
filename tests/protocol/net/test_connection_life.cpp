// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using mqtt::ConnectionState;
using mqtt::ProtocolVersion;
using support::Probe;
using support::ScriptedBroker;

namespace {

QByteArray publish(const QByteArray &topic, const QByteArray &payload)
{
    return ScriptedBroker::packet(0x30, QByteArray(1, '\0') + char(topic.size()) + topic + payload);
}

qsizetype openFiles() { return QDir("/proc/self/fd").entryList(QDir::Files | QDir::System).size(); }

} // namespace

class TestConnectionLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsReadingWhenTheReceiverHasEnoughAndGoesOn()
    {
        constexpr int kMessages = 400;
        const QByteArray payload(100'000, 'x');
        std::atomic<qint64> unwritten{0};
        ScriptedBroker broker([&](QTcpSocket &client, const QByteArray &) {
            if (client.property("answered").toBool())
                return;
            client.setProperty("answered", true);
            client.write(ScriptedBroker::connack311());
            for (int i = 0; i < kMessages; ++i)
                client.write(publish("t", payload));
            QObject::connect(&client, &QTcpSocket::bytesWritten, &client,
                             [&] { unwritten = client.bytesToWrite(); });
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.session.keepAlive = std::chrono::seconds(0);
        Probe probe(options);
        probe.sink->hold(true);
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.connection->state().readingPaused; }));
        QTest::qWait(300);
        const std::uint64_t read = probe.connection->counters().bytesReceived;
        QVERIFY(read < 3'000'000); // the rest is pushed back to the sender
        QVERIFY(unwritten > 20'000'000);
        QVERIFY(probe.waitFor([&] { return probe.connection->state().readingSlower; }, 10'000));
        probe.sink->hold(false);
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == std::size_t(kMessages); }, 20'000));
        QVERIFY(!probe.connection->state().readingPaused);
        QVERIFY(probe.waitFor([&] { return !probe.connection->state().readingSlower; }, 10'000));
        QTRY_COMPARE(probe.connection->counters().messagesReceived, std::uint64_t(kMessages));
    }

    void whatCameBeforeTheEndIsDeliveredEvenToABusyReceiver()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &) {
            client.write(ScriptedBroker::connack311());
            for (int i = 0; i < 1'000; ++i)
                client.write(publish("t", QByteArray::number(i)));
            client.disconnectFromHost();
        });
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311));
        probe.connection->open();
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Failed));
        QCOMPARE(probe.sink->count(), std::size_t(1'000));
        QCOMPARE(probe.sink->messages().back().payload, QByteArray("999"));
    }

    void bytesThatComeOneByOneMakeTheSameMessages()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (!received.startsWith('\x10'))
                return;
            const QByteArray all = ScriptedBroker::connack311() + publish("a/b", "hello") + publish("c", "");
            for (const char byte : all) {
                client.write(&byte, 1);
                client.flush();
            }
        });
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311));
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.sink->count() >= 2; }));
        QCOMPARE(probe.sink->messages()[0].payload, QByteArray("hello"));
        QCOMPARE(probe.sink->messages()[1].topic, std::string("c"));
    }

    void reconnectsWithBackOffAndTellsWhen()
    {
        ScriptedBroker broker(
            [](QTcpSocket &client, const QByteArray &) { client.write(ScriptedBroker::connack311()); });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.reconnect.firstDelay = std::chrono::milliseconds(50);
        Probe probe(options);
        QVERIFY(probe.connectNow());
        broker.dropClients();
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Waiting));
        QVERIFY(probe.connection->state().problem.isProblem());
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Connected));
        QVERIFY(!probe.connection->state().problem.isProblem());
        QCOMPARE(broker.connections(), 2);
    }

    void aTakeoverIsNotFought()
    {
        ScriptedBroker broker(ScriptedBroker::connack5() + QByteArray("\xE0\x01\x8E", 3));
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5);
        options.reconnect.firstDelay = std::chrono::milliseconds(10);
        Probe probe(options);
        const mqtt::Problem problem = probe.failNow();
        QCOMPARE(problem.kind, mqtt::Problem::Kind::ServerDisconnect);
        QCOMPARE(problem.reasonCode, mqtt::ReasonCode::SessionTakenOver);
        QTest::qWait(100);
        QCOMPARE(broker.connections(), 1);
    }

    void threeHundredReconnectsLeaveNothingOpen()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &) {
            client.write(ScriptedBroker::connack311());
            client.disconnectFromHost();
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.reconnect = {.firstDelay = std::chrono::milliseconds(1),
                             .ceiling = std::chrono::milliseconds(1)};
        Probe probe(options);
        probe.connection->open();
        QVERIFY(probe.waitFor([&] { return broker.connections() >= 10; }, 20'000));
        const qsizetype before = openFiles();
        QVERIFY(probe.waitFor([&] { return broker.connections() >= 310; }, 60'000));
        QVERIFY(openFiles() <= before + 4);
        QVERIFY(probe.closeNow());
    }

    void goodbyeIsSaidWhenTheHandleIsDestroyed()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (received.startsWith('\x10'))
                client.write(ScriptedBroker::connack311());
        });
        {
            Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311));
            QVERIFY(probe.connectNow());
        }
        QVERIFY(QTest::qWaitFor([&] { return broker.received().endsWith(QByteArray("\xE0\x00", 2)); }));
    }

    void canBeDestroyedInEveryPhase_data()
    {
        QTest::addColumn<int>("phase");
        for (const auto phase : {ConnectionState::Phase::Resolving, ConnectionState::Phase::Handshake,
                                 ConnectionState::Phase::Connected, ConnectionState::Phase::Waiting,
                                 ConnectionState::Phase::Closing})
            QTest::addRow("phase %d", int(phase)) << int(phase);
    }

    void canBeDestroyedInEveryPhase()
    {
        QFETCH(int, phase);
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (!received.startsWith('\x10'))
                return;
            client.write(ScriptedBroker::connack311() + publish("a", "b"));
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.reconnect.firstDelay = std::chrono::seconds(5);
        auto connection =
            std::make_unique<mqtt::Connection>(options, std::make_shared<support::KeepingSink>());
        bool destroyed = false;
        // Inside the signal's own call, as a careless owner would.
        connect(connection.get(), &mqtt::Connection::stateChanged, this, [&](const ConnectionState &state) {
            if (destroyed)
                return;
            if (int(state.phase) == phase) {
                destroyed = true;
                connection.release()->deleteLater();
            } else if (state.phase == ConnectionState::Phase::Connected) {
                if (phase == int(ConnectionState::Phase::Closing))
                    connection->close();
                else
                    QMetaObject::invokeMethod(
                        this, [&broker] { broker.dropClients(); }, Qt::QueuedConnection);
            }
        });
        connection->open();
        QVERIFY(QTest::qWaitFor([&] { return destroyed; }));
        QElapsedTimer elapsed;
        elapsed.start();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(elapsed.elapsed() < 2'000);
    }

    void newOptionsTakeEffectWhenOpenedAgain()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (received.contains("MQTT"))
                client.write(ScriptedBroker::connack311());
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311, "first");
        Probe probe(options);
        QVERIFY(probe.connectNow());
        options.session.clientId = "second";
        probe.connection->setOptions(options);
        probe.connection->open();
        QVERIFY(
            probe.waitFor([&] { return broker.connections() == 2 && broker.received().contains("second"); }));
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Connected));
    }
};

QTEST_GUILESS_MAIN(TestConnectionLife)
#include "test_connection_life.moc"
