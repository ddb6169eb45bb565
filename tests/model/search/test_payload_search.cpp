// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/payload_search.h"

#include "model/history/lent_segment.h"
#include "model/ingest/packed_properties.h"
#include "tests/model/history/message_feed.h"

#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace explorer;
using State = PayloadSearch::State;

namespace {

struct LentSegmentHolder
{
    LentSegment segment;
    Sequence first;
};

SearchPattern text(const char *text, bool matchesCase = true)
{
    return *SearchPattern::make(SearchPattern::Kind::Text, QString::fromUtf8(text), matchesCase);
}

std::vector<Sequence> found(const PayloadSearch &search)
{
    std::vector<Sequence> sequences;
    for (const SearchHit &hit : search.hits())
        sequences.push_back(hit.sequence);
    return sequences;
}

void run(PayloadSearch &search, MessageStore &store, const SearchPattern &pattern)
{
    search.start(store, pattern);
    QTRY_VERIFY_WITH_TIMEOUT(search.state() != State::Running, 30'000);
}

/// What a look at every message finds, newest first.
std::vector<Sequence> plainly(const MessageStore &store, std::string_view needle)
{
    std::vector<Sequence> sequences;
    for (Sequence sequence = store.end(); sequence-- > 0;) {
        const MessageView message = store.at(sequence);
        const std::string_view payload(reinterpret_cast<const char *>(message.payload.data()), message.payload.size());
        if (message && payload.find(needle) != std::string_view::npos)
            sequences.push_back(sequence);
    }
    return sequences;
}

} // namespace

class TestPayloadSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsMessagesNewestFirstWithWhatStandsAround()
    {
        MessageStore store;
        MessageFeed feed(store);
        feed.add(0, "the needle is here, and the needle is there");
        feed.add(1, "");
        feed.add(1, "NEEDLE");
        feed.add(2, "need");
        feed.add(2, "le"); // not across two messages
        feed.add(3, std::string(500, '.').append("\xc3\xa4needle").append(500, '-'));
        feed.add(4, std::string(200'000, 'x').append("needle")); // has memory of its own
        PayloadSearch search;
        run(search, store, text("needle"));
        QCOMPARE(int(search.state()), int(State::Finished));
        QCOMPARE(found(search), (std::vector<Sequence>{6, 5, 0}));
        QCOMPARE(search.progress().messages, 7U);
        QCOMPARE(search.progress().all, 7U);
        QCOMPARE(search.progress().missed, 0U);
        QCOMPARE(search.hits()[0].offset, 200'000U);
        QCOMPARE(search.hits()[0].topic, 4U);
        const SearchHit &middle = search.hits()[1];
        QVERIFY(middle.hasBefore && middle.hasBehind);
        QVERIFY(middle.snippet.find("\xc3\xa4needle--") != std::string::npos);
        QVERIFY(middle.snippet.size() < 200);
        QVERIFY(!search.hits()[2].hasBefore && !search.hits()[2].hasBehind);
        run(search, store, text("needle", false));
        QCOMPARE(found(search), (std::vector<Sequence>{6, 5, 2, 0}));
    }

    void looksIntoPayloadsAlone()
    {
        MessageStore store;
        IngestBatch batch;
        packProperties(mqtt::viewsOf({mqtt::Property::ofText(mqtt::PropertyId::ContentType, "needle")}), batch.bytes);
        MessageRecord record;
        record.topic = 0;
        record.propertiesSize = std::uint32_t(batch.bytes.size());
        record.payloadSize = 4;
        for (const char c : {'n', 'o', 'n', 'e'})
            batch.bytes.push_back(std::uint8_t(c));
        batch.records.push_back(record);
        store.append(batch);
        CutFacts facts;
        std::fill(facts.sha256.begin(), facts.sha256.end(), std::uint8_t('n'));
        MessageFeed(store).addCut(0, "only the beginning", facts);
        PayloadSearch search;
        run(search, store, text("needle"));
        QVERIFY(search.hits().empty());
        run(search, store, text("nnnn"));
        QVERIFY(search.hits().empty());
        run(search, store, text("none"));
        QCOMPARE(found(search), std::vector<Sequence>{0});
        run(search, store, text("beginning"));
        QCOMPARE(found(search), std::vector<Sequence>{1});
    }

    void agreesWithALookAtEverything_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithALookAtEverything()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        MessageStore store(2u << 20);
        MessageFeed feed(store);
        for (int i = 0; i < 20'000; ++i) { // many topics speak once: what they said is set aside
            std::string payload(random() % 7 == 0 ? random() % 9'000 : random() % 90, ' ');
            std::ranges::generate(payload, [&] { return "abn"[random() % 3]; });
            feed.add(random() % 3 == 0 ? TopicId(random() % 2'000) : 2'000, payload);
        }
        QVERIFY(store.evictedMessages() > 1'000);
        PayloadSearch search(nullptr, 2);
        for (const char *needle : {"banana", "bananabanana", "n", "aaaaaaaaaaaaaaaa"}) {
            const std::vector<Sequence> expected = plainly(store, needle);
            run(search, store, text(needle));
            if (expected.size() > PayloadSearch::kMostHits)
                QCOMPARE(int(search.state()), int(State::Full));
            else
                QCOMPARE(found(search), expected);
        }
        const auto expression = SearchPattern::make(SearchPattern::Kind::Regex, QStringLiteral("^b[an]{4}b"), true);
        std::vector<Sequence> expected;
        for (Sequence sequence = store.end(); sequence-- > 0;) {
            const MessageView message = store.at(sequence);
            const std::string_view payload(reinterpret_cast<const char *>(message.payload.data()), message.payload.size());
            if (payload.size() > 5 && payload[0] == 'b' && payload[5] == 'b' && payload.substr(1, 4).find('b') == std::string_view::npos)
                expected.push_back(sequence);
        }
        run(search, store, *expression);
        QCOMPARE(found(search), expected);
    }

    void stopsAtTheMostThatAreListedAndKeepsTheNewest()
    {
        MessageStore store;
        MessageFeed feed(store);
        for (int i = 0; i < 30'000; ++i)
            feed.add(0, "needle");
        PayloadSearch search;
        run(search, store, text("needle"));
        QCOMPARE(int(search.state()), int(State::Full));
        QCOMPARE(search.hits().size(), PayloadSearch::kMostHits);
        QCOMPARE(search.hits().front().sequence, 29'999U);
        QVERIFY(std::ranges::is_sorted(search.hits(), std::ranges::greater(), &SearchHit::sequence));
    }

    void evictionGoesOnWhileSegmentsAreLentAndTheMemoryIsCounted()
    {
        MessageStore store(4u << 20);
        MessageFeed feed(store);
        for (int i = 0; i < 6'000; ++i)
            feed.add(0, std::string(900, 'x'));
        Sequence cursor = store.end();
        std::vector<LentSegmentHolder> lent;
        while (true) {
            LentSegment segment = store.lendBefore(cursor);
            if (segment.empty())
                break;
            lent.push_back({segment, segment.view(0).sequence});
        }
        const std::size_t before = store.memoryBytes();
        for (int i = 0; i < 20'000; ++i)
            feed.add(0, std::string(900, 'y'));
        QVERIFY(store.memoryBytes() > before + (2u << 20)); // what is lent is still there
        QVERIFY(!store.at(lent.back().first));
        for (const LentSegmentHolder &one : lent) {
            QCOMPARE(one.segment.view(0).payload[899], std::uint8_t('x'));
            QCOMPARE(one.segment.view(one.segment.size() - 1).payload[0], std::uint8_t('x'));
        }
        lent.clear();
        QVERIFY(store.memoryBytes() <= (4u << 20) + (64u << 10));
    }

    void searchesWhileMessagesComeAndGo()
    {
        MessageStore store(8u << 20);
        MessageFeed feed(store);
        const auto fill = [&](int count) {
            for (int i = 0; i < count; ++i)
                feed.add(TopicId(i % 50), i % 100 == 0 ? std::string("a needle") : std::string(300, 'x'));
        };
        fill(40'000);
        PayloadSearch search(nullptr, 2);
        const Sequence end = store.end();
        search.start(store, text("needle"));
        while (search.state() == State::Running) {
            fill(500);
            QCoreApplication::processEvents();
        }
        QCOMPARE(int(search.state()), int(State::Finished));
        QVERIFY(!search.hits().empty());
        QVERIFY(search.hits().front().sequence < end); // what came since is of another search
        QVERIFY(search.progress().messages + search.progress().missed == search.progress().all);
        QVERIFY(std::ranges::adjacent_find(search.hits(), {}, &SearchHit::sequence) == search.hits().end());
    }

    void canBeCancelledAndBegunAnew()
    {
        MessageStore store;
        MessageFeed feed(store);
        for (int i = 0; i < 20'000; ++i)
            feed.add(0, std::string(1'000, 'x'));
        PayloadSearch search;
        QSignalSpy ended(&search, &PayloadSearch::ended);
        search.start(store, text("y"));
        search.cancel();
        QCOMPARE(int(search.state()), int(State::Cancelled));
        QCOMPARE(ended.count(), 1);
        search.start(store, text("y"));
        feed.add(0, "y");
        search.start(store, text("y")); // in place of the one that runs
        QTRY_COMPARE(int(search.state()), int(State::Finished));
        QCOMPARE(found(search), std::vector<Sequence>{20'000});
        QCOMPARE(search.progress().messages, 20'001U);
        search.start(store, text("x")); // and taken down in the middle
    }

    void anExpressionThatTakesTooLongIsGivenUp()
    {
        MessageStore store;
        MessageFeed feed(store);
        for (int i = 0; i < 200; ++i)
            feed.add(0, std::string(5'000, 'a').append("!"));
        PayloadSearch search;
        run(search, store, *SearchPattern::make(SearchPattern::Kind::Regex, QStringLiteral("(a|aa)+$"), true));
        QCOMPARE(int(search.state()), int(State::GaveUp));
        QVERIFY(search.progress().gaveUp >= PayloadSearch::kMostGivenUp);
    }
};

QTEST_GUILESS_MAIN(TestPayloadSearch)
#include "test_payload_search.moc"
