// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/series_board.h"

#include <QTest>

using namespace explorer;

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
