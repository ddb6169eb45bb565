// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/connection_tester.h"
#include "tests/support/certificate_maker.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"
#include "ui/text/test_step_text.h"

#include <QTcpSocket>
#include <QTest>

using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::TestProgress;
using mqtt::TestStep;
using support::ScriptedBroker;

using Name = TestStep::Name;
using Outcome = TestStep::Outcome;

namespace {

/// "resolve+ connect+ login! subscribe" – done, failed, pending.
QByteArray print(const mqtt::TestReport &report)
{
    const char *names[] = {"resolve", "proxy", "connect", "tls", "upgrade", "login", "subscribe"};
    const char *marks[] = {"", "~", "+", "!", "?", "x"};
    QByteArray text;
    for (const TestStep &step : report.steps)
        text += QByteArray(text.isEmpty() ? "" : " ") + names[int(step.name)] + marks[int(step.outcome)];
    return text;
}

mqtt::Instant at(int ms) { return mqtt::Instant(std::chrono::milliseconds(ms)); }

mqtt::ConnectionOptions optionsFor(const mqtt::Endpoint &endpoint,
                                   ProtocolVersion version = ProtocolVersion::V5)
{
    mqtt::ConnectionOptions options = support::Probe::optionsFor(endpoint, version, "tested");
    mqtt::Subscription everything;
    everything.filter = "#";
    options.subscriptions = {everything};
    return options;
}

/// Runs a test to its end.
mqtt::TestReport test(const mqtt::ConnectionOptions &options)
{
    mqtt::ConnectionTester tester;
    bool finished = false;
    QObject::connect(&tester, &mqtt::ConnectionTester::finished, &tester, [&] { finished = true; });
    tester.start(options);
    if (!QTest::qWaitFor([&] { return finished; }, 15'000))
        qWarning("the test never finished");
    return tester.report();
}

} // namespace

class TestConnectionTester : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreTimedOneAfterTheOther()
    {
        TestProgress progress({mqtt::Endpoint::Scheme::Wss, "h", 443, "/mqtt"}, {}, true, at(100));
        QCOMPARE(print(progress.report()), QByteArray("resolve~ connect tls upgrade login subscribe"));
        progress.passed(mqtt::TransportStep::Resolved, at(103));
        progress.passed(mqtt::TransportStep::Connected, at(110));
        progress.passed(mqtt::TransportStep::Encrypted, at(130));
        QCOMPARE(print(progress.report()), QByteArray("resolve+ connect+ tls+ upgrade~ login subscribe"));
        const TestStep &tls = progress.report().steps[2];
        QVERIFY(tls.started == std::chrono::milliseconds(10));
        QVERIFY(tls.duration == std::chrono::milliseconds(20));
    }

    void aStepThatDidNotApplyIsDroppedAndItsTimeKept()
    {
        mqtt::ProxyOptions system;
        system.kind = mqtt::ProxyOptions::Kind::System;
        TestProgress progress({mqtt::Endpoint::Scheme::Mqtt, "h", 1883, {}}, system, false, at(0));
        QCOMPARE(print(progress.report()), QByteArray("resolve~ proxy connect login"));
        progress.passed(mqtt::TransportStep::Connected, at(40));
        QCOMPARE(print(progress.report()), QByteArray("connect+ login~"));
        QVERIFY(progress.report().steps[0].duration == std::chrono::milliseconds(40));
    }

    void aProblemFindsItsStep_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("steps");
        const auto row = [](const char *name, Problem::Kind kind, const char *steps) {
            QTest::newRow(name) << int(kind) << QByteArray(steps);
        };
        row("host", Problem::Kind::HostNotFound, "resolve! connect tls login");
        row("refused", Problem::Kind::ConnectionRefused, "resolve! connect tls login"); // the one that ran
        row("key file", Problem::Kind::CredentialsUnusable, "tls! login");
        row("certificate", Problem::Kind::TlsFailed, "tls! login");
        row("login", Problem::Kind::ConnectionRejected, "login!");
    }
    void aProblemFindsItsStep()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, steps);
        TestProgress progress({mqtt::Endpoint::Scheme::Mqtts, "h", 8883, {}}, {}, false, at(0));
        Problem problem;
        problem.kind = Problem::Kind(kind);
        progress.failed(problem, at(5));
        QCOMPARE(print(progress.report()), steps);
        QVERIFY(progress.report().ended && !progress.report().succeeded());
        QVERIFY(progress.report().failure()->problem.kind == Problem::Kind(kind));
        progress.passed(Name::Login, at(6)); // too late
        QCOMPARE(print(progress.report()), steps);
    }

    void itDisturbsNobody()
    {
        mqtt::ConnectionOptions options = optionsFor({});
        options.session.cleanStart = false;
        options.session.adoptsServerSession = true;
        options.session.will = mqtt::Message{"gone", {}, {}, true, {}};
        options.session.connectProperties = {
            mqtt::Property::ofNumber(mqtt::PropertyId::SessionExpiryInterval, 60),
            mqtt::Property::ofNumber(mqtt::PropertyId::ReceiveMaximum, 7)};
        const mqtt::ConnectionOptions made = mqtt::testOptions(options);
        QVERIFY(made.session.clientId.starts_with("tested") && made.session.clientId.size() > 6);
        QVERIFY(made.session.clientId != mqtt::testOptions(options).session.clientId);
        QVERIFY(made.session.cleanStart && !made.session.adoptsServerSession && !made.session.will);
        QCOMPARE(made.session.connectProperties.size(), std::size_t(1));
        QCOMPARE(int(made.subscriptions.front().retainHandling), 2);
        options.session.version = ProtocolVersion::V31;
        options.session.clientId = "aaaaaaaaaaaaaaaa\u00e4\u00e4\u00e4";
        const std::string old = mqtt::testOptions(options).session.clientId;
        QVERIFY(old.size() <= 23 && old.starts_with("aaaaaaaaaaaaaaaa"));
        options.session.clientId = "aaaaaaaaaaaaaaa\u00e4\u00e4";
        const std::string whole = mqtt::testOptions(options).session.clientId;
        QVERIFY(QString::fromStdString(whole).toStdString() == whole); // no half of a character
    }

    void aGoodBrokerPassesEveryStep_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("5.0") << int(ProtocolVersion::V5);
        QTest::newRow("3.1.1") << int(ProtocolVersion::V311);
    }
    void aGoodBrokerPassesEveryStep()
    {
        QFETCH(int, version);
        support::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        const mqtt::TestReport report = test(optionsFor(broker.endpoint(), ProtocolVersion(version)));
        QVERIFY2(print(report).endsWith("connect+ login+ subscribe+"), print(report));
        QVERIFY(report.succeeded());
        QVERIFY(report.session && report.session->clientId.starts_with("tested"));
        QCOMPARE(report.subscribed->reasonCodes.size(), std::size_t(1));
        for (const TestStep &step : report.steps)
            QVERIFY(step.duration.count() >= 0 && step.started.count() >= 0);
        QVERIFY(QTest::qWaitFor([&] { return broker.log().contains("Received DISCONNECT from tested"); }));
    }

    void aRunningSessionWithTheSameIdGoesOn()
    {
        support::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        support::Probe running(optionsFor(broker.endpoint()));
        QVERIFY(running.connectNow());
        QVERIFY(test(optionsFor(broker.endpoint())).succeeded());
        QVERIFY(running.connection->state().phase == mqtt::ConnectionState::Phase::Connected);
        QVERIFY(running.publish({"a", "b", mqtt::Qos::AtLeastOnce, false, {}}));
    }

    void aRefusedLoginIsNamed()
    {
        ScriptedBroker broker(ScriptedBroker::connack5(0x86));
        const mqtt::TestReport report = test(optionsFor(broker.endpoint()));
        QVERIFY2(print(report).endsWith("login! subscribe"), print(report));
        QVERIFY(report.failure()->problem.kind == Problem::Kind::ConnectionRejected);
        QVERIFY(report.failure()->problem.reasonCode == mqtt::ReasonCode::BadUserNameOrPassword);
        QCOMPARE(report.failure()->problem.port, broker.endpoint().port);
    }

    void aRefusedSubscriptionFailsItsStep()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (received.startsWith('\x10'))
                client.write(ScriptedBroker::connack5());
            else if (received.startsWith('\x82'))
                client.write(QByteArray("\x90\x04\x00\x01\x00\x87", 6));
        });
        const mqtt::TestReport report = test(optionsFor(broker.endpoint()));
        QVERIFY2(print(report).endsWith("login+ subscribe!"), print(report));
        QVERIFY(report.subscribed->reasonCodes.front() == mqtt::ReasonCode::NotAuthorized);
        QVERIFY(!report.succeeded());
    }

    void silenceAfterSubscribeTimesOut()
    {
        ScriptedBroker broker(ScriptedBroker::connack5());
        mqtt::ConnectionOptions options = optionsFor(broker.endpoint());
        options.session.connackTimeout = std::chrono::milliseconds(300);
        const mqtt::TestReport report = test(options);
        QVERIFY2(print(report).endsWith("login+ subscribe?"), print(report));
    }

    void aClosedPortFailsToConnect()
    {
        const mqtt::TestReport report =
            test(optionsFor({.host = QStringLiteral("127.0.0.1"), .port = support::freePort()}));
        QVERIFY2(print(report).endsWith("connect! login subscribe"), print(report));
        QVERIFY(report.failure()->problem.kind == Problem::Kind::ConnectionRefused);
    }

    void cancellingEndsItAtOnce()
    {
        ScriptedBroker broker([](QTcpSocket &, const QByteArray &) {});
        mqtt::ConnectionTester tester;
        tester.start(optionsFor(broker.endpoint()));
        QVERIFY(QTest::qWaitFor([&] { return !broker.received().isEmpty(); }, 5'000));
        QVERIFY(QTest::qWaitFor(
            [&] { return !tester.report().steps.empty() && print(tester.report()).contains("login~"); },
            5'000));
        int finished = 0;
        connect(&tester, &mqtt::ConnectionTester::finished, this, [&] { ++finished; });
        tester.cancel();
        QCOMPARE(finished, 1);
        QVERIFY(!tester.isRunning());
        QVERIFY2(print(tester.report()).endsWith("loginx subscribe"), print(tester.report()));
        QVERIFY(!tester.report().succeeded());
        tester.start(optionsFor(broker.endpoint())); // and again
        QVERIFY(tester.isRunning());
    }

    void anOlderBrokerIsTriedInItsOwnVersionWhereThatIsAllowed()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (received.startsWith('\x10'))
                client.write(ScriptedBroker::connack311(received.at(8) == 5 ? 1 : 0));
            else if (received.startsWith('\x82'))
                client.write(QByteArray("\x90\x03\x00\x01\x00", 5));
        });
        mqtt::ConnectionOptions options = optionsFor(broker.endpoint());
        const mqtt::TestReport refused = test(options);
        QVERIFY2(print(refused).endsWith("login! subscribe"), print(refused));
        QCOMPARE(broker.connections(), 1);
        options.session.allowsFallback = true;
        const mqtt::TestReport report = test(options);
        QVERIFY2(report.succeeded(), print(report));
        QVERIFY(report.session->version == ProtocolVersion::V311);
        QCOMPARE(broker.connections(), 3);
    }

    void anUnknownAuthorityCanBeTrustedForOneCertificate()
    {
        support::CertificateMaker made;
        made.make({.name = "ca", .issuer = {}, .authority = true});
        made.make({.name = "server", .issuer = "ca", .alternativeNames = "IP:127.0.0.1"});
        support::MosquittoBroker broker(
            {.listeners = {{.certificateFile = made.certificate("server"), .keyFile = made.key("server")}}});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        mqtt::ConnectionOptions options = optionsFor(broker.endpointOf(0));
        const mqtt::TestReport refused = test(options);
        QVERIFY2(print(refused).endsWith("connect+ tls! login subscribe"), print(refused));
        QVERIFY(ui::trustWouldHelp(refused));
        QVERIFY(!broker.log().contains("as tested")); // no CONNECT before that

        options.transport.tls.trustedFingerprint = refused.tls->chain.first().fingerprint;
        const mqtt::TestReport trusted = test(options);
        QVERIFY2(trusted.succeeded(), print(trusted));
        QVERIFY(trusted.tls->overriddenFault != Problem::TlsFault::None);

        options.transport.tls.trustedFingerprint.clear();
        options.transport.tls.authorityFile = made.certificate("ca");
        const mqtt::TestReport verified = test(options);
        QVERIFY2(verified.succeeded(), print(verified));
        QVERIFY(verified.tls->overriddenFault == Problem::TlsFault::None);
        QVERIFY(verified.tls->chain.first().notAfter.isValid());
    }

    void everyWayToABrokerHasItsSteps()
    {
        support::MosquittoBroker broker({.listeners = {{.webSockets = true}}, .localSocket = true});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        const mqtt::TestReport web = test(optionsFor(broker.endpointOf(0)));
        QCOMPARE(print(web), QByteArray("resolve+ connect+ upgrade+ login+ subscribe+"));
        const mqtt::TestReport local = test(optionsFor(broker.localEndpoint()));
        QCOMPARE(print(local), QByteArray("connect+ login+ subscribe+"));
    }

    void aFloodOfMessagesDoesNotHideTheAnswer()
    {
        QByteArray flood;
        while (flood.size() < (8 << 20))
            flood += ScriptedBroker::packet(0x30, QByteArray("\0\1a\0", 4) + QByteArray(1'000, 'x'));
        ScriptedBroker broker([&](QTcpSocket &client, const QByteArray &received) {
            if (received.startsWith('\x10'))
                client.write(ScriptedBroker::connack5());
            else if (received.startsWith('\x82'))
                client.write(flood + QByteArray("\x90\x04\x00\x01\x00\x00", 6));
        });
        QVERIFY(test(optionsFor(broker.endpoint())).succeeded());
    }
};

QTEST_GUILESS_MAIN(TestConnectionTester)
#include "test_connection_tester.moc"
