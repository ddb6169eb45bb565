// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is made of a meter's sums: rankings, maps and files.
#include "model/payload/csv_field.h"
#include "model/traffic/traffic_csv.h"
#include "model/traffic/traffic_map.h"
#include "model/traffic/traffic_ranking.h"
#include "tests/model/traffic/meter_rig.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace explorer;

namespace {

std::vector<RankedTraffic> rank(const MeterRig &rig, TrafficRanker::Of of, TrafficMeasure by, std::size_t most = 100,
                                std::size_t slice = 3)
{
    TrafficRanker ranker;
    ranker.start({{nullptr, &rig.meter}}, of, by, most);
    while (ranker.work(slice))
        continue;
    return ranker.result();
}

QStringList names(const MeterRig &rig, const std::vector<RankedTraffic> &ranked)
{
    QStringList list;
    for (const RankedTraffic &row : ranked)
        list += QString::fromStdString(rig.tree.tree.fullName(row.node));
    return list;
}

std::vector<TrafficArea> mapOf(const MeterRig &rig, NodeId below = kRootNode, std::size_t slice = 5)
{
    TrafficMap map;
    map.start({{nullptr, &rig.meter}}, below, TrafficMeasure::Messages);
    while (map.work(slice))
        continue;
    return map.areas();
}

std::uint64_t messagesOf(const std::vector<TrafficArea> &areas)
{
    std::uint64_t messages = 0;
    for (const TrafficArea &area : areas)
        messages += area.traffic.messages;
    return messages;
}

/// a: 6 small messages in two topics; b/c/d: 3 large ones; e: 1.
void feed(MeterRig &rig)
{
    for (int i = 0; i < 4; ++i)
        rig.publish("a/x", 10);
    rig.publish("a/y", 10);
    rig.publish("a/y", 10);
    for (int i = 0; i < 3; ++i)
        rig.publish("b/c/d", 1'000);
    rig.publish("e", 7);
    rig.count();
    rig.pass(2);
    rig.seal();
}

} // namespace

class TestTrafficViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void topicsAreRankedByEachMeasure()
    {
        MeterRig rig;
        feed(rig);
        QCOMPARE(names(rig, rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Messages)),
                 QStringList({"a/x", "b/c/d", "a/y", "e"}));
        QCOMPARE(names(rig, rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Bytes)),
                 QStringList({"b/c/d", "a/x", "a/y", "e"}));
        QCOMPARE(names(rig, rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Size)),
                 QStringList({"b/c/d", "a/x", "a/y", "e"})); // equal ones in the order of their creation
        const auto best = rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Messages, 1);
        QCOMPARE(best.size(), 1U);
        QCOMPARE(best[0].rate.messages, 2.0);
        QCOMPARE(best[0].rate.bytes, 20.0);
    }

    void subtreesThatSayNoMoreThanOneBelowAreLeftOut()
    {
        MeterRig rig;
        feed(rig);
        QCOMPARE(names(rig, rank(rig, TrafficRanker::Of::Subtrees, TrafficMeasure::Messages)), QStringList({"a", "b/c"}));
    }

    void rankingAgreesWithSortingEverything()
    {
        std::mt19937 random(5);
        MeterRig rig;
        for (int i = 0; i < 3'000; ++i)
            rig.publish(std::to_string(random() % 9) + "/" + std::to_string(random() % 40), random() % 90);
        rig.count();
        rig.pass(1);
        rig.seal();
        for (const TrafficMeasure by : {TrafficMeasure::Messages, TrafficMeasure::Bytes, TrafficMeasure::Size}) {
            const auto all = rank(rig, TrafficRanker::Of::Topics, by, 10'000, 1'000);
            QCOMPARE(all.size(), rig.meter.topics().size());
            for (std::size_t i = 1; i < all.size(); ++i)
                QVERIFY(all[i - 1].rate.value(by) >= all[i].rate.value(by));
            const auto some = rank(rig, TrafficRanker::Of::Topics, by, 25, 7);
            for (std::size_t i = 0; i < some.size(); ++i)
                QCOMPARE(some[i].node, all[i].node);
        }
    }

    void rowsKeepTheirIdentity()
    {
        std::mt19937 random(9);
        MeterRig rig;
        TrafficRanking ranking;
        QAbstractItemModelTester tester(&ranking, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&ranking, &QAbstractItemModel::modelReset);
        QPersistentModelIndex kept;
        QString keptName;
        for (int second = 0; second < 60; ++second) {
            for (int i = 0; i < 30; ++i)
                rig.publish("t/" + std::to_string(random() % 40), random() % 50);
            rig.count();
            rig.pass(1);
            rig.seal();
            const auto of = second % 17 == 16 ? TrafficRanker::Of::Subtrees : TrafficRanker::Of::Topics;
            const auto by = TrafficMeasure(random() % 3);
            const auto rows = rank(rig, of, by, 20);
            ranking.setRows(rows, of, by, TrafficRate(rig.meter, rig.meter.ofSubtree(kRootNode)));
            QCOMPARE(ranking.rowCount(), int(rows.size()));
            for (int row = 0; row < ranking.rowCount(); ++row) {
                QCOMPARE(ranking.at(row).node, rows[std::size_t(row)].node);
                QCOMPARE(ranking.index(row, TrafficRanking::Rank).data().toString(), QString::number(row + 1));
            }
            if (kept.isValid())
                QCOMPARE(kept.data().toString(), keptName);
            kept = ranking.index(int(random() % 10), TrafficRanking::Topic);
            keptName = kept.data().toString();
        }
        QCOMPARE(resets.count(), 0);
    }

    void sharesAreOfTheWhole()
    {
        MeterRig rig;
        feed(rig);
        TrafficRanking ranking;
        ranking.setRows(rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Messages), TrafficRanker::Of::Topics,
                        TrafficMeasure::Messages, TrafficRate(rig.meter, rig.meter.ofSubtree(kRootNode)));
        QCOMPARE(ranking.index(0, TrafficRanking::Share).data(TrafficRanking::ShareRole).toDouble(), 0.4);
        QCOMPARE(ranking.index(0, TrafficRanking::Share).data().toString(), QStringLiteral("40.0%"));
        QCOMPARE(ranking.index(1, TrafficRanking::Topic).data().toString(), QStringLiteral("b/c/d"));
        QCOMPARE(ranking.index(1, TrafficRanking::Messages).data().toString(), QStringLiteral("1.5"));
    }

    void foreignNamesAreMadeVisible()
    {
        MeterRig rig;
        rig.publish("\xE2\x80\xAE<b>evil");
        rig.count();
        rig.pass(1);
        rig.seal();
        TrafficRanking ranking;
        ranking.setRows(rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Messages), TrafficRanker::Of::Topics,
                        TrafficMeasure::Messages, {});
        QCOMPARE(ranking.nameAt(0), QStringLiteral("⟦U+202E⟧<b>evil"));
    }

    void anAreaIsThereForEverythingThatCame()
    {
        MeterRig rig;
        feed(rig);
        rig.publish("a"); // a's own, beside what is below it
        rig.count();
        rig.pass(1);
        rig.seal();
        const std::vector<TrafficArea> areas = mapOf(rig);
        QCOMPARE(messagesOf(areas), 11U);
        QCOMPARE(areas.size(), 3U);
        QCOMPARE(areas[0].node, rig.node("a"));
        QCOMPARE(areas[0].inside.size(), 3U);
        QCOMPARE(messagesOf(areas[0].inside), areas[0].traffic.messages);
        QVERIFY(std::ranges::any_of(areas[0].inside, [](const TrafficArea &a) { return a.kind == TrafficArea::Kind::Own; }));
        QCOMPARE(areas[1].node, rig.node("b/c/d")); // nothing else came on the way there
        const std::vector<TrafficArea> below = mapOf(rig, rig.node("a"));
        QCOMPARE(messagesOf(below), 7U);
    }

    void manyAreasAreBoundedAndNothingIsMissing()
    {
        MeterRig rig;
        for (int i = 0; i < 5'000; ++i)
            rig.publish(std::to_string(i % 97) + "/" + std::to_string(i), std::size_t(i % 30));
        rig.count();
        rig.pass(1);
        rig.seal();
        const std::vector<TrafficArea> areas = mapOf(rig, kRootNode, 100);
        std::size_t count = areas.size();
        for (const TrafficArea &area : areas) {
            count += area.inside.size();
            if (!area.inside.empty())
                QCOMPARE(messagesOf(area.inside), area.traffic.messages);
        }
        QVERIFY(count <= TrafficMap::kMostAreas);
        QCOMPARE(messagesOf(areas), 5'000U);
        QCOMPARE(int(areas.back().kind), int(TrafficArea::Kind::Others));
    }

    void filesFollowTheStandardAndRunNoFormulas()
    {
        QCOMPARE(csvField(QStringLiteral("plain")), QByteArray("plain"));
        QCOMPARE(csvField(QStringLiteral("a,\"b\"")), QByteArray("\"a,\"\"b\"\"\""));
        QCOMPARE(csvField(QStringLiteral("two\nlines")), QByteArray("\"two\nlines\""));
        for (const char *text : {"=1+1", "+1", "-1", "@SUM", "\tx"})
            QVERIFY(csvField(QString::fromLatin1(text)).startsWith('\''));

        MeterRig rig;
        rig.publish("=cmd|' /C calc'!A0");
        rig.publish("a,b", 3);
        rig.publish("a,b", 3);
        rig.count();
        rig.pass(1);
        rig.seal();
        const auto rows = rank(rig, TrafficRanker::Of::Topics, TrafficMeasure::Messages);
        TrafficCsv csv(TrafficRanker::Of::Topics, TrafficMeasure::Messages,
                       TrafficRate(rig.meter, rig.meter.ofSubtree(kRootNode)));
        for (auto row = rows.rbegin(); row != rows.rend(); ++row)
            csv.add(*row); // in whatever order
        csv.close();
        QBuffer file;
        QVERIFY(file.open(QIODevice::WriteOnly));
        while (!csv.atEnd())
            QVERIFY(csv.write(file, 1));
        QCOMPARE(csv.written(), 2U);
        const QList<QByteArray> lines = file.data().split('\n');
        QVERIFY(lines[0].endsWith("connection\r"));
        QCOMPARE(lines[1], QByteArray("1,\"a,b\",2.000,6.000,3.0,0.666667,2,6,1.000,\r"));
        QVERIFY(lines[2].startsWith("2,'=cmd|"));
        QCOMPARE(lines.size(), 4); // a last line end
    }
};

QTEST_GUILESS_MAIN(TestTrafficViews)

#include "test_traffic_views.moc"
