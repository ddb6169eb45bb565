// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/traffic/meter_rig.h"

#include <QTest>

#include <random>

using namespace explorer;

namespace {

/// Every topic and every node of the tree, against all that came.
void compareAll(const MeterRig &rig)
{
    const TopicTree &tree = rig.tree.tree;
    std::size_t withTraffic = 0;
    for (NodeId node = 0; node < tree.nodeCount(); ++node) {
        const std::string name = node == kRootNode ? std::string() : tree.fullName(node);
        const Traffic own = node == kRootNode ? Traffic() : rig.expected(name, false, true);
        QVERIFY2(rig.meter.ofTopic(node) == own, name.c_str());
        QVERIFY2(rig.meter.branches().of(node) == rig.expected(name, true, false), name.c_str());
        withTraffic += own.messages > 0;
    }
    QCOMPARE(rig.meter.topics().size(), withTraffic);
}

} // namespace

class TestTrafficMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstSeal()
    {
        MeterRig rig;
        rig.publish("a");
        rig.count();
        QCOMPARE(rig.meter.windowNs(), 0);
        QCOMPARE(rig.meter.perSecond(5), 0.0);
        rig.pass(1);
        rig.seal();
        QCOMPARE(rig.meter.windowNs(), 1'000'000'000);
        QVERIFY(!rig.meter.isFull());
        QCOMPARE(rig.meter.ofTopic(rig.node("a")).messages, 1U);
    }

    void branchesAndTheirOwnMessagesAreApart()
    {
        MeterRig rig;
        rig.publish("plant", 10);
        rig.publish("plant/line/a", 3);
        rig.publish("plant/line/a", 4);
        rig.count();
        rig.pass(1);
        rig.seal();
        QVERIFY((rig.meter.ofTopic(rig.node("plant")) == Traffic{1, 10}));
        QVERIFY((rig.meter.branches().of(rig.node("plant")) == Traffic{2, 7}));
        QVERIFY((rig.meter.ofSubtree(kRootNode) == Traffic{3, 17}));
        QCOMPARE(rig.meter.perSecond(17), 17.0);
    }

    void whatLeavesTheWindowIsGone()
    {
        MeterRig rig;
        rig.publish("early");
        rig.count();
        for (int second = 0; second < 12; ++second) {
            rig.publish("steady");
            rig.count();
            rig.pass(1);
            rig.seal();
        }
        QVERIFY(rig.meter.isFull());
        QCOMPARE(rig.meter.ofTopic(rig.node("early")).messages, 0U);
        QCOMPARE(rig.meter.topics().size(), 1U);
        rig.meter.setWindow(TrafficWindow::OneMinute);
        rig.finish();
        QCOMPARE(rig.meter.ofTopic(rig.node("early")).messages, 1U); // a longer window still has it
        QVERIFY(!rig.meter.isFull());
        compareAll(rig);
    }

    void silenceCostsNothingAndCounts()
    {
        MeterRig rig;
        rig.publish("a");
        rig.count();
        rig.pass(1);
        rig.seal();
        for (int second = 0; second < 400; ++second) {
            rig.pass(1);
            rig.seal();
        }
        QVERIFY(rig.meter.isStill());
        QCOMPARE(rig.meter.entryCount(), 0U);
        rig.pass(10'000); // nobody seals
        rig.publish("a");
        rig.count();
        rig.pass(1);
        rig.seal();
        QVERIFY(rig.meter.isFull());
        QCOMPARE(rig.meter.windowNs(), 10'000'000'000);
        QCOMPARE(rig.meter.perSecond(rig.meter.ofTopic(rig.node("a")).messages), 0.1);
    }

    void whileHeldTheSumsStandStill()
    {
        MeterRig rig;
        rig.publish("a");
        rig.count();
        rig.pass(1);
        rig.seal();
        rig.meter.hold(true);
        rig.finish();
        for (int second = 0; second < 100; ++second) {
            rig.publish("b");
            rig.count();
            rig.pass(1);
            rig.meter.seal(rig.nowNs);
            rig.finish();
        }
        QCOMPARE(rig.meter.ofTopic(rig.node("a")).messages, 1U);
        QCOMPARE(rig.meter.ofTopic(rig.node("b")).messages, 0U);
        rig.meter.hold(false);
        rig.sealedNs = rig.nowNs;
        rig.finish();
        QCOMPARE(rig.meter.ofTopic(rig.node("a")).messages, 0U);
        compareAll(rig);
    }

    void memoryHasABoundAndSaysSo()
    {
        MeterRig rig;
        rig.meter.setWindow(TrafficWindow::FiveMinutes);
        rig.meter.setEntryLimit(5'000);
        for (int second = 0; second < 100; ++second) {
            for (int i = 0; i < 200; ++i)
                rig.publish("fleet/" + std::to_string(second) + "/" + std::to_string(i));
            rig.count();
            rig.pass(1);
            rig.seal();
            QVERIFY(rig.meter.entryCount() <= 5'000);
        }
        QVERIFY(rig.meter.isCut());
        QVERIFY(!rig.meter.isFull());
        QVERIFY(rig.meter.windowNs() > 0);
        compareAll(rig);
    }

    void agreesWithAListOfAllThatCame_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithAListOfAllThatCame()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return unsigned(random() % n); };
        MeterRig rig;
        rig.slice = 1 + below(40);
        if (seed % 3 == 0)
            rig.meter.setEntryLimit(400);
        const std::vector<TrafficWindow> windows = {TrafficWindow::TenSeconds, TrafficWindow::OneMinute,
                                                    TrafficWindow::FiveMinutes};
        int fullWindows = 0;
        for (int step = 0; step < 500; ++step) {
            for (unsigned i = below(8) == 0 ? 0 : below(12); i > 0; --i) {
                std::string topic = std::to_string(below(4));
                for (unsigned level = below(3); level > 0; --level)
                    topic += "/" + std::to_string(below(5));
                rig.publish(topic, below(50));
            }
            rig.count();
            rig.pass(below(30) == 0 ? 3.0 + below(40) : 0.9 + below(200) / 1'000.0);
            if (below(20) == 0)
                rig.meter.setWindow(windows[below(3)]);
            if (below(10) == 0) { // some work is left when the next second comes
                rig.meter.seal(rig.nowNs);
                rig.meter.work(1 + below(20));
                rig.pass(1);
            }
            rig.seal();
            if (step % 25 == 0)
                compareAll(rig);
            fullWindows += rig.meter.isFull();
        }
        QVERIFY(fullWindows > 50);
    }
};

QTEST_GUILESS_MAIN(TestTrafficMeter)

#include "test_traffic_meter.moc"
