// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a connection makes of a session's truth: fallback, fights, journals, subscriptions that change.
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using mqtt::ConnectionState;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::Qos;
using mqtt::SubscriptionStatus;
using support::Probe;
using support::ScriptedBroker;

namespace {

bool isConnect(const QByteArray &bytes) { return bytes.startsWith('\x10'); }
bool isConnectOf(const QByteArray &bytes, char level)
{
    return isConnect(bytes) && bytes.size() > 8 && bytes[8] == level;
}

/// Answers every SUBSCRIBE and UNSUBSCRIBE of 3.1.1 with one filter.
QByteArray answerTo(const QByteArray &request)
{
    if (request.startsWith('\x82'))
        return QByteArray("\x90\x03", 2) + request.mid(2, 2) + '\0';
    if (request.startsWith('\xA2'))
        return QByteArray("\xB0\x02", 2) + request.mid(2, 2);
    return {};
}

QString printed(const std::vector<SubscriptionStatus> &list)
{
    static const char *const kStates[] = {"wanted", "pending", "granted", "refused", "paused"};
    QStringList words;
    for (const SubscriptionStatus &status : list)
        words << QString::fromStdString(status.subscription.filter) + ':' + kStates[int(status.state)];
    return words.join(' ');
}

} // namespace

class TestConnectionTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fallsBackAtOnceWhenAllowed_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("5.0's refusal") << QByteArray::fromHex("2003008400");
        QTest::newRow("3.1.1's refusal") << QByteArray::fromHex("20020001");
        QTest::newRow("a close") << QByteArray();
    }

    void fallsBackAtOnceWhenAllowed()
    {
        QFETCH(QByteArray, answer);
        ScriptedBroker broker([answer](QTcpSocket &client, const QByteArray &received) {
            if (isConnectOf(received, 4)) {
                client.write(ScriptedBroker::connack311());
            } else if (isConnect(received)) {
                client.write(answer);
                client.disconnectFromHost();
            }
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5);
        {
            Probe strict(options);
            const Problem problem = strict.failNow();
            QCOMPARE(problem.kind,
                     answer.isEmpty() ? Problem::Kind::ClosedByServer : Problem::Kind::ConnectionRejected);
        }
        options.session.allowsFallback = true;
        Probe probe(options);
        QVERIFY(probe.connectNow());
        QCOMPARE(probe.connection->state().session.version, ProtocolVersion::V311);
        QCOMPARE(broker.connections(), 3);
    }

    void aFallbackThatFailsIsNoLoop()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &) { client.disconnectFromHost(); });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5);
        options.session.allowsFallback = true;
        Probe probe(options);
        QCOMPARE(probe.failNow().kind, Problem::Kind::ClosedByServer);
        QTest::qWait(100);
        QCOMPARE(broker.connections(), 2);
    }

    void aFightOverAClientIdentifierIsGivenUp()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (!isConnect(received))
                return;
            client.write(ScriptedBroker::connack311());
            QTimer::singleShot(600, &client, [&client] { client.disconnectFromHost(); });
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.reconnect.firstDelay = std::chrono::milliseconds(10);
        Probe probe(options);
        QCOMPARE(probe.failNow(10'000).kind, Problem::Kind::SessionLostInFight);
        QCOMPARE(broker.connections(), 3);
        // Asked by the user, it begins anew.
        probe.connection->open();
        QVERIFY(probe.waitForPhase(ConnectionState::Phase::Connected));
    }

    void whatWasNotAcknowledgedIsTakenUpByTheNextRun()
    {
        QTemporaryDir folder;
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            static int connections = 0;
            if (isConnect(received))
                client.write(ScriptedBroker::connack311(0, ++connections > 1));
            else if (received.startsWith('\x3C')) // the second time: PUBREC, PUBCOMP
                client.write(QByteArray("\x50\x02\0\x01", 4));
            else if (received.startsWith('\x62'))
                client.write(QByteArray("\x70\x02\0\x01", 4));
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.session.cleanStart = false;
        options.journalFile = folder.filePath("journal");
        {
            Probe first(options);
            QVERIFY(first.connectNow());
            first.connection->publish({"t", "once", Qos::ExactlyOnce, false, {}});
            QVERIFY(first.waitFor([&] { return broker.received().contains("once"); }));
        }
        Probe second(options);
        std::vector<mqtt::JournalNote> notes;
        connect(second.connection.get(), &mqtt::Connection::journalNoted, this,
                [&](const mqtt::JournalNote &note) { notes.push_back(note); });
        QVERIFY(second.connectNow());
        QCOMPARE(second.connection->state().session.resent, 1u);
        QVERIFY(second.waitFor([&] { return !second.published.empty(); }));
        QCOMPARE(second.published[0].token, mqtt::RequestToken(0));
        QVERIFY(!second.published[0].lost);
        QVERIFY(notes.empty());
        QVERIFY(second.closeNow());
        Probe third(options); // has the file now, and nothing in it
        QVERIFY(third.connectNow());
        QCOMPARE(third.connection->state().session.resent, 0u);
    }

    void aJournalInUseIsToldAndNotShared()
    {
        QTemporaryDir folder;
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (isConnect(received))
                client.write(ScriptedBroker::connack311());
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.session.cleanStart = false;
        options.journalFile = folder.filePath("journal");
        Probe first(options);
        QVERIFY(first.connectNow());
        Probe second(options);
        std::vector<mqtt::JournalNote> notes;
        connect(second.connection.get(), &mqtt::Connection::journalNoted, this,
                [&](const mqtt::JournalNote &note) { notes.push_back(note); });
        QVERIFY(second.connectNow()); // without one
        QCOMPARE(notes.size(), std::size_t(1));
        QCOMPARE(notes[0].kind, mqtt::JournalNote::Kind::Locked);
    }

    void cleanStartEndsAJournal()
    {
        QTemporaryDir folder;
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            if (isConnect(received))
                client.write(ScriptedBroker::connack311());
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.session.cleanStart = false;
        options.journalFile = folder.filePath("journal");
        {
            Probe first(options);
            QVERIFY(first.connectNow());
            QVERIFY(QFile::exists(options.journalFile));
        }
        options.session.cleanStart = true;
        Probe second(options);
        QVERIFY(second.connectNow());
        QVERIFY(!QFile::exists(options.journalFile));
    }

    void subscriptionsAreAddedPausedResumedAndRemoved()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &received) {
            client.write(isConnect(received) ? ScriptedBroker::connack311() : answerTo(received));
        });
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311));
        const auto becomes = [&](const QString &list) {
            return probe.waitFor([&] { return printed(probe.connection->subscriptions()) == list; });
        };
        const auto token = probe.connection->subscribe({{.filter = "a"}});
        QVERIFY(becomes("a:wanted")); // before there is a connection
        QVERIFY(probe.connectNow());
        QVERIFY(becomes("a:granted"));
        QCOMPARE(probe.subscribed.size(), std::size_t(1));
        QCOMPARE(probe.subscribed[0].token, token);
        probe.connection->subscribe({{.filter = "b", .maximumQos = Qos::AtLeastOnce}});
        QVERIFY(becomes("a:granted b:granted"));
        probe.connection->pauseSubscriptions({"a"});
        QVERIFY(becomes("a:paused b:granted"));
        probe.connection->unsubscribe({"b"});
        QVERIFY(becomes("a:paused"));
        probe.connection->resumeSubscriptions({"a"});
        QVERIFY(becomes("a:granted"));
        broker.dropClients();
        QVERIFY(becomes("a:wanted"));
        QVERIFY(probe.connectNow());
        QVERIFY(becomes("a:granted"));
    }

    void aVeryLargeMessageKeepsItsHeadAndTheConnection()
    {
        const QByteArray payload(5'000'000, 'x');
        ScriptedBroker broker([&](QTcpSocket &client, const QByteArray &received) {
            if (!isConnect(received))
                return;
            const QByteArray topic("\0\1t", 3);
            client.write(ScriptedBroker::connack311() + ScriptedBroker::packet(0x30, topic + payload) +
                         ScriptedBroker::packet(0x30, topic + "after"));
        });
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.largestInMemory = 2'000'000;
        Probe probe(options);
        std::vector<mqtt::SessionNote> notes;
        connect(probe.connection.get(), &mqtt::Connection::noted, this,
                [&](const mqtt::SessionNote &note) { notes.push_back(note); });
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == 2 && !notes.empty(); }));
        QCOMPARE(notes[0].kind, mqtt::SessionNote::Kind::MessageCut);
        QCOMPARE(notes[0].bytes, std::uint64_t(payload.size()));
        QCOMPARE(probe.connection->counters().messagesCut, std::uint64_t(1));
        QVERIFY(probe.sink->messages()[0].payload.size() > 1'000'000);
        QVERIFY(probe.sink->messages()[0].payload.size() < 2'000'000);
        QCOMPARE(probe.sink->messages()[1].payload, QByteArray("after"));
        QCOMPARE(probe.connection->state().phase, ConnectionState::Phase::Connected);
    }

    void reauthenticationWithoutAMethodIsRefused()
    {
        ScriptedBroker broker(ScriptedBroker::connack5());
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5));
        QVERIFY(probe.connectNow());
        std::optional<mqtt::RequestError> refused;
        connect(probe.connection.get(), &mqtt::Connection::reauthenticationRefused, this,
                [&](mqtt::RequestError error) { refused = error; });
        probe.connection->reauthenticate();
        QVERIFY(probe.waitFor([&] { return refused.has_value(); }));
        QCOMPARE(*refused, mqtt::RequestError::NoAuthentication);
    }
};

QTEST_GUILESS_MAIN(TestConnectionTruth)
#include "test_connection_truth.moc"
