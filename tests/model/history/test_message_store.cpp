// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_store.h"

#include "tests/model/history/message_feed.h"

#include <QFile>
#include <QTest>

#include <malloc.h>
#include <map>
#include <random>
#include <unistd.h>

using namespace explorer;

namespace {

std::string textOf(const MessageView &message) { return {message.payload.begin(), message.payload.end()}; }

std::size_t residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').at(1).toULongLong() * std::size_t(::sysconf(_SC_PAGESIZE));
}

/// `count` messages of `size` bytes over `topics` topics in turn.
IngestBatch manyMessages(std::size_t count, std::size_t topics, std::size_t size)
{
    IngestBatch batch;
    batch.bytes.assign(size, 'x');
    for (std::size_t i = 0; i < count; ++i) {
        MessageRecord record;
        record.topic = TopicId(i % topics);
        record.payloadSize = std::uint32_t(size);
        batch.records.push_back(record);
    }
    return batch;
}

} // namespace

class TestMessageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chainsTheMessagesOfATopicNewestFirst()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, "a1");
        feed.add(1, "b1");
        feed.add(0, "a2");
        feed.add(0, "a3");
        std::vector<std::string> chain;
        for (MessageView message = store.at(store.newest(0)); message;
             message = store.at(message.previousOfTopic))
            chain.push_back(textOf(message));
        QCOMPARE(chain, (std::vector<std::string>{"a3", "a2", "a1"}));
        QCOMPARE(store.newest(9), kNoSequence);
        QVERIFY(!store.at(4));
        QVERIFY(!store.at(kNoSequence));
        QCOMPARE(store.received(0), 3U);
    }

    void agreesWithANaiveStoreUnderRandomOperations_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithANaiveStoreUnderRandomOperations()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        MessageStore store(3u << 20);
        MessageFeed feed(store);
        struct Sent
        {
            TopicId topic;
            std::string payload;
        };
        std::vector<Sent> sent;
        std::map<TopicId, Sequence> newest;
        for (int step = 0; step < 20'000; ++step) {
            // A few busy topics, many quiet ones, now and then a large payload.
            const TopicId topic = random() % 4 ? random() % 5 : random() % 2'000;
            const std::size_t size = random() % 500 == 0 ? 200'000 + random() % 1'500'000 : random() % 900;
            std::string payload = std::to_string(step) + ":";
            payload.append(size, char('a' + step % 26));
            feed.add(topic, payload);
            newest[topic] = sent.size();
            sent.push_back({topic, std::move(payload)});
            if (step % 2'500 == 1'234)
                store.setBudget((1 + random() % 6) << 20);
        }
        QCOMPARE(store.end(), sent.size());

        std::uint64_t kept = 0;
        std::map<TopicId, std::uint64_t> keptOf;
        for (Sequence sequence = 0; sequence < sent.size(); ++sequence) {
            const MessageView message = store.at(sequence);
            const bool mustBeThere =
                newest[sent[sequence].topic] == sequence || sequence >= store.oldestKept();
            QCOMPARE(bool(message), mustBeThere);
            if (!message)
                continue;
            ++kept;
            ++keptOf[sent[sequence].topic];
            QCOMPARE(message.sequence, sequence);
            QCOMPARE(message.record->topic, sent[sequence].topic);
            QVERIFY(textOf(message) == sent[sequence].payload);
        }
        QVERIFY(kept < sent.size());
        QCOMPARE(store.keptMessages(), kept);
        QCOMPARE(store.keptMessages() + store.evictedMessages(), std::uint64_t(sent.size()));
        for (const auto &[topic, sequence] : newest) {
            QCOMPARE(store.newest(topic), sequence);
            QCOMPARE(store.received(topic), store.evicted(topic) + keptOf[topic]);
        }
    }

    void staysInsideItsBudgetButForTheNewestOfEachTopic()
    {
        MessageStore store(8u << 20);
        store.append(manyMessages(400'000, 10, 60));
        QVERIFY2(store.memoryBytes() <= (8u << 20), qPrintable(QString::number(store.memoryBytes())));
        store.setBudget(4u << 20);
        QVERIFY(store.memoryBytes() <= (4u << 20));
        for (TopicId topic = 0; topic < 10; ++topic)
            QVERIFY(store.at(store.newest(topic)));
    }

    void aLowerBudgetIsKeptToWithoutAnotherMessage()
    {
        MessageStore store(64u << 20);
        store.append(manyMessages(400'000, 10, 60));
        store.append(manyMessages(20'000, 20'000, 300)); // most of it the newest of its topic: cannot go
        store.setBudget(1u << 20);
        const std::uint64_t atOnce = store.evictedMessages();
        QVERIFY(atOnce > 0 && store.memoryBytes() > (1u << 20));
        int pieces = 0;
        while (store.evictSome())
            QVERIFY(++pieces < 100);
        QVERIFY(pieces > 0);
        QCOMPARE(store.oldestKept() >= 400'000, true);
        QCOMPARE(store.keptMessages() + store.evictedMessages(), 420'000U);
        QVERIFY(!store.evictSome());
        for (TopicId topic = 0; topic < 20'000; ++topic)
            QVERIFY(store.at(store.newest(topic)));
    }

    void keepsTheFactsOfACutPayloadWhereverItGoes()
    {
        MessageStore store(2u << 20);
        MessageFeed feed(store);
        CutFacts facts;
        facts.payloadSize = 42'000'000;
        facts.sha256.fill(0xAB);
        facts.sha256[0] = 1;
        const auto isThere = [&](TopicId topic, const std::string &head) {
            const MessageView message = store.at(store.newest(topic));
            return message && textOf(message) == head && message.cut() == facts &&
                   message.payloadSize() == 42'000'000U;
        };
        const std::string large(700'000, 'h');
        feed.addCut(1, "head", facts);
        feed.addCut(2, large, facts);
        feed.addCut(3, "", facts);
        feed.add(4, "whole");
        QVERIFY(isThere(1, "head") && isThere(2, large) && isThere(3, ""));
        QVERIFY(!store.at(store.newest(4)).cut());
        QCOMPARE(store.at(store.newest(4)).payloadSize(), 5U);
        while (store.oldestKept() < 4) // pushed out of their segment they are kept as their topics' newest
            feed.add(0, std::string(1'000, 'x'));
        QVERIFY(isThere(1, "head") && isThere(2, large) && isThere(3, ""));
        for (TopicId topic = 100; topic < 4'000; ++topic) // others come and go beside them: moved together
            feed.add(topic, "short");
        for (int turn = 0; turn < 4'000; ++turn)
            feed.add(TopicId(100 + turn % 3'900), std::string(600, 'y'));
        QVERIFY(isThere(1, "head") && isThere(2, large) && isThere(3, ""));
    }

    void whatCannotBeFreedIsMovedInPieces()
    {
        // One message per topic: eviction only moves them aside.
        constexpr std::size_t kTopics = 60'000;
        MessageStore store;
        store.append(manyMessages(kTopics, kTopics, 600));
        store.setBudget(1u << 20);
        QVERIFY(store.oldestKept() > 0 && store.oldestKept() < 20'000);
        MessageFeed feed(store);
        for (int i = 0; i < 20; ++i)
            feed.add(0, "x");
        QVERIFY(store.oldestKept() > kTopics - 5'000);
        QCOMPARE(store.evictedMessages() + store.keptMessages(), kTopics + 20);
        for (TopicId topic = 0; topic < kTopics; ++topic) {
            const MessageView message = store.at(store.newest(topic));
            QVERIFY(message && message.record->topic == topic);
            QCOMPARE(message.payload.size(), topic == 0 ? 1U : 600U);
        }
    }

    void memoryBytesStayTrueWhileEvictionGoesOn_data()
    {
        QTest::addColumn<unsigned>("longest");
        QTest::addColumn<unsigned>("largeEvery");
        QTest::newRow("nearly empty messages") << 8U << 0U;
        QTest::newRow("ordinary messages") << 300U << 0U;
        QTest::newRow("with large ones among them") << 300U << 200U;
    }
    void memoryBytesStayTrueWhileEvictionGoesOn()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer's own memory counts too");
#endif
        QFETCH(unsigned, longest);
        QFETCH(unsigned, largeEvery);
        std::mt19937 random(1);
        IngestBatch batch;
        batch.bytes.assign(400'000, 'x');
        batch.records.resize(2'048);
        ::malloc_trim(0);
        const std::size_t before = residentBytes();
        MessageStore store(128u << 20);
        while (store.received(0) < 2'000) {
            for (std::size_t i = 0; i < batch.records.size(); ++i) {
                batch.records[i].topic = TopicId(i % 1'024);
                batch.records[i].payloadSize = std::uint32_t(
                    largeEvery > 0 && random() % largeEvery == 0 ? random() % 400'000 : random() % longest);
            }
            store.append(batch);
        }
        QVERIFY(store.evictedMessages() > 0 || longest < 100);
        const double held = double(residentBytes() - before);
        const double told = double(store.memoryBytes());
        QVERIFY2(told > 0.9 * held && told < 1.1 * held,
                 qPrintable(QStringLiteral("told %1, held %2").arg(told).arg(held)));
    }

    void memoryBytesAreWhatTheProcessHolds_data()
    {
        QTest::addColumn<std::size_t>("count");
        QTest::addColumn<std::size_t>("topics");
        QTest::addColumn<std::size_t>("size");
        QTest::newRow("small messages") << std::size_t(1'000'000) << std::size_t(1'000) << std::size_t(60);
        QTest::newRow("as many topics as messages")
            << std::size_t(1'000'000) << std::size_t(1'000'000) << std::size_t(64);
        QTest::newRow("large payloads") << std::size_t(200) << std::size_t(10) << std::size_t(1'000'000);
    }
    void memoryBytesAreWhatTheProcessHolds()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer's own memory counts too");
#endif
        QFETCH(std::size_t, count);
        QFETCH(std::size_t, topics);
        QFETCH(std::size_t, size);
        const IngestBatch batch = manyMessages(count, topics, size);
        ::malloc_trim(0); // what earlier tests left free would be used again
        const std::size_t before = residentBytes();
        MessageStore store(2ULL << 30);
        store.append(batch);
        const double held = double(residentBytes() - before);
        const double told = double(store.memoryBytes());
        QVERIFY2(told > 0.9 * held && told < 1.1 * held,
                 qPrintable(QStringLiteral("told %1, held %2").arg(told).arg(held)));
    }
};

QTEST_GUILESS_MAIN(TestMessageStore)
#include "test_message_store.moc"
