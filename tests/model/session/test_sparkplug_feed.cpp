// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/sparkplug_feed.h"
#include "tests/model/sparkplug/payload_builder.h"

#include <QTest>

using namespace explorer;
using namespace sparkplug_test;
namespace spb = explorer::sparkplug;

namespace {

constexpr auto kLongAgo = std::chrono::steady_clock::time_point::min();
constexpr auto kNever = std::chrono::steady_clock::time_point::max();

/// A store and a feed that are given messages as a session gives them.
struct Rig
{
    MessageStore store;
    SparkplugFeed feed;
    std::int64_t time = 1'000'000'000;

    explicit Rig(std::size_t budget = MessageStore::kDefaultBudget)
        : store(budget)
    {
        feed.topicAdded(0, "plant/temp");
        feed.topicAdded(1, "spBv1.0/G/NBIRTH/N");
        feed.topicAdded(2, "spBv1.0/G/NDATA/N");
        feed.topicAdded(3, "spBv1.0/G/other/N");
    }
    void message(TopicId topic, const QByteArray &payload, std::uint8_t flags = 0)
    {
        IngestBatch batch;
        MessageRecord record;
        record.topic = topic;
        record.flags = flags;
        record.wallNs = record.steadyNs = (time += 1'000'000);
        record.payloadSize = std::uint32_t(payload.size());
        batch.records.push_back(record);
        batch.bytes.assign(payload.begin(), payload.end());
        batch.bytes.resize(record.byteCount());
        const Sequence sequence = store.end();
        store.append(batch);
        feed.append(topic, sequence);
    }
    std::uint64_t faults(spb::Fault fault) const { return feed.state().nodes()[0].faults[std::size_t(fault)]; }
};

} // namespace

class TestSparkplugFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsSparkplugsInOrder()
    {
        Rig rig;
        rig.message(0, "21.5");
        QVERIFY(!rig.feed.hasWork());
        rig.message(3, "no verb of Sparkplug's");
        QVERIFY(!rig.feed.hasWork());
        rig.message(1, payload(0, {doubleMetric("Temp", 7, 21.5, spb::Double)}));
        rig.message(2, payload(1, {doubleMetric({}, 7, 22)}));
        QVERIFY(rig.feed.hasWork());
        QVERIFY(rig.feed.state().nodes().empty());
        QVERIFY(!rig.feed.work(rig.store, kNever));
        QVERIFY(!rig.feed.hasWork());
        QCOMPARE(rig.feed.state().nodes()[0].metrics.at(0).value, std::string("22"));
        QCOMPARE(rig.feed.state().nodes()[0].faultCount(), 0u);
        QCOMPARE(rig.feed.topicOf(0, spb::kNoPart), TopicId(2));
        QVERIFY(rig.feed.source(2) && !rig.feed.source(0) && !rig.feed.source(3) && !rig.feed.source(99));
    }

    void stopsAtTheDeadlineAndGoesOn()
    {
        Rig rig;
        rig.message(1, payload(0, {doubleMetric("Temp", 7, 21.5, spb::Double)}));
        for (int i = 1; i <= 200; ++i)
            rig.message(2, payload(i & 255, {doubleMetric({}, 7, i)}));
        int slices = 1;
        while (rig.feed.work(rig.store, kLongAgo))
            ++slices;
        QVERIFY(slices > 1 && slices < 200); // each does a little before it looks at the clock
        QCOMPARE(rig.feed.state().nodes()[0].metrics.at(0).value, std::string("200"));
        QCOMPARE(rig.feed.state().nodes()[0].faultCount(), 0u);
    }

    void whatIsNotThereToBeReadIsTold()
    {
        Rig rig(1); // nothing fits, but for the newest of each topic
        rig.message(1, payload(0, {doubleMetric("Temp", 7, 21.5, spb::Double)}));
        const QByteArray large(1 << 20, 'x');
        for (int i = 1; i <= 40; ++i)
            rig.message(2, payload(i, {metric({}, 7).bytes(16, large)}));
        QVERIFY(rig.store.evictedMessages() > 0);
        QVERIFY(!rig.feed.work(rig.store, kNever));
        QCOMPARE(rig.faults(spb::Fault::NotRead), rig.store.evictedMessages());
        QCOMPARE(rig.feed.state().nodes()[0].messages, 41u);
    }

    void ofACutMessageNothingIsBelieved()
    {
        Rig rig;
        rig.message(1, payload(0, {doubleMetric("Temp", 7, 21.5, spb::Double)}));
        rig.message(2, payload(1, {doubleMetric({}, 7, 99)}), MessageRecord::Cut);
        rig.feed.work(rig.store, kNever);
        QCOMPARE(rig.faults(spb::Fault::NotRead), 1u);
        QCOMPARE(rig.feed.state().nodes()[0].metrics.at(0).value, std::string("21.5"));
    }
};

QTEST_GUILESS_MAIN(TestSparkplugFeed)
#include "test_sparkplug_feed.moc"
