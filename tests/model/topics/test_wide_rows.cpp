// SPDX-License-Identifier: GPL-3.0-or-later
//
// More children below one node than a view can lay out.
#include "model/topics/row_order.h"
#include "tests/model/topics/tree_rig.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace explorer;
using namespace std::chrono_literals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

FilterExpression parse(const char *text) { return FilterExpression::parse(QString::fromUtf8(text)).value(); }

QStringList rowsBelow(TopicTreeModel &model, const QModelIndex &parent)
{
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names += model.index(row, 0, parent).data().toString();
    return names;
}

QString valueOf(const QModelIndex &index) { return index.siblingAtColumn(TopicTreeModel::Value).data().toString(); }

} // namespace

class TestWideRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatCameFirstAreShownAndTheParentSaysOfHowMany()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        model.setClock([] { return std::int64_t(5'000'000'000); });
        model.setMostRows(4);
        TreeRig rig(model);
        for (const char *name : {"9", "3", "20", "7", "1", "2"})
            rig.publish(std::string("wide/") + name);
        rig.settle();
        const QModelIndex wide = model.indexOf(0, rig.tree.find("wide"));
        QCOMPARE(valueOf(wide), QStringLiteral("6 topic(s)")); // nobody looked yet
        QCOMPARE(rowsBelow(model, wide), QStringList({"3", "7", "9", "20"}));
        QCOMPARE(valueOf(wide), QStringLiteral("4 of 6 rows · 6 topic(s)"));
        QVERIFY(wide.data(Qt::ToolTipRole).toString().contains(QStringLiteral("filter")));
        QSignalSpy repainted(&model, &TopicTreeModel::valuesChanged);
        model.setStructureInterval(50ms); // a view whose layout takes a while: rows come later than values
        rig.publish("wide/8");
        rig.settle();
        const auto before = repainted.size();
        QTRY_VERIFY(repainted.size() > before); // though nothing arrives any more
        QCOMPARE(rowsBelow(model, wide), QStringList({"3", "7", "9", "20"}));
        QCOMPARE(valueOf(wide), QStringLiteral("4 of 7 rows · 7 topic(s)"));
    }

    void arrivalsFillWhatRoomThereIs()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        model.setMostRows(4);
        TreeRig rig(model);
        rig.publish("wide/a");
        rig.settle();
        const QModelIndex wide = model.indexOf(0, rig.tree.find("wide"));
        QCOMPARE(rowsBelow(model, wide), QStringList({"a"}));
        for (const char *name : {"z", "y", "x", "b", "c"})
            rig.publish(std::string("wide/") + name);
        rig.settle();
        QCOMPARE(rowsBelow(model, wide), QStringList({"a", "x", "y", "z"}));
        QCOMPARE(valueOf(wide), QStringLiteral("4 of 6 rows · 6 topic(s)"));
    }

    void whatIsAskedForGetsARowOfItsOwn()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        model.setMostRows(2);
        TreeRig rig(model);
        for (int i = 0; i < 6; ++i)
            rig.publish("w" + std::to_string(5 - i) + "/inner/" + std::to_string(i));
        rig.settle();
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(rowsBelow(model, root), QStringList({"w4", "w5"}));
        const QModelIndex index = model.indexOf(0, rig.tree.find("w2/inner/3"));
        QVERIFY(index.isValid());
        QCOMPARE(index.parent().parent().data().toString(), QStringLiteral("w2"));
        QCOMPARE(rowsBelow(model, root), QStringList({"w2", "w4", "w5"}));
        QCOMPARE(model.indexOf(0, rig.tree.find("w2/inner/3")), index);
    }

    void sortingByAFigureShowsThoseWithTheMost()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        model.setMostRows(2);
        TreeRig rig(model);
        for (int i = 0; i < 5; ++i) {
            for (int n = 0; n <= i; ++n)
                rig.publish("wide/" + std::to_string(i));
        }
        rig.settle();
        const NodeId node = rig.tree.find("wide");
        QCOMPARE(rowsBelow(model, model.indexOf(0, node)), QStringList({"0", "1"}));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.sort(TopicTreeModel::Messages, Qt::DescendingOrder);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(rowsBelow(model, model.indexOf(0, node)), QStringList({"4", "3"}));
    }

    void theFilterFindsWhatIsLeftOut()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        model.setSearchSlice(1h);
        model.setMostRows(3);
        TreeRig rig(model);
        for (int i = 0; i < 20; ++i)
            rig.publish("wide/" + std::to_string(i), "on");
        rig.settle();
        QCOMPARE(rowsBelow(model, model.indexOf(0, rig.tree.find("wide"))).size(), 3);
        model.setFilter(parse("wide/19"));
        QCOMPARE(printed(model), QStringLiteral("broker\n  wide\n    19"));
        // Rows that leave make room for others that match.
        model.setFilter(parse("payload:on"));
        const QModelIndex wide = model.indexOf(0, rig.tree.find("wide"));
        QCOMPARE(rowsBelow(model, wide), QStringList({"0", "1", "2"}));
        rig.publish("wide/1", "off");
        rig.settle();
        QCOMPARE(rowsBelow(model, wide), QStringList({"0", "2", "3"}));
        QCOMPARE(valueOf(wide), QStringLiteral("3 of 19 rows · 20 topic(s)"));
    }

    void staysInOrderWhateverHappens_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void staysInOrderWhateverHappens()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return unsigned(random() % n); };
        constexpr std::size_t kMost = 6;
        TopicTreeModel model;
        model.setMostRows(kMost);
        model.setSearchSlice(1h);
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        TreeRig rig(model);
        int left = 0;
        for (int step = 0; step < 150; ++step) {
            for (unsigned i = below(6); i > 0; --i)
                rig.publish(std::to_string(below(3)) + "/" + std::to_string(below(40)), below(2) ? "on" : "off");
            rig.settle();
            if (below(12) == 0)
                model.setFilter(below(2) ? parse("payload:on") : FilterExpression());
            if (below(3) == 0 && rig.tree.nodeCount() > 1) {
                const NodeId node = 1 + below(unsigned(rig.tree.nodeCount() - 1));
                const QModelIndex index = model.indexOf(0, node);
                QVERIFY(!index.isValid() || model.nodeAt(index) == node);
            }
            QVERIFY(model.filter().isEmpty() || !model.isSearching());
            const QModelIndex root = model.index(0, 0);
            for (int row = 0; row < model.rowCount(root); ++row) {
                const QModelIndex parent = model.index(row, 0, root);
                const QStringList names = rowsBelow(model, parent);
                for (qsizetype i = 1; i < names.size(); ++i)
                    QVERIFY(names[i - 1].toInt() < names[i].toInt());
                left += valueOf(parent).contains(QStringLiteral(" rows · "));
            }
        }
        QVERIFY(left > 20);
    }
};

QTEST_GUILESS_MAIN(TestWideRows)

#include "test_wide_rows.moc"
