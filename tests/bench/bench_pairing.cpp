// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pairing requests with answers costs: per message of a flood in which nothing is a request (which must be next to
// nothing), of one in which everything is, and per new topic.
#include "model/ingest/packed_properties.h"
#include "model/pairing/request_pairing.h"
#include "tests/bench/report.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

constexpr std::size_t kMessages = 2'000'000;
constexpr std::size_t kTopics = 10'000;
constexpr int kRounds = 7;

struct Rig
{
    std::vector<std::string> names;
    std::unordered_map<std::string, TopicId> ids;
    RequestPairing pairing{[this](std::string_view name) {
                               const auto found = ids.find(std::string(name));
                               return found == ids.end() ? kNoTopic : found->second;
                           },
                           [this](TopicId id) { return names[id]; }};

    void add(std::string name)
    {
        ids.emplace(name, TopicId(names.size()));
        names.push_back(std::move(name));
        pairing.topicAdded(TopicId(names.size() - 1), names.back());
    }
};

std::vector<MessageRecord> records(std::size_t topics, std::uint32_t propertiesSize)
{
    std::vector<MessageRecord> made(kMessages);
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i].topic = TopicId(i * 7'919 % topics);
        made[i].wallNs = made[i].steadyNs = std::int64_t(i) * 10'000; // 100,000 a second
        made[i].propertiesSize = propertiesSize;
    }
    return made;
}

/// Best of several rounds: what the work takes when nothing disturbs it.
template <class Work>
double nsPerMessage(Work work)
{
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = Clock::now();
        work();
        best = std::min(best, since(start) / double(kMessages) * 1e9);
    }
    return best;
}

/// As ExplorerSession does with each message.
void feed(Rig &rig, const std::vector<MessageRecord> &messages, const std::vector<std::uint8_t> &bytes)
{
    Sequence sequence = 0;
    for (const MessageRecord &record : messages) {
        if (rig.pairing.concerns(record))
            rig.pairing.take(record, sequence, bytes.data());
        ++sequence;
    }
}

} // namespace

int main()
{
    Rig flood;
    for (std::size_t i = 0; i < kTopics; ++i)
        flood.add("plant/site" + std::to_string(i / 1'000) + "/line" + std::to_string(i / 100 % 10) + "/sensor" + std::to_string(i % 100));

    const std::vector<MessageRecord> plain = records(kTopics, 0);
    volatile std::uint64_t sink = 0;
    const double loop = nsPerMessage([&] {
        std::uint64_t sum = 0;
        for (const MessageRecord &record : plain)
            sum += record.topic;
        sink = sum;
    });
    const double nothing = nsPerMessage([&] { feed(flood, plain, {}); });
    report("loop_over_the_records_alone", loop, "ns/message");
    report("flood_without_requests", nothing, "ns/message");

    std::vector<std::uint8_t> packed;
    const mqtt::Properties properties = {mqtt::Property::ofText(mqtt::PropertyId::ContentType, "application/json"),
                                         mqtt::Property::user("line", "4")};
    packProperties(mqtt::viewsOf(properties), packed);
    const std::vector<MessageRecord> described = records(kTopics, std::uint32_t(packed.size()));
    report("flood_with_other_properties", nsPerMessage([&] { feed(flood, described, packed); }), "ns/message");

    Rig asking;
    for (std::size_t i = 0; i < kTopics / 2; ++i) {
        asking.add("home/device" + std::to_string(i) + "/set");
        asking.add("home/device" + std::to_string(i));
    }
    std::vector<MessageRecord> requests = records(kTopics, 0);
    for (std::size_t i = 0; i < requests.size(); ++i)
        requests[i].topic = TopicId(i % kTopics); // request, answer, request, answer
    report("flood_of_requests_and_answers", nsPerMessage([&] { feed(asking, requests, {}); }), "ns/message");

    Rig topics;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 1'000'000; ++i)
        names.push_back("plant/site" + std::to_string(i / 10'000) + "/line" + std::to_string(i / 100 % 100) + "/s" + std::to_string(i % 100));
    const auto start = Clock::now();
    for (std::size_t i = 0; i < names.size(); ++i)
        topics.pairing.topicAdded(TopicId(i), names[i]);
    report("new_topic", since(start) / double(names.size()) * 1e9, "ns/topic");
}
