// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace explorer;

/// Requests and answers over a real mosquitto, in MQTT 5.0: ours, others', and those that come to nothing.
class TestSessionRequests : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;

    ExplorerSession *open(const std::string &filter)
    {
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.version = mqtt::ProtocolVersion::V5;
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{filter, mqtt::Qos::AtLeastOnce}};
        ExplorerSession *session = m_workspace->open(profile, {});
        const auto isReady = [&] {
            const auto &subscriptions = session->connection().subscriptions();
            return session->connection().state().phase == mqtt::ConnectionState::Phase::Connected && subscriptions.size() == 1 &&
                   subscriptions[0].state == mqtt::SubscriptionStatus::State::Granted;
        };
        return QTest::qWaitFor(isReady, 10'000) ? session : nullptr;
    }
    static mqtt::Message request(const std::string &topic, const std::string &responseTopic, const std::string &correlation)
    {
        return {topic,
                "?",
                mqtt::Qos::AtLeastOnce,
                false,
                {mqtt::Property::ofText(mqtt::PropertyId::ResponseTopic, responseTopic),
                 mqtt::Property::ofText(mqtt::PropertyId::CorrelationData, correlation)}};
    }
    static mqtt::Message answer(const std::string &topic, const std::string &correlation)
    {
        return {topic, "!", mqtt::Qos::AtLeastOnce, false, {mqtt::Property::ofText(mqtt::PropertyId::CorrelationData, correlation)}};
    }
    static const RequestPair *newest(const ExplorerSession *session)
    {
        return session->pairing().find(session->pairing().endId() - 1);
    }
    static bool hasState(const ExplorerSession *session, PairState state)
    {
        const RequestPair *pair = newest(session);
        return pair && pair->state == state;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
    }
    void init() { m_workspace = std::make_unique<Workspace>(); }
    void cleanup() { m_workspace.reset(); }

    void ourRequestIsPairedThoughItNeverComesBack()
    {
        ExplorerSession *asking = open("reply/me");
        ExplorerSession *answering = open("call/#");
        ExplorerSession *watching = open("#");
        QVERIFY(asking && answering && watching);
        asking->publish(request("call/time", "reply/me", std::string("\0\xff", 2)));
        QTRY_COMPARE(answering->counters().shown, std::uint64_t(1));
        QCOMPARE(newest(asking)->state, PairState::Waiting);
        answering->publish(answer("reply/me", std::string("\0\xff", 2)));
        QTRY_VERIFY(hasState(asking, PairState::Answered));
        QVERIFY(newest(asking)->isOwn);
        QCOMPARE(newest(asking)->request, kNoSequence);
        QCOMPARE(newest(asking)->answer, Sequence(0));
        QVERIFY(newest(asking)->latencyNs() > 0);
        // Somebody else's to whoever sees both.
        QTRY_VERIFY(hasState(watching, PairState::Answered));
        QVERIFY(!newest(watching)->isOwn);
        QCOMPARE(newest(watching)->request, Sequence(0));
        QCOMPARE(newest(watching)->answer, Sequence(1));
    }

    void ourRequestThatComesBackIsOneRequest()
    {
        ExplorerSession *session = open("#");
        QVERIFY(session);
        session->publish(request("call/time", "reply/me", "1"));
        session->publish(answer("reply/me", "1"));
        QTRY_VERIFY(hasState(session, PairState::Answered));
        QCOMPARE(session->pairing().endId() - session->pairing().firstId(), PairId(1));
        QCOMPARE(newest(session)->request, Sequence(0));
    }

    void whatIsNotAnsweredIsFlaggedWithoutAnyMessage()
    {
        ExplorerSession *session = open("nothing/here");
        QVERIFY(session);
        QVERIFY(!m_workspace->setPairing({.deadline = std::chrono::milliseconds(150)}));
        QSignalSpy changed(session, &ExplorerSession::pairingChanged);
        session->publish({"lamp/set", "on", mqtt::Qos::AtMostOnce, false, {}});
        QCOMPARE(newest(session)->state, PairState::Waiting);
        QTRY_VERIFY(hasState(session, PairState::Unanswered));
        QVERIFY(changed.count() >= 2);
    }

    void whatTheConnectionRefusesWasNotSent()
    {
        ExplorerSession *session = open("nothing/here");
        QVERIFY(session);
        session->publish({"lamp/+/set", "on", mqtt::Qos::AtMostOnce, false, {}});
        QTRY_VERIFY(hasState(session, PairState::NotSent));
    }

    void whatTheBrokerKeptIsNoAnswer()
    {
        ExplorerSession *session = open("nothing/here");
        QVERIFY(session);
        session->publish({"lamp", "old", mqtt::Qos::AtLeastOnce, true, {}});
        session->publish({"lamp/set", "on", mqtt::Qos::AtLeastOnce, false, {}});
        session->connection().subscribe({{"lamp", mqtt::Qos::AtLeastOnce}});
        QTRY_COMPARE(session->counters().shown, std::uint64_t(1));
        QCOMPARE(newest(session)->state, PairState::Waiting);
        session->publish({"lamp", "on", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY(hasState(session, PairState::Answered));
        session->publish({"lamp", "", mqtt::Qos::AtLeastOnce, true, {}});
    }

    void conventionsAreTheUsers()
    {
        ExplorerSession *session = open("#");
        QVERIFY(session);
        Workspace::PairingSetup setup{.rules = "#X/ask -> #X/told"};
        QVERIFY(!m_workspace->setPairing(setup));
        QCOMPARE(m_workspace->setPairing({.rules = "broken"})->kind, PairingRule::Fault::Kind::NoArrow);
        QCOMPARE(m_workspace->pairing().rules, setup.rules);
        session->publish({"it/set", "", mqtt::Qos::AtLeastOnce, false, {}});
        session->publish({"it/ask", "", mqtt::Qos::AtLeastOnce, false, {}});
        session->publish({"it/told", "", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY(hasState(session, PairState::Answered));
        QCOMPARE(session->pairing().endId() - session->pairing().firstId(), PairId(1));
    }
};

QTEST_GUILESS_MAIN(TestSessionRequests)
#include "test_session_requests.moc"
