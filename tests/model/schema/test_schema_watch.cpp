// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/schema/schema_watch.h"

#include <QSignalSpy>
#include <QTest>

using namespace explorer;

class TestSchemaWatch : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SchemaWatch> m_watch;
    ExplorerSession *m_session = nullptr;

    void publish(const std::string &topic, const QByteArray &payload, int count = 1)
    {
        const std::uint64_t shown = m_session->counters().shown + std::uint64_t(count);
        for (int i = 0; i < count; ++i)
            m_session->publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().shown, shown, 10'000);
    }
    NodeId node(const char *topic) const { return m_session->tree().find(topic); }
    const WatchedTopic *of(const char *topic) const { return m_watch->of(m_session, m_session->tree().topicOf(node(topic))); }
    void settle()
    {
        while (m_watch->work(std::chrono::steady_clock::now() + std::chrono::milliseconds(1)))
            continue;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
    }
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_watch = std::make_unique<SchemaWatch>(*m_workspace);
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->connection().state().phase == mqtt::ConnectionState::Phase::Connected, 10'000);
        QTRY_VERIFY(m_session->connection().subscriptions().size() == 1 &&
                    m_session->connection().subscriptions()[0].state == mqtt::SubscriptionStatus::State::Granted);
    }
    void cleanup()
    {
        m_watch.reset();
        m_workspace.reset();
    }

    void theSelectedTopicIsReadFromTheOldestThenOn()
    {
        publish("a/b", R"({"t":1})", 25);
        publish("other", "1");
        QVERIFY(!of("a/b"));
        m_workspace->selection().select(m_session, node("a/b"));
        settle();
        QVERIFY(m_watch->selected());
        QCOMPARE(m_watch->selected()->schema.messages(), std::uint64_t(25));
        publish("a/b", R"({"t":"x"})");
        settle();
        QCOMPARE(m_watch->selected()->schema.deviations().size(), std::size_t(1));
        QCOMPARE(m_watch->selected()->schema.deviations()[0].first, m_session->tree().newestSequence(node("a/b")));
        // It stays when another one is looked at, and goes on where it was.
        m_workspace->selection().select(m_session, node("other"));
        publish("a/b", R"({"t":"y"})");
        settle();
        QCOMPARE(of("a/b")->schema.messages(), std::uint64_t(26));
        QCOMPARE(of("other")->schema.messages(), std::uint64_t(1));
        m_workspace->selection().select(m_session, node("a/b"));
        settle();
        QCOMPARE(of("a/b")->schema.messages(), std::uint64_t(27));
        QCOMPARE(of("a/b")->schema.deviations()[0].count, std::uint64_t(2));
    }

    void deviationsAreAcceptedAndForgotten()
    {
        publish("a/b", R"({"t":1})", 20);
        publish("a/b", R"({"t":1,"u":1})");
        m_workspace->selection().select(m_session, node("a/b"));
        settle();
        const TopicId topic = m_workspace->selection().topic();
        QSignalSpy changed(m_watch.get(), &SchemaWatch::changed);
        int deviating = 0;
        m_watch->forEachDeviating([&](ExplorerSession *session, const WatchedTopic &watched) {
            ++deviating;
            QCOMPARE(session, m_session);
            QCOMPARE(watched.topic, topic);
        });
        QCOMPARE(deviating, 1);
        m_watch->accept(m_session, topic, m_watch->selected()->schema.deviations()[0].id);
        QVERIFY(m_watch->selected()->schema.deviations().empty());
        QCOMPARE(changed.count(), 1);
        m_watch->forget(m_session, topic);
        settle();
        QCOMPARE(m_watch->selected()->schema.messages(), std::uint64_t(0));
        publish("a/b", R"({"new":1})");
        settle();
        QCOMPARE(m_watch->selected()->schema.paths().back().path, std::string("$.new"));
    }

    void allTopicsAreWatchedWhenWanted()
    {
        publish("a", "1");
        QVERIFY(!of("a"));
        m_watch->setWatchesAll(true);
        for (int i = 0; i < 20; ++i) {
            publish("a", R"({"x":1})");
            publish("b/c", R"({"x":1})");
            QTRY_VERIFY(of("b/c") && of("b/c")->schema.messages() == std::uint64_t(i + 1));
            QTRY_VERIFY(of("a") && of("a")->schema.messages() == std::uint64_t(i + 1));
        }
        publish("b/c", R"({"y":1})");
        QTRY_COMPARE(of("b/c")->schema.deviations().size(), std::size_t(2));
        m_watch->setWatchesAll(false);
        publish("a", "1");
        settle();
        QCOMPARE(of("a")->schema.messages(), std::uint64_t(20));
    }

    void aConnectionTakesItsSchemasAlong()
    {
        publish("a", "1");
        m_workspace->selection().select(m_session, node("a"));
        settle();
        QCOMPARE(m_watch->table().size(), std::size_t(1));
        m_workspace->close(m_session);
        QCOMPARE(m_watch->table().size(), std::size_t(0));
        QVERIFY(!m_watch->selected());
        settle();
    }

    void nothingIsReadWhileThePauseLasts()
    {
        publish("a", "1");
        m_workspace->setPaused(true);
        m_workspace->selection().select(m_session, node("a"));
        QTest::qWait(50);
        QVERIFY(!m_watch->selected());
        m_workspace->setPaused(false);
        QTRY_VERIFY(m_watch->selected());
    }
};

QTEST_GUILESS_MAIN(TestSchemaWatch)
#include "test_schema_watch.moc"
