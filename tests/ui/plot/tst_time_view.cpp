// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/time_view.h"

#include <QtTest>

using ui::TimeView;

namespace {
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond;
} // namespace

class TestTimeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followingShowsTheNewestWindow()
    {
        TimeView view;
        view.windowSeconds = 30;
        view.moveTo(kNow, kNow - 100 * kSecond, kNow - kSecond);
        QCOMPARE(view.endNs, kNow);
        QCOMPARE(view.width(), 30 * kSecond);
    }

    void aSampleAheadOfTheClockIsStillShown()
    {
        TimeView view;
        view.moveTo(kNow, kNow, kNow + 5 * kSecond);
        QCOMPARE(view.endNs, kNow + 5 * kSecond);
    }

    void everythingHoldsTheFirstAndLastSample()
    {
        TimeView view;
        view.windowSeconds = TimeView::kAll;
        view.moveTo(kNow, kNow - 1'000 * kSecond, kNow - 10 * kSecond);
        QVERIFY(view.beginNs < kNow - 1'000 * kSecond);
        QVERIFY(view.endNs > kNow - 10 * kSecond);
        QVERIFY(view.width() < 1'100 * kSecond);
        view.moveTo(kNow, INT64_MAX, INT64_MIN); // no samples at all
        QCOMPARE(view.endNs, kNow);
    }

    void zoomKeepsTheAnchorInPlace()
    {
        TimeView view;
        view.setRange(kNow, kNow + 100 * kSecond);
        view.zoom(kNow + 25 * kSecond, 0.5);
        QCOMPARE(view.beginNs, kNow + 25 * kSecond - 12'500'000'000);
        QCOMPARE(view.width(), 50 * kSecond);
        QVERIFY(!view.follows);
    }

    void zoomStopsAtAMicrosecondAndAtACentury()
    {
        TimeView view;
        view.setRange(kNow, kNow + kSecond);
        for (int i = 0; i < 200; ++i)
            view.zoom(kNow + kSecond / 2, 0.5);
        QCOMPARE(view.width(), std::int64_t(1'000));
        for (int i = 0; i < 400; ++i)
            view.zoom(kNow + kSecond / 2, 2);
        QVERIFY(view.width() > 99LL * 365 * 86'400 * kSecond);
        QVERIFY(view.width() < 101LL * 366 * 86'400 * kSecond);
    }

    void panningForeverDoesNotOverflow()
    {
        TimeView view;
        for (int i = 0; i < 1'000; ++i)
            view.pan(INT64_MAX / 8);
        QVERIFY(view.endNs > view.beginNs);
        for (int i = 0; i < 1'000; ++i)
            view.pan(-INT64_MAX / 8);
        QVERIFY(view.endNs > view.beginNs);
        QVERIFY(!view.follows);
    }

    void stepsThroughTheWindowsAndStopsAtTheEnds()
    {
        TimeView view;
        view.windowSeconds = 30;
        view.stepWindow(-1);
        QCOMPARE(view.windowSeconds, 10);
        view.stepWindow(-1);
        QCOMPARE(view.windowSeconds, 10);
        for (int i = 0; i < 10; ++i)
            view.stepWindow(1);
        QCOMPARE(view.windowSeconds, TimeView::kAll);
    }
};

QTEST_APPLESS_MAIN(TestTimeView)
#include "tst_time_view.moc"
