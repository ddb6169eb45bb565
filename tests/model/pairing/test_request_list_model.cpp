// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/request_list_model.h"
#include "pairing_rig.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace explorer;

class TestRequestListModel : public QObject
{
    Q_OBJECT

    static QStringList column(const RequestListModel &model, int column)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts += model.index(row, column).data().toString();
        return texts;
    }

private Q_SLOTS:
    void listsTheNewestFirstOfAllConnections()
    {
        PairingRig one;
        PairingRig other;
        RequestListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSources({{&one.pairing, QStringLiteral("one")}, {&other.pairing, QStringLiteral("other")}});
        one.message("a/set");
        other.now += 1;
        other.message("b/set");
        one.now += 2;
        one.message("c/set");
        model.refresh();
        QCOMPARE(column(model, RequestListModel::Request), (QStringList{"c/set", "b/set", "a/set"}));
        QCOMPARE(column(model, RequestListModel::Connection), (QStringList{"one", "other", "one"}));
        QCOMPARE(model.index(0, RequestListModel::Answer).data().toString(), QStringLiteral("expected on c"));
        one.now += 0.25;
        one.message("c");
        model.refresh();
        QCOMPARE(model.index(0, RequestListModel::Answer).data().toString(), QStringLiteral("c"));
        QCOMPARE(model.index(0, RequestListModel::Latency).data().toString(), QStringLiteral("250 ms"));
        QCOMPARE(model.index(0, RequestListModel::By).data().toString(), QStringLiteral("#X/set -> #X"));
    }

    void rowsThatStayKeepTheirIdentity()
    {
        PairingRig rig(PairingLimits{.pairs = 4});
        RequestListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setSources({{&rig.pairing, {}}});
        for (const char *topic : {"a/set", "b/set", "c/set"}) {
            rig.now += 1;
            rig.message(topic);
        }
        model.refresh();
        const QPersistentModelIndex middle = model.index(1, 0);
        for (const char *topic : {"d/set", "e/set"}) {
            rig.now += 1;
            rig.message(topic);
        }
        model.refresh();
        QCOMPARE(column(model, RequestListModel::Request), (QStringList{"e/set", "d/set", "c/set", "b/set"}));
        QCOMPARE(middle.row(), 3);
        QCOMPARE(resets.count(), 1);
    }

    void choosesByStateAndTopic()
    {
        PairingRig rig;
        RequestListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSources({{&rig.pairing, {}}});
        for (const char *topic : {"a/set", "b/set", "a/set"}) {
            rig.now += 1;
            rig.message(topic);
        }
        rig.now += 9.5;
        rig.message("b");
        rig.message("a");
        model.setChoice({.states = 1u << unsigned(PairState::Unanswered)});
        QCOMPARE(column(model, RequestListModel::Request), (QStringList{"a/set"}));
        rig.now += 10;
        rig.advance();
        model.refresh();
        QCOMPARE(column(model, RequestListModel::Request), (QStringList{"a/set"}));
        model.setChoice({.topic = "b"});
        QCOMPARE(column(model, RequestListModel::Request), (QStringList{"b/set"}));
        model.setChoice({.topic = "a/set"});
        QCOMPARE(column(model, RequestListModel::State), (QStringList{"answered", "unanswered"}));
        model.setChoice({.topic = "nobody"});
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowThatIsForgottenIsEmptyUntilTheNextRefresh()
    {
        PairingRig rig(PairingLimits{.pairs = 1});
        RequestListModel model;
        model.setSources({{&rig.pairing, {}}});
        rig.message("a/set");
        model.refresh();
        rig.message("b/set");
        QVERIFY(!model.pairAt(0));
        QCOMPARE(model.index(0, RequestListModel::Request).data(), QVariant());
        model.refresh();
        QCOMPARE(column(model, RequestListModel::Request), (QStringList{"b/set"}));
    }
};

QTEST_GUILESS_MAIN(TestRequestListModel)
#include "test_request_list_model.moc"
