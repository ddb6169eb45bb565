// SPDX-License-Identifier: GPL-3.0-or-later
//
// What we say of the messages that a real broker retains, against what it does retain.
#include "model/session/workspace.h"
#include "model/topics/retained_facts.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"

#include <QTest>

using namespace explorer;
using mqtt::ProtocolVersion;
using Phase = mqtt::ConnectionState::Phase;
using State = RetainedState;

class TestRetainedState : public QObject
{
    Q_OBJECT

    support::MosquittoBroker m_broker;
    std::unique_ptr<support::Probe> m_other;
    std::unique_ptr<Workspace> m_workspace;
    ExplorerSession *m_session = nullptr;
    int m_run = 0;
    std::string m_root; ///< of this test's topics

    bool publish(const std::string &topic, const QByteArray &payload, bool retain)
    {
        return m_other
            ->publish({.topic = m_root + topic, .payload = payload, .qos = mqtt::Qos::AtLeastOnce, .retain = retain, .properties = {}})
            .has_value();
    }
    State state(const std::string &topic) const
    {
        const NodeId node = m_session->tree().find(m_root + topic);
        return node == kNoNode ? State::NoTopic
                               : retainedState(m_session->tree(), &m_session->store(), node,
                                               std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
    }
    QByteArray newest(const std::string &topic) const
    {
        const NodeId node = m_session->tree().find(m_root + topic);
        const MessageView message = node == kNoNode ? MessageView() : m_session->store().at(m_session->tree().newestSequence(node));
        return message ? QByteArray(reinterpret_cast<const char *>(message.payload.data()), qsizetype(message.payload.size()))
                       : QByteArray("(none)");
    }
    bool isConnected() const { return m_session->connection().state().phase == Phase::Connected; }
    std::size_t found(const char *filter)
    {
        m_workspace->topicModel().setFilter(
            FilterExpression::parse(QString::fromStdString(m_root + "# ") + QLatin1String(filter)).value());
        while (m_workspace->topicModel().isSearching())
            QTest::qWait(1);
        const std::size_t count = m_workspace->topicModel().matchCount();
        m_workspace->topicModel().setFilter({});
        return count;
    }

    ConnectionProfile profile(ProtocolVersion version) const
    {
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint = m_broker.endpoint();
        profile.version = version;
        profile.subscriptions.front().filter = m_root + "#";
        profile.subscriptions.front().maximumQos = mqtt::Qos::AtLeastOnce;
        return profile;
    }
    void open(const ConnectionProfile &profile)
    {
        m_workspace = std::make_unique<Workspace>();
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY(isConnected());
        QTRY_VERIFY(!m_session->connection().subscriptions().empty());
        QTRY_COMPARE(m_session->connection().subscriptions().front().state, mqtt::SubscriptionStatus::State::Granted);
    }
    void closeAndOpen(const std::function<void()> &meanwhile)
    {
        m_session->connection().close();
        QTRY_COMPARE(m_session->connection().state().phase, Phase::Offline);
        meanwhile();
        m_session->connection().open();
        QTRY_VERIFY(isConnected());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText()));
        m_other = std::make_unique<support::Probe>(support::Probe::optionsFor(m_broker.endpoint(), ProtocolVersion::V5, "other"));
        QVERIFY(m_other->connectNow());
    }
    void init() { m_root = "run" + std::to_string(++m_run) + "/"; }
    void cleanup() { m_workspace.reset(); }

    void liveMessagesTellWhenAskedTo_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("asks");
        QTest::newRow("5.0, Retain As Published") << int(ProtocolVersion::V5) << true;
        QTest::newRow("5.0, not asked for") << int(ProtocolVersion::V5) << false;
        QTest::newRow("3.1.1") << int(ProtocolVersion::V311) << true;
    }
    void liveMessagesTellWhenAskedTo()
    {
        QFETCH(int, version);
        QFETCH(bool, asks);
        const bool tells = asks && version == int(ProtocolVersion::V5);
        const auto told = [&](State state) { return tells ? state : State::Untold; };
        QVERIFY(publish("held", "1", true));
        ConnectionProfile wanted = profile(ProtocolVersion(version));
        wanted.subscriptions.front().retainAsPublished = asks;
        open(wanted);
        QTRY_COMPARE(state("held"), State::Newest); // it came because we asked

        const auto becomes = [&](const char *topic, const QByteArray &payload, bool retain, State expected) {
            QVERIFY(publish(topic, payload, retain));
            QTRY_COMPARE(newest(topic), payload);
            QTRY_COMPARE(state(topic), expected);
        };
        becomes("held", "2", false, told(State::Older));
        becomes("held", "3", true, told(State::Newest));
        becomes("live", "1", false, told(State::None));
        becomes("other", "1", true, told(State::Newest));
        QCOMPARE(found("retained:yes"), tells ? 2U : 0U);
        QCOMPARE(found("retained:no"), tells ? 1U : 0U);
        QCOMPARE(found("retained:unknown"), tells ? 0U : 3U);
        becomes("held", "", true, told(State::Cleared));
        becomes("held", "4", false, told(State::Cleared));
        becomes("held", "", false, told(State::Cleared));
        becomes("other", "", false, told(State::Older)); // an empty live message clears nothing
    }

    void aNewConnectionBeginsAnew()
    {
        for (const char *topic : {"stays", "goes"})
            QVERIFY(publish(topic, "1", true));
        open(profile(ProtocolVersion::V5));
        QTRY_COMPARE(state("goes"), State::Newest);
        QVERIFY(publish("live", "1", false));
        QTRY_COMPARE(state("live"), State::None);
        closeAndOpen([&] {
            QVERIFY(publish("stays", "2", true));
            QVERIFY(publish("goes", "", true)); // nobody tells us
        });
        QTRY_COMPARE(newest("stays"), QByteArray("2"));
        QCOMPARE(state("stays"), State::Newest);
        QCOMPARE(state("goes"), State::Stale);
        QCOMPARE(state("live"), State::Stale);
        QVERIFY(publish("goes", "3", false));
        QTRY_COMPARE(state("goes"), State::None);
    }

    void aSessionThatGoesOnTellsOfWhatComesOnly()
    {
        ConnectionProfile wanted = profile(ProtocolVersion::V5);
        wanted.cleanStart = false;
        wanted.sessionExpirySeconds = 60;
        for (const char *topic : {"a", "b"})
            QVERIFY(publish(topic, "1", true));
        open(wanted);
        QTRY_COMPARE(state("b"), State::Newest);
        closeAndOpen([&] { QVERIFY(publish("a", "2", true)); });
        QVERIFY(m_session->connection().state().session.sessionPresent);
        QTRY_COMPARE(newest("a"), QByteArray("2")); // it waited for us, at QoS 1
        QCOMPARE(state("a"), State::Newest);
        QCOMPARE(state("b"), State::Stale);
        QVERIFY(publish("b", "2", false));
        QTRY_COMPARE(state("b"), State::Untold); // an older one may be there: it was not sent again
        QVERIFY(publish("b", "3", true));
        QTRY_COMPARE(state("b"), State::Newest);
    }

    void withoutRetainedMessagesAtSubscribingNothingIsConcluded()
    {
        QVERIFY(publish("held", "1", true));
        ConnectionProfile wanted = profile(ProtocolVersion::V5);
        wanted.subscriptions.front().retainHandling = 2;
        open(wanted);
        QVERIFY(publish("held", "2", false));
        QTRY_COMPARE(state("held"), State::Untold);
        QVERIFY(publish("held", "3", true));
        QTRY_COMPARE(state("held"), State::Newest);
    }

    void aPausedSubscriptionTellsNothing()
    {
        for (const char *topic : {"stays", "goes"})
            QVERIFY(publish(topic, "1", true));
        open(profile(ProtocolVersion::V5));
        QTRY_COMPARE(state("goes"), State::Newest);
        m_session->connection().pauseSubscriptions({m_root + "#"});
        QTRY_COMPARE(state("goes"), State::Stale);
        QVERIFY(publish("stays", "2", true));
        QVERIFY(publish("goes", "", true));
        m_session->connection().resumeSubscriptions({m_root + "#"});
        QTRY_COMPARE(newest("stays"), QByteArray("2"));
        QCOMPARE(state("stays"), State::Newest);
        QCOMPARE(state("goes"), State::Stale);
    }

    void whatIsRetainedForATimeIsGoneThen()
    {
        QVERIFY(m_other->publish({.topic = m_root + "short",
                                  .payload = "1",
                                  .qos = mqtt::Qos::AtLeastOnce,
                                  .retain = true,
                                  .properties = {mqtt::Property::ofNumber(mqtt::PropertyId::MessageExpiryInterval, 2)}}));
        open(profile(ProtocolVersion::V5));
        QTRY_COMPARE(state("short"), State::Newest);
        QTRY_COMPARE_WITH_TIMEOUT(state("short"), State::Expired, 5'000);
        support::Probe late(support::Probe::optionsFor(m_broker.endpoint(), ProtocolVersion::V5, "late"));
        QVERIFY(late.connectNow());
        late.connection->subscribe({{.filter = m_root + "#"}});
        QVERIFY(late.waitFor([&] { return !late.subscribed.empty(); }));
        QVERIFY(publish("end", "1", false));
        QVERIFY(late.waitFor([&] { return late.sink->count() >= 1; }));
        QCOMPARE(late.sink->messages().front().topic, m_root + "end"); // the broker says so too
    }
};

QTEST_GUILESS_MAIN(TestRetainedState)
#include "test_retained_state.moc"
