// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/workspace.h"
#include "tests/support/mosquitto_broker.h"
#include "ui/docks/subscriptions/subscription_entry.h"
#include "ui/docks/subscriptions/subscriptions_panel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using mqtt::SubscriptionStatus;
using State = SubscriptionStatus::State;
using ui::SubscriptionListModel;

namespace {

QString cell(const SubscriptionListModel &model, int row, int column) { return model.index(row, column).data().toString(); }

State stateOf(const SubscriptionListModel &model, int row)
{
    return State(model.index(row, 0).data(SubscriptionListModel::StateRole).toInt());
}

void write(ui::SubscriptionsPanel &panel, const QString &filter)
{
    panel.entry()->filter()->setText(filter);
    QTest::keyClick(panel.entry()->filter(), Qt::Key_Return);
}

} // namespace

class TestSubscriptionsDock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListSaysWhatBecameOfEach()
    {
        SubscriptionListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SubscriptionStatus granted;
        granted.subscription = {.filter = "a/#", .maximumQos = mqtt::Qos::ExactlyOnce, .noLocal = true, .retainHandling = 2};
        granted.state = State::Granted;
        granted.reasonCode = mqtt::ReasonCode(1);
        SubscriptionStatus refused;
        refused.subscription.filter = "<b>x</b>";
        refused.state = State::Refused;
        refused.reasonCode = mqtt::ReasonCode::NotAuthorized;
        refused.reasonString = "ask Anna";
        model.setSubscriptions({granted, refused}, mqtt::ProtocolVersion::V5);

        QCOMPARE(cell(model, 0, SubscriptionListModel::Qos), QStringLiteral("1, asked for 2"));
        QCOMPARE(cell(model, 0, SubscriptionListModel::Options), QStringLiteral("no local, no retained"));
        QCOMPARE(cell(model, 1, SubscriptionListModel::Filter), QStringLiteral("<b>x</b>"));
        const QString why = cell(model, 1, SubscriptionListModel::State);
        QVERIFY2(why.contains(QStringLiteral("0x87")) && why.contains(QStringLiteral("ask Anna")), qPrintable(why));

        // The same filters: told, not replaced, so that a selection stays.
        const QPersistentModelIndex kept = model.index(1, 0);
        refused.state = State::Paused;
        model.setSubscriptions({granted, refused}, mqtt::ProtocolVersion::V5);
        QVERIFY(kept.isValid());
        QCOMPARE(cell(model, 1, SubscriptionListModel::State), QStringLiteral("paused"));
    }

    void theEntryRefusesWhatTheBrokerWould()
    {
        ui::SubscriptionEntry entry;
        auto *button = entry.findChild<QPushButton *>();
        for (const char *filter : {"", "a/#/b", "a+"}) {
            entry.filter()->setText(QString::fromLatin1(filter));
            QVERIFY2(!button->isEnabled(), filter);
        }
        entry.filter()->setText(QStringLiteral("a/+/b/#"));
        QVERIFY(button->isEnabled());

        mqtt::Subscription shared{.filter = "$share/g/a", .noLocal = true};
        entry.setSubscription(shared);
        QVERIFY(!button->isEnabled());
        shared.noLocal = false;
        entry.setSubscription(shared);
        QVERIFY(button->isEnabled());
        QCOMPARE(entry.subscription(), shared);
    }

    void aConnectionOf311LeavesTheSavedOptionsAlone()
    {
        explorer::Workspace workspace;
        explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
        profile.endpoint.host = QStringLiteral("127.0.0.1");
        profile.endpoint.port = support::freePort();
        profile.version = mqtt::ProtocolVersion::V311;
        profile.subscriptions = {{.filter = "a", .noLocal = true, .retainHandling = 2}};
        explorer::ExplorerSession *session = workspace.open(profile, {});
        session->connection().subscribe({{.filter = "b"}});
        QTRY_COMPARE(session->profile().subscriptions.size(), 2U);
        QCOMPARE(session->profile().subscriptions.front(), profile.subscriptions.front());
    }

    void subscriptionsAreMadePausedResumedAndRemovedWhileConnected()
    {
        support::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        explorer::Workspace workspace;
        ui::SubscriptionsPanel panel(workspace);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        const SubscriptionListModel &model = panel.model();

        explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
        profile.endpoint = broker.endpoint();
        profile.subscriptions = {{.filter = "first/#", .maximumQos = mqtt::Qos::AtLeastOnce}};
        profile.pausedSubscriptions = {{.filter = "paused/#"}};
        explorer::ExplorerSession *session = workspace.open(profile, {});
        QTRY_COMPARE(model.rowCount(), 2);
        QTRY_COMPARE(stateOf(model, 0), State::Granted);
        QCOMPARE(stateOf(model, 1), State::Paused);
        panel.view()->selectRow(1);
        panel.view()->setFocus();
        QTest::keyClick(panel.view(), Qt::Key_Delete);
        QTRY_COMPARE(model.rowCount(), 1);

        write(panel, QStringLiteral("second/+"));
        QTRY_COMPARE(model.rowCount(), 2);
        QTRY_COMPARE(stateOf(model, 1), State::Granted);
        const auto publish = [&](const char *topic) {
            session->connection().publish({topic, "x", mqtt::Qos::AtLeastOnce, false, {}});
        };
        publish("second/a");
        QTRY_COMPARE(session->counters().shown, 1U);

        panel.view()->selectRow(1);
        panel.view()->setFocus();
        QTest::keyClick(panel.view(), Qt::Key_Space);
        QTRY_COMPARE(stateOf(model, 1), State::Paused);
        QCOMPARE(session->profile().pausedSubscriptions.size(), 1U); // the profile follows, for the owner to save
        QCOMPARE(session->profile().subscriptions.size(), 1U);
        publish("second/b");
        publish("first/a"); // comes behind it: had it been sent, it would be here
        QTRY_COMPARE(session->counters().shown, 2U);

        QTest::keyClick(panel.view(), Qt::Key_Space);
        QTRY_COMPARE(stateOf(model, 1), State::Granted);
        publish("second/c");
        QTRY_COMPARE(session->counters().shown, 3U);

        QTest::keyClick(panel.view(), Qt::Key_Delete);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, SubscriptionListModel::Filter), QStringLiteral("first/#"));
    }
};

QTEST_MAIN(TestSubscriptionsDock)
#include "test_subscriptions_dock.moc"
