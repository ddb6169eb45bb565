// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/traffic/traffic_board.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

using namespace explorer;

class TestTrafficBoard : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TrafficBoard> m_board;
    ExplorerSession *m_session = nullptr;
    std::int64_t m_nowNs = 5'000'000'000;

    ExplorerSession *open(const QString &name)
    {
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.name = name;
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        return m_workspace->open(profile, {});
    }
    static bool isReady(const ExplorerSession *session)
    {
        return session->connection().state().phase == mqtt::ConnectionState::Phase::Connected &&
               !session->connection().subscriptions().empty() &&
               session->connection().subscriptions().front().state == mqtt::SubscriptionStatus::State::Granted;
    }
    void publish(const std::string &topic, int count, int bytes = 4)
    {
        const std::uint64_t shown = m_session->counters().shown + std::uint64_t(count);
        for (int i = 0; i < count; ++i)
            m_session->connection().publish({topic, QByteArray(bytes, 'x'), mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().shown, shown, 10'000);
    }
    void second()
    {
        m_nowNs += 1'000'000'000;
        m_board->beat();
        while (m_board->work())
            continue;
    }
    QStringList ranked() const
    {
        QStringList list;
        for (int row = 0; row < m_board->ranking().rowCount(); ++row)
            list += m_board->ranking().nameAt(row);
        return list;
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
        m_session = open(QStringLiteral("one"));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(m_session), 10'000);
        m_board = std::make_unique<TrafficBoard>(*m_workspace);
        m_board->setClock([this] { return m_nowNs; });
    }
    void cleanup()
    {
        m_board.reset();
        m_workspace.reset();
    }

    void nothingIsCountedWhileNobodyWatches()
    {
        publish("early/a", 3);
        second();
        QVERIFY(!m_board->isBeating());
        QVERIFY(m_session->tree().topicCount() > 0);
        m_board->setWatched(true);
        QVERIFY(m_board->isBeating());
        publish("plant/a", 2);
        second();
        QCOMPARE(ranked(), QStringList({"plant/a"}));
        m_board->setWatched(false);
        QVERIFY(!m_board->isBeating());
        QCOMPARE(m_board->ranking().rowCount(), 0);
        m_board->setWatched(true);
        publish("plant/b", 1);
        second();
        QCOMPARE(ranked(), QStringList({"plant/b"})); // counted from now on
    }

    void totalsSayOverWhat()
    {
        m_board->setWatched(true);
        QCOMPARE(m_board->totals().windowNs, 0);
        publish("plant/a", 6, 10);
        publish("plant/b", 2, 10);
        second();
        second();
        QCOMPARE(m_board->totals().windowNs, 2'000'000'000);
        QCOMPARE(m_board->totals().rate.messages, 4.0);
        QCOMPARE(m_board->totals().rate.bytes, 40.0);
        QCOMPARE(m_board->totals().topics, 2U);
        QVERIFY(!m_board->totals().isFull);
        for (int i = 0; i < 12; ++i) {
            publish("plant/b", 1, 10);
            second();
        }
        QVERIFY(m_board->totals().isFull);
        QCOMPARE(m_board->totals().topics, 1U);
    }

    void anotherViewShowsTheSameMoment()
    {
        m_board->setWatched(true);
        publish("plant/line/a", 6, 1);
        publish("plant/line/b", 2, 100);
        publish("office/c", 1, 1);
        second();
        QCOMPARE(ranked(), QStringList({"plant/line/a", "plant/line/b", "office/c"}));
        TrafficView view = m_board->view();
        view.by = TrafficMeasure::Bytes;
        m_board->setView(view);
        while (m_board->work())
            continue;
        QCOMPARE(ranked().front(), QStringLiteral("plant/line/b"));
        view.of = TrafficRanker::Of::Subtrees;
        m_board->setView(view);
        while (m_board->work())
            continue;
        QCOMPARE(ranked(), QStringList({"plant/line/#", "office/#"}));
        view.look = TrafficView::Look::Map;
        view.mapSession = m_session;
        view.mapNode = m_session->tree().find("plant/line");
        m_board->setView(view);
        while (m_board->work())
            continue;
        QCOMPARE(m_board->areas().size(), 2U);
        QCOMPARE(m_board->areasBelow(), view.mapNode);
    }

    void aPauseHoldsWhatIsSeen()
    {
        m_board->setWatched(true);
        publish("plant/a", 1);
        second();
        m_workspace->setPaused(true);
        second();
        const std::uint64_t received = m_session->counters().received;
        for (int i = 0; i < 5; ++i)
            m_session->connection().publish({"plant/b", "x", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().received, received + 5, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->store().keptMessages(), std::size_t(received + 5), 10'000);
        second();
        QCOMPARE(ranked(), QStringList({"plant/a"}));
        m_workspace->setPaused(false);
        second();
        QCOMPARE(ranked(), QStringList({"plant/b", "plant/a"}));
    }

    void severalConnectionsAreAddedUp()
    {
        m_board->setWatched(true);
        ExplorerSession *other = open(QStringLiteral("two"));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(other), 10'000);
        publish("plant/a", 4);
        QTRY_COMPARE_WITH_TIMEOUT(other->counters().shown, 4U, 10'000);
        second();
        QCOMPARE(m_board->ranking().rowCount(), 2);
        QCOMPARE(m_board->totals().rate.messages, 8.0);
        TrafficView view = m_board->view();
        view.only = other;
        m_board->setView(view);
        while (m_board->work())
            continue;
        QCOMPARE(m_board->ranking().rowCount(), 1);
        QCOMPARE(m_board->ranking().at(0).source.session, other);
        m_workspace->close(other);
        QVERIFY(!m_board->view().only);
        while (m_board->work())
            continue;
        QCOMPARE(m_board->ranking().rowCount(), 1);
        QCOMPARE(m_board->ranking().at(0).source.session, m_session);
    }

    void allTopicsAreGatheredForAFile()
    {
        m_board->setWatched(true);
        for (int i = 0; i < 20; ++i)
            publish("many/" + std::to_string(i), 1 + i % 3);
        second();
        QSignalSpy ready(m_board.get(), &TrafficBoard::csvReady);
        m_board->gatherAllTopics();
        QVERIFY(m_board->isGathering());
        while (m_board->work())
            continue;
        QCOMPARE(ready.count(), 1);
        const auto csv = ready[0][0].value<std::shared_ptr<TrafficCsv>>();
        QCOMPARE(csv->size(), 20U);
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(csv->write(file, 5));
        m_workspace->close(m_session);
        QTRY_VERIFY(!csv->write(file, 5)); // the names are gone with the connection
    }

    void aConnectionThatGoesEndsTheGathering()
    {
        m_board->setWatched(true);
        publish("plant/a", 1);
        second();
        QSignalSpy ready(m_board.get(), &TrafficBoard::csvReady);
        m_board->gatherAllTopics();
        m_workspace->close(m_session);
        QCOMPARE(ready.count(), 1);
        QVERIFY(!ready[0][0].value<std::shared_ptr<TrafficCsv>>());
        QCOMPARE(m_board->ranking().rowCount(), 0);
        QCOMPARE(m_board->totals().windowNs, 0);
    }
};

QTEST_GUILESS_MAIN(TestTrafficBoard)

#include "test_traffic_board.moc"
