// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/filtered_nodes.h"
#include "tests/model/topics/naive_tree.h"
#include "tests/model/topics/tree_rig.h"

#include <QTest>

#include <random>

using namespace explorer;

namespace {

const FilteredNodes::Deadline kPast{};
const FilteredNodes::Deadline kNever = FilteredNodes::Deadline::max();

FilterExpression parse(const char *text) { return FilterExpression::parse(QString::fromUtf8(text)).value(); }

std::string randomTopic(std::mt19937 &random)
{
    std::string topic;
    for (unsigned level = 0, levels = 1 + random() % 4; level < levels; ++level)
        topic += (level ? "/" : "") +
                 (random() % 2 ? std::string(1, "abB"[random() % 3]) : std::to_string(random() % 25));
    return topic;
}

std::string randomPayload(std::mt19937 &random)
{
    switch (random() % 4) {
    case 0:
        return {};
    case 1:
        return "{\"v\": " + std::to_string(random() % 100) + "}";
    case 2:
        return std::to_string(random() % 1'000);
    default:
        return "{\"v\": broken";
    }
}

std::set<std::string> shownNodes(const FilteredNodes &nodes, const TopicTree &tree)
{
    std::set<std::string> names;
    for (NodeId node = 1; node < tree.nodeCount(); ++node) {
        if (nodes.isShown(node))
            names.insert(tree.fullName(node));
    }
    return names;
}

} // namespace

class TestFilteredNodes : public QObject
{
    Q_OBJECT

    TopicTreeModel m_unused;

private Q_SLOTS:
    void textMatchesTheFullName()
    {
        TreeRig rig(m_unused);
        for (const char *name : {"Site/Line1/temp", "site/line2/hum", "other/Ärger", "a/b/a/b/c"})
            rig.publish(name);
        rig.settle(false);
        const auto matches = [&](const char *text) {
            FilteredNodes nodes(parse(text), rig.tree, nullptr);
            nodes.run(kNever, 0);
            return nodes.matchingTopics();
        };
        QCOMPARE(matches("temp"), 1U);
        QCOMPARE(matches("TEMP"), 0U);
        QCOMPARE(matches("site/line"), 2U);
        QCOMPARE(matches("te/line1/t"), 1U);
        QCOMPARE(matches("a/b/c"), 1U);
        QCOMPARE(matches("b/a"), 1U);
        QCOMPARE(matches("ärger"), 1U);
        QCOMPARE(matches("r/är"), 1U);
        QCOMPARE(matches("/"), 4U);
        QCOMPARE(matches("nothing"), 0U);
        QCOMPARE(matches("a#b"), 0U); // no topic filter: text
        QCOMPARE(matches("/e/.*m/"), 2U);
    }

    void agreesWithASimpleSearchWhateverHappens_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithASimpleSearchWhateverHappens()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const std::vector<FilterCase> cases = filterCases();
        for (int round = 0; round < 12; ++round) {
            const FilterCase &filter = cases[random() % cases.size()];
            TreeRig rig(m_unused);
            NaiveTree naive;
            const auto publishSome = [&](unsigned most) {
                for (unsigned left = random() % most; left > 0; --left) {
                    const std::string topic = randomTopic(random);
                    const std::string payload = randomPayload(random);
                    const auto flags = std::uint8_t(random() % 3 | (random() % 2 ? MessageRecord::Retain : 0));
                    rig.publish(topic, payload, flags);
                    naive.publish(topic, {payload, flags, rig.nowNs});
                }
                return rig.settle(false).touchedNodes;
            };
            publishSome(100);
            FilteredNodes nodes(parse(filter.text), rig.tree, &rig.store);
            std::set<std::string> noted;
            bool noting = false;
            for (int step = 0; step < 40; ++step) {
                if (random() % 3 == 0)
                    nodes.touched(publishSome(8));
                // Single topics at a time, or all that there is.
                const bool idle = nodes.run(random() % 4 ? kPast : kNever, rig.nowNs);
                QCOMPARE(idle, nodes.isIdle());
                if (!idle)
                    continue;
                QCOMPARE(nodes.matchingTopics(), naive.matches(filter.holds));
                const std::set<std::string> expected = naive.shown(filter.holds);
                QCOMPARE(shownNodes(nodes, rig.tree), expected);
                for (NodeId node = 1; node < rig.tree.nodeCount(); ++node) {
                    const bool hasShown = std::ranges::any_of(
                        rig.tree.children(node), [&](NodeId child) { return nodes.isShown(child); });
                    QCOMPARE(nodes.hasShownChild(node), hasShown);
                }
                if (!noting) {
                    nodes.beginNoting();
                    noting = true;
                } else { // what was noted down leads from what was shown to what is
                    for (const NodeId node : nodes.takeChanges().nodes) {
                        const std::string name = rig.tree.fullName(node);
                        nodes.isShown(node) ? void(noted.insert(name)) : void(noted.erase(name));
                    }
                    QCOMPARE(noted, expected);
                }
                noted = expected;
            }
        }
    }

    void onlyTheTouchedAreLookedAtAgain()
    {
        TreeRig rig(m_unused);
        for (const char *topic : {"a", "b", "c"})
            rig.publish(topic, "on");
        rig.settle(false);
        FilteredNodes nodes(parse("payload:on"), rig.tree, &rig.store);
        QVERIFY(nodes.run(kNever, 0));
        QCOMPARE(nodes.matchingTopics(), 3U);
        rig.publish("a", "off");
        rig.publish("b", "off");
        rig.settle(false);
        nodes.touched(std::vector<NodeId>{rig.tree.find("b"), kRootNode});
        QVERIFY(!nodes.isIdle());
        QVERIFY(nodes.run(kNever, 0));
        QCOMPARE(nodes.matchingTopics(), 2U); // nobody spoke of a
    }

    void agesChangeSidesByWaiting()
    {
        TreeRig rig(m_unused);
        const std::int64_t second = 1'000'000'000;
        for (int i = 0; i < 100; ++i) {
            rig.nowNs = (1 + i) * second;
            rig.publish("t/" + std::to_string(i));
        }
        rig.settle(false);
        FilteredNodes nodes(parse("age>50s"), rig.tree, &rig.store);
        QVERIFY(nodes.run(kNever, 100 * second));
        QCOMPARE(nodes.matchingTopics(), 49U);
        nodes.lookAgain(kNever, 110 * second);
        QCOMPARE(nodes.matchingTopics(), 59U);
        for (int i = 0; i < 100; ++i) // one a turn
            nodes.lookAgain(kPast, 120 * second);
        QCOMPARE(nodes.matchingTopics(), 69U);

        FilteredNodes rates(parse("rate>1/s"), rig.tree, &rig.store);
        QVERIFY(rates.run(kNever, 100 * second));
        QCOMPARE(rates.matchingTopics(), 0U);
        for (int i = 0; i < 50; ++i)
            rig.publish("t/3");
        rates.touched(rig.settle(false).touchedNodes);
        QVERIFY(rates.run(kNever, 100 * second));
        QCOMPARE(rates.matchingTopics(), 1U);
        rates.lookAgain(kNever, 130 * second);
        QCOMPARE(rates.matchingTopics(), 0U);
    }

    void aPausedTreeIsSearchedAsItIsShown()
    {
        TreeRig rig(m_unused);
        rig.publish("a", "on");
        rig.publish("b", "off");
        rig.settle(false);
        rig.tree.freeze();
        rig.publish("a", "off");
        rig.publish("b", "on");
        rig.settle(false);
        FilteredNodes nodes(parse("payload:on"), rig.tree, &rig.store);
        nodes.run(kNever, 0);
        QCOMPARE(shownNodes(nodes, rig.tree), (std::set<std::string>{"a"}));
        rig.tree.thaw();
    }

    void hugeNamesNeverHoldASliceUp()
    {
        // A name of 64 KB a topic: one call looks at a few of them only.
        TreeRig rig(m_unused);
        for (int i = 0; i < 50; ++i)
            rig.publish(std::to_string(i) + std::string(60'000, 'x'));
        rig.settle(false);
        for (const char *filter : {"xy", "x/y"}) {
            FilteredNodes nodes(parse(filter), rig.tree, nullptr);
            int calls = 0;
            while (!nodes.run(kPast, 0))
                ++calls;
            QVERIFY2(calls >= 20, qPrintable(QString::number(calls)));
        }
    }

    void aPatternThatIsGivenUpOnEndsTheSearchAllTheSame()
    {
        TreeRig rig(m_unused);
        for (int i = 0; i < 200; ++i)
            rig.publish(std::string(50, 'a').append(std::to_string(i)));
        rig.settle(false);
        FilteredNodes nodes(parse("/^(a+)+$/"), rig.tree, nullptr);
        QVERIFY(nodes.run(kNever, 0));
        QVERIFY(nodes.tester().hasGivenUp());
        QCOMPARE(nodes.matchingTopics(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestFilteredNodes)
#include "test_filtered_nodes.moc"
