// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/overload_watch.h"

#include <QTest>

using namespace std::chrono_literals;
using mqtt::OverloadWatch;

namespace {

/// Bursts of a millisecond, of which `waiting` of ten leave bytes unread.
struct Line
{
    OverloadWatch watch;
    mqtt::Instant now{1h};
    int changes = 0;

    void flow(std::chrono::milliseconds duration, int waiting)
    {
        for (const mqtt::Instant end = now + duration; now < end; now += 1ms)
            changes += watch.note(now.time_since_epoch() / 1ms % 10 < waiting, now);
    }
    void silence(std::chrono::milliseconds duration)
    {
        for (const mqtt::Instant end = now + duration; now < end; now += OverloadWatch::kWindow)
            changes += watch.look(now);
    }
};

} // namespace

class TestOverloadWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFloodIsToldOnceAndItsEndOnce()
    {
        Line line;
        line.flow(5s, 1);
        QVERIFY(!line.watch.isBehind());
        line.flow(5s, 9);
        QVERIFY(line.watch.isBehind());
        line.flow(5s, 3); // not over yet: it would flicker
        QVERIFY(line.watch.isBehind());
        line.flow(5s, 0);
        QVERIFY(!line.watch.isBehind());
        QCOMPARE(line.changes, 2);
    }

    void aSingleLargeBurstIsNone()
    {
        Line line;
        line.flow(2s, 0);
        line.flow(300ms, 10);
        line.flow(2s, 0);
        QCOMPARE(line.changes, 0);
    }

    void itEndsInSilence()
    {
        Line line;
        line.flow(3s, 10);
        QVERIFY(line.watch.isBehind());
        line.watch.note(false, line.now);
        line.silence(3s);
        QVERIFY(!line.watch.isBehind());
    }

    void notReadingAtAllCounts()
    {
        Line line;
        line.watch.note(true, line.now); // paused by the receiver
        line.silence(3s);
        QVERIFY(line.watch.isBehind());
    }

    void aLongQuietTimeDoesNotHideAFlood()
    {
        Line line;
        line.flow(1s, 0);
        line.now += 1h;
        line.flow(3s, 10);
        QVERIFY(line.watch.isBehind());
    }
};

QTEST_GUILESS_MAIN(TestOverloadWatch)
#include "test_overload_watch.moc"
