// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/inspector/requests_view.h"
#include "ui/docks/requests/request_table.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace explorer;

class TestRequestsView : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::InspectorPanel> m_panel;
    ExplorerSession *m_session = nullptr;

    void publish(const char *topic)
    {
        const std::uint64_t shown = m_session->counters().shown;
        m_session->connection().publish({topic, "1", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->counters().shown > shown, 10'000);
    }
    void select(const char *topic) { m_workspace->selection().select(m_session, m_session->tree().find(topic)); }
    ui::RequestsView *view() const { return m_panel->requestsView(); }
    int rows() const { return view()->table()->model()->rowCount(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
        m_workspace = std::make_unique<Workspace>();
        m_panel = std::make_unique<ui::InspectorPanel>(*m_workspace);
        m_panel->resize(620, 420);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->showTab(ui::InspectorPanel::Requests);
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->connection().subscriptions().size() == 1 &&
                                     m_session->connection().subscriptions()[0].state == mqtt::SubscriptionStatus::State::Granted,
                                 10'000);
        publish("other/set"); // 0
        publish("lamp/set");
        publish("lamp"); // 2
        publish("lamp/get"); // 3
    }
    void cleanupTestCase()
    {
        m_panel.reset();
        m_workspace.reset();
    }

    void listsTheTopicsOwnOnEitherSide()
    {
        select("lamp");
        QTRY_COMPARE(rows(), 2);
        select("lamp/set");
        QCOMPARE(rows(), 1);
        QVERIFY2(view()->figures().startsWith(QStringLiteral("lamp/set: 1 requests · median ")), qPrintable(view()->figures()));
        select("other");
        QCOMPARE(rows(), 1); // its answer is waited for, though it never came
        QVERIFY2(view()->figures().startsWith(QStringLiteral("other/set: 1 requests")), qPrintable(view()->figures()));
        publish("lamp/set"); // 4
        select("lamp/set");
        QTRY_COMPARE(rows(), 2);
    }

    void aPairLeadsFromOneMessageToTheOther()
    {
        select("lamp/set");
        QTRY_COMPARE(rows(), 2);
        QTreeView *list = view()->table()->view();
        list->setCurrentIndex(list->model()->index(1, 0));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_workspace->selection().topicName(), std::string("lamp"));
        QCOMPARE(m_panel->message().sequence, Sequence(2));
        // There it is the last of three; and back.
        QTRY_COMPARE(rows(), 3);
        list->setCurrentIndex(list->model()->index(2, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_workspace->selection().topicName(), std::string("lamp/set"));
        QCOMPARE(m_panel->message().sequence, Sequence(1));
    }

    void theConnectionItselfHasNone()
    {
        m_workspace->selection().select(m_session, kRootNode);
        QCOMPARE(rows(), 0);
        QCOMPARE(view()->figures(), QStringLiteral("No requests on this topic, and no answers"));
    }
};

QTEST_MAIN(TestRequestsView)
#include "tst_requests_view.moc"
