// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_canvas.h"
#include "ui/plot/scope_plot.h"
#include "ui/theme/colors.h"

#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace ui;
using explorer::SeriesStore;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond;

/// A chart of a size that tests can count on, with a clock that stands still.
struct Bench
{
    ScopePlot plot;
    SeriesStore store;
    std::int64_t now = kNow;

    Bench()
    {
        plot.setClock([this] { return now; });
        plot.resize(1'000, 300);
    }

    void sine(int points, std::int64_t stepNs)
    {
        for (int i = 0; i < points; ++i)
            store.append(kNow - (points - i) * stepNs, std::sin(i * 0.05));
    }

    bool show()
    {
        plot.show();
        const bool shown = QTest::qWaitForWindowExposed(&plot);
        return shown && QTest::qWaitFor([this] { return plot.canvas()->redraws() > 0; });
    }

    PlotCanvas *canvas() { return plot.canvas(); }
    QPoint at(double xShare, double yShare)
    {
        const QRect rect = canvas()->surface().plotRect();
        return QPoint(int(rect.left() + rect.width() * xShare), int(rect.top() + rect.height() * yShare)) +
               canvas()->surface().widget()->pos();
    }
    std::int64_t timeUnder(QPoint canvasPoint)
    {
        return canvas()->surface().timeAt(canvasPoint.x() - canvas()->surface().widget()->x());
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, canvas()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas(), &event);
        canvas()->redrawNow();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(canvas(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 10; ++i) {
            const QPoint at = from + (to - from) * i / 10;
            QMouseEvent move(QEvent::MouseMove, at, canvas()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             modifiers);
            QCoreApplication::sendEvent(canvas(), &move);
        }
        QTest::mouseRelease(canvas(), Qt::LeftButton, modifiers, to);
        canvas()->redrawNow();
    }
    ValueRange values() { return canvas()->surface().valueRange(PlotSurface::Left); }
    double width() { return double(plot.timeView().width()) / kSecond; }
};

bool isNear(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

} // namespace

class TestScopePlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Q_INIT_RESOURCE(icons); }

    void followsTheNewestWindow()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        QCOMPARE(bench.plot.timeView().endNs, kNow);
        QCOMPARE(bench.width(), 60.0);
        bench.plot.setWindow(10);
        QCOMPARE(bench.width(), 10.0);
        bench.now += 5 * kSecond;
        bench.store.append(bench.now, 3);
        bench.plot.dataChanged();
        QCOMPARE(bench.plot.timeView().endNs, kNow + 5 * kSecond);
        bench.canvas()->redrawNow();
        QVERIFY(bench.values().upper > 3);
    }

    void wheelZoomsTimeAtThePointerAndLeavesFollowing()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        const QPoint at = bench.at(0.25, 0.5);
        const std::int64_t before = bench.timeUnder(at);
        const ValueRange values = bench.values();
        bench.wheel(at, 1);
        QVERIFY(isNear(bench.width(), 48, 1e-6));
        QVERIFY(isNear(double(bench.timeUnder(at) - before) / kSecond, 0, 0.1));
        QVERIFY(!bench.plot.timeView().follows);
        bench.wheel(at, -1);
        QVERIFY(isNear(bench.width(), 60, 1e-6));
        QVERIFY(bench.canvas()->surface().fitsValues());
        QVERIFY(isNear(bench.values().upper, values.upper, 0.05));
    }

    void wheelOverTheValueAxisAndWithCtrlZoomsValuesOnly()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        const TimeView before = bench.plot.timeView();
        const double height = bench.values().upper - bench.values().lower;
        bench.wheel(QPoint(6, bench.at(0, 0.5).y()), 1);
        QVERIFY(isNear(bench.values().upper - bench.values().lower, height * 0.8, height * 0.01));
        bench.wheel(bench.at(0.5, 0.5), 1, Qt::ControlModifier);
        QVERIFY(isNear(bench.values().upper - bench.values().lower, height * 0.64, height * 0.01));
        QVERIFY(bench.plot.timeView() == before);
    }

    void wheelOverTheTimeAxisZoomsTime()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        const QPoint below(bench.at(0.5, 1).x(), bench.canvas()->height() - 6);
        bench.wheel(below, 2);
        QVERIFY(isNear(bench.width(), 60 * 0.64, 1e-6));
        QVERIFY(bench.canvas()->surface().fitsValues());
    }

    void dragPansAndFollowButtonReturns()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        const auto *button = bench.canvas()->findChild<QPushButton *>();
        QVERIFY(!button->isVisible());
        const std::int64_t grabbed = bench.timeUnder(bench.at(0.4, 0.5));
        bench.drag(bench.at(0.4, 0.5), bench.at(0.7, 0.5));
        QVERIFY(isNear(double(bench.timeUnder(bench.at(0.7, 0.5)) - grabbed) / kSecond, 0, 0.3));
        QVERIFY(!bench.plot.timeView().follows);
        QCOMPARE(bench.width(), 60.0);

        // New data must not move a picture that somebody looks at.
        const TimeView looked = bench.plot.timeView();
        bench.now += 20 * kSecond;
        bench.store.append(bench.now, 0);
        bench.plot.dataChanged();
        QVERIFY(bench.plot.timeView() == looked);

        QVERIFY(button->isVisible());
        QTest::mouseClick(const_cast<QPushButton *>(button), Qt::LeftButton);
        QVERIFY(bench.plot.timeView().follows);
        QCOMPARE(bench.plot.timeView().endNs, bench.now);
        QVERIFY(!button->isVisible());
    }

    void shiftDragZoomsIntoTheRectangle()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        const std::int64_t begin = bench.timeUnder(bench.at(0.2, 0));
        const double top = bench.canvas()->surface().valueAt(PlotSurface::Left, bench.at(0, 0.25).y() - 1);
        bench.drag(bench.at(0.2, 0.25), bench.at(0.6, 0.75), Qt::ShiftModifier);
        QVERIFY(isNear(bench.width(), 24, 0.3));
        QVERIFY(isNear(double(bench.plot.timeView().beginNs - begin) / kSecond, 0, 0.2));
        QVERIFY(isNear(bench.values().upper, top, 0.05));
    }

    void doubleClickFitsEverything()
    {
        Bench bench;
        bench.sine(6'000, kSecond / 10); // ten minutes
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        bench.wheel(bench.at(0.5, 0.5), 3, Qt::ControlModifier);
        QTest::mouseDClick(bench.canvas(), Qt::LeftButton, {}, bench.at(0.5, 0.5));
        bench.canvas()->redrawNow();
        QVERIFY(bench.plot.timeView().beginNs <= bench.store.timeAt(0));
        QVERIFY(bench.plot.timeView().endNs > bench.store.timeAt(bench.store.size() - 1));
        QVERIFY(bench.canvas()->surface().fitsValues());
        QVERIFY(bench.values().upper > 1 && bench.values().upper < 1.3);
    }

    void everythingWorksFromTheKeyboard()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        bench.canvas()->setFocus();
        QTest::keyClick(bench.canvas(), Qt::Key_Plus);
        QCOMPARE(bench.plot.timeView().windowSeconds, 30);
        QTest::keyClick(bench.canvas(), Qt::Key_Left);
        QVERIFY(!bench.plot.timeView().follows);
        QCOMPARE(bench.plot.timeView().endNs, kNow - 3 * kSecond);
        QTest::keyClick(bench.canvas(), Qt::Key_Minus);
        QCOMPARE(bench.width(), 60.0);
        QTest::keyClick(bench.canvas(), Qt::Key_F);
        QVERIFY(bench.plot.timeView().follows);
        QTest::keyClick(bench.canvas(), Qt::Key_Space);
        QVERIFY(bench.plot.timeView().paused);
        QTest::keyClick(bench.canvas(), Qt::Key_Space);
        QVERIFY(!bench.plot.timeView().paused);
        QTest::keyClick(bench.canvas(), Qt::Key_Up);
        QVERIFY(!bench.canvas()->surface().fitsValues());
        QTest::keyClick(bench.canvas(), Qt::Key_Home);
        QVERIFY(bench.canvas()->surface().fitsValues());
    }

    void pausedStandsStillAndCatchesUp()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        bench.plot.setPaused(true);
        bench.canvas()->redrawNow();
        const int redraws = bench.canvas()->redraws();
        bench.now += kSecond;
        bench.store.append(bench.now, 1);
        bench.plot.dataChanged();
        QTest::qWait(100);
        QCOMPARE(bench.canvas()->redraws(), redraws);
        QCOMPARE(bench.plot.timeView().endNs, kNow);
        bench.plot.setPaused(false);
        QCOMPARE(bench.plot.timeView().endNs, bench.now);
        QTRY_VERIFY(bench.canvas()->redraws() > redraws);
    }

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

    void hoveringReadsEverySeriesAtThatTime()
    {
        Bench bench;
        SeriesStore other;
        for (int i = 0; i < 60; ++i) {
            bench.store.append(kNow - (60 - i) * kSecond, i);
            other.append(kNow - (60 - i) * kSecond, i * 10);
        }
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        bench.plot.addSeries(QStringLiteral("b"), &other);
        QVERIFY(bench.show());
        const double x = bench.canvas()->surface().pixelOf(bench.store.timeAt(20));
        const QPoint at(int(std::lround(x)) + bench.canvas()->surface().widget()->x(), bench.at(0, 0.5).y());
        QMouseEvent move(QEvent::MouseMove, at, bench.canvas()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                         {});
        QCoreApplication::sendEvent(bench.canvas(), &move);
        QCOMPARE(bench.plot.legend()->topLevelItem(0)->text(2), QStringLiteral("20"));
        QCOMPARE(bench.plot.legend()->topLevelItem(1)->text(2), QStringLiteral("200"));
        QCOMPARE(bench.plot.legend()->topLevelItem(1)->text(1), QStringLiteral("590"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(bench.canvas(), &leave);
        QCOMPARE(bench.plot.legend()->topLevelItem(0)->text(2), QString());
    }

    void legendHidesShowsAloneAndAsksForRemoval()
    {
        Bench bench;
        bench.sine(10, kSecond);
        const int a = bench.plot.addSeries(QStringLiteral("<b>a</b>"), &bench.store);
        const int b = bench.plot.addSeries(QStringLiteral("b"), &bench.store);
        SeriesLegend *legend = bench.plot.legend();
        QVERIFY(bench.show());
        QCOMPARE(legend->topLevelItem(0)->text(0), QStringLiteral("<b>a</b>"));
        legend->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!bench.plot.curves()[0].visible);
        bench.plot.showAlone(a);
        QVERIFY(bench.plot.curves()[0].visible && !bench.plot.curves()[1].visible);
        bench.plot.showAlone(a);
        QVERIFY(bench.plot.curves()[0].visible && bench.plot.curves()[1].visible);
        bench.plot.setOnRightAxis(b, true);
        bench.canvas()->redrawNow();

        QSignalSpy removal(&bench.plot, &ScopePlot::removeWanted);
        legend->setCurrentItem(legend->topLevelItem(1));
        QTest::keyClick(legend, Qt::Key_Delete);
        QCOMPARE(removal.size(), 1);
        QCOMPARE(removal[0][0].toInt(), b);
        bench.plot.removeSeries(b);
        QCOMPARE(legend->topLevelItemCount(), 1);
        bench.plot.clear();
        QCOMPARE(legend->topLevelItemCount(), 0);
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

    void zoomedToMicrosecondsItStillReadsAndDraws()
    {
        Bench bench;
        bench.sine(600, kSecond / 10);
        bench.plot.addSeries(QStringLiteral("a"), &bench.store);
        QVERIFY(bench.show());
        for (int i = 0; i < 150; ++i)
            bench.wheel(bench.at(0.5, 0.5), 1);
        QCOMPARE(bench.plot.timeView().width(), std::int64_t(1'000));
        QVERIFY(!bench.canvas()->grab().isNull());
        for (int i = 0; i < 200; ++i)
            bench.wheel(bench.at(0.5, 0.5), -1);
        QVERIFY(bench.width() > 3e9);
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

    void legendLeavesRoomForNames()
    {
        Bench bench;
        bench.sine(10, kSecond);
        bench.plot.addSeries(QStringLiteral("factory/line/temperature"), &bench.store);
        QVERIFY(bench.show());
        bench.plot.resize(1'280, 300);
        QTRY_VERIFY(bench.plot.legend()->columnWidth(0) >= 150);
        QVERIFY(bench.canvas()->width() > 700);
    }

    void controlsHaveNames()
    {
        Bench bench;
        QVERIFY(!bench.canvas()->accessibleName().isEmpty());
        QVERIFY(!bench.plot.legend()->accessibleName().isEmpty());
        const std::unique_ptr<QMenu> menu(bench.plot.makeMenu(nullptr));
        QVERIFY(menu->actions().size() >= 7);
    }
};

QTEST_MAIN(TestScopePlot)
#include "tst_scope_plot.moc"
