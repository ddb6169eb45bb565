// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/topics/tree_rig.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>


using namespace explorer;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

} // namespace

class TestTopicTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rootsAreConnectionsAndLevelsStandInNaturalOrder()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        TreeRig one(model, "one");
        TreeRig two(model, "two");
        for (const char *topic : {"site/line10/t", "site/line2/t", "$SYS/up", "/x", "site"})
            one.publish(topic);
        two.publish("b");
        one.settle();
        two.settle();
        QCOMPARE(printed(model), QStringLiteral(R"(one
  
    x
  $SYS
    up
  site
    line2
      t
    line10
      t
two
  b)"));
        QCOMPARE(model.matchCount(), 6U);
    }

    void rowsExistOnlyWhereAViewAsked()
    {
        TopicTreeModel model;
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy values(&model, &TopicTreeModel::valuesChanged);
        TreeRig rig(model);
        inserted.clear();
        for (int i = 0; i < 100; ++i)
            rig.publish("a/" + std::to_string(i) + "/b");
        rig.settle();
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(values.size(), 1);
        const QModelIndex root = model.index(0, 0);
        QVERIFY(model.hasChildren(root) && model.canFetchMore(root));
        QCOMPARE(model.rowCount(root), 0);
        model.fetchMore(root);
        QCOMPARE(model.rowCount(root), 1);
        QCOMPARE(inserted.size(), 1);

        rig.publish("a/new");
        rig.settle();
        QCOMPARE(inserted.size(), 1); // "a" is not open
    }

    void newRowsComeAsRunsAndManyAsOneLayoutChange()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        TreeRig rig(model);
        for (int i = 0; i < 100; ++i)
            rig.publish(std::to_string(i * 10));
        rig.settle();
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), 100);
        const QPersistentModelIndex kept = model.index(50, 0, root);
        QCOMPARE(kept.data().toString(), QStringLiteral("500"));

        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        for (const char *topic : {"13", "11", "12", "901", "2000"})
            rig.publish(topic);
        rig.settle();
        QCOMPARE(inserted.size(), 3);
        QCOMPARE(layout.size(), 0);
        QCOMPARE(kept.row(), 53);
        QCOMPARE(kept.data().toString(), QStringLiteral("500"));

        inserted.clear();
        for (int i = 0; i < 100; ++i)
            rig.publish(std::to_string(i * 10 + 5));
        rig.settle();
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(layout.size(), 1);
        QCOMPARE(kept.row(), 103);
        QCOMPARE(kept.data().toString(), QStringLiteral("500"));
        QCOMPARE(model.parent(kept), root);
    }

    void aLeafThatGetsItsFirstChildTellsTheView()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        rig.publish("a");
        rig.settle();
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        const QModelIndex a = model.index(0, 0, root);
        QVERIFY(!model.hasChildren(a));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.publish("a/b");
        rig.settle();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), a);
        QVERIFY(model.hasChildren(a));
        rig.publish("a/c");
        rig.settle();
        QCOMPARE(changed.size(), 1);
    }

    void valuesNeverSignalRows()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        model.setClock([&] { return rig.nowNs + 300'000'000; });
        rig.publish("a/b", "{ \"t\": 1 }");
        rig.settle();
        const QModelIndex b = model.indexOf(0, rig.tree.find("a/b"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy values(&model, &TopicTreeModel::valuesChanged);
        rig.publish("a/b", "{ \"t\": 2 }", MessageRecord::Retain);
        rig.settle();
        QCOMPARE(changed.size(), 0);
        QCOMPARE(values.size(), 1);
        const auto cell = [&](int column) { return b.siblingAtColumn(column).data().toString(); };
        QCOMPARE(cell(TopicTreeModel::Topic), QStringLiteral("b"));
        QCOMPARE(cell(TopicTreeModel::Value), QStringLiteral("{\"t\":2}"));
        QCOMPARE(cell(TopicTreeModel::Messages), QStringLiteral("2"));
        QCOMPARE(cell(TopicTreeModel::Seen), QStringLiteral("0.3 s"));
        QCOMPARE(b.data(TopicTreeModel::TopicNameRole).toByteArray(), QByteArray("a/b"));
        QCOMPARE(RetainedState(b.data(TopicTreeModel::RetainedStateRole).toInt()), RetainedState::Newest);
        QCOMPARE(model.index(0, TopicTreeModel::Value).data().toString(), QStringLiteral("connected"));
    }

    void sortsByCountsOnRequestAndByNameAgain()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        TreeRig rig(model);
        for (const char *topic : {"a", "b", "b", "b", "c", "c"})
            rig.publish(topic);
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n  b\n  c"));
        const QPersistentModelIndex a = model.index(0, 0, model.index(0, 0));
        model.sort(TopicTreeModel::Messages, Qt::DescendingOrder);
        QCOMPARE(printed(model), QStringLiteral("broker\n  b\n  c\n  a"));
        QCOMPARE(a.row(), 2);
        for (int i = 0; i < 9; ++i)
            rig.publish("a");
        rig.publish("aa");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  b\n  c\n  a\n  aa"));
        model.sortAgain();
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n  b\n  c\n  aa"));
        model.sort(TopicTreeModel::Topic);
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n  aa\n  b\n  c"));
    }

    void sortsByBytesAndInOrderOfArrival()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        TreeRig rig(model);
        rig.publish("b", "1");
        rig.publish("c/deep", "123");
        rig.publish("a", "12");
        rig.publish("a", "1");
        rig.settle();
        model.fetchMore(model.index(0, 0));
        model.sort(TopicTreeModel::Bytes, Qt::DescendingOrder);
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n  c\n    deep\n  b")); // equal ones by name
        QCOMPARE(model.index(0, TopicTreeModel::Bytes).data().toString(), QStringLiteral("7 B"));
        model.sort(TopicTreeModel::kArrivalOrder);
        QCOMPARE(printed(model), QStringLiteral("broker\n  b\n  c\n    deep\n  a"));
        rig.publish("0");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  b\n  c\n    deep\n  a\n  0"));
        model.sort(TopicTreeModel::kArrivalOrder, Qt::DescendingOrder);
        QCOMPARE(printed(model), QStringLiteral("broker\n  0\n  a\n  c\n    deep\n  b"));
        rig.publish("1");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  1\n  0\n  a\n  c\n    deep\n  b"));
    }

    void whatCameWhileTheModelWasNotToldIsThereOnce()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        TreeRig rig(model);
        rig.publish("a/b");
        rig.settle();
        model.fetchMore(model.index(0, 0));
        rig.publish("a/c");
        rig.publish("z");
        const TopicTree::ChangeSet withheld = rig.settle(false);
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n    b\n    c")); // opened meanwhile
        model.refresh(0, withheld);
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n    b\n    c\n  z"));
    }

    void structureWaitsForItsInterval()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        rig.publish("a");
        rig.settle();
        model.fetchMore(model.index(0, 0));
        model.setStructureInterval(std::chrono::milliseconds(100));
        rig.publish("b");
        rig.settle();
        rig.publish("c");
        rig.settle();
        rig.publish("d");
        rig.settle();
        QVERIFY(model.rowCount(model.index(0, 0)) < 4);
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 4);
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n  b\n  c\n  d"));
    }

    void aSourceThatLeavesTakesItsRowsAndNoOthers()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        TreeRig one(model, "one");
        TreeRig two(model, "two");
        one.publish("a/b");
        two.publish("c/d");
        one.settle();
        two.settle();
        const QPersistentModelIndex d = model.indexOf(1, two.tree.find("c/d"));
        const QPersistentModelIndex b = model.indexOf(0, one.tree.find("a/b"));
        model.removeSource(0);
        QVERIFY(!b.isValid());
        QVERIFY(d.isValid());
        QCOMPARE(model.sourceAt(d), 0);
        QCOMPARE(model.nodeAt(d), two.tree.find("c/d"));
        QCOMPARE(printed(model), QStringLiteral("two\n  c\n    d"));
    }

    void theDeepestTopicHasItsRows()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        rig.publish(std::string(65'535, '/'));
        rig.settle();
        const NodeId deepest = NodeId(rig.tree.nodeCount() - 1);
        QModelIndex index = model.indexOf(0, deepest);
        int depth = 0;
        for (; index.isValid(); index = index.parent())
            ++depth;
        QCOMPARE(depth, int(explorer::TopicTree::kDeepest) + 1);
        model.setFilter(FilterExpression::parse(QStringLiteral("//")).value());
        QTRY_VERIFY(!model.isSearching());
        QVERIFY(model.indexOf(0, deepest).isValid());
    }
};

QTEST_GUILESS_MAIN(TestTopicTreeModel)
#include "test_topic_tree_model.moc"
