// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"
#include "ui/docks/topics/filter_bar.h"
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
    ui::FilterBar *bar() const { return m_panel->findChild<ui::FilterBar *>(); }
    QString inForce() const { return m_workspace->topicModel().filter().text(); }
    void type(const char *text)
    {
        filter()->setFocus();
        filter()->clear();
        QTest::keyClicks(filter(), QString::fromUtf8(text));
    }
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
        QTRY_COMPARE(inForce(), QStringLiteral("+/line2/#"));
        QCOMPARE(m_workspace->topicModel().matchCount(), 2U);
        // The selection stays although the filter hides it, and comes back.
        QCOMPARE(m_workspace->selection().topicName(), std::string("plant/line1/temp"));
        filter()->setText(QStringLiteral("no such-thing"));
        QTRY_COMPARE(m_panel->view()->note(), QStringLiteral("No topic matches “no such-thing”."));
        QTest::keyClick(m_panel.get(), Qt::Key_Escape);
        QTRY_COMPARE(inForce(), QString());
        QCOMPARE(m_panel->view()->currentIndex().data().toString(), QStringLiteral("temp"));
    }

    void aFilterThatCannotBeReadIsToldAndTheOneBeforeStays()
    {
        type("line2");
        QTRY_COMPARE(inForce(), QStringLiteral("line2"));
        QTRY_COMPARE(bar()->foundText(), QStringLiteral("2 of 3 topic(s) match"));
        QTest::keyClicks(filter(), QStringLiteral(" size>"));
        QCOMPARE(bar()->complaint(), QStringLiteral("A value is missing after “size>”."));
        QVERIFY(bar()->foundText().isEmpty());
        QTest::keyClicks(filter(), QStringLiteral("x"));
        QVERIFY2(bar()->complaint().startsWith(QStringLiteral("Character 12: “x” is no size.")),
                 qPrintable(bar()->complaint()));
        QCOMPARE(inForce(), QStringLiteral("line2 size")); // which were two words
        QTest::keyClick(filter(), Qt::Key_Backspace);
        QTest::keyClicks(filter(), QStringLiteral("1KB"));
        QVERIFY(bar()->complaint().isEmpty());
        QCOMPARE(inForce(), QStringLiteral("line2 size>1KB"));
        QTRY_COMPARE(bar()->foundText(), QStringLiteral("0 of 3 topic(s) match"));
        QTest::keyClick(filter(), Qt::Key_Escape);
        QCOMPARE(inForce(), QString());
        QVERIFY(bar()->foundText().isEmpty());
    }

    void rowsFollowTheMessages()
    {
        type("payload:off");
        QTRY_COMPARE(m_panel->view()->note(), QStringLiteral("No topic matches “payload:off”."));
        m_panel->selectTopic(m_session, "plant/line1/temp"); // clears the filter
        QCOMPARE(inForce(), QString());
        type("payload:21");
        QTest::keyClick(filter(), Qt::Key_Down);
        QVERIFY(m_panel->view()->hasFocus());
        publish("plant/line1/temp", "off");
        QTRY_COMPARE(m_workspace->topicModel().matchCount(), 2U);
        QTRY_VERIFY(!m_panel->view()->currentIndex().isValid());
        QCOMPARE(m_workspace->selection().topicName(), std::string("plant/line1/temp"));
        publish("plant/line1/temp", "21.5");
        QTRY_COMPARE(m_workspace->topicModel().matchCount(), 3U);
        QTRY_COMPARE(m_panel->view()->currentIndex().data(TopicTreeModel::TopicNameRole).toByteArray(),
                     QByteArray("plant/line1/temp"));
        filter()->clear();
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
