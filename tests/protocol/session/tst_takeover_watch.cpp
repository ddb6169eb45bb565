// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/takeover_watch.h"

#include <QTest>

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

/// Accepted, alive for that long, closed by the server; the pause before it is the reconnect's.
struct Life
{
    std::chrono::milliseconds pause;
    std::chrono::milliseconds alive;
};

/// Which of the lives was taken for a fight, from 1 on; 0: none.
int fightAt(const std::vector<Life> &lives)
{
    TakeoverWatch watch;
    Instant now{1'000s};
    for (std::size_t i = 0; i < lives.size(); ++i) {
        now += lives[i].pause;
        watch.accepted(now);
        now += lives[i].alive;
        if (watch.closedByServer(now))
            return int(i) + 1;
    }
    return 0;
}

} // namespace

class TestTakeoverWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeTakeoversInAMinuteAreAFight()
    {
        QCOMPARE(fightAt({{0ms, 1s}, {1s, 1s}}), 0);
        QCOMPARE(fightAt({{0ms, 1s}, {1s, 1s}, {1s, 1s}}), 3);
        QCOMPARE(fightAt({{0ms, 500ms}, {10ms, 500ms}, {10ms, 500ms}}), 3);
        QCOMPARE(fightAt({{0ms, 19'999ms}, {1s, 19'999ms}, {1s, 19'999ms}}), 3);
    }

    void slowerThanThatIsNone()
    {
        QCOMPARE(fightAt({{0ms, 10s}, {21s, 10s}, {21s, 10s}, {21s, 10s}, {21s, 10s}}), 0);
        QCOMPARE(fightAt({{0ms, 10s}, {20s, 10s}, {20s, 10s}}), 3); // 60 s from the first to the third
    }

    void aServerThatClosesAtOnceIsNone() { QCOMPARE(fightAt(std::vector<Life>(1'000, {1ms, 499ms})), 0); }

    void aLongLifeIsNone()
    {
        QCOMPARE(fightAt({{0ms, 1s}, {1s, 1s}, {1s, 20s}, {1s, 1s}, {1s, 1s}}), 0);
        QCOMPARE(fightAt({{0ms, 1s}, {1s, 1s}, {1s, 20s}, {1s, 1s}, {1s, 1s}, {1s, 1s}}), 6);
    }

    void anAttemptThatFailsBetweenSaysThatTheServerWasGone()
    {
        TakeoverWatch watch;
        Instant now{1'000s};
        for (int i = 0; i < 10; ++i) {
            watch.accepted(now);
            now += 1s;
            QVERIFY(!watch.closedByServer(now));
            if (i % 2 == 1)
                watch.reset();
        }
    }

    void aCloseBeforeConnackCountsForNothing()
    {
        TakeoverWatch watch;
        Instant now{1'000s};
        for (int i = 0; i < 10; ++i)
            QVERIFY(!watch.closedByServer(now += 1s));
    }

    void countsAnewAfterItWasTold()
    {
        QCOMPARE(fightAt({{0ms, 1s}, {0ms, 1s}, {0ms, 1s}}), 3);
        TakeoverWatch watch;
        Instant now{1'000s};
        int fights = 0;
        for (int i = 0; i < 9; ++i) {
            watch.accepted(now);
            fights += watch.closedByServer(now += 1s) ? 1 : 0;
        }
        QCOMPARE(fights, 3);
    }
};

QTEST_APPLESS_MAIN(TestTakeoverWatch)
#include "tst_takeover_watch.moc"
