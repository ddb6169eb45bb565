// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/topics/naive_tree.h"
#include "tests/model/topics/tree_rig.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <random>

using namespace explorer;
using namespace std::chrono_literals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

FilterExpression parse(const char *text) { return FilterExpression::parse(QString::fromUtf8(text)).value(); }

} // namespace

class TestTopicTreeFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsMatchesAndTheirAncestors()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false); // the tester takes no new rows while it handles a reset
        TreeRig rig(model);
        for (const char *topic : {"home/kitchen/temp", "home/kitchen/hum", "home/hall/Temp/raw", "garden"})
            rig.publish(topic);
        rig.settle();
        model.setFilter(parse("temp"));
        QCOMPARE(
            printed(model),
            QStringLiteral("broker\n  home\n    hall\n      Temp\n        raw\n    kitchen\n      temp"));
        QCOMPARE(model.matchCount(), 2U);
        QVERIFY(!model.indexOf(0, rig.tree.find("garden")).isValid());

        rig.publish("garden/pool/temperature");
        rig.settle();
        QCOMPARE(model.matchCount(), 3U);
        QVERIFY(printed(model).startsWith(
            QStringLiteral("broker\n  garden\n    pool\n      temperature\n  home")));

        model.setFilter(parse("home/+/temp"));
        QCOMPARE(printed(model), QStringLiteral("broker\n  home\n    kitchen\n      temp"));
        rig.publish("home/hall/temp"); // beside "Temp"
        rig.settle();
        QCOMPARE(model.matchCount(), 2U);
        model.setFilter(parse("nothing-like-it"));
        QCOMPARE(printed(model), QStringLiteral("broker"));
        model.setFilter({});
        QCOMPARE(printed(model).count(u'\n'), 11);
    }

    void rowsComeAndGoWithTheMessages()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        TreeRig rig(model);
        rig.publish("a/x", "on");
        rig.publish("a/y", "off");
        rig.publish("b/z", "off");
        rig.settle();
        model.setFilter(parse("payload:on"));
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n    x"));
        const QPersistentModelIndex a = model.indexOf(0, rig.tree.find("a"));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        rig.publish("b/z", "on");
        rig.publish("a/y", "on");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n    x\n    y\n  b\n    z"));
        rig.publish("a/x", "off");
        rig.publish("b/z", "off");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n    y"));
        QVERIFY(a.isValid() && model.hasChildren(a));
        QVERIFY(!model.indexOf(0, rig.tree.find("b")).isValid());
        rig.publish("a/y", "off");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker"));
        QVERIFY(!a.isValid());
        rig.publish("a/y", "on");
        rig.settle();
        QCOMPARE(printed(model), QStringLiteral("broker\n  a\n    y"));
        QCOMPARE(reset.size(), 0);
    }

    void manyRowsThatLeaveGoAtOnce()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        TreeRig rig(model);
        for (int i = 0; i < 200; ++i)
            rig.publish(std::to_string(i), "on");
        rig.settle();
        model.setFilter(parse("payload:on"));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        const QPersistentModelIndex kept = model.index(101, 0, root);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        for (int i = 0; i < 200; i += 2)
            rig.publish(std::to_string(i), "off");
        rig.settle();
        QCOMPARE(model.rowCount(root), 100);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(kept.row(), 50);
        QCOMPARE(kept.data().toString(), QStringLiteral("101"));
        for (int i = 11; i < 20; ++i) // few runs are taken out where they stand
            rig.publish(std::to_string(i), "off");
        rig.settle();
        QCOMPARE(removed.size(), 2);
        QCOMPARE(kept.row(), 45);
    }

    void aBranchThatOpensOrClosesTellsTheView()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        rig.publish("a", "on");
        rig.publish("a/b", "off");
        rig.settle();
        model.setFilter(parse("payload:on"));
        model.fetchMore(model.index(0, 0));
        const QModelIndex a = model.indexOf(0, rig.tree.find("a"));
        QVERIFY(a.isValid() && !model.hasChildren(a));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.publish("a/b", "on");
        rig.settle();
        QVERIFY(model.hasChildren(a));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), a);
        rig.publish("a/b", "off");
        rig.settle();
        QVERIFY(!model.hasChildren(a));
        QCOMPARE(changed.size(), 2);
    }

    void theFormerRowsStayUntilThereAreResults()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        for (int i = 0; i < 3'000; ++i)
            rig.publish("t/" + std::to_string(i), i == 2'999 ? "on" : "off");
        rig.settle();
        model.fetchMore(model.index(0, 0));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy advanced(&model, &TopicTreeModel::searchAdvanced);
        model.setSearchSlice(0ns); // one topic a slice
        model.setFilter(parse("payload:on"));
        QVERIFY(model.isSearching());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        model.setSearchSlice(1h);
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE(reset.size(), 1);
        QVERIFY(!advanced.isEmpty());
        QCOMPARE(model.matchCount(), 1U);
        QCOMPARE(printed(model), QStringLiteral("broker\n  t\n    2999"));
    }

    void aNewFilterAbandonsTheSearch()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        for (int i = 0; i < 500; ++i)
            rig.publish("t/" + std::to_string(i), "on");
        rig.settle();
        model.setSearchSlice(0ns);
        model.setFilter(parse("payload:on"));
        QVERIFY(model.isSearching());
        model.setFilter(parse("t/7"));
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE(model.matchCount(), 11U);
        model.setFilter(parse("payload:on"));
        QVERIFY(model.isSearching());
        model.setFilter({});
        QVERIFY(!model.isSearching());
        QCOMPARE(model.matchCount(), 500U);
        QTest::qWait(100);
        QVERIFY(model.filter().isEmpty());
        QCOMPARE(printed(model).count(u'\n'), 501);
    }

    void aSourceThatComesWhileFilteredIsFilteredToo()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false);
        TreeRig one(model, "one");
        one.publish("a");
        one.settle();
        model.setFilter(parse("b"));
        TreeRig two(model, "two");
        two.publish("a");
        two.publish("b");
        two.settle();
        QCOMPARE(printed(model), QStringLiteral("one\ntwo\n  b"));
        model.removeSource(0);
        two.publish("bb");
        TopicTree::ChangeSet changes = two.settle(false);
        model.refresh(0, changes);
        QCOMPARE(printed(model), QStringLiteral("two\n  b\n  bb"));
    }

    void agesAreLookedAtAgainButNotWhileFrozen()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        std::int64_t now = rig.nowNs;
        model.setClock([&] { return now; });
        rig.publish("a");
        rig.settle();
        model.setFilter(parse("age>5s"));
        QCOMPARE(printed(model), QStringLiteral("broker"));
        model.setFrozen(true);
        now += 10'000'000'000;
        QTest::qWait(400);
        QCOMPARE(model.matchCount(), 0U);
        model.setFrozen(false);
        QTRY_COMPARE(model.matchCount(), 1U);
        QTRY_COMPARE(printed(model), QStringLiteral("broker\n  a"));
    }

    void agreesWithANaiveTreeWhateverHappens_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 16; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void whatNobodyKnowsIsNotShownNegatedOrNot()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        rig.publish("trap", std::string(60, 'a').append("!"));
        rig.publish("plain", "b");
        rig.settle();
        model.setFilter(parse("-payload:/^(a+)+$/"));
        QTRY_VERIFY(!model.isSearching());
        QVERIFY(model.searchLimits().gaveUp);
        QCOMPARE(printed(model), QStringLiteral("broker\n  plain"));
        model.setFilter(parse("payload:/^(a+)+$/"));
        QTRY_VERIFY(!model.isSearching());
        QCOMPARE(printed(model), QStringLiteral("broker"));
    }

    void topicsThatCameUnnoticedAreNotSearchedFor()
    {
        TopicTreeModel model;
        TreeRig rig(model);
        rig.publish("a", "on");
        rig.settle();
        model.setFilter(parse("payload:on"));
        QTRY_VERIFY(!model.isSearching());
        rig.publish("b", "on");
        rig.settle(false); // the view is paused
        QVERIFY(!model.isSearching());
        QCOMPARE(model.matchCount(), std::size_t(1));
        QSignalSpy advanced(&model, &TopicTreeModel::searchAdvanced);
        rig.publish("a", "on");
        rig.settle();
        QTRY_COMPARE(model.matchCount(), std::size_t(2));
        QVERIFY(!advanced.isEmpty());
        QVERIFY(!model.isSearching());
    }

    void agreesWithANaiveTreeWhateverHappens()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return unsigned(random() % n); };
        TopicTreeModel model;
        model.setSearchSlice(1h); // nothing is left for later
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false); // it takes no new rows while it handles a reset or a new layout
        TreeRig rig(model);
        NaiveTree naive;
        const std::vector<FilterCase> cases = filterCases();
        const FilterCase *filter = &cases[0];
        std::map<QByteArray, QPersistentModelIndex> kept;
        for (int step = 0; step < 60 && rig.tree.nodeCount() < 300; ++step) {
            for (unsigned i = below(step == 5 ? 60 : 12); i > 0; --i) {
                std::string topic;
                for (unsigned level = 0, levels = 1 + below(4); level < levels; ++level)
                    topic += (level ? "/" : "") +
                             (below(2) ? std::string(1, "abB"[below(3)]) : std::to_string(below(25)));
                const std::string payload = below(2) ? "{\"v\": " + std::to_string(below(100)) + "}" : "17";
                const auto flags = std::uint8_t(below(3) | (below(2) ? MessageRecord::Retain : 0));
                rig.publish(topic, payload, flags);
                naive.publish(topic, {payload, flags, rig.nowNs});
            }
            rig.settle();
            if (below(4) == 0) {
                filter = &cases[below(unsigned(cases.size()))];
                model.setFilter(parse(filter->text));
                kept.clear();
            }
            QVERIFY(!model.isSearching());
            QCOMPARE(model.matchCount(), naive.matches(filter->holds));
            // Whose row stays keeps its index.
            const std::set<std::string> shown = naive.shown(filter->holds);
            std::erase_if(kept, [&](const auto &entry) { return !shown.contains(entry.first.toStdString()); });
            for (const auto &[name, index] : kept) {
                QVERIFY(index.isValid());
                QCOMPARE(index.data(TopicTreeModel::TopicNameRole).toByteArray(), name);
            }
            if (rig.tree.nodeCount() > 1) {
                const NodeId node = 1 + below(unsigned(rig.tree.nodeCount() - 1));
                if (const QModelIndex index = model.indexOf(0, node); index.isValid())
                    kept[index.data(TopicTreeModel::TopicNameRole).toByteArray()] = index;
            }
            if (step % 4 == 3)
                QCOMPARE(printed(model), naive.printed(filter->holds));
        }
        QCOMPARE(printed(model), naive.printed(filter->holds));
    }
};

QTEST_GUILESS_MAIN(TestTopicTreeFilter)
#include "test_topic_tree_filter.moc"
