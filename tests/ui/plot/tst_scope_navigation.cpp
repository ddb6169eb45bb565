// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/plot/plot_bench.h"

#include <QPushButton>

using namespace ui;

/// Time and value axes of a chart by wheel, mouse and keyboard.
class TestScopeNavigation : public QObject
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
};

QTEST_MAIN(TestScopeNavigation)
#include "tst_scope_navigation.moc"
