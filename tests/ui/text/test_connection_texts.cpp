// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/certificate_text.h"
#include "ui/text/connection_state_text.h"
#include "ui/text/test_step_text.h"

#include <QSet>
#include <QTest>

using mqtt::TestStep;

namespace {

QDateTime day(int day) { return QDateTime(QDate(2026, 3, day), QTime(12, 0), Qt::UTC); }

mqtt::ConnectionState connected(mqtt::Problem::TlsFault fault)
{
    mqtt::TlsFacts facts;
    facts.overriddenFault = fault;
    mqtt::ConnectionState state;
    state.phase = mqtt::ConnectionState::Phase::Connected;
    state.tls = std::make_shared<mqtt::TlsFacts>(facts);
    return state;
}

QString valueOf(const std::vector<ui::TestFact> &facts, const QString &name)
{
    for (const ui::TestFact &fact : facts) {
        if (fact.name == name)
            return fact.value;
    }
    return {};
}

} // namespace

class TestConnectionTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCertificateTakenOnTrustIsMarked()
    {
        const auto trusted = connected(mqtt::Problem::TlsFault::SelfSigned);
        QVERIFY(ui::isTakenOnTrust(trusted));
        QCOMPARE(ui::connectionStateText(trusted, true), QStringLiteral("connected, certificate taken on trust"));
        QCOMPARE(ui::markedConnectionStateText(trusted, true),
                 QStringLiteral("⚠ connected, certificate taken on trust"));
        QVERIFY(ui::connectionStateHint(trusted).startsWith(QLatin1String("This certificate was trusted by hand")));
        const auto verified = connected(mqtt::Problem::TlsFault::None);
        QVERIFY(!ui::isTakenOnTrust(verified));
        QCOMPARE(ui::connectionStateText(verified, true), QStringLiteral("connected"));
        QCOMPARE(ui::markedConnectionStateText(verified, true), QStringLiteral("connected"));
        QVERIFY(ui::connectionStateHint(verified).isEmpty());
        QVERIFY(!ui::isTakenOnTrust(mqtt::ConnectionState()));
    }

    void whatNeverWasConnectedIsNotLost_data()
    {
        using Phase = mqtt::ConnectionState::Phase;
        QTest::addColumn<int>("phase");
        QTest::addColumn<QString>("never");
        QTest::addColumn<QString>("before");
        QTest::newRow("offline") << int(Phase::Offline) << "offline" << "offline";
        QTest::newRow("resolving") << int(Phase::Resolving) << "connecting" << "connecting again";
        QTest::newRow("handshake") << int(Phase::Handshake) << "waiting for the broker" << "waiting for the broker";
        QTest::newRow("waiting") << int(Phase::Waiting) << "not reached yet, will retry" << "lost, will retry";
        QTest::newRow("failed") << int(Phase::Failed) << "could not connect" << "lost, will not retry";
        QTest::newRow("closing") << int(Phase::Closing) << "closing" << "closing";
    }
    void whatNeverWasConnectedIsNotLost()
    {
        QFETCH(int, phase);
        QFETCH(QString, never);
        QFETCH(QString, before);
        mqtt::ConnectionState state;
        state.phase = mqtt::ConnectionState::Phase(phase);
        QCOMPARE(ui::connectionStateText(state, false), never);
        QCOMPARE(ui::connectionStateText(state, true), before);
    }

    void theHintNamesTheProblemUntilItIsSolved()
    {
        mqtt::ConnectionState state;
        state.problem.kind = mqtt::Problem::Kind::ConnectionRefused;
        state.problem.host = "h";
        state.problem.port = 1883;
        state.phase = mqtt::ConnectionState::Phase::Waiting;
        QVERIFY(ui::connectionStateHint(state).startsWith(QLatin1String("Cannot reach h:1883")));
        state.phase = mqtt::ConnectionState::Phase::Connected;
        QVERIFY(ui::connectionStateHint(state).isEmpty());
    }

    void aValidityCountsItsDays()
    {
        QVERIFY(ui::validityText(day(1), day(20), day(10)).contains(QLatin1String("10 day")));
        QVERIFY(ui::validityText(day(1), day(20), day(10)).startsWith(QLatin1String("valid until")));
        QVERIFY(ui::validityText(day(1), day(5), day(10)).startsWith(QLatin1String("expired")));
        QVERIFY(ui::validityText(day(1), day(5), day(10)).contains(QLatin1String("5 day")));
        QVERIFY(ui::validityText(day(12), day(20), day(10)).startsWith(QLatin1String("not valid before")));
        QVERIFY(ui::validityText(day(12), day(20), day(10)).contains(QLatin1String("2 day")));
    }

    void aFingerprintIsReadByEye()
    {
        QCOMPARE(ui::fingerprintText(QByteArray("\x0a\xff", 2)), QStringLiteral("0A:FF"));
    }

    void everyStepHasAName()
    {
        QSet<QString> names;
        for (int step = 0; step <= int(TestStep::Name::Subscribe); ++step)
            names.insert(ui::testStepName(TestStep::Name(step)));
        QCOMPARE(names.size(), int(TestStep::Name::Subscribe) + 1);
        QVERIFY(!names.contains(QString()));
    }

    void aRefusedSubscriptionIsNamedWithItsReason()
    {
        mqtt::TestReport report;
        mqtt::SubscribeDone done;
        done.subscriptions = {{.filter = "fine"}, {.filter = "secret/\x07#"}};
        done.reasonCodes = {mqtt::ReasonCode(0), mqtt::ReasonCode::NotAuthorized};
        report.subscribed = done;
        TestStep step{.name = TestStep::Name::Subscribe, .outcome = TestStep::Outcome::Failed, .problem = {}};
        const QString text = ui::testStepResult(report, step);
        QVERIFY2(text.contains(QLatin1String("secret/")) && text.contains(QLatin1String("0x87")),
                 qPrintable(text));
        QVERIFY(!text.contains(QLatin1String("fine")) && !text.contains(QChar(7)));
    }

    void theServersWordsAreMadeVisible()
    {
        mqtt::TestReport report;
        mqtt::SessionStarted session;
        session.limits.maximumQos = mqtt::Qos::AtLeastOnce;
        session.limits.wildcardSubscriptions = false;
        session.limits.keepAlive = std::chrono::seconds(30);
        session.properties = {mqtt::Property::ofText(mqtt::PropertyId::ReasonString, "hi\x1b[2J"),
                              mqtt::Property::ofNumber(mqtt::PropertyId::MaximumPacketSize, 1'000),
                              mqtt::Property::user("k", "v")};
        session.limits.maximumPacketSize = 1'000;
        report.session = session;
        const auto facts = ui::serverFacts(report);
        QCOMPARE(valueOf(facts, QStringLiteral("Maximum QoS")), QStringLiteral("1"));
        QCOMPARE(valueOf(facts, QStringLiteral("Wildcard subscriptions")), QStringLiteral("no"));
        QCOMPARE(valueOf(facts, QStringLiteral("Shared subscriptions")), QStringLiteral("yes"));
        QCOMPARE(valueOf(facts, QStringLiteral("Keep-alive in force")), QStringLiteral("30 s"));
        QVERIFY(valueOf(facts, QStringLiteral("Largest packet")).endsWith(QLatin1String(" bytes")));
        QCOMPARE(valueOf(facts, QStringLiteral("k")), QStringLiteral("v"));
        QVERIFY(!valueOf(facts, QStringLiteral("The broker says")).contains(QChar(0x1B)));
        QVERIFY(ui::serverFacts(mqtt::TestReport()).empty());
    }
};

QTEST_GUILESS_MAIN(TestConnectionTexts)
#include "test_connection_texts.moc"
