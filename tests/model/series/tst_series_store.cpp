// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/series_store.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using explorer::SeriesStore;

namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

/// Where column `c` of `columns` begins, in whole nanoseconds.
std::int64_t columnBegin(std::int64_t begin, std::int64_t end, int c, int columns)
{
    const std::int64_t width = end - begin;
    return begin + (width / columns) * c + (width % columns) * c / columns;
}

/// Checks every promise of decimate() against a look at each single point.
bool decimatesExactly(const SeriesStore &store, std::int64_t begin, std::int64_t end, int columns)
{
    std::vector<SeriesStore::Point> out;
    store.decimate(begin, end, columns, out);
    if (!std::is_sorted(out.begin(), out.end(),
                        [](const auto &a, const auto &b) { return a.wallNs < b.wallNs; }))
        return false;

    std::size_t at = 0;
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    const auto isPoint = [&](std::size_t index) {
        const bool yes = at < out.size() && out[at].wallNs == store.timeAt(index) &&
                         same(out[at].value, store.valueAt(index));
        ++at;
        return yes;
    };

    std::size_t first = 0;
    while (first < store.size() && store.timeAt(first) < begin)
        ++first;
    if (first > 0 && !isPoint(first - 1))
        return false;
    for (int c = 0; c < columns; ++c) {
        const std::int64_t columnEnd = columnBegin(begin, end, c + 1, columns);
        std::size_t last = first;
        double least = std::numeric_limits<double>::infinity();
        double greatest = -least;
        for (; last < store.size() && store.timeAt(last) < columnEnd; ++last) {
            if (!std::isnan(store.valueAt(last))) {
                least = std::min(least, store.valueAt(last));
                greatest = std::max(greatest, store.valueAt(last));
            }
        }
        if (last == first)
            continue;
        // Points of this column in the output
        const std::size_t outBegin = at;
        double outLeast = std::numeric_limits<double>::infinity();
        double outGreatest = -outLeast;
        std::size_t outEnd = outBegin;
        // Equal times on both sides of nothing: columns are half open, so the time decides.
        while (outEnd < out.size() && out[outEnd].wallNs < columnEnd) {
            if (!std::isnan(out[outEnd].value)) {
                outLeast = std::min(outLeast, out[outEnd].value);
                outGreatest = std::max(outGreatest, out[outEnd].value);
            }
            ++outEnd;
        }
        const std::size_t points = outEnd - outBegin;
        if (points < 1 || points > 4 || least != outLeast || greatest != outGreatest)
            return false;
        if (!isPoint(first))
            return false;
        at = outEnd - 1;
        if (!isPoint(last - 1))
            return false;
        first = last;
    }
    if (first < store.size() && !isPoint(first))
        return false;
    return at == out.size();
}

} // namespace

class TestSeriesStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsPointsInOrder();
    void clampsAnOlderTimeToTheLast();
    void findsTheFirstPointNotBefore();
    void decimatorEqualsBruteForce_data();
    void decimatorEqualsBruteForce();
    void aSingleSpikeAmongAMillionIsKept();
    void gapsSurviveDecimation();
    void spansTheWholeRangeOfTimeWithoutOverflow();
    void staysWithin24BytesAPointPlusIndex();
    void clearForgetsEverything();
    void theOldestGoBeyondTheCapacity();
    void takesNoMoreMemoryHoweverLongItRuns();
};

void TestSeriesStore::keepsPointsInOrder()
{
    SeriesStore store;
    for (int i = 0; i < 10'000; ++i)
        store.append(i * 7, i * 0.5);
    QCOMPARE(store.size(), std::size_t(10'000));
    for (std::size_t i = 0; i < store.size(); ++i) {
        QCOMPARE(store.timeAt(i), std::int64_t(i) * 7);
        QCOMPARE(store.valueAt(i), double(i) * 0.5);
    }
}

void TestSeriesStore::clampsAnOlderTimeToTheLast()
{
    SeriesStore store;
    store.append(100, 1);
    store.append(90, 2);
    store.append(101, 3);
    QCOMPARE(store.timeAt(1), std::int64_t(100));
    QCOMPARE(store.valueAt(1), 2.0);
    QCOMPARE(store.timeAt(2), std::int64_t(101));
}

void TestSeriesStore::findsTheFirstPointNotBefore()
{
    SeriesStore store;
    QCOMPARE(store.lowerBound(5), std::size_t(0));
    for (const int time : {10, 20, 20, 30})
        store.append(time, 0);
    QCOMPARE(store.lowerBound(9), std::size_t(0));
    QCOMPARE(store.lowerBound(10), std::size_t(0));
    QCOMPARE(store.lowerBound(11), std::size_t(1));
    QCOMPARE(store.lowerBound(20), std::size_t(1));
    QCOMPARE(store.lowerBound(21), std::size_t(3));
    QCOMPARE(store.lowerBound(31), std::size_t(4));
}

void TestSeriesStore::decimatorEqualsBruteForce_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("capacity");
    for (const int points : {0, 1, 2, 15, 16, 17, 255, 256, 257, 4'095, 4'096, 4'097, 5'000, 70'000})
        QTest::addRow("%d points", points) << unsigned(points + 1) << points << 1'000'000;
    // The oldest have gone: out of the lowest level, across a whole group of the fourth, of the fifth.
    for (const auto &[points, capacity] : {std::pair(13'000, 8'192), std::pair(70'000, 10'000),
                                           std::pair(70'000, 69'000), std::pair(1'100'000, 30'000)})
        QTest::addRow("%d points, room for %d", points, capacity) << unsigned(points + 1) << points << capacity;
}

void TestSeriesStore::decimatorEqualsBruteForce()
{
    QFETCH(unsigned, seed);
    QFETCH(int, points);
    QFETCH(int, capacity);
    std::mt19937_64 random(seed);
    SeriesStore store{std::size_t(capacity)};
    std::int64_t time = 1'700'000'000'000'000'000;
    double walk = 0;
    for (int i = 0; i < points; ++i) {
        // Bursts with equal times, pauses, gaps and a few extremes.
        if (random() % 4 != 0)
            time += std::int64_t(random() % (random() % 50 == 0 ? 1'000'000 : 1'000));
        walk += double(random() % 2'001) / 1'000 - 1;
        const bool gap = random() % 23 == 0;
        store.append(time, gap ? kGap : random() % 997 == 0 ? walk * 1e6 : walk);
    }
    QCOMPARE(store.appended(), std::uint64_t(points));
    QCOMPARE(store.dropped() > 0, points > capacity);
    const std::int64_t begin = points > 0 ? store.timeAt(0) : 0;
    const std::int64_t end = points > 0 ? store.timeAt(store.size() - 1) + 1 : 1'000;
    for (int turn = 0; turn < 40; ++turn) {
        const std::int64_t width = std::max<std::int64_t>(end - begin, 2);
        const std::int64_t from = begin - 10 + std::int64_t(random() % std::uint64_t(width));
        const std::int64_t to = from + 1 + std::int64_t(random() % std::uint64_t(width));
        const int columns = 1 + int(random() % 1'500);
        QVERIFY2(
            decimatesExactly(store, from, to, columns),
            qPrintable(
                QStringLiteral("seed %1, [%2, %3), %4 columns").arg(seed).arg(from).arg(to).arg(columns)));
    }
    QVERIFY(decimatesExactly(store, begin - 1, end + 1, 1'000));
}

void TestSeriesStore::aSingleSpikeAmongAMillionIsKept()
{
    SeriesStore store;
    for (int i = 0; i < 1'000'000; ++i)
        store.append(std::int64_t(i) * 1'000'000, i == 654'321 ? 99 : std::sin(i * 0.001));
    std::vector<SeriesStore::Point> out;
    store.decimate(0, 1'000'000'000'000, 800, out);
    QVERIFY(out.size() <= 4u * 800 + 2);
    const auto spike =
        std::find_if(out.begin(), out.end(), [](const auto &point) { return point.value == 99; });
    QVERIFY(spike != out.end());
    QCOMPARE(spike->wallNs, std::int64_t(654'321'000'000));
}

void TestSeriesStore::gapsSurviveDecimation()
{
    SeriesStore store;
    for (int i = 0; i < 1'000; ++i)
        store.append(i, i >= 400 && i < 600 ? kGap : 1);
    std::vector<SeriesStore::Point> out;
    store.decimate(0, 1'000, 10, out);
    for (const auto &point : out)
        QCOMPARE(std::isnan(point.value), point.wallNs >= 400 && point.wallNs < 600);
    QVERIFY(std::any_of(out.begin(), out.end(), [](const auto &point) { return std::isnan(point.value); }));
}

void TestSeriesStore::spansTheWholeRangeOfTimeWithoutOverflow()
{
    constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
    constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
    SeriesStore store;
    store.append(kMin, 1);
    store.append(0, 2);
    store.append(kMax - 1, 3);
    std::vector<SeriesStore::Point> out;
    store.decimate(kMin, kMax, 100, out);
    QCOMPARE(out.size(), std::size_t(3));
    store.decimate(kMax, kMin, 100, out);
    QVERIFY(out.empty());
}

void TestSeriesStore::staysWithin24BytesAPointPlusIndex()
{
    for (const int points : {100'000, 1'000'000}) {
        SeriesStore store;
        for (int i = 0; i < points; ++i)
            store.append(i, i);
        QVERIFY2(store.memoryBytes() <= std::size_t(points) * 24,
                 qPrintable(QString::number(double(store.memoryBytes()) / points)));
    }
    SeriesStore small;
    small.append(1, 1);
    QVERIFY(small.memoryBytes() < 4'096);
}

void TestSeriesStore::clearForgetsEverything()
{
    SeriesStore store;
    for (int i = 0; i < 5'000; ++i)
        store.append(i, i);
    store.clear();
    QCOMPARE(store.size(), std::size_t(0));
    store.append(3, 4);
    QCOMPARE(store.timeAt(0), std::int64_t(3));
    QVERIFY(decimatesExactly(store, 0, 10, 5));
}

void TestSeriesStore::theOldestGoBeyondTheCapacity()
{
    SeriesStore store(10'000);
    for (int i = 0; i < 10'000; ++i)
        store.append(i, i);
    QCOMPARE(store.size(), std::size_t(10'000));
    QCOMPARE(store.dropped(), std::uint64_t(0));
    for (int i = 10'000; i < 25'000; ++i) {
        store.append(i, i);
        QVERIFY(store.size() <= 10'000 && store.size() > 5'000);
        QCOMPARE(store.dropped() + store.size(), std::uint64_t(i) + 1);
        QCOMPARE(store.timeAt(0), std::int64_t(store.dropped()));
        QCOMPARE(store.valueAt(store.size() - 1), double(i));
    }
    QCOMPARE(store.lowerBound(0), std::size_t(0));
    QCOMPARE(store.timeAt(store.lowerBound(24'000)), std::int64_t(24'000));
    store.clear();
    QCOMPARE(store.dropped(), std::uint64_t(0));
    for (int i = 0; i < 20'000; ++i)
        store.append(i, i);
    QVERIFY(store.dropped() > 0); // the capacity outlives clear()
}

void TestSeriesStore::takesNoMoreMemoryHoweverLongItRuns()
{
    SeriesStore store(20'000);
    const auto run = [&store](int from, int to) {
        for (int i = from; i < to; ++i)
            store.append(i, i % 977);
    };
    run(0, 100'000);
    const std::size_t full = store.memoryBytes();
    run(100'000, 3'000'000);
    QVERIFY2(store.memoryBytes() < full + full / 4, qPrintable(QString::number(store.memoryBytes())));
    QVERIFY(store.memoryBytes() < 20'000u * 24);
}

QTEST_APPLESS_MAIN(TestSeriesStore)
#include "tst_series_store.moc"
