// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "ui/docks/inspector/deviation_model.h"
#include "ui/docks/inspector/inspector_panel.h"
#include "ui/docks/inspector/message_header.h"
#include "ui/docks/inspector/schema_model.h"
#include "ui/docks/inspector/schema_view.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace explorer;

class TestSchemaView : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::InspectorPanel> m_panel;
    ExplorerSession *m_session = nullptr;

    void publish(const char *topic, const QByteArray &payload, int count = 1)
    {
        const std::uint64_t shown = m_session->counters().shown + std::uint64_t(count);
        for (int i = 0; i < count; ++i)
            m_session->publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().shown, shown, 10'000);
    }
    void select(const char *topic) { m_workspace->selection().select(m_session, m_session->tree().find(topic)); }
    ui::SchemaView *view() const { return m_panel->schemaView(); }
    static QStringList row(const QTreeView *list, int row)
    {
        QStringList cells;
        for (int column = 0; column < list->model()->columnCount(); ++column)
            cells += list->model()->index(row, column).data().toString();
        return cells;
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
        m_panel = std::make_unique<ui::InspectorPanel>(*m_workspace);
        m_panel->resize(620, 520);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->showTab(ui::InspectorPanel::Schema);
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

    void showsWhatWasLearned()
    {
        publish("a", R"({"t":21.5,"s":"on"})", 3);
        publish("a", R"({"t":22})");
        select("a");
        QTRY_COMPARE(view()->paths()->model()->rowCount(), 3);
        QTRY_COMPARE(row(view()->paths(), 1).mid(0, 5), (QStringList{"$.t", "number", "21.5 … 22", "", "always"}));
        QCOMPARE(row(view()->paths(), 2).mid(0, 5), (QStringList{"$.s", "text", "", "", "75.0 %"}));
        QCOMPARE(view()->status(), QStringLiteral("Learning: 4 of 20 messages"));
        QVERIFY(!view()->deviations()->isVisible());
        QVERIFY(!m_panel->header()->deviations()->isVisible());
    }

    void aDeviationIsMarkedAndLeadsToItsFirstMessage()
    {
        publish("a", R"({"t":21,"s":"on"})", 20);
        publish("a", R"({"t":"21"})");
        publish("a", R"({"t":21,"s":"on"})");
        select("a");
        QTRY_COMPARE(view()->deviations()->model()->rowCount(), 2);
        QCOMPARE(row(view()->deviations(), 0).mid(0, 3), (QStringList{"other type", "$.t", "is text, was always number: “21”"}));
        QCOMPARE(row(view()->deviations(), 1).mid(0, 3), (QStringList{"missing", "$.s", "was there whenever what it stands in was"}));
        QVERIFY(view()->paths()->model()->index(1, 0).data(ui::SchemaModel::DeviatesRole).toBool());
        QVERIFY(!view()->paths()->model()->index(0, 0).data(ui::SchemaModel::DeviatesRole).toBool());
        QVERIFY(m_panel->header()->deviations()->isVisible());
        QCOMPARE(m_panel->header()->deviations()->text(), QStringLiteral("2 deviation(s)"));
        view()->goTo(0);
        QVERIFY(!m_workspace->selection().followsNewest());
        QCOMPARE(m_panel->message().payload, QByteArray(R"({"t":"21"})"));
        QCOMPARE(view()->note(), QString());

        view()->accept(0);
        QCOMPARE(view()->deviations()->model()->rowCount(), 1);
        view()->acceptAll();
        QCOMPARE(view()->deviations()->model()->rowCount(), 0);
        QVERIFY(!m_panel->header()->deviations()->isVisible());
        publish("a", R"({"t":"22"})");
        m_workspace->selection().fixMessage(kNoSequence);
        QTRY_COMPARE(view()->status(), QStringLiteral("Learned from 23 messages"));
        QCOMPARE(view()->deviations()->model()->rowCount(), 0);
        view()->forget();
        QTRY_COMPARE(view()->paths()->model()->rowCount(), 0);
        QVERIFY(view()->status().startsWith(QStringLiteral("Learning: 0 of 20")));
    }

    void theHeaderTellsWhileAnotherTabIsSeen()
    {
        m_panel->showTab(ui::InspectorPanel::Payload);
        publish("a", R"({"t":21})", 20);
        select("a");
        publish("a", R"({"u":21})");
        QTRY_VERIFY(m_panel->header()->deviations()->isVisible());
        m_panel->header()->deviations()->click();
        QVERIFY(view()->isVisible());
        publish("b", "1");
        select("b");
        QVERIFY(!m_panel->header()->deviations()->isVisible());
    }

    void theFirstMessageMayBeGone()
    {
        publish("a", R"({"t":21})", 20);
        select("a");
        publish("a", R"({"t":"x"})");
        QTRY_COMPARE(view()->deviations()->model()->rowCount(), 1);
        m_workspace->setMemoryBudget(64 * 1024);
        for (int i = 0; i < 8; ++i)
            publish("other", QByteArray(400'000, 'x'));
        publish("a", R"({"t":1})");
        for (int i = 0; i < 8; ++i)
            publish("other", QByteArray(400'000, 'x'));
        view()->goTo(0);
        QVERIFY(m_workspace->selection().followsNewest());
        QVERIFY(view()->note().startsWith(QStringLiteral("The message is no longer in memory")));
    }

    void allTopicsAreListedWhenAllAreWatched()
    {
        publish("seen", "1");
        select("seen");
        view()->allBox()->click();
        for (int i = 0; i < 21; ++i) {
            publish("x/y", i < 20 ? R"({"a":1})" : R"({"a":1,"b":1})");
            const TopicId topic = m_session->tree().topicOf(m_session->tree().find("x/y"));
            QTRY_VERIFY(m_panel->schemaWatch().of(m_session, topic) &&
                        m_panel->schemaWatch().of(m_session, topic)->schema.messages() == std::uint64_t(i + 1));
        }
        QTRY_COMPARE(view()->deviations()->model()->rowCount(), 1);
        QCOMPARE(row(view()->deviations(), 0).mid(0, 2), (QStringList{"new field", "x/y  $.b"}));
        QVERIFY2(view()->status().contains(QStringLiteral("topics watched by samples")), qPrintable(view()->status()));
        view()->goTo(0);
        QCOMPARE(m_workspace->selection().topicName(), std::string("x/y"));
        QVERIFY(!m_workspace->selection().followsNewest());
        QTRY_VERIFY(m_panel->header()->deviations()->isVisible());
    }
};

QTEST_MAIN(TestSchemaView)
#include "tst_schema_view.moc"
