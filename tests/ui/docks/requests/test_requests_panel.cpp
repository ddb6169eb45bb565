// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "ui/docks/requests/pairing_dialog.h"
#include "ui/docks/requests/request_table.h"
#include "ui/docks/requests/requests_panel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace explorer;

class TestRequestsPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::RequestsPanel> m_panel;
    ExplorerSession *m_session = nullptr;

    void publish(const std::string &topic, const QByteArray &payload = "1")
    {
        const std::uint64_t shown = m_session->counters().shown;
        m_session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->counters().shown > shown, 10'000);
    }
    QTreeView *view() const { return m_panel->table()->view(); }
    QString cell(int row, int column) const { return view()->model()->index(row, column).data().toString(); }
    void click(int row, int column)
    {
        const QRect cell = view()->visualRect(view()->model()->index(row, column));
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, cell.center());
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
        m_panel = std::make_unique<ui::RequestsPanel>(*m_workspace);
        m_panel->resize(900, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->connection().subscriptions().size() == 1 &&
                                     m_session->connection().subscriptions()[0].state == mqtt::SubscriptionStatus::State::Granted,
                                 10'000);
    }
    void cleanup()
    {
        m_panel.reset();
        m_workspace.reset();
    }

    void saysWhatWouldBeListedWhileThereIsNothing()
    {
        QVERIFY(!m_panel->table()->isVisible());
        publish("lamp/set");
        QTRY_VERIFY(m_panel->table()->isVisible());
        QTRY_COMPARE(m_panel->summary(), QStringLiteral("1 of 1 requests"));
    }

    void listsRequestsAndTheirAnswersNewestFirst()
    {
        publish("lamp/set");
        publish("cmnd/plug/POWER");
        publish("stat/plug/RESULT");
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        QTRY_COMPARE(cell(0, RequestListModel::Answer), QStringLiteral("stat/plug/RESULT"));
        QCOMPARE(cell(0, RequestListModel::Request), QStringLiteral("cmnd/plug/POWER"));
        QCOMPARE(cell(0, RequestListModel::State), QStringLiteral("answered"));
        QCOMPARE(cell(1, RequestListModel::Answer), QStringLiteral("expected on lamp"));
        QVERIFY(view()->isColumnHidden(RequestListModel::Connection));
    }

    void unansweredOnesAreFoundByTheirState()
    {
        QVERIFY(!m_workspace->setPairing({.deadline = std::chrono::milliseconds(100)}));
        publish("lamp/set");
        QTRY_COMPARE(cell(0, RequestListModel::State), QStringLiteral("unanswered")); // no message comes to tell
        QVERIFY(!m_workspace->setPairing({}));
        publish("door/set");
        publish("door");
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        m_panel->stateBox()->setCurrentIndex(1);
        QCOMPARE(view()->model()->rowCount(), 1);
        QCOMPARE(cell(0, RequestListModel::Request), QStringLiteral("lamp/set"));
        QCOMPARE(m_panel->summary(), QStringLiteral("1 of 2 requests"));
    }

    void aClickShowsTheRequestOrTheAnswer()
    {
        publish("lamp/set");
        publish("lamp");
        publish("lamp");
        publish("lamp/set");
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        QSignalSpy revealed(&m_workspace->selection(), &Selection::revealRequested);
        click(1, RequestListModel::Request);
        QCOMPARE(revealed.count(), 1);
        QCOMPARE(m_workspace->selection().topicName(), std::string("lamp/set"));
        QCOMPARE(m_workspace->selection().message(), Sequence(0));
        QVERIFY(!m_workspace->selection().followsNewest());
        click(1, RequestListModel::Answer);
        QCOMPARE(m_workspace->selection().topicName(), std::string("lamp"));
        QCOMPARE(m_workspace->selection().message(), Sequence(1));
        QCOMPARE(m_panel->table()->note(), QString());
    }

    void aMessageThatIsGoneIsSaidToBe()
    {
        publish("lamp/set");
        publish("lamp", QByteArray(1'000, 'x'));
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        m_workspace->setMemoryBudget(64 * 1024);
        for (int i = 0; i < 8; ++i)
            publish("other", QByteArray(400'000, 'x'));
        publish("lamp/set");
        for (int i = 0; i < 8; ++i)
            publish("other", QByteArray(400'000, 'x'));
        QVERIFY(!m_session->store().at(0));
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        m_panel->table()->goToRequest(1);
        QCOMPARE(m_workspace->selection().topicName(), std::string("lamp/set"));
        QVERIFY(m_workspace->selection().followsNewest());
        QVERIFY(m_panel->table()->note().startsWith(QStringLiteral("The message is no longer in memory")));
    }

    void standsStillWhilePaused()
    {
        publish("lamp/set");
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        m_workspace->setPaused(true);
        publish("lamp/set");
        QTest::qWait(250);
        QCOMPARE(view()->model()->rowCount(), 1);
        m_workspace->setPaused(false);
        QTRY_COMPARE(view()->model()->rowCount(), 2);
    }

    void aConnectionTakesItsRowsAlong()
    {
        publish("lamp/set");
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        m_workspace->close(m_session);
        QCOMPARE(view()->model()->rowCount(), 0);
    }

    void conventionsAreEditedAndChecked()
    {
        ui::PairingDialog dialog(*m_workspace);
        dialog.show();
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QCOMPARE(dialog.fault(), QString());
        dialog.rules()->setPlainText(QStringLiteral("#X/ask -> #X/told\n#X/set -> #Y"));
        QCOMPARE(dialog.fault(), QStringLiteral("Line 2, character 10: the answer has a name that the request has not."));
        QVERIFY(!ok->isEnabled());
        dialog.rules()->setPlainText(QStringLiteral("#X/ask -> #X/told"));
        QVERIFY(ok->isEnabled());
        ok->click();
        QCOMPARE(m_workspace->pairing().rules, std::string("#X/ask -> #X/told"));
        publish("lamp/set");
        publish("lamp/ask");
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QCOMPARE(cell(0, RequestListModel::Answer), QStringLiteral("expected on lamp/told"));
    }
};

QTEST_MAIN(TestRequestsPanel)
#include "test_requests_panel.moc"
