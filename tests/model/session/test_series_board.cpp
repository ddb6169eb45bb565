// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/series_board.h"

#include <QTest>

using namespace explorer;
using namespace std::string_view_literals;

namespace {

/// A store and a board that are fed as a session feeds them.
struct Feed
{
    MessageStore store;
    SeriesBoard board{store};
    std::int64_t time = 1'000'000'000;

    void message(TopicId topic, std::string_view payload)
    {
        IngestBatch batch;
        MessageRecord record;
        record.topic = topic;
        record.wallNs = record.steadyNs = (time += 1'000'000);
        record.payloadSize = std::uint32_t(payload.size());
        batch.records.push_back(record);
        batch.bytes.assign(payload.begin(), payload.end());
        store.append(batch);
        board.append(record, {batch.bytes.data(), batch.bytes.size()});
    }
};

std::vector<double> values(const SeriesBoard::Series &series)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < series.points.size(); ++i)
        out.push_back(series.points.valueAt(i));
    return out;
}

ValuePath path(const char *text)
{
    return *ValuePath::parse(text);
}

} // namespace

class TestSeriesBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersComeFromEveryFormatThatCanBeRead()
    {
        Feed feed;
        SeriesBoard board(feed.store, SeriesStore::kUnbounded, std::make_shared<const PayloadFormats>());
        MessageRecord record;
        record.topic = 0;
        const auto give = [&](std::string_view payload) {
            record.wallNs += 1;
            board.append(record, {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()});
        };
        SeriesBoard::Series *series = board.add("t", 0, path("$.v"));
        give("\xA2\x61n\x01\x61v\xF9\x3E\x00"sv); // CBOR {"n": 1, "v": 1.5}
        give("\x82\xA1n\x01\xA1v\x07");           // MessagePack {"n": 1, "v": 7}
        give("{\"v\": 2}");
        give("\xA2\x61n\x01\x61w\x01");           // no such member
        give("\xA2\x61n\x01\x61v\xF9\x7C\x00"sv); // CBOR infinity is no number
        QCOMPARE(values(*series), (std::vector<double>{1.5, 7, 2}));
        QCOMPARE(series->unmatched, std::uint64_t(2));

        board.setRules({{"t", {.decoder = "layout", .setup = "u8 v*0.5"}}});
        give("\x10");
        QCOMPARE(values(*series).back(), 8.0);
        give("{\"v\": 2}"); // a layout reads anything: the first byte
        QCOMPARE(values(*series).back(), 61.5);
    }

    void keepsNoMorePointsThanItsLimitAndCountsTheRest()
    {
        Feed feed;
        SeriesBoard board(feed.store, 10'000);
        SeriesBoard::Series *series = board.add("t", 0, {});
        MessageRecord record;
        record.topic = 0;
        for (int i = 0; i < 12'000; ++i) {
            record.wallNs = i;
            const std::string text = std::to_string(i);
            board.append(record, {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()});
        }
        QVERIFY(series->points.size() <= 10'000);
        QVERIFY(series->points.dropped() > 0);
        QCOMPARE(series->points.appended(), 12'000U);
        QCOMPARE(series->points.valueAt(series->points.size() - 1), 11'999.0);
        QCOMPARE(board.memoryBytes(), series->points.memoryBytes());
    }

    void aPartOfAPayloadHasNoNumbers()
    {
        Feed feed;
        SeriesBoard::Series *series = feed.board.add("t", 0, path("$.a"));
        feed.message(0, "{\"a\":1,\"b\":\"");
        QVERIFY(!series->lastWasCut);
        MessageRecord record;
        record.topic = 0;
        record.flags = MessageRecord::Cut;
        const std::string head = "{\"a\":1,\"b\":\"";
        feed.board.append(record, {reinterpret_cast<const std::uint8_t *>(head.data()), head.size()});
        QVERIFY(series->lastWasCut);
        QCOMPARE(series->unmatched, 2U);
        QCOMPARE(series->points.size(), 0U);
        feed.message(0, "{\"a\":2}");
        QVERIFY(!series->lastWasCut);
    }

    void fillsThePastThenFollowsWithoutGapOrRepeat()
    {
        Feed feed;
        feed.message(0, "{\"v\":1}");
        feed.message(1, "9");
        feed.message(0, "{\"v\":2}");
        const SeriesBoard::Series *series = feed.board.add("a", 0, path("$.v"));
        feed.message(0, "{\"v\":3}");
        feed.message(1, "8");
        feed.message(0, "{\"v\":4}");
        QCOMPARE(values(*series), (std::vector<double>{1, 2, 3, 4}));
        QCOMPARE(series->points.timeAt(0), 1'001'000'000);
    }

    void countsWhatHasNoNumberInsteadOfPlottingZero()
    {
        Feed feed;
        const SeriesBoard::Series *series = feed.board.add("a", 0, path("$.v"));
        feed.message(0, "{\"v\":1}");
        feed.message(0, "not json");
        feed.message(0, "{\"w\":5}");
        QCOMPARE(values(*series), std::vector<double>{1});
        QCOMPARE(series->unmatched, 2U);
    }

    void startsWithATopicThatAppearsLater()
    {
        Feed feed;
        const SeriesBoard::Series *series = feed.board.add("late", kNoTopic, path(""));
        feed.message(0, "1");
        feed.board.topicAdded(3, "late");
        feed.message(3, "42");
        QCOMPARE(values(*series), std::vector<double>{42});
    }

    void theSameNumberIsOneSeriesAndRemovalStopsIt()
    {
        Feed feed;
        const SeriesBoard::Series *first = feed.board.add("a", 0, path("$.v"));
        QVERIFY(feed.board.add("a", 0, path("$.v")) == first);
        const SeriesBoard::Series *other = feed.board.add("a", 0, path("$.w"));
        feed.board.remove(first);
        feed.message(0, "{\"v\":1,\"w\":2}");
        QCOMPARE(values(*other), std::vector<double>{2});
        QCOMPARE(feed.board.all().size(), 1U);
        feed.board.remove(other);
        feed.message(0, "{\"w\":3}");
        QVERIFY(feed.board.all().empty());
    }
};

QTEST_GUILESS_MAIN(TestSeriesBoard)
#include "test_series_board.moc"
