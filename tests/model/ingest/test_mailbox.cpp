// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/frame_clock.h"
#include "model/ingest/mailbox.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace explorer;

namespace {

/// A batch of `count` messages whose payload is their number, from `first` on.
std::unique_ptr<IngestBatch> batchOf(std::uint32_t first, std::uint32_t count, std::size_t padding = 0)
{
    auto batch = std::make_unique<IngestBatch>();
    for (std::uint32_t i = 0; i < count; ++i) {
        MessageRecord record;
        record.topic = 0;
        record.bytesOffset = std::uint32_t(batch->bytes.size());
        const std::uint32_t number = first + i;
        const auto *bytes = reinterpret_cast<const std::uint8_t *>(&number);
        batch->bytes.insert(batch->bytes.end(), bytes, bytes + sizeof number);
        batch->bytes.insert(batch->bytes.end(), padding, 0);
        record.payloadSize = std::uint32_t(sizeof number + padding);
        batch->records.push_back(record);
    }
    return batch;
}

/// Every number in it must be the next one.
bool readsOn(const IngestBatch &batch, std::uint32_t &next)
{
    for (const MessageRecord &record : batch.records) {
        std::uint32_t number = 0;
        std::memcpy(&number, batch.bytes.data() + record.bytesOffset, sizeof number);
        if (number != next++)
            return false;
    }
    return true;
}

} // namespace

class TestMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderAndMergesWhatIsSmall()
    {
        Mailbox mailbox;
        for (std::uint32_t i = 0; i < 100; ++i)
            QVERIFY(mailbox.post(batchOf(i * 3, 3)));
        std::uint32_t next = 0;
        const auto batches = mailbox.takeAll();
        QVERIFY(batches.size() < 5);
        for (const auto &batch : batches)
            QVERIFY(readsOn(*batch, next));
        QCOMPARE(next, 300U);
        QCOMPARE(mailbox.postedMessages(), 300U);
        QCOMPARE(mailbox.takenMessages(), 300U);
        QVERIFY(mailbox.isEmpty());
    }

    void mergesNewTopicsInOrder()
    {
        IngestBatch first;
        first.firstNewTopic = 5;
        first.newTopicBytes = {'a', 'b'};
        first.newTopicEnds = {1, 2};
        IngestBatch later;
        later.firstNewTopic = 7;
        later.newTopicBytes = {'c', 'd', 'd'};
        later.newTopicEnds = {1, 3};
        first.append(later);
        QCOMPARE(first.newTopicCount(), 4U);
        QCOMPARE(first.firstNewTopic, 5U);
        QCOMPARE(first.newTopic(2), std::string_view("c"));
        QCOMPARE(first.newTopic(3), std::string_view("dd"));
        IngestBatch empty;
        empty.append(later);
        QCOMPARE(empty.firstNewTopic, 7U);
    }

    void wakesAgainOnceTheLastIsTakenThoughNobodyFoundItEmpty()
    {
        Mailbox mailbox;
        int wakes = 0;
        mailbox.setWake([&] { ++wakes; });
        mailbox.post(batchOf(0, 1));
        QVERIFY(mailbox.takeOne());
        mailbox.post(batchOf(1, 1));
        QCOMPARE(wakes, 2);
        QCOMPARE(mailbox.takeAll().size(), 1U);
        mailbox.post(batchOf(2, 1));
        QCOMPARE(wakes, 3);
    }

    void takingAllMakesRoomAtOnce()
    {
        Mailbox mailbox({.bytes = 64u << 20, .messages = 100});
        int drained = 0;
        mailbox.setDrained([&] { ++drained; });
        QVERIFY(!mailbox.post(batchOf(0, 200)));
        QVERIFY(!mailbox.post(batchOf(200, 1)));
        mailbox.takeAll();
        QCOMPARE(drained, 1);
        QCOMPARE(mailbox.takenMessages(), 201U);
        QVERIFY(mailbox.takeAll().empty());
        QCOMPARE(drained, 1);
    }

    void aBatchGivenBackIsUsedAgainUnlessItIsHuge()
    {
        Mailbox mailbox;
        auto batch = batchOf(0, 1'000);
        const IngestBatch *address = batch.get();
        mailbox.recycle(std::move(batch));
        batch = mailbox.spare();
        QVERIFY(batch.get() == address && batch->empty() && batch->records.capacity() >= 1'000);
        mailbox.recycle(batchOf(0, 1, 16u << 20));
        QCOMPARE(mailbox.spare()->reserved(), 0U);
    }

    void wakesOnceUntilTheReaderFoundItEmpty()
    {
        Mailbox mailbox;
        int wakes = 0;
        mailbox.setWake([&] { ++wakes; });
        mailbox.post(batchOf(0, 1));
        mailbox.post(batchOf(1, 1));
        QCOMPARE(wakes, 1);
        while (mailbox.takeOne()) {
        }
        mailbox.post(batchOf(2, 1));
        QCOMPARE(wakes, 2);
    }

    void saysStopAtItsBoundAndGoAtHalf()
    {
        Mailbox mailbox({.bytes = 64u << 20, .messages = 100});
        int drained = 0;
        mailbox.setDrained([&] { ++drained; });
        // Too large to be merged, so that they are taken one by one.
        QVERIFY(mailbox.post(batchOf(0, 60, 5'000)));
        QVERIFY(!mailbox.post(batchOf(60, 60, 5'000)));
        QCOMPARE(drained, 0);
        mailbox.takeOne();
        QCOMPARE(drained, 0); // 60 left: more than half
        mailbox.takeOne();
        QCOMPARE(drained, 1);
        mailbox.takeOne();
        QCOMPARE(drained, 1);
    }

    void nothingIsLostBetweenTwoThreadsAndASleepingClock()
    {
        constexpr std::uint32_t kMessages = 200'000;
        Mailbox mailbox({.bytes = 1u << 20, .messages = 20'000});
        std::uint32_t next = 0;
        bool inOrder = true;
        FrameClock clock([&](std::chrono::steady_clock::time_point) {
            while (const auto batch = mailbox.takeOne())
                inOrder = inOrder && readsOn(*batch, next);
            return !mailbox.isEmpty();
        });
        std::atomic<bool> mayPost{true};
        mailbox.setWake([&] { clock.wake(); });
        mailbox.setDrained([&] { mayPost = true; });
        std::thread poster([&] {
            for (std::uint32_t first = 0; first < kMessages; first += 50) {
                while (!mayPost)
                    std::this_thread::yield();
                mayPost = true;
                if (!mailbox.post(batchOf(first, 50)))
                    mayPost = false;
                if (first % 5'000 == 0)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1)); // lets the clock fall asleep
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(next, kMessages, 30'000);
        poster.join();
        QVERIFY(inOrder);
        QTRY_VERIFY(!clock.isAwake());
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "test_mailbox.moc"
