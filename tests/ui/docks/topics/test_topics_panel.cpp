// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"
#include "ui/docks/topics/topics_panel.h"
#include "ui/docks/topics/topics_view.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace explorer;

class TestTopicsPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::TopicsPanel> m_panel;
    ExplorerSession *m_session = nullptr;

    QLineEdit *filter() const { return m_panel->findChild<QLineEdit *>(); }
    void publish(const char *topic, const char *payload)
    {
        const std::uint64_t shown = m_session->counters().shown;
        m_session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->counters().shown > shown, 10'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
        m_workspace = std::make_unique<Workspace>();
        m_panel = std::make_unique<ui::TopicsPanel>(*m_workspace);
        m_panel->resize(560, 400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));

        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.name = QStringLiteral("bench");
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(
            m_session->connection().state().phase == mqtt::ConnectionState::Phase::Connected, 10'000);
        QTest::qWait(200);
        QCOMPARE(m_panel->view()->note(), QStringLiteral("Waiting for the first message…"));
        for (const char *topic : {"plant/line1/temp", "plant/line2/temp", "plant/line2/state"})
            publish(topic, "21.5");
        QTest::qWait(150);
    }
    void cleanupTestCase()
    {
        m_panel.reset();
        m_workspace.reset();
    }

    void rowsAndSelectionFollowEachOther()
    {
        QVERIFY(m_panel->view()->note().isEmpty());
        m_panel->selectTopic(m_session, "plant/line2/temp");
        QCOMPARE(m_workspace->selection().topicName(), std::string("plant/line2/temp"));
        QTest::keyClick(m_panel->view(), Qt::Key_Up);
        QCOMPARE(m_workspace->selection().topicName(), std::string("plant/line2/state"));
        m_workspace->selection().select(m_session, m_session->tree().find("plant/line1"));
        QCOMPARE(m_panel->view()->currentIndex().data().toString(), QStringLiteral("line1"));
    }

    void typingInTheTreeFiltersAndEscapeClears()
    {
        m_panel->selectTopic(m_session, "plant/line1/temp");
        m_panel->view()->setFocus();
        QTest::keyClick(m_panel->view(), Qt::Key_S);
        QCOMPARE(filter()->text(), QStringLiteral("s"));
        filter()->setText(QStringLiteral("+/line2/#"));
        QTRY_COMPARE(m_workspace->topicModel().filter(), QStringLiteral("+/line2/#"));
        QCOMPARE(m_workspace->topicModel().matchCount(), 2U);
        // The selection stays although the filter hides it, and comes back.
        QCOMPARE(m_workspace->selection().topicName(), std::string("plant/line1/temp"));
        filter()->setText(QStringLiteral("no such thing"));
        QTRY_COMPARE(m_panel->view()->note(), QStringLiteral("No topic matches “no such thing”."));
        QTest::keyClick(m_panel.get(), Qt::Key_Escape);
        QTRY_COMPARE(m_workspace->topicModel().filter(), QString());
        QCOMPARE(m_panel->view()->currentIndex().data().toString(), QStringLiteral("temp"));
    }

    void aTopicBehindTheFilterIsShownAllTheSame()
    {
        filter()->setText(QStringLiteral("line1"));
        m_panel->selectTopic(m_session, "plant/line2/state");
        QCOMPARE(filter()->text(), QString());
        QCOMPARE(m_panel->view()->currentIndex().data().toString(), QStringLiteral("state"));
    }
};

QTEST_MAIN(TestTopicsPanel)
#include "test_topics_panel.moc"
