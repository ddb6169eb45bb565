// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/takeover_watch.h"
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/scripted_broker.h"

#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using mqtt::Problem;
using mqtt::ProtocolVersion;
using support::Probe;
using support::ScriptedBroker;
using Phase = mqtt::ConnectionState::Phase;

/// Another client with our client identifier.
class TestTakeover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isBelievedAndNotFought()
    {
        const QByteArray takenOver("\xE0\x01\x8E", 3);
        ScriptedBroker broker([takenOver](QTcpSocket &client, const QByteArray &received) {
            if (received.startsWith('\x10'))
                client.write(ScriptedBroker::connack5() + takenOver);
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5, "twin");
        options.reconnect = {.firstDelay = std::chrono::milliseconds(1),
                             .ceiling = std::chrono::milliseconds(4)};
        Probe probe(options);
        probe.connection->open();
        QVERIFY(probe.waitForPhase(Phase::Failed));
        QCOMPARE(probe.connection->state().problem.reasonCode, mqtt::ReasonCode::SessionTakenOver);
        QVERIFY(!probe.connection->state().problem.retryCanHelp());
        const int connections = broker.connections();
        QVERIFY2(connections <= 3, qPrintable(QString::number(connections)));
        QTest::qWait(100);
        QCOMPARE(broker.connections(), connections);
    }

    void resetsAreTheNetworksDoing()
    {
        support::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        support::FaultProxy proxy(broker.endpoint());
        Probe probe(support::lasting(proxy.endpoint(), ProtocolVersion::V311, "reset"));
        QVERIFY(probe.connectNow());
        const int cuts = int(mqtt::TakeoverWatch::kTakeovers) + 1;
        for (int cut = 1; cut <= cuts; ++cut) {
            QTest::qWait(int(mqtt::TakeoverWatch::kShortest / std::chrono::milliseconds(1)) + 50);
            proxy.cutNow();
            QVERIFY(probe.waitFor([&] { return proxy.connections() == 1 + cut; }));
        }
        QVERIFY(probe.waitForPhase(Phase::Connected));
        const auto losses = std::count_if(
            probe.states.begin(), probe.states.end(), [](const mqtt::ConnectionState &state) {
                return state.phase == Phase::Waiting && state.problem.kind == Problem::Kind::NetworkError &&
                       !state.problem.systemText.empty();
            });
        QCOMPARE(int(losses), cuts);
    }

    void withoutAWordIsALossThatIsSurvived()
    {
        // Before 5.0 there is no word for it, and mosquitto 2.0 has none either: it just closes. Whoever
        // comes back finds the session of both; whoever stays away stays closed.
        support::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        auto returning = support::lasting(broker.endpoint(), ProtocolVersion::V311, "old twin");
        returning.reconnect.firstDelay = std::chrono::milliseconds(50);
        Probe first(returning);
        QVERIFY(first.connectNow());
        auto options = support::lasting(broker.endpoint(), ProtocolVersion::V311, "old twin");
        options.reconnect.firstDelay = {};
        Probe second(options);
        second.connection->open();
        QVERIFY(second.waitForPhase(Phase::Failed));
        QVERIFY(support::isLoss(second.connection->state().problem));
        QCOMPARE(second.sink->sessionsPresent(), std::vector<bool>{true});
        QVERIFY(first.waitFor([&] { return first.sink->sessionsPresent().size() == 2; }));
        QCOMPARE(first.sink->sessionsPresent()[1], true);
        QTest::qWait(100);
        QCOMPARE(first.connection->state().phase, Phase::Connected);
    }
};

QTEST_GUILESS_MAIN(TestTakeover)
#include "test_takeover.moc"
