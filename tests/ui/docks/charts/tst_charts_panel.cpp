// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"
#include "ui/docks/charts/charts_panel.h"
#include "ui/plot/plot_canvas.h"
#include "ui/plot/scope_plot.h"

#include <QtTest>

using namespace explorer;
using ui::ChartsPanel;

namespace {

ConnectionProfile profileFor(const DemoBroker &broker, const QString &id)
{
    ConnectionProfile profile = ConnectionProfile::makeNew();
    profile.id = id;
    profile.name = id;
    profile.endpoint.host = QStringLiteral("127.0.0.1");
    profile.endpoint.port = broker.port();
    profile.subscriptions = {{"t/#", mqtt::Qos::AtLeastOnce}};
    return profile;
}

} // namespace

class TestChartsPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;

    ExplorerSession *connected(Workspace &workspace, const QString &id)
    {
        ExplorerSession *session = workspace.open(profileFor(*m_broker, id), {});
        const bool up = QTest::qWaitFor([session] {
            return session->connection().state().phase == mqtt::ConnectionState::Phase::Connected;
        });
        QTest::qWait(100);
        return up ? session : nullptr;
    }

    static void publish(ExplorerSession *session, const char *topic, const QByteArray &payload)
    {
        session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
    }

    static QString nameIn(const ChartsPanel &panel, int row)
    {
        return panel.plots().front()->legend()->topLevelItem(row)->text(0);
    }

private Q_SLOTS:
    void initTestCase() { Q_INIT_RESOURCE(icons); }

    void init()
    {
        m_broker = std::make_unique<DemoBroker>();
        QSignalSpy started(m_broker.get(), &DemoBroker::started);
        m_broker->start();
        QVERIFY(started.wait(10'000));
    }

    void chartsPastAndNewNumbersOfATopic()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        panel.resize(900, 300);
        panel.show();
        ExplorerSession *session = connected(workspace, QStringLiteral("one"));
        QVERIFY(session);
        for (int i = 0; i < 5; ++i)
            publish(session, "t/a", "{\"v\":" + QByteArray::number(i) + "}");
        QTRY_COMPARE(session->counters().shown, 5U);

        workspace.selection().requestChart(session, "t/a", "$.v");
        QCOMPARE(panel.series().size(), std::size_t(1));
        QCOMPARE(panel.series()[0].series()->points.size(), std::size_t(5));
        QCOMPARE(nameIn(panel, 0), QStringLiteral("t/a\n$.v"));

        publish(session, "t/a", "{\"v\":42}");
        QTRY_COMPARE(panel.series()[0].series()->points.size(), std::size_t(6));
        QTRY_COMPARE(panel.plots().front()->legend()->topLevelItem(0)->text(1), QStringLiteral("42"));

        // Asking twice does not show it twice.
        workspace.selection().requestChart(session, "t/a", "v");
        QCOMPARE(panel.series().size(), std::size_t(1));
    }

    void saysWhenThereIsNoNumber()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        panel.show();
        ExplorerSession *session = connected(workspace, QStringLiteral("one"));
        QVERIFY(session);
        panel.addSeries(session, "t/late", "$.x");
        QVERIFY2(nameIn(panel, 0).endsWith(QStringLiteral("waiting for the first message")),
                 qPrintable(nameIn(panel, 0)));
        publish(session, "t/late", "{\"y\":1}");
        QTRY_COMPARE(nameIn(panel, 0), QStringLiteral("t/late\n$.x\nno number at $.x in the last message"));
        publish(session, "t/late", "{\"x\":1}");
        QTRY_COMPARE(nameIn(panel, 0), QStringLiteral("t/late\n$.x"));
    }

    void saysWhereAPathIsWrong()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        ExplorerSession *session = connected(workspace, QStringLiteral("one"));
        QVERIFY(session);
        QVERIFY(!panel.addSeries(session, "t/a", "$.a["));
        QCOMPARE(panel.problem(),
                 QStringLiteral(
                     "“$.a[” is not a path to a number: expected an index or a quoted key at character 5."));
        QVERIFY(panel.addSeries(session, "t/a", "$.a"));
        QCOMPARE(panel.problem(), QString());
    }

    void aClosingSessionTakesItsSeriesAlong()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        panel.show();
        ExplorerSession *one = connected(workspace, QStringLiteral("one"));
        ExplorerSession *two = connected(workspace, QStringLiteral("two"));
        QVERIFY(one && two);
        panel.addSeries(one, "t/a", "$");
        panel.newChart();
        panel.addSeries(two, "t/a", "$");
        panel.addSeries(one, "t/b", "$");
        QCOMPARE(panel.plots().size(), std::size_t(2));
        workspace.close(one);
        QCOMPARE(panel.series().size(), std::size_t(1));
        QCOMPARE(panel.series()[0].session(), two);
        QCOMPARE(panel.plots().size(), std::size_t(1));
        publish(two, "t/a", "5");
        QTRY_COMPARE(panel.series()[0].series()->points.size(), std::size_t(1));
        workspace.close(two);
        QVERIFY(panel.series().empty());
        QTest::qWait(50);
    }

    void removingASeriesEndsItsExtraction()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        ExplorerSession *session = connected(workspace, QStringLiteral("one"));
        QVERIFY(session);
        panel.addSeries(session, "t/a", "$");
        QCOMPARE(session->series().all().size(), std::size_t(1));
        Q_EMIT panel.plots().front()->removeWanted(panel.series()[0].id());
        QVERIFY(panel.series().empty());
        QVERIFY(session->series().all().empty());
        panel.addSeries(session, "t/a", "$");
        panel.addSeries(session, "t/b", "$");
        panel.clear();
        QVERIFY(session->series().all().empty());
    }

    void chartsShareOneTimeAxis()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        panel.resize(900, 500);
        panel.show();
        ExplorerSession *session = connected(workspace, QStringLiteral("one"));
        QVERIFY(session);
        panel.addSeries(session, "t/a", "$");
        panel.newChart();
        panel.newChart(); // an empty one is not doubled
        panel.addSeries(session, "t/b", "$");
        QCOMPARE(panel.plots().size(), std::size_t(2));
        QCOMPARE(panel.plots()[1]->curves().size(), std::size_t(1));
        panel.plots()[1]->setWindow(300);
        QCOMPARE(panel.plots()[0]->timeView().windowSeconds, 300);
        panel.plots()[0]->panTime(-0.5);
        QVERIFY(panel.plots()[1]->timeView() == panel.plots()[0]->timeView());
    }

    void thePausedWorkspaceFreezesTheCharts()
    {
        Workspace workspace;
        ChartsPanel panel(workspace);
        panel.show();
        ExplorerSession *session = connected(workspace, QStringLiteral("one"));
        QVERIFY(session);
        panel.addSeries(session, "t/a", "$");
        workspace.setPaused(true);
        QVERIFY(panel.plots()[0]->timeView().paused);
        const ui::TimeView frozen = panel.plots()[0]->timeView();
        publish(session, "t/a", "5");
        QTRY_COMPARE(session->counters().shown, 1U);
        QVERIFY(panel.plots()[0]->timeView() == frozen);
        workspace.setPaused(false);
        QVERIFY(!panel.plots()[0]->timeView().paused);
        QTRY_COMPARE(panel.plots().front()->legend()->topLevelItem(0)->text(1), QStringLiteral("5"));
    }

    void outlivesItsWorkspace()
    {
        auto workspace = std::make_unique<Workspace>();
        ChartsPanel panel(*workspace);
        ExplorerSession *session = connected(*workspace, QStringLiteral("one"));
        QVERIFY(session);
        panel.addSeries(session, "t/a", "$");
        workspace.reset();
        QVERIFY(panel.series().empty());
    }
};

QTEST_MAIN(TestChartsPanel)
#include "tst_charts_panel.moc"
