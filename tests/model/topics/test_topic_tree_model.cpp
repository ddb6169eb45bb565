// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/natural_order.h"
#include "protocol/wire/topic.h"
#include "tests/model/topics/tree_rig.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace explorer;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// A tree built the simple way from what was published, printed as printed() prints the model.
class NaiveTree
{
public:
    void add(const std::string &topic) { m_topics.insert(topic); }

    QString printed(const std::string &filter) const
    {
        const bool wild = filter.find_first_of("+#") != std::string::npos;
        const auto contains = [&](const std::string &name) {
            return lower(name).find(lower(filter)) != std::string::npos;
        };
        std::set<std::string> nodes;
        for (const std::string &topic : m_topics) {
            const std::vector<std::string> chain = prefixes(topic);
            // Shown: what matches, what stands below a match, and what stands above either.
            std::size_t last = 0; // how much of the chain is shown
            bool below = false;
            for (std::size_t i = 0; i < chain.size(); ++i) {
                below = below || filter.empty() ||
                        (wild ? m_topics.contains(chain[i]) && mqtt::topicMatches(filter, chain[i])
                              : contains(chain[i]));
                if (below)
                    last = i + 1;
            }
            nodes.insert(chain.begin(), chain.begin() + std::ptrdiff_t(last));
        }
        QStringList lines{QStringLiteral("broker")};
        print(nodes, {}, true, 1, lines);
        return lines.join(u'\n');
    }

    std::size_t matches(const std::string &filter) const
    {
        const bool wild = filter.find_first_of("+#") != std::string::npos;
        return std::size_t(std::ranges::count_if(m_topics, [&](const std::string &topic) {
            return filter.empty() || (wild ? mqtt::topicMatches(filter, topic)
                                           : lower(topic).find(lower(filter)) != std::string::npos);
        }));
    }

private:
    static std::string lower(std::string text)
    {
        std::ranges::transform(text, text.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        return text;
    }
    static std::vector<std::string> prefixes(const std::string &topic)
    {
        std::vector<std::string> chain;
        for (std::size_t slash = topic.find('/'); slash != std::string::npos;
             slash = topic.find('/', slash + 1))
            chain.push_back(topic.substr(0, slash));
        chain.push_back(topic);
        return chain;
    }
    static void print(const std::set<std::string> &nodes, const std::string &parent, bool isRoot, int depth,
                      QStringList &lines)
    {
        const std::string prefix = isRoot ? std::string() : parent + "/";
        std::vector<std::string> levels;
        for (const std::string &node : nodes) {
            if (node.size() >= prefix.size() && node.compare(0, prefix.size(), prefix) == 0 &&
                node.find('/', prefix.size()) == std::string::npos)
                levels.push_back(node.substr(prefix.size()));
        }
        std::ranges::sort(levels, [](auto &a, auto &b) { return compareNaturally(a, b) < 0; });
        for (const std::string &level : levels) {
            lines += QString(depth * 2, u' ') + QString::fromStdString(level);
            print(nodes, prefix + level, false, depth + 1, lines);
        }
    }

    std::set<std::string> m_topics;
};

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
        QCOMPARE(b.data(TopicTreeModel::RetainRole).toBool(), true);
        QCOMPARE(model.index(0, TopicTreeModel::Value).data().toString(), QStringLiteral("connected"));
    }

    void aFilterShowsMatchesTheirAncestorsAndWhatIsBelow()
    {
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false); // the tester takes no new rows while it handles a reset
        TreeRig rig(model);
        for (const char *topic : {"home/kitchen/temp", "home/kitchen/hum", "home/hall/Temp/raw", "garden"})
            rig.publish(topic);
        rig.settle();
        model.setFilter("TEMP");
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

        model.setFilter("home/+/temp");
        QCOMPARE(printed(model), QStringLiteral("broker\n  home\n    kitchen\n      temp"));
        rig.publish("home/hall/temp"); // beside "Temp"
        rig.settle();
        QCOMPARE(model.matchCount(), 2U);
        model.setFilter("nothing like it");
        QCOMPARE(printed(model), QStringLiteral("broker"));
        model.setFilter({});
        QCOMPARE(printed(model).count(u'\n'), 11);
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
        model.setFilter("//");
        QVERIFY(model.indexOf(0, deepest).isValid());
    }

    void agreesWithANaiveTreeWhateverHappens_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithANaiveTreeWhateverHappens()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return unsigned(random() % n); };
        TopicTreeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        tester.setUseFetchMore(false); // it takes no new rows while it handles a reset or a new layout
        TreeRig rig(model);
        NaiveTree naive;
        std::string filter;
        std::map<QByteArray, QPersistentModelIndex> kept;
        const std::vector<std::string> filters = {"",    "",      "a",  "B/", "a/1", "+/a",
                                                  "a/#", "+/+/1", "12", "#",  "zz",  "a/b/1"};
        for (int step = 0; step < 40 && rig.tree.nodeCount() < 300; ++step) {
            for (unsigned i = below(step == 5 ? 60 : 12); i > 0; --i) {
                std::string topic;
                for (unsigned level = 0, levels = 1 + below(4); level < levels; ++level)
                    topic += (level ? "/" : "") +
                             (below(2) ? std::string(1, "abB"[below(3)]) : std::to_string(below(25)));
                rig.publish(topic);
                naive.add(topic);
            }
            rig.settle();
            if (below(4) == 0) {
                filter = filters[below(unsigned(filters.size()))];
                model.setFilter(QString::fromStdString(filter));
                kept.clear();
            }
            QCOMPARE(model.matchCount(), naive.matches(filter));
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
                QCOMPARE(printed(model), naive.printed(filter));
        }
        QCOMPARE(printed(model), naive.printed(filter));
    }
};

QTEST_GUILESS_MAIN(TestTopicTreeModel)
#include "test_topic_tree_model.moc"
