// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/topic_tree.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace explorer;

namespace {

MessageRecord message(TopicId topic, std::uint32_t bytes, std::int64_t steadyNs)
{
    MessageRecord record;
    record.topic = topic;
    record.payloadSize = bytes;
    record.steadyNs = steadyNs;
    return record;
}

std::vector<std::string> prefixesOf(const std::string &name)
{
    std::vector<std::string> prefixes;
    for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1))
        prefixes.push_back(name.substr(0, slash));
    prefixes.push_back(name);
    return prefixes;
}

constexpr std::int64_t kSecond = 1'000'000'000;

} // namespace

class TestTopicTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsAreNodesAndEmptyLevelsAreLevels()
    {
        TopicTree tree;
        tree.addTopic(0, "/a");
        tree.addTopic(1, "a//b/");
        tree.addTopic(2, "a");
        QCOMPARE(tree.nodeCount(), 1U + 2 + 4);
        const NodeId first = tree.children(kRootNode)[0];
        QCOMPARE(tree.levelName(first), std::string_view());
        QCOMPARE(tree.levelName(tree.children(first)[0]), std::string_view("a"));
        for (const char *name : {"/a", "a//b/", "a", "a/", "a//b", ""})
            QCOMPARE(tree.fullName(tree.find(name)), std::string(name));
        QCOMPARE(tree.topicOf(tree.find("a//b")), kNoTopic);
        QCOMPARE(tree.topicOf(tree.find("a")), 2U);
        QCOMPARE(tree.nodeOf(1), tree.find("a//b/"));
        QCOMPARE(tree.find("a/b"), kNoNode);
        QCOMPARE(tree.find("b"), kNoNode);
    }

    void whatLiesDeeperThanTheTreeGoesIsOneLevel()
    {
        TopicTree tree;
        const std::string slashes(65'535, '/');
        const std::string others = "x" + slashes.substr(1);
        std::string deep = "0";
        for (std::size_t i = 1; i < TopicTree::kDeepest; ++i)
            deep.append("/").append(std::to_string(i));
        for (const std::string &name : {slashes, others, deep, deep + "/", deep + "/a/b"})
            tree.addTopic(TopicId(tree.topicCount()), name);
        QVERIFY2(tree.nodeCount() <= 1 + 4 * TopicTree::kDeepest, qPrintable(QString::number(tree.nodeCount())));
        for (TopicId topic = 0; topic < 5; ++topic) {
            const std::string name = tree.fullName(tree.nodeOf(topic));
            QCOMPARE(tree.find(name), tree.nodeOf(topic));
            QCOMPARE(tree.topicOf(tree.find(name)), topic);
        }
        QCOMPARE(tree.fullName(tree.nodeOf(0)), slashes);
        QCOMPARE(tree.levelName(tree.nodeOf(2)), std::string_view("127"));
        QCOMPARE(tree.levelName(tree.nodeOf(3)), std::string_view("127/"));
        QCOMPARE(tree.levelName(tree.nodeOf(4)), std::string_view("127/a/b"));
        QCOMPARE(tree.parent(tree.nodeOf(4)), tree.parent(tree.nodeOf(2)));
        QCOMPARE(tree.find(deep + "/a"), kNoNode);
    }

    void namesOfOtherProgramsAreJustNames()
    {
        TopicTree tree;
        const std::vector<std::string> names = {"toString",
                                                "__proto__/hasOwnProperty",
                                                std::string("a\0b/c", 5),
                                                "\xFF\xFE/x",
                                                "..",
                                                "../..",
                                                "%s%n",
                                                "\xF0\x9F\x98\x80/\xE2\x80\xAE"
                                                "evil"};
        for (TopicId id = 0; id < names.size(); ++id)
            tree.addTopic(id, names[id]);
        for (TopicId id = 0; id < names.size(); ++id) {
            QCOMPARE(tree.fullName(tree.nodeOf(id)), names[id]);
            QCOMPARE(tree.find(names[id]), tree.nodeOf(id));
        }
    }

    void deepestAndLongestNamesAreFastAndDoNotRecurse()
    {
        QElapsedTimer timer;
        timer.start();
        TopicTree tree;
        const std::string slashes(65'535, '/');
        const std::string longName(65'535, 'x');
        tree.addTopic(0, slashes);
        tree.addTopic(1, longName);
        tree.addTopic(2, slashes.substr(1) + "y");
        for (int i = 0; i < 3; ++i)
            tree.countMessage(TopicId(i), message(TopicId(i), 10, kSecond), Sequence(i));
        const TopicTree::ChangeSet &changes = tree.settle();
        QCOMPARE(tree.nodeCount(), 1U + TopicTree::kDeepest + 1 + 1);
        QCOMPARE(changes.touchedNodes.size(), tree.nodeCount());
        QCOMPARE(tree.subtreeMessages(tree.children(kRootNode)[0]), 2U);
        QCOMPARE(tree.subtreeMessages(kRootNode), 3U);
        QCOMPARE(tree.fullName(tree.nodeOf(0)), slashes);
        QCOMPARE(tree.fullName(tree.nodeOf(1)), longName);
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    }

    void settleTellsWhatIsNewAndWhatIsTouchedOnce()
    {
        TopicTree tree;
        const NodeId b = tree.addTopic(0, "a/b");
        const NodeId c = tree.addTopic(1, "a/c");
        tree.countMessage(0, message(0, 3, kSecond), 0);
        tree.countMessage(1, message(1, 4, kSecond), 1);
        tree.countMessage(0, message(0, 5, 2 * kSecond), 2);
        TopicTree::ChangeSet changes = tree.settle();
        QCOMPARE(changes.newNodes, (std::vector<NodeId>{1, 2, 3}));
        QCOMPARE(std::set<NodeId>(changes.touchedNodes.begin(), changes.touchedNodes.end()),
                 (std::set<NodeId>{kRootNode, 1, b, c}));
        QCOMPARE(changes.touchedNodes.size(), 4U);
        QCOMPARE(tree.newestSequence(b), 2U);
        QCOMPARE(tree.newestSequence(1), kNoSequence);
        QCOMPARE(tree.lastSteadyNs(kRootNode), 2 * kSecond);
        QCOMPARE(tree.subtreeBytes(kRootNode), 12U);

        changes = tree.settle();
        QVERIFY(changes.newNodes.empty() && changes.touchedNodes.empty());
    }

    void countersAgreeWithANaiveTree()
    {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            const auto below = [&](unsigned n) { return random() % n; };
            TopicTree tree;
            std::vector<std::string> topics;
            struct Naive
            {
                std::uint64_t messages = 0, bytes = 0, own = 0;
                std::int64_t last = 0;
                std::set<std::string> topics;
            };
            std::map<std::string, Naive> naive;
            Naive root;
            std::int64_t now = kSecond;
            for (int batch = 0; batch < 30; ++batch) {
                for (int i = 0; i < 20; ++i) {
                    now += below(1'000'000'000);
                    if (topics.empty() || below(3) == 0) {
                        std::string name;
                        for (unsigned level = below(5); level < 5; ++level)
                            name += std::string(1, char('a' + below(3))) + (level < 4 ? "/" : "");
                        if (std::find(topics.begin(), topics.end(), name) == topics.end()) {
                            tree.addTopic(TopicId(topics.size()), name);
                            topics.push_back(name);
                            for (const std::string &prefix : prefixesOf(name))
                                naive[prefix].topics.insert(name);
                        }
                    }
                    const TopicId id = below(unsigned(topics.size()));
                    const std::uint32_t bytes = below(100);
                    tree.countMessage(id, message(id, bytes, now), Sequence(batch * 20 + i));
                    ++naive[topics[id]].own;
                    ++root.messages;
                    for (const std::string &prefix : prefixesOf(topics[id])) {
                        Naive &node = naive[prefix];
                        ++node.messages;
                        node.bytes += bytes;
                        node.last = now;
                    }
                }
                tree.settle();
                QCOMPARE(tree.nodeCount(), naive.size() + 1);
                QCOMPARE(tree.subtreeTopics(kRootNode), topics.size());
                QCOMPARE(tree.subtreeMessages(kRootNode), root.messages);
                for (const auto &[name, expected] : naive) {
                    const NodeId node = tree.find(name);
                    QVERIFY(node != kNoNode);
                    QCOMPARE(tree.fullName(node), name);
                    QCOMPARE(tree.subtreeMessages(node), expected.messages);
                    QCOMPARE(tree.subtreeBytes(node), expected.bytes);
                    QCOMPARE(tree.ownMessages(node), expected.own);
                    QCOMPARE(tree.subtreeTopics(node), expected.topics.size());
                    QCOMPARE(tree.lastSteadyNs(node), expected.last);
                }
            }
        }
    }

    void aFrozenTreeShowsWhatItWasAndCountsOn()
    {
        TopicTree tree;
        tree.addTopic(0, "a/b");
        tree.countMessage(0, message(0, 10, kSecond), 7);
        tree.settle();
        tree.freeze();
        tree.countMessage(0, message(0, 10, 2 * kSecond), 8);
        tree.addTopic(1, "a/c");
        tree.countMessage(1, message(1, 10, 2 * kSecond), 9);
        tree.settle();
        for (const char *name : {"a/b", "a"}) {
            const NodeId node = tree.find(name);
            QCOMPARE(tree.shownMessages(node), 1U);
            QCOMPARE(tree.shownTopics(node), 1U);
            QCOMPARE(tree.shownLastNs(node), kSecond);
        }
        QCOMPARE(tree.shownNewest(tree.find("a/b")), Sequence(7));
        QCOMPARE(tree.subtreeMessages(tree.find("a")), 3U);
        tree.thaw();
        QCOMPARE(tree.shownMessages(tree.find("a")), 3U);
        QCOMPARE(tree.shownTopics(tree.find("a")), 2U);
        QCOMPARE(tree.shownNewest(tree.find("a/b")), Sequence(8));
    }

    void ratesSettleAtTheTrueRateAndDecay()
    {
        TopicTree tree;
        tree.addTopic(0, "steady/ten");
        tree.addTopic(1, "steady/one");
        std::int64_t now = kSecond;
        Sequence sequence = 0;
        for (int tick = 0; tick < 300; ++tick, now += kSecond / 10) {
            tree.countMessage(0, message(0, 1, now), sequence++);
            if (tick % 10 == 0)
                tree.countMessage(1, message(1, 1, now), sequence++);
            tree.settle();
            if (tick == 20) // two seconds after the start already
                QVERIFY(std::abs(tree.subtreeRate(tree.nodeOf(0), now) - 10) < 1.5);
        }
        QVERIFY(std::abs(tree.subtreeRate(tree.nodeOf(0), now) - 10) < 0.5);
        QVERIFY(std::abs(tree.subtreeRate(tree.nodeOf(1), now) - 1) < 0.2);
        QVERIFY(std::abs(tree.subtreeRate(kRootNode, now) - 11) < 0.6);
        QVERIFY(tree.subtreeRate(kRootNode, now + 4 * kSecond) < 5);
        QVERIFY(tree.subtreeRate(kRootNode, now + 40 * kSecond) < 0.01);
    }

    void aMillionTopicsFit()
    {
        QElapsedTimer timer;
        timer.start();
        TopicTree tree;
        TopicId id = 0;
        std::string name;
        for (int site = 0; site < 100; ++site) {
            for (int line = 0; line < 100; ++line) {
                for (int sensor = 0; sensor < 100; ++sensor) {
                    name = "site" + std::to_string(site) + "/line" + std::to_string(line) + "/sensor" +
                           std::to_string(sensor);
                    tree.addTopic(id, name);
                    tree.countMessage(id, message(id, 8, kSecond), id);
                    ++id;
                }
            }
        }
        tree.settle();
        QCOMPARE(tree.topicCount(), 1'000'000U);
        QCOMPARE(tree.subtreeMessages(tree.find("site42")), 10'000U);
        QVERIFY2(tree.memoryBytes() < 400u << 20, qPrintable(QString::number(tree.memoryBytes())));
    }
};

QTEST_GUILESS_MAIN(TestTopicTree)
#include "test_topic_tree.moc"
