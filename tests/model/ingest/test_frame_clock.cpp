// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/frame_clock.h"
#include "model/ingest/mailbox.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <random>
#include <thread>

using namespace explorer;

namespace {

std::unique_ptr<IngestBatch> oneMessage()
{
    auto batch = std::make_unique<IngestBatch>();
    batch->records.emplace_back();
    return batch;
}

} // namespace

class TestFrameClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdleClockStandsStillAndATrickleKeepsTheFrameRate()
    {
        int steps = 0;
        int frames = 0;
        FrameClock clock(
            [&](std::chrono::steady_clock::time_point) {
                ++steps;
                return false;
            },
            [&] { ++frames; });
        QTest::qWait(100);
        QCOMPARE(steps, 0);
        clock.wake();
        QTRY_VERIFY(steps > 0 && !clock.isAwake());
        QCOMPARE(frames, 1);
        const int before = steps;
        QTest::qWait(100);
        QCOMPARE(steps, before);

        // A wake-up every millisecond: two steps a beat (the second looks again before sleeping), at most 62
        // beats a second.
        steps = 0;
        frames = 0;
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < 500) {
            clock.wake();
            QTest::qWait(1);
        }
        QVERIFY2(frames <= time.elapsed() / 16 + 2, qPrintable(QString::number(frames)));
        QVERIFY2(steps <= 2 * frames, qPrintable(QString::number(steps)));
    }

    void goesOnWhileThereIsWorkInSlices()
    {
        int left = 5;
        bool inTime = true;
        FrameClock clock([&](std::chrono::steady_clock::time_point deadline) {
            const auto now = std::chrono::steady_clock::now();
            inTime = inTime && deadline > now && deadline <= now + FrameClock::kSlice;
            return --left > 0;
        });
        clock.wake();
        QTRY_VERIFY(left <= 0 && !clock.isAwake());
        QVERIFY(inTime);
        QCOMPARE(left, -1); // the last look
    }

    void aDrainWithoutEndLeavesTheEventLoopItsTurnsAndIsShownAtTheFrameRate()
    {
        int slices = 0;
        int frames = 0;
        FrameClock clock(
            [&](std::chrono::steady_clock::time_point deadline) {
                while (std::chrono::steady_clock::now() < deadline) {}
                return ++slices < 60;
            },
            [&] { ++frames; });
        int turns = 0;
        QTimer other;
        connect(&other, &QTimer::timeout, this, [&] { ++turns; });
        other.start(0);
        QElapsedTimer time;
        time.start();
        clock.wake();
        QTRY_VERIFY(slices >= 60 && !clock.isAwake());
        QVERIFY2(turns >= 50, qPrintable(QString::number(turns)));
        QVERIFY2(frames >= 5 && frames <= time.elapsed() / 16 + 2, qPrintable(QString::number(frames)));
    }

    void hearsOfWhatComesDuringTheLastLook()
    {
        // The reader takes one batch a step and stops there, as one that has used up its time does.
        Mailbox mailbox;
        int taken = 0;
        FrameClock clock([&](std::chrono::steady_clock::time_point) {
            if (mailbox.takeOne())
                ++taken;
            const bool more = !mailbox.isEmpty();
            if (taken == 1)
                mailbox.post(oneMessage());
            return more;
        });
        mailbox.setWake([&] { clock.wake(); });
        mailbox.post(oneMessage());
        QTRY_VERIFY(taken >= 2 && !clock.isAwake());
        const int before = taken;
        mailbox.post(oneMessage());
        QTRY_COMPARE(taken, before + 1);
    }

    void neverSleepsOverAMessageFromAnotherThread()
    {
        constexpr unsigned kSeed = 11;
        qInfo("seed %u", kSeed);
        constexpr std::uint64_t kMessages = 3'000;
        Mailbox mailbox;
        std::atomic<std::uint64_t> taken{0};
        FrameClock clock([&](std::chrono::steady_clock::time_point) {
            if (const auto batch = mailbox.takeOne())
                taken += batch->records.size();
            return !mailbox.isEmpty();
        });
        mailbox.setWake([&] { clock.wake(); });
        std::atomic<bool> isStuck{false};
        std::thread poster([&] {
            std::mt19937 random(kSeed);
            for (std::uint64_t posted = 0; posted < kMessages;) {
                for (unsigned burst = 1 + random() % 20; burst > 0 && posted < kMessages; --burst, ++posted) {
                    mailbox.post(oneMessage());
                    for (unsigned spin = random() % 2'000; spin > 0; --spin)
                        std::atomic_signal_fence(std::memory_order_seq_cst);
                }
                // Each burst must be taken though nothing comes after it.
                const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(10);
                while (taken < posted && !isStuck) {
                    isStuck = std::chrono::steady_clock::now() > patience;
                    std::this_thread::yield();
                }
                if (isStuck)
                    return;
            }
        });
        QTRY_VERIFY_WITH_TIMEOUT(taken == kMessages || isStuck, 100'000);
        poster.join();
        QVERIFY(!isStuck);
        QCOMPARE(taken.load(), kMessages);
    }
};

QTEST_GUILESS_MAIN(TestFrameClock)
#include "test_frame_clock.moc"
