// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"
#include "model/session/workspace.h"
#include "tests/model/sparkplug/payload_builder.h"
#include "ui/docks/sparkplug/sparkplug_panel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace explorer;
using namespace sparkplug_test;
using ui::SparkplugModel;
namespace spb = explorer::sparkplug;

class TestSparkplugDock : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoBroker> m_broker;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::SparkplugPanel> m_panel;
    ExplorerSession *m_session = nullptr;

    void publish(const std::string &topic, const QByteArray &payload)
    {
        const std::uint64_t shown = m_session->counters().shown + 1;
        m_session->connection().publish({topic, payload, mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().shown, shown, 10'000);
        QTRY_VERIFY(!m_session->sparkplug().hasWork());
        m_panel->refresh();
    }
    QString text(const QModelIndex &index, int column) const
    {
        return index.siblingAtColumn(column).data().toString();
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
        m_panel = std::make_unique<ui::SparkplugPanel>(*m_workspace);
        m_panel->resize(900, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        ConnectionProfile profile = ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = m_broker->port();
        profile.subscriptions = {{"spBv1.0/#", mqtt::Qos::AtLeastOnce}};
        m_session = m_workspace->open(profile, {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->connection().subscriptions().empty() &&
                                     m_session->connection().subscriptions().front().state == mqtt::SubscriptionStatus::State::Granted,
                                 10'000);
        publish("spBv1.0/G/NBIRTH/N", payload(0, {doubleMetric("Temp", 7, 21.5, spb::Double), intMetric("Level", 8, 4294967295, spb::Int32)}));
        publish("spBv1.0/G/DBIRTH/N/D", payload(1, {doubleMetric("Pressure", 9, 1, spb::Double)}));
    }
    void cleanup()
    {
        m_panel.reset();
        m_workspace.reset();
    }

    void showsNodesDevicesAndMetrics()
    {
        SparkplugModel &model = m_panel->model();
        const QModelIndex node = model.index(0, 0);
        QCOMPARE(text(node, SparkplugModel::Name), QStringLiteral("G / N"));
        QCOMPARE(text(node, SparkplugModel::State), QStringLiteral("online"));
        QCOMPARE(model.rowCount(node), 3); // the device, then the metrics
        const QModelIndex device = model.index(0, 0, node);
        QCOMPARE(text(device, SparkplugModel::Name), QStringLiteral("D"));
        QCOMPARE(text(model.index(0, 0, device), SparkplugModel::Name), QStringLiteral("Pressure"));
        const QModelIndex level = model.index(2, 0, node);
        QCOMPARE(text(level, SparkplugModel::Name), QStringLiteral("Level"));
        QCOMPARE(text(level, SparkplugModel::Value), QStringLiteral("-1"));
        QCOMPARE(text(level, SparkplugModel::Type), QStringLiteral("Int32"));
        QCOMPARE(text(level, SparkplugModel::State), QString());
        QVERIFY2(m_panel->summary().startsWith(QStringLiteral("1 of 1 node(s) online · 1 device(s) · 0 fault(s)")), qPrintable(m_panel->summary()));
    }

    void valuesMoveAndFaultsAreCounted()
    {
        publish("spBv1.0/G/NDATA/N", payload(7, {doubleMetric({}, 7, 22), doubleMetric({}, 99, 22)}));
        SparkplugModel &model = m_panel->model();
        const QModelIndex node = model.index(0, 0);
        QCOMPARE(text(model.index(1, 0, node), SparkplugModel::Value), QStringLiteral("22"));
        QCOMPARE(text(node, SparkplugModel::Faults), QStringLiteral("2"));
        ui::SparkplugEventModel &events = m_panel->events();
        QCOMPARE(events.index(0, ui::SparkplugEventModel::What).data().toString(), QStringLiteral("Alias that the birth does not define: 99"));
        QCOMPARE(events.index(1, ui::SparkplugEventModel::What).data().toString(),
                 QStringLiteral("Gap in the sequence numbers: expected 2, found 7"));
        QCOMPARE(events.index(3, ui::SparkplugEventModel::What).data().toString(), QStringLiteral("Node was born"));
    }

    void whatIsDeadIsStale()
    {
        publish("spBv1.0/G/NDEATH/N", payload(-1, {}));
        SparkplugModel &model = m_panel->model();
        const QModelIndex node = model.index(0, 0);
        QCOMPARE(text(node, SparkplugModel::State), QStringLiteral("offline, stale"));
        QCOMPARE(text(model.index(1, 0, node), SparkplugModel::State), QStringLiteral("stale"));
    }

    void aClickSelectsTheTopic()
    {
        SparkplugModel &model = m_panel->model();
        QTreeView *tree = m_panel->tree();
        tree->expandAll();
        const QModelIndex device = model.index(0, 0, model.index(0, 0));
        tree->scrollTo(device);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(device).center());
        QCOMPARE(m_workspace->selection().topicName(), std::string("spBv1.0/G/DBIRTH/N/D"));
        publish("spBv1.0/G/NDATA/N", payload(2, {doubleMetric({}, 7, 22)}));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(model.index(0, 0)).center());
        QCOMPARE(m_workspace->selection().topicName(), std::string("spBv1.0/G/NDATA/N")); // where its values come
    }

    void aRebirthIsRequestedAfterAQuestion()
    {
        QVERIFY(!m_panel->rebirthAction()->isEnabled()); // of whom?
        m_panel->tree()->setCurrentIndex(m_panel->model().index(1, 0, m_panel->model().index(0, 0)));
        QVERIFY(m_panel->rebirthAction()->isEnabled());
        const auto answer = [](const QString &button) {
            QTimer::singleShot(0, qApp, [button] {
                auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
                if (!box)
                    return;
                const QList<QAbstractButton *> buttons = box->buttons();
                for (QAbstractButton *one : buttons) {
                    if (one->text().remove(QLatin1Char('&')).contains(button))
                        return one->click();
                }
                box->reject();
            });
        };
        const std::uint64_t before = m_session->counters().shown;
        answer(QStringLiteral("Cancel"));
        m_panel->rebirthAction()->trigger();
        answer(QStringLiteral("Request rebirth"));
        m_panel->rebirthAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->counters().shown, before + 1, 10'000); // the one that was confirmed
        const TopicId topic = m_session->tree().topicOf(m_session->tree().find("spBv1.0/G/NCMD/N"));
        const MessageView command = m_session->store().at(m_session->store().newest(topic));
        QVERIFY(command);
        QVERIFY(!command.record->retain() && command.record->qos() == mqtt::Qos::AtMostOnce);
        QTRY_VERIFY(m_session->sparkplug().state().events().back().kind == spb::Event::Kind::RebirthRequested);
    }

    void theModelIsOneThatViewsCanRelyOn()
    {
        spb::State state;
        SparkplugModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        ui::SparkplugEventModel events;
        const QAbstractItemModelTester eventTester(&events, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setState(&state);
        events.setState(&state);
        std::deque<spb::State::Source> sources;
        const auto take = [&](const char *topic, const QByteArray &payload) {
            sources.emplace_back(topic);
            state.take(sources.back(), bytesOf(payload), 1);
            model.sync();
            events.sync();
        };
        take("spBv1.0/G/NBIRTH/A", payload(0, {doubleMetric("x", 1, 1, spb::Double)}));
        take("spBv1.0/G/DBIRTH/A/1", payload(1, {doubleMetric("p", 2, 1, spb::Double)})); // above the metric
        take("spBv1.0/G/NBIRTH/B", payload(0, {}));
        take("spBv1.0/G/DBIRTH/A/2", payload(2, {doubleMetric("p", 3, 1, spb::Double), doubleMetric("q", 4, 1, spb::Double)}));
        take("spBv1.0/G/NBIRTH/A", payload(0, {doubleMetric("y", 1, 1, spb::Double)}));
        take("spBv1.0/STATE/host", "ONLINE");
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex a = model.index(0, 0);
        QStringList rows;
        for (int row = 0; row < model.rowCount(a); ++row)
            rows += model.index(row, 0, a).data().toString();
        QCOMPARE(rows.join(QLatin1Char(' ')), QStringLiteral("1 2 x y"));
        QCOMPARE(model.rowCount(model.index(1, 0, a)), 2);
        QCOMPARE(model.index(1, 0, a).parent(), a);
        QCOMPARE(model.index(1, 0, model.index(1, 0, a)).parent(), model.index(1, 0, a));
        QCOMPARE(events.rowCount(), 6);
        model.setState(nullptr);
        events.setState(nullptr);
        QCOMPARE(model.rowCount() + events.rowCount(), 0);
    }

    void closingTheConnectionLeavesAnEmptyPanel()
    {
        m_workspace->close(m_session);
        QTRY_COMPARE(m_panel->model().rowCount(), 0);
        QVERIFY(!m_panel->tree()->isVisible());
        QVERIFY(!m_panel->rebirthAction()->isEnabled());
    }
};

QTEST_MAIN(TestSparkplugDock)

#include "test_sparkplug_dock.moc"
