// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/read_pacer.h"

#include <QTest>

using namespace std::chrono_literals;
using mqtt::ReadPacer;

namespace {

/// Bursts of `packets` of 100 bytes, one every `interval`; while the reader rests, the packets gather.
struct Line
{
    ReadPacer pacer;
    mqtt::Instant now{1h};
    int reads = 0;
    int rests = 0;

    void flow(std::chrono::microseconds duration, std::chrono::microseconds interval, std::size_t packets = 1, bool answered = false)
    {
        const mqtt::Instant end = now + duration;
        std::size_t waiting = 0;
        while (now < end) {
            if (waiting == 0) {
                now += interval;
                waiting = packets;
            }
            ++reads;
            const auto rest = pacer.burstEnded(waiting * 100, waiting, answered, now);
            rests += rest.count() > 0;
            now += rest;
            waiting = packets * std::size_t(rest / interval);
        }
    }
};

} // namespace

class TestReadPacer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restsUnderAFloodOfSinglePackets()
    {
        Line line;
        line.flow(1s, 20us); // 50,000 a second
        QVERIFY2(line.reads < 2'200, qPrintable(QString::number(line.reads)));
        QVERIFY2(line.rests > 1'800, qPrintable(QString::number(line.rests)));
    }

    void readsAtOnceWhatComesSeldom()
    {
        Line line;
        line.flow(1s, 200us); // 5,000 a second
        QCOMPARE(line.rests, 0);
    }

    void neverRestsAfterAnAnswer()
    {
        Line line;
        line.flow(1s, 10us, 1, true);
        QCOMPARE(line.rests, 0);
    }

    void anAnswerEndsTheResting()
    {
        ReadPacer pacer;
        mqtt::Instant now{1h};
        while (pacer.burstEnded(100, 1, false, now).count() == 0)
            now += 10us;
        QCOMPARE(pacer.burstEnded(1'000, 10, false, now += 500us), ReadPacer::kRest);
        QCOMPARE(pacer.burstEnded(1'000, 10, true, now += 500us), 0us);
        QCOMPARE(pacer.burstEnded(1'000, 10, false, now += 10us), 0us);
    }

    void endsWhenTheFloodEnds()
    {
        ReadPacer pacer;
        mqtt::Instant now{1h};
        while (pacer.burstEnded(100, 1, false, now).count() == 0)
            now += 10us;
        QCOMPARE(pacer.burstEnded(300, 3, false, now += 500us), 0us);
    }

    void neverSlowsDownLargeBursts()
    {
        Line line;
        line.flow(1s, 10us, 200);
        QCOMPARE(line.rests, 0);

        // A reader that rests already goes back to reading at once when much gathers.
        ReadPacer pacer;
        mqtt::Instant now{1h};
        while (pacer.burstEnded(100, 1, false, now).count() == 0)
            now += 10us;
        QCOMPARE(pacer.burstEnded(ReadPacer::kEnough, 600, false, now += 500us), 0us);
    }
};

QTEST_APPLESS_MAIN(TestReadPacer)
#include "test_read_pacer.moc"
