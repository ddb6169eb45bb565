// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/series_export.h"

#include <QBuffer>
#include <QtTest>

#include <limits>

using namespace ui;

class TestSeriesExport : public QObject
{
    Q_OBJECT

    static QByteArray written(const std::vector<SeriesExcerpt> &excerpts)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        return writeCsv(buffer, excerpts, {}) ? buffer.data() : QByteArray("not written");
    }

private Q_SLOTS:
    void writesEverySampleExactly()
    {
        const std::int64_t time = 1'706'704'496'000'000'000;
        const double gap = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(
            written({{QStringLiteral("a/b"), {{time + 1, 0.1}, {time + 500'000'000, 9007199254740993.0}}},
                     {QStringLiteral("c"), {{time, gap}, {time, -1e308}}}}),
            QByteArray("time,series,value\n"
                       "2024-01-31T12:34:56.000000001Z,a/b,0.1\n"
                       "2024-01-31T12:34:56.500000000Z,a/b,9007199254740992\n"
                       "2024-01-31T12:34:56.000000000Z,c,\n"
                       "2024-01-31T12:34:56.000000000Z,c,-1e+308\n"));
    }

    void quotesNamesAndDisarmsFormulas()
    {
        const QByteArray csv =
            written({{QStringLiteral("=HYPERLINK(\"x\")"), {{0, 1}}}, {QStringLiteral("a,b"), {{0, 2}}}});
        QVERIFY2(csv.contains(",\"'=HYPERLINK(\"\"x\"\")\",1\n"), csv.constData());
        QVERIFY2(csv.contains(",\"a,b\",2\n"), csv.constData());
    }

    void takesVisibleCurvesWithinTheRangeOnly()
    {
        explorer::SeriesStore store;
        for (int i = 0; i < 10; ++i)
            store.append(i, i);
        Curve shown;
        shown.store = &store;
        Curve hidden = shown;
        hidden.visible = false;
        const auto excerpts = excerptOf({hidden, shown}, 3, 6);
        QCOMPARE(excerpts.size(), std::size_t(1));
        QCOMPARE(excerpts[0].points.size(), std::size_t(3));
        QCOMPARE(excerpts[0].points[0].value, 3.0);
    }

    void stopsWhenToldTo()
    {
        SeriesExcerpt large{QStringLiteral("x"), std::vector<explorer::SeriesStore::Point>(100'000, {0, 1})};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        std::size_t reported = 0;
        QVERIFY(!writeCsv(buffer, {large}, [&](std::size_t lines, std::size_t total) {
            reported = lines;
            return total == 100'000 && lines < 20'000;
        }));
        QVERIFY(reported >= 20'000 && reported < 40'000);
    }
};

QTEST_APPLESS_MAIN(TestSeriesExport)
#include "tst_series_export.moc"
