// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/timing/topic_timing.h"

#include <QTest>

#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace explorer;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kSecond = 1'000 * kMs;

/// A store and messages in it at chosen times.
struct Feed
{
    MessageStore store;
    std::vector<Sequence> starts;
    std::int64_t nowNs = 5 * kSecond;

    struct Message
    {
        TopicId topic = 0;
        std::string payload = "1";
        std::uint8_t flags = 0;
        std::uint8_t delivery = 0;
        mqtt::PacketId packetId = 0;
    };
    Sequence add(std::int64_t afterNs, const Message &message)
    {
        IngestBatch batch;
        MessageRecord record;
        nowNs += afterNs;
        record.steadyNs = nowNs;
        record.wallNs = nowNs + 1'000 * kSecond;
        record.topic = message.topic;
        record.flags = message.flags;
        record.delivery = message.delivery;
        record.packetId = message.packetId;
        record.payloadSize = std::uint32_t(message.payload.size());
        batch.bytes.assign(message.payload.begin(), message.payload.end());
        batch.records.push_back(record);
        store.append(batch);
        return store.end() - 1;
    }
    Sequence beat(std::int64_t afterNs) { return add(afterNs, {.payload = std::to_string(store.end())}); }
    void connect() { starts.push_back(store.end()); }

    TopicTiming timing() const
    {
        TopicTiming timing;
        timing.setTopic(&store, 0);
        run(timing);
        return timing;
    }
    void run(TopicTiming &timing) const
    {
        while (!timing.run(Clock::now() + std::chrono::seconds(1), starts)) {}
    }
};

bool isNear(double value, double expected) { return std::abs(value - expected) <= 1e-9 + std::abs(expected) * 1e-6; }

} // namespace

class TestTopicTiming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void binsCoverMicrosecondsToDaysWithoutGaps()
    {
        for (int bin = 0; bin + 1 < IntervalHistogram::kBins; ++bin)
            QCOMPARE(IntervalHistogram::upperNs(bin), IntervalHistogram::lowerNs(bin + 1));
        for (const std::int64_t ns : {1'000LL, 1'000'000LL, 1'000'000'000LL, 10'000'000'000LL}) {
            const int bin = IntervalHistogram::binOf(ns);
            QVERIFY(isNear(IntervalHistogram::lowerNs(bin), double(ns)));
            QCOMPARE(IntervalHistogram::binOf(ns - 1), bin - 1);
        }
        QCOMPARE(IntervalHistogram::binOf(0), 0);
        QCOMPARE(IntervalHistogram::binOf(999), 0);
        QCOMPARE(IntervalHistogram::binOf(86'400 * kSecond - 1), IntervalHistogram::kBins - 2);
        QCOMPARE(IntervalHistogram::binOf(86'400 * kSecond), IntervalHistogram::kBins - 1);
        QCOMPARE(IntervalHistogram::binOf(std::numeric_limits<std::int64_t>::max()), IntervalHistogram::kBins - 1);

        IntervalHistogram histogram;
        QCOMPARE(histogram.quantileNs(0.5), 0.0);
        QCOMPARE(histogram.first(), IntervalHistogram::kBins);
        QCOMPARE(histogram.last(), -1);
        for (int i = 0; i < 99; ++i)
            histogram.add(10 * kMs);
        histogram.add(0);
        histogram.add(kSecond);
        const double median = histogram.quantileNs(0.5);
        QVERIFY(median >= 10 * kMs && median <= 10 * kMs * std::pow(10, 0.05));
        QCOMPARE(histogram.first(), 0);
        QCOMPARE(histogram.last(), IntervalHistogram::binOf(kSecond));
        QCOMPARE(histogram.countBelow(double(20 * kMs)), 100U);
        QCOMPARE(histogram.highest(), 99U);
    }

    void figuresAreThoseOfTheDefinition()
    {
        Feed feed;
        feed.beat(0);
        for (const std::int64_t ms : {100, 120, 90, 90})
            feed.beat(ms * kMs);
        const Sequence end = feed.beat(400 * kMs);
        feed.beat(100 * kMs);
        const TimingFacts facts = feed.timing().facts();
        QCOMPARE(facts.messages, 7U);
        QCOMPARE(facts.intervals, 6U);
        QVERIFY(isNear(facts.mean, 0.150));
        QVERIFY(isNear(facts.deviation, std::sqrt((50. * 50 + 30 * 30 + 60 * 60 * 2 + 250 * 250 + 50 * 50) / 6) / 1e3));
        QVERIFY(isNear(facts.shortest, 0.090) && isNear(facts.longest, 0.400));
        QVERIFY(isNear(facts.jitter, (20 + 30 + 0 + 310 + 300) / 5.0 / 1e3));
        QCOMPARE(facts.longestEnd, end);
        QCOMPARE(facts.longestEndWallNs, feed.store.at(end).record->wallNs);
        QCOMPARE(facts.oldestWallNs, feed.store.at(0).record->wallNs);
        QCOMPARE(facts.outages, 0U);
    }

    void nothingAndOneMessageHaveNoIntervals()
    {
        Feed feed;
        QVERIFY(feed.timing().isComplete());
        QCOMPARE(feed.timing().facts().messages, 0U);
        feed.beat(1);
        const TimingFacts facts = feed.timing().facts();
        QCOMPARE(facts.messages, 1U);
        QCOMPARE(facts.intervals, 0U);
        QCOMPARE(facts.longestEnd, kNoSequence);
        TopicTiming none;
        none.setTopic(&feed.store, kNoTopic);
        QVERIFY(none.run(Clock::now(), {}) && none.isComplete());
    }

    void inSlicesAndBitByBitItIsTheSameAsAtOnce()
    {
        constexpr unsigned kSeed = 17;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        Feed feed;
        TopicTiming bitByBit;
        bitByBit.setTopic(&feed.store, 0);
        std::vector<std::int64_t> times;
        for (int round = 0; round < 200; ++round) {
            for (unsigned count = random() % 400; count > 0; --count) {
                const TopicId topic = random() % 3;
                feed.add(std::int64_t(random() % 1'000'000'000), {.topic = topic, .payload = std::to_string(random() % 50)});
                if (topic == 0)
                    times.push_back(feed.nowNs);
            }
            for (unsigned slices = random() % 4; slices > 0; --slices)
                bitByBit.run(Clock::now(), feed.starts); // a deadline that has passed: 128 messages
        }
        feed.run(bitByBit);

        double sum = 0;
        double jitter = 0;
        double longest = 0;
        for (std::size_t i = 1; i < times.size(); ++i) {
            const double interval = double(times[i] - times[i - 1]) * 1e-9;
            sum += interval;
            longest = std::max(longest, interval);
            if (i > 1)
                jitter += std::abs(double((times[i] - times[i - 1]) - (times[i - 1] - times[i - 2]))) * 1e-9;
        }
        const TopicTiming atOnce = feed.timing();
        for (const TopicTiming *timing : std::initializer_list<const TopicTiming *>{&bitByBit, &atOnce}) {
            const TimingFacts facts = timing->facts();
            QCOMPARE(facts.messages, times.size());
            QCOMPARE(facts.intervals, times.size() - 1);
            QCOMPARE(timing->histogram().total(), times.size() - 1);
            QVERIFY(isNear(facts.mean, sum / double(times.size() - 1)));
            QVERIFY(isNear(facts.jitter, jitter / double(times.size() - 2)));
            QVERIFY(isNear(facts.longest, longest));
        }
        QVERIFY(isNear(bitByBit.facts().deviation, atOnce.facts().deviation));
        QCOMPARE(bitByBit.facts().repeats, atOnce.facts().repeats);
        QVERIFY(atOnce.facts().repeats > 0);
        QCOMPARE(bitByBit.facts().longestEnd, atOnce.facts().longestEnd);
    }

    void aSliceIsBounded()
    {
        Feed feed;
        for (int i = 0; i < 5'000; ++i)
            feed.beat(kMs);
        TopicTiming timing;
        timing.setTopic(&feed.store, 0);
        QVERIFY(!timing.run(Clock::now(), {}));
        QVERIFY(timing.facts().messages > 0 && timing.facts().messages < 500);
    }

    void duplicatesAreFlaggedOnesAndRepeatsWithinTheWindow()
    {
        Feed feed;
        for (int i = 0; i < 20; ++i)
            feed.beat(kSecond);
        feed.add(kSecond, {.payload = "same"});
        feed.add(5 * kMs, {.payload = "same", .flags = MessageRecord::Dup | 1}); // sent twice
        feed.add(kSecond, {.payload = "same"}); // a value that has not changed: no repeat
        feed.add(kSecond, {.payload = "a"});
        feed.add(kMs, {.payload = "b"});
        feed.add(kMs, {.payload = "a"}); // two back
        for (int i = 0; i < 20; ++i)
            feed.beat(kSecond);
        const TimingFacts facts = feed.timing().facts();
        QCOMPARE(facts.dupFlags, 1U);
        QCOMPARE(facts.repeats, 2U);
        QVERIFY(facts.repeatWindow > 0.24 && facts.repeatWindow < 0.29);
    }

    void whatSubscribingBringsIsNoBeatAndAnOutageNoInterval()
    {
        Feed feed;
        feed.connect();
        feed.add(kSecond, {.flags = MessageRecord::Retain, .delivery = MessageRecord::AsPublished});
        feed.beat(3 * kMs);
        feed.beat(kSecond);
        feed.add(kSecond, {.payload = "x", .flags = MessageRecord::Retain, .delivery = MessageRecord::AsPublished}); // live
        feed.connect();
        feed.beat(500 * kSecond);
        feed.beat(kSecond);
        feed.connect();
        feed.add(100 * kSecond, {.flags = MessageRecord::Retain});
        feed.beat(kMs);
        feed.add(20 * kMs, {.flags = MessageRecord::Retain}); // subscribed again: not asked for its true flag
        feed.beat(30 * kMs);
        const TimingFacts facts = feed.timing().facts();
        QCOMPARE(facts.messages, 10U);
        QCOMPARE(facts.intervals, 3U);
        QVERIFY(isNear(facts.longest, 1) && isNear(facts.shortest, 1));
        QCOMPARE(facts.broughtRetained, 3U);
        QCOMPARE(facts.outages, 2U);
    }

    void packetIdentifiersThatRunBackwardsHintAtAnotherOrder()
    {
        const auto facts = [](const std::vector<int> &ids) {
            Feed feed;
            for (const int id : ids)
                feed.add(kMs, {.payload = std::to_string(feed.store.end()), .flags = 1, .packetId = mqtt::PacketId(id)});
            return feed.timing().facts();
        };
        std::vector<int> ids;
        for (int i = 0; i < 60; ++i)
            ids.push_back((65'500 + i) % 65'535 + 1); // it goes round
        QCOMPARE(facts(ids).backwards, 0U);
        QVERIFY(facts(ids).idsTell);
        std::swap(ids[30], ids[31]);
        QCOMPARE(facts(ids).backwards, 1U);
        QVERIFY(facts(ids).idsTell);
        std::vector<int> reused;
        for (int i = 0; i < 60; ++i)
            reused.push_back(i % 3 + 1);
        QVERIFY(!facts(reused).idsTell);
        Feed qos0;
        qos0.beat(1);
        qos0.beat(1);
        QVERIFY(!qos0.timing().facts().idsTell);
    }

    void whatIsEvictedOnTheWayEndsTheWay()
    {
        Feed feed;
        const std::string large(10'000, 'x');
        for (int i = 0; i < 3'000; ++i)
            feed.add(kMs, {.payload = large + std::to_string(i)});
        TopicTiming timing;
        timing.setTopic(&feed.store, 0);
        timing.run(Clock::now(), {});
        feed.store.setBudget(1u << 20);
        while (feed.store.evictSome()) {}
        feed.run(timing);
        QVERIFY(timing.isComplete());
        QVERIFY(timing.facts().messages >= feed.store.keptMessages());
        const std::uint64_t before = timing.facts().messages;
        feed.beat(kMs);
        feed.run(timing);
        QCOMPARE(timing.facts().messages, before + 1);
        QCOMPARE(timing.facts().intervals, before);
    }
};

QTEST_GUILESS_MAIN(TestTopicTiming)
#include "test_topic_timing.moc"
