// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching the payloads of a store of half a gigabyte: megabytes a second on one thread, and the longest turn of the event
// loop meanwhile, in time of the processor.
#include "model/search/payload_search.h"
#include "tests/bench/report.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

void fill(MessageStore &store, std::size_t payloadBytes, std::size_t each)
{
    std::int64_t count = 0;
    for (std::size_t done = 0; done < payloadBytes;) {
        IngestBatch batch;
        for (int i = 0; i < 5'000; ++i, ++count) {
            std::string payload = R"({"temperature":)" + std::to_string(count % 1'000) + R"(,"seq":)" + std::to_string(count) + R"(,"text":")";
            while (payload.size() + 2 < each)
                payload += "the quick brown fox jumps over a lazy dog ";
            payload.resize(std::max(each, std::size_t(60)) - 2, ' ');
            payload += "\"}";
            MessageRecord record;
            record.topic = TopicId(count % 1'000);
            record.wallNs = record.steadyNs = count;
            record.bytesOffset = std::uint32_t(batch.bytes.size());
            record.payloadSize = std::uint32_t(payload.size());
            batch.bytes.insert(batch.bytes.end(), payload.begin(), payload.end());
            batch.records.push_back(record);
            done += payload.size();
        }
        store.append(batch);
    }
}

void run(const std::string &name, MessageStore &store, SearchPattern::Kind kind, const char *text, bool matchesCase)
{
    PayloadSearch search(nullptr, 1);
    const auto start = Clock::now();
    double busy = bench::processorSeconds();
    search.start(store, *SearchPattern::make(kind, QString::fromUtf8(text), matchesCase));
    double longest = bench::processorSeconds() - busy;
    while (search.state() == PayloadSearch::State::Running) {
        busy = bench::processorSeconds();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        longest = std::max(longest, bench::processorSeconds() - busy); // waiting takes none
    }
    const double seconds = since(start);
    report((name + "_speed").c_str(), double(search.progress().bytes) / seconds / 1e6, "MB/s");
    report((name + "_longest_turn").c_str(), longest * 1e3, "ms");
    report((name + "_found").c_str(), double(search.hits().size()), "messages");
}

void searchAll(const std::string &name, MessageStore &store)
{
    using Kind = SearchPattern::Kind;
    run(name + "_text", store, Kind::Text, "no such text", true);
    run(name + "_any_case", store, Kind::Text, "No Such Text", false);
    run(name + "_rare", store, Kind::Text, "\"seq\":123456,", true);
    run(name + "_bytes", store, Kind::Hex, "de ad be ef", true);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    {
        MessageStore store(2u << 30);
        fill(store, 400u << 20, 100);
        report("store_100_byte_payloads", double(store.memoryBytes()) / 1e6, "MB");
        searchAll("payloads_100", store);
    }
    MessageStore store(2u << 30);
    fill(store, 512u << 20, 1'000);
    report("store_1000_byte_payloads", double(store.memoryBytes()) / 1e6, "MB");
    searchAll("payloads_1000", store);
    run("payloads_1000_expression", store, SearchPattern::Kind::Regex, "seq\":\\d+99999,", true);
}
