// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace explorer;

namespace {

ConnectionProfile profileFor(const DemoBroker &broker, const QString &id)
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.id = id;
    profile.name = id;
    profile.endpoint.host = QStringLiteral("127.0.0.1");
    profile.endpoint.port = broker.port();
    profile.subscriptions = {{"#", mqtt::Qos::ExactlyOnce}};
    return profile;
}

bool isConnected(const ExplorerSession *session)
{
    return session->connection().state().phase == mqtt::ConnectionState::Phase::Connected;
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;

private Q_SLOTS:
    void init()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
    }

    void whatIsPublishedIsCountedStoredAndShownExactly()
    {
        Workspace workspace;
        QAbstractItemModelTester tester(&workspace.topicModel(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy frames(&workspace, &Workspace::frame);
        ExplorerSession *session = workspace.open(profileFor(*m_broker, "one"), {});
        QTRY_VERIFY(isConnected(session));
        QTest::qWait(100);
        for (int i = 0; i < 300; ++i)
            session->connection().publish({"t/" + std::to_string(i % 10), QByteArray::number(i), mqtt::Qos(i % 3), false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(session->counters().shown, 300U, 10'000);

        const ExplorerSession::Counters counters = session->counters();
        QCOMPARE(counters.received, 300U);
        QCOMPARE(counters.backlog(), 0U);
        QCOMPARE(counters.topics, 10U);
        QCOMPARE(session->store().keptMessages(), 300U);
        const NodeId node = session->tree().find("t");
        QCOMPARE(session->tree().subtreeMessages(node), 300U);
        QCOMPARE(session->tree().subtreeTopics(node), 10U);
        QVERIFY(!frames.isEmpty() && frames.size() <= 300);
        QCOMPARE(workspace.topicModel().rowCount(), 1);
    }

    void twoConnectionsAreTwoRootsAndCloseApart()
    {
        Workspace workspace;
        ExplorerSession *one = workspace.open(profileFor(*m_broker, "one"), {});
        ExplorerSession *two = workspace.open(profileFor(*m_broker, "two"), {});
        QTRY_VERIFY(isConnected(one) && isConnected(two));
        QTest::qWait(100);
        one->connection().publish({"x", "1", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY(one->counters().shown == 1 && two->counters().shown == 1);
        QCOMPARE(workspace.topicModel().rowCount(), 2);

        workspace.selection().select(one, one->tree().find("x"));
        QCOMPARE(workspace.selection().topicName(), std::string("x"));
        workspace.close(one);
        QCOMPARE(workspace.topicModel().rowCount(), 1);
        QVERIFY(!workspace.selection().session());
        QCOMPARE(workspace.rowOf(two), 0);
        QVERIFY(isConnected(two));
    }

    void theSameProfileIsReopenedNotDoubled()
    {
        Workspace workspace;
        ExplorerSession *first = workspace.open(profileFor(*m_broker, "one"), {});
        QTRY_VERIFY(isConnected(first));
        QVERIFY(workspace.open(profileFor(*m_broker, "one"), {}) == first);
        QCOMPARE(workspace.sessions().size(), 1U);
        QTRY_VERIFY(isConnected(first));
    }

    void closingDoesNotWaitForASilentServer()
    {
        using Phase = mqtt::ConnectionState::Phase;
        Workspace workspace;
        const ConnectionProfile profile = profileFor(*m_broker, "one");
        ExplorerSession *session = workspace.open(profile, {});
        QTRY_VERIFY(isConnected(session));
        ::kill(pid_t(m_broker->processId()), SIGSTOP);
        for (int i = 0; i < 20; ++i) // more than the system takes for a server that does not read
            session->connection().publish({"large", QByteArray(1'000'000, 'x'), mqtt::Qos::AtMostOnce, false, {}});
        workspace.close(session);
        QVERIFY(workspace.sessions().empty());

        // Its client id is free when the goodbye is given up, in a second.
        ExplorerSession *again = workspace.open(profile, {});
        QTest::qWait(100);
        QCOMPARE(again->connection().state().phase, Phase::Offline);
        ::kill(pid_t(m_broker->processId()), SIGCONT);
        QTRY_VERIFY(isConnected(again));
    }

    void pausingFreezesTheViewAndLosesNothing()
    {
        Workspace workspace;
        ExplorerSession *session = workspace.open(profileFor(*m_broker, "one"), {});
        QTRY_VERIFY(isConnected(session));
        QTest::qWait(100);
        TopicTreeModel &model = workspace.topicModel();
        const QModelIndex root = model.index(0, 0);
        session->connection().publish({"before", "1", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE(session->counters().shown, 1U);
        while (model.canFetchMore(root))
            model.fetchMore(root);
        QCOMPARE(model.rowCount(root), 1);

        workspace.setPaused(true);
        QSignalSpy frames(&workspace, &Workspace::frame);
        session->connection().publish({"during", "2", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE(session->counters().shown, 2U);
        QCOMPARE(workspace.newerThanPaused(), 1U);
        QCOMPARE(model.rowCount(root), 1);
        QVERIFY(frames.isEmpty());

        // Also a row that only now scrolls into view shows what was there when the pause began.
        const QModelIndex row = model.index(0, 0, root);
        const auto cell = [&](int column) { return row.siblingAtColumn(column).data().toString(); };
        session->connection().publish({"before", "3", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE(session->counters().shown, 3U);
        QCOMPARE(workspace.newerThanPaused(), 2U);
        QCOMPARE(cell(TopicTreeModel::Value), QStringLiteral("1"));
        QCOMPARE(cell(TopicTreeModel::Messages), QStringLiteral("1"));
        const QString age = cell(TopicTreeModel::Seen);
        QTest::qWait(200);
        QCOMPARE(cell(TopicTreeModel::Seen), age);

        workspace.setPaused(false);
        QCOMPARE(model.rowCount(root), 2);
        QCOMPARE(cell(TopicTreeModel::Value), QStringLiteral("3"));
        QCOMPARE(cell(TopicTreeModel::Messages), QStringLiteral("2"));
        QCOMPARE(workspace.newerThanPaused(), 0U);
        QVERIFY(!frames.isEmpty());
    }

    void theBudgetIsSharedAndEvictionIsCounted()
    {
        Workspace workspace;
        workspace.setMemoryBudget(4u << 20);
        ExplorerSession *one = workspace.open(profileFor(*m_broker, "one"), {});
        ExplorerSession *two = workspace.open(profileFor(*m_broker, "two"), {});
        QTRY_VERIFY(isConnected(one) && isConnected(two));
        QTest::qWait(100);
        const QByteArray big(100'000, 'x');
        for (int i = 0; i < 100; ++i)
            one->connection().publish({"big", big, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY_WITH_TIMEOUT(one->counters().shown == 100 && two->counters().shown == 100, 20'000);
        QVERIFY2(workspace.memoryUsed() <= (6u << 20), qPrintable(QString::number(workspace.memoryUsed())));
        const ExplorerSession::Counters totals = workspace.totals();
        QVERIFY(totals.evicted > 0);
        for (const auto &session : workspace.sessions()) {
            QCOMPARE(session->counters().shown, session->store().keptMessages() + session->counters().evicted);
            QVERIFY(session->store().at(session->store().newest(0)));
        }
    }

    void aConnectionThatNeverCameAboutIsNotALostOne()
    {
        using Phase = mqtt::ConnectionState::Phase;
        Workspace workspace;
        ConnectionProfile profile = profileFor(*m_broker, "one");
        ExplorerSession *session = workspace.open(profile, {});
        QTRY_VERIFY(isConnected(session));
        QVERIFY(session->hasBeenConnected());
        m_broker.reset();
        QTRY_COMPARE_WITH_TIMEOUT(session->connection().state().phase, Phase::Waiting, 10'000);
        QVERIFY(session->hasBeenConnected());

        session->connection().close();
        QTRY_COMPARE(session->connection().state().phase, Phase::Offline);
        QVERIFY(!session->hasBeenConnected());
        session->connection().open(); // nobody is there
        QTRY_COMPARE_WITH_TIMEOUT(session->connection().state().phase, Phase::Waiting, 10'000);
        QVERIFY(!session->hasBeenConnected());
    }

    void aLowerBudgetEvictsAlthoughNothingArrives()
    {
        Workspace workspace;
        ExplorerSession *session = workspace.open(profileFor(*m_broker, "one"), {});
        QTRY_VERIFY(isConnected(session));
        QTest::qWait(100);
        // Nothing but newest messages: what is moved aside frees nothing, so the first piece is not the end.
        const QByteArray payload(4'000, 'x');
        for (int i = 0; i < 6'000; ++i)
            session->connection().publish({"t/" + std::to_string(i % 5'000), payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(session->counters().shown, 6'000U, 30'000);
        QTest::qWait(50);
        QSignalSpy changed(&workspace, &Workspace::memoryChanged);
        workspace.setMemoryBudget(1u << 20);
        QTRY_VERIFY(session->store().oldestKept() > 5'500);
        QCOMPARE(session->counters().evicted, 1'000U);
        QVERIFY(!changed.isEmpty());
    }

    void aSelectionMayEndInsideAnyOfItsSignals()
    {
        Workspace workspace;
        ExplorerSession *session = workspace.open(profileFor(*m_broker, "one"), {});
        QTRY_VERIFY(isConnected(session));
        QTest::qWait(50);
        connect(&workspace.selection(), &Selection::nodeChanged, &workspace, [&] {
            if (workspace.selection().session())
                QMetaObject::invokeMethod(&workspace, [&] { workspace.close(session); }, Qt::QueuedConnection);
        });
        workspace.selection().select(session, kRootNode);
        QTRY_VERIFY(workspace.sessions().empty());
        QVERIFY(!workspace.selection().session());
        QCOMPARE(workspace.selection().message(), kNoSequence);
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
