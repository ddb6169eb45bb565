// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/plot/plot_bench.h"
#include "ui/theme/colors.h"

#include <QTemporaryDir>

#include <limits>

using namespace ui;

/// What a chart puts on the screen, and how often.
class TestScopeDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Q_INIT_RESOURCE(icons); }

    void redrawsAtMostThirtyTimesASecondAndNeverWhenIdleOrHidden()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        QElapsedTimer timer;
        timer.start();
        const int before = bench.canvas()->redraws();
        while (timer.elapsed() < 1'000) {
            bench.now += 2'000'000;
            bench.store.append(bench.now, 0.5);
            bench.plot.dataChanged();
            QTest::qWait(2);
        }
        const int live = bench.canvas()->redraws() - before;
        QVERIFY2(live >= 5 && live <= 32, qPrintable(QString::number(live)));

        bench.plot.setPaused(true);
        QTest::qWait(100);
        const int settled = bench.canvas()->redraws();
        QVERIFY(!bench.plot.isScrolling());
        QTest::qWait(300);
        QCOMPARE(bench.canvas()->redraws(), settled);

        bench.plot.setPaused(false);
        QVERIFY(bench.plot.isScrolling());
        bench.plot.hide();
        QVERIFY(!bench.plot.isScrolling());
        QTest::qWait(50);
        const int hidden = bench.canvas()->redraws();
        for (int i = 0; i < 20; ++i) {
            bench.store.append(bench.now += 1'000, i);
            bench.plot.dataChanged();
            QTest::qWait(5);
        }
        QCOMPARE(bench.canvas()->redraws(), hidden);
    }

    void anEmptyOrFixedChartDoesNotScroll()
    {
        Bench bench;
        QVERIFY(bench.show());
        QVERIFY(!bench.plot.isScrolling());
        bench.sine(10, kSecond);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.plot.isScrolling());
        bench.plot.panTime(-0.1);
        QVERIFY(!bench.plot.isScrolling());
        bench.plot.setWindow(TimeView::kAll);
        QVERIFY(!bench.plot.isScrolling());
    }

    void aSpikeOfOneSampleAmongAMillionIsDrawn()
    {
        Bench bench;
        for (int i = 0; i < 1'000'000; ++i)
            bench.store.append(kNow - kSecond * 1'000 + std::int64_t(i) * 1'000'000, i == 314'159 ? 100 : 0);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        bench.plot.fit();
        bench.canvas()->redrawNow();
        const QImage image = bench.canvas()->grab().toImage();
        const PlotSurface &surface = bench.canvas()->surface();
        const QPoint offset = surface.widget()->pos();
        const int x = int(std::lround(surface.pixelOf(bench.store.timeAt(314'159)))) + offset.x();
        // Half way up there is nothing but the spike; the nearest columns take part in its slope.
        const int y = int(surface.pixelOf(PlotSurface::Left, 50)) + offset.y();
        const QColor color = seriesColor(0, bench.plot.palette());
        const auto isDrawn = [&](int column) {
            const QColor pixel = image.pixelColor(column, y);
            return std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green()) +
                       std::abs(pixel.blue() - color.blue()) <
                   90;
        };
        QVERIFY(isDrawn(x) || isDrawn(x - 1) || isDrawn(x + 1));
        QVERIFY(!isDrawn(x - 20) && !isDrawn(x + 20));
        QVERIFY(surface.drawnPoints() < std::size_t(surface.plotRect().width()) * 5);
    }

    void gapsAreNotBridged()
    {
        Bench bench;
        for (int i = 0; i < 100; ++i)
            bench.store.append(kNow - (100 - i) * kSecond,
                               i >= 30 && i < 70 ? std::numeric_limits<double>::quiet_NaN() : 1);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        bench.plot.fit();
        bench.canvas()->redrawNow();
        const QImage image = bench.canvas()->grab().toImage();
        const PlotSurface &surface = bench.canvas()->surface();
        const QPoint offset = surface.widget()->pos();
        const int y = int(std::lround(surface.pixelOf(PlotSurface::Left, 1))) + offset.y();
        const QColor color = seriesColor(0, bench.plot.palette());
        const auto isDrawn = [&](int index) {
            const int x = int(surface.pixelOf(bench.store.timeAt(std::size_t(index)))) + offset.x() + 4;
            for (int dy = -2; dy <= 2; ++dy) {
                const QColor pixel = image.pixelColor(x, y + dy);
                if (std::abs(pixel.red() - color.red()) + std::abs(pixel.blue() - color.blue()) < 60)
                    return true;
            }
            return false;
        };
        QVERIFY(isDrawn(10));
        QVERIFY(!isDrawn(50));
        QVERIFY(isDrawn(85));
    }

    void hugeTinyAndEqualValuesDraw_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("1e308 both ways") << QList<double>{-1e308, 1e308, 0};
        QTest::newRow("denormal") << QList<double>{5e-324, 0};
        QTest::newRow("one level") << QList<double>{7, 7, 7};
        QTest::newRow("large with a small change") << QList<double>{9007199254740992.0, 9007199254740993.0};
        QTest::newRow("only gaps") << QList<double>{std::numeric_limits<double>::quiet_NaN()};
    }

    void hugeTinyAndEqualValuesDraw()
    {
        QFETCH(QList<double>, values);
        Bench bench;
        for (int i = 0; i < values.size(); ++i)
            bench.store.append(kNow - (values.size() - i) * kSecond, values[i]);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        bench.plot.fit();
        bench.canvas()->redrawNow();
        QVERIFY(std::isfinite(bench.values().lower) && std::isfinite(bench.values().upper));
        QVERIFY(bench.values().upper > bench.values().lower);
        QVERIFY(!bench.canvas()->grab().isNull());
    }

    void takesTheColoursOfTheNewPalette()
    {
        Bench bench;
        bench.sine(60, kSecond);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        QPalette dark = bench.plot.palette();
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::Base, QColor(20, 20, 22));
        dark.setColor(QPalette::Text, Qt::white);
        bench.plot.setPalette(dark);
        bench.canvas()->redrawNow();
        const QImage image = bench.canvas()->grab().toImage();
        const QPoint corner = bench.at(0.01, 0.02);
        QVERIFY(image.pixelColor(corner).lightness() < 80);
    }

    void savesAnImageOfWhatIsShown()
    {
        Bench bench;
        bench.sine(60, kSecond);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chart.png"));
        QVERIFY(bench.plot.exportPng(path));
        QCOMPARE(QImage(path).size(), bench.plot.size() * bench.plot.devicePixelRatio());
        QVERIFY(!bench.plot.exportPng(folder.filePath(QStringLiteral("no/such/folder.png"))));
    }
};

QTEST_MAIN(TestScopeDrawing)
#include "tst_scope_drawing.moc"
