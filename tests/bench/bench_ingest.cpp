// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast messages get from the wire's thread into the history. One JSON object a line: {"name": …, "value":
// …, "unit": …}.
#include "model/history/message_list_model.h"
#include "model/history/message_store.h"
#include "model/ingest/ingest.h"
#include "tests/bench/report.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

constexpr std::size_t kTopics = 10'000;
constexpr std::size_t kPayload = 64;
constexpr std::size_t kBurst = 500;

std::vector<std::string> topicNames()
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kTopics; ++i)
        names.push_back("plant/site" + std::to_string(i / 1'000) + "/line" + std::to_string(i / 10 % 100) +
                        "/sensor" + std::to_string(i % 10) + "/temperature");
    return names;
}

/// The topics in an order that a cache cannot guess.
std::size_t scattered(std::size_t i) { return i * 7'919 % kTopics; }

IngestBatch manyMessages(std::size_t count, std::size_t topics)
{
    IngestBatch batch;
    batch.bytes.assign(count * kPayload, 'x');
    batch.records.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        MessageRecord &record = batch.records[i];
        record.topic = TopicId(i * 7'919 % topics);
        record.bytesOffset = std::uint32_t(i * kPayload);
        record.payloadSize = kPayload;
        record.steadyNs = std::int64_t(i);
    }
    return batch;
}

void benchIntern(const std::vector<std::string> &names)
{
    constexpr std::size_t kLookUps = 10'000'000;
    TopicInterner interner;
    std::uint64_t sum = 0;
    const auto start = Clock::now();
    for (std::size_t i = 0; i < kLookUps; ++i)
        sum += interner.intern(names[scattered(i)]).id;
    report("intern", double(kLookUps) / since(start), "names/s");
    if (sum == 0)
        report("intern_wrong", 1, "");
}

mqtt::Publish publishOf(const std::string &topic, const std::vector<std::uint8_t> &payload)
{
    mqtt::Publish publish;
    publish.topic = topic;
    publish.payload = payload;
    return publish;
}

void benchDeliver(const std::vector<std::string> &names)
{
    constexpr std::size_t kMessages = 5'000'000;
    const auto mailbox = std::make_shared<Mailbox>();
    Ingest ingest(mailbox);
    const std::vector<std::uint8_t> payload(kPayload, 'x');
    const auto start = Clock::now();
    for (std::size_t i = 0; i < kMessages; i += kBurst) {
        for (std::size_t j = 0; j < kBurst; ++j)
            ingest.deliver(publishOf(names[scattered(i + j)], payload), {});
        ingest.burstEnded();
        while (auto batch = mailbox->takeOne())
            mailbox->recycle(std::move(batch));
    }
    report("ingest_deliver", double(kMessages) / since(start), "messages/s");
}

/// One thread delivers, another takes: the whole hand-over.
void benchHandover(const std::vector<std::string> &names)
{
    constexpr std::uint64_t kMessages = 5'000'000;
    const auto mailbox = std::make_shared<Mailbox>();
    Ingest ingest(mailbox);
    std::atomic<bool> isStopped{false};
    ingest.attached([&] { isStopped = false; });
    const auto start = Clock::now();
    std::thread connection([&] {
        const std::vector<std::uint8_t> payload(kPayload, 'x');
        for (std::size_t i = 0; i < kMessages; i += kBurst) {
            isStopped = true; // before the burst: the reader may make room in the middle of it
            for (std::size_t j = 0; j < kBurst; ++j)
                ingest.deliver(publishOf(names[scattered(i + j)], payload), {});
            if (ingest.burstEnded())
                continue;
            while (isStopped)
                std::this_thread::yield();
        }
    });
    while (mailbox->takenMessages() < kMessages) {
        if (auto batch = mailbox->takeOne())
            mailbox->recycle(std::move(batch));
        else
            std::this_thread::yield();
    }
    report("mailbox_handover", double(kMessages) / since(start), "messages/s");
    connection.join();
}

void benchAppend(const char *name, std::size_t budget)
{
    constexpr std::size_t kSlice = 2'048; // as much as the program appends between two looks at the clock
    constexpr std::size_t kRounds = 2'000;
    const IngestBatch batch = manyMessages(kSlice, kTopics);
    MessageStore store(budget);
    const auto start = Clock::now();
    for (std::size_t round = 0; round < kRounds; ++round)
        store.append(batch);
    report(name, double(kSlice * kRounds) / since(start), "messages/s");
}

/// The longest a single append takes when every message is the newest of its topic and nothing can be freed.
void benchMovingAside()
{
    constexpr std::size_t kMany = 1'000'000;
    constexpr std::size_t kSlice = 2'048;
    IngestBatch batch = manyMessages(kMany, kMany);
    for (std::size_t i = 0; i < kMany; ++i)
        batch.records[i].topic = TopicId(i); // ids are given in the order of arrival
    MessageStore store(64u << 20);
    double longest = 0;
    for (std::size_t first = 0; first < kMany; first += kSlice) {
        const auto start = Clock::now();
        store.append(batch, first, std::min(first + kSlice, kMany));
        longest = std::max(longest, since(start));
    }
    report("store_append_1m_topics_longest_ms", longest * 1e3, "ms");
    longest = 0;
    for (std::size_t first = 0; first < kMany; first += kSlice) {
        const auto start = Clock::now();
        store.append(batch, first, std::min(first + kSlice, kMany));
        longest = std::max(longest, since(start));
    }
    report("store_append_1m_topics_again_longest_ms", longest * 1e3, "ms");
}

void benchListModel()
{
    MessageStore store(1ULL << 30);
    store.append(manyMessages(1'000'000, 1));
    MessageListModel model;
    auto start = Clock::now();
    model.setTopic(&store, 0);
    report("list_model_set_topic_1M_ms", since(start) * 1e3, "ms");
    start = Clock::now();
    while (model.advance(Clock::now() + std::chrono::milliseconds(4)))
        ;
    report("list_model_find_all_1M_ms", since(start) * 1e3, "ms");
    model.setPaused(true);
    store.append(manyMessages(1'000'000, 1));
    start = Clock::now();
    model.setPaused(false);
    while (model.advance(Clock::now() + std::chrono::milliseconds(4)))
        ;
    report("list_model_resume_1M_newer_ms", since(start) * 1e3, "ms");
}

} // namespace

int main()
{
    const std::vector<std::string> names = topicNames();
    benchIntern(names);
    benchDeliver(names);
    benchHandover(names);
    benchAppend("store_append", 4ULL << 30);
    benchAppend("store_append_evicting", 64u << 20);
    benchMovingAside();
    benchListModel();
    return 0;
}
