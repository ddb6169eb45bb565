// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/schema_reader.h"
#include "tests/model/history/message_feed.h"

#include <QTest>

using namespace explorer;

namespace {

std::vector<Sequence> readAll(TopicReader &reader, std::size_t hops)
{
    std::vector<Sequence> read;
    for (bool more = true; more;) {
        more = reader.gather(hops);
        for (Sequence sequence = reader.next(); sequence != kNoSequence; sequence = reader.next())
            read.push_back(sequence);
    }
    return read;
}

} // namespace

class TestSchemaReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFromTheOldestAndThenWhatComes()
    {
        MessageStore store;
        MessageFeed feed(store);
        for (int i = 0; i < 10; ++i)
            feed.add(TopicId(i % 2), "x");
        TopicReader reader;
        reader.start(&store, 1, kNoSequence);
        QVERIFY(reader.gather(2)); // a slice does not reach the oldest
        feed.add(1, "x"); // meanwhile
        QCOMPARE(readAll(reader, 2), (std::vector<Sequence>{1, 3, 5, 7, 9}));
        QCOMPARE(readAll(reader, 2), (std::vector<Sequence>{10}));
        QCOMPARE(readAll(reader, 2), (std::vector<Sequence>{}));
        reader.start(&store, 1, 7);
        QCOMPARE(readAll(reader, 100), (std::vector<Sequence>{9, 10}));
        reader.start(nullptr, 1, kNoSequence);
        QCOMPARE(readAll(reader, 100), (std::vector<Sequence>{}));
    }

    void beginsWithTheOldestThatIsLeft()
    {
        MessageStore store(256 * 1024);
        MessageFeed feed(store);
        const std::string payload(1'000, 'x');
        for (int i = 0; i < 1'000; ++i)
            feed.add(0, payload);
        QVERIFY(store.evictedMessages() > 0);
        TopicReader reader;
        reader.start(&store, 0, kNoSequence);
        const std::vector<Sequence> read = readAll(reader, 7);
        QCOMPARE(read.front(), store.oldestKept());
        QCOMPARE(read.back(), Sequence(999));
        QCOMPARE(read.size(), std::size_t(store.keptMessages()));
    }

    void whatCannotBeLearnedFromIsCounted()
    {
        const PayloadFormats formats;
        const SchemaLearner learner(formats);
        MessageStore store;
        MessageFeed feed(store);
        WatchedTopic watched;
        const auto learn = [&](const std::string &payload) {
            feed.add(0, payload);
            learner.learn(watched, store.at(store.newest(0)), "t", nullptr);
        };
        learn(R"({"a":18446744073709551615})");
        learn("");
        const std::string large = "{\"a\":1,\"pad\":\"" + std::string(70'000, 'x') + "\"}";
        for (int i = 0; i < 17; ++i)
            learn(large);
        learn(std::string(SchemaLearner::kLargest + 1, '['));
        feed.addCut(0, "{\"a\":", {.payloadSize = 1u << 30});
        learner.learn(watched, store.at(store.newest(0)), "t", nullptr);
        QCOMPARE(watched.schema.messages(), std::uint64_t(3)); // the small one and two of the large ones
        QCOMPARE(watched.empty, std::uint64_t(1));
        QCOMPARE(watched.cut, std::uint64_t(1));
        QCOMPARE(watched.large, std::uint64_t(18));
        QCOMPARE(watched.largeSkipped, std::uint64_t(16));
        QCOMPARE(watched.looked(), std::uint64_t(21));
        QCOMPARE(watched.schema.paths()[1].range.greatest(), std::string("18446744073709551615"));
    }

    void aRuleSaysHowPayloadsAreRead()
    {
        const PayloadFormats formats;
        const SchemaLearner learner(formats);
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, R"({"a":1})");
        WatchedTopic watched;
        const DecodeRule rule{.filter = "#", .plan = {.decoder = "text"}};
        learner.learn(watched, store.at(0), "t", &rule);
        QCOMPARE(watched.schema.paths().size(), std::size_t(1));
        QCOMPARE(watched.schema.paths()[0].types, SchemaType::String);
    }
};

QTEST_GUILESS_MAIN(TestSchemaReader)
#include "test_schema_reader.moc"
