// SPDX-License-Identifier: GPL-3.0-or-later
//
// What "Top topics" costs while it is watched, with a million topics of which all have traffic in the window.
#include "model/traffic/traffic_map.h"
#include "model/traffic/traffic_ranker.h"
#include "tests/bench/report.h"
#include "tests/model/traffic/meter_rig.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

constexpr int kTopics = 1'000'000;
constexpr int kHot = 10'000;
constexpr std::size_t kSlice = 32'768; ///< as TrafficBoard does

std::string topicName(int i)
{
    return "plant/site" + std::to_string(i / 10'000) + "/line" + std::to_string(i / 100 % 100) + "/sensor" + std::to_string(i % 100);
}

/// Runs `work` until it is done: how long it took, and the longest slice.
template <class Work>
void reportWork(const std::string &name, Work work)
{
    const auto start = Clock::now();
    double longest = 0;
    for (bool more = true; more;) {
        const auto slice = Clock::now();
        more = work();
        longest = std::max(longest, since(slice));
    }
    report((name + "_whole").c_str(), since(start) * 1e3, "ms");
    report((name + "_longest_slice").c_str(), longest * 1e3, "ms");
}

/// 100,000 messages on 10,000 topics, as a frame under a flood has them.
double frame(TreeRig &tree, TrafficMeter *meter, std::int64_t nowNs)
{
    for (int i = 0; i < 100'000; ++i)
        tree.publish(topicName(i % kHot), "21.5");
    const auto start = Clock::now();
    const TopicTree::ChangeSet changes = tree.settle(false);
    if (meter)
        meter->count(changes, nowNs);
    return since(start) / 100'000 * 1e9;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    TopicTreeModel model;
    TreeRig rig(model);
    std::int64_t nowNs = 1'000'000'000;
    rig.tree.tellTraffic(true);
    TrafficMeter meter(rig.tree, nowNs);
    for (int i = 0; i < kTopics; ++i) {
        rig.publish(topicName(i), "21.5");
        if (i % kHot == kHot - 1)
            meter.count(rig.settle(false), nowNs);
    }
    nowNs += 1'000'000'000;
    meter.seal(nowNs);
    reportWork("second_of_a_million_topics", [&] { return meter.work(kSlice); });
    report("meter_memory", double(meter.memoryBytes()) / kTopics, "bytes/topic");

    for (const auto &[name, of] : {std::pair("rank_topics", TrafficRanker::Of::Topics), std::pair("rank_subtrees", TrafficRanker::Of::Subtrees)}) {
        TrafficRanker ranker;
        ranker.start({{nullptr, &meter}}, of, TrafficMeasure::Messages, 200);
        reportWork(name, [&] { return ranker.work(kSlice); });
    }
    TrafficMap map;
    map.start({{nullptr, &meter}}, kRootNode, TrafficMeasure::Messages);
    reportWork("map", [&] { return map.work(kSlice); });

    std::vector<double> watched;
    std::vector<double> unwatched;
    for (int round = 0; round < 20; ++round) {
        rig.tree.tellTraffic(false);
        unwatched.push_back(frame(rig, nullptr, nowNs));
        rig.tree.tellTraffic(true);
        watched.push_back(frame(rig, &meter, nowNs));
    }
    report("frame_unwatched", median(unwatched), "ns/message");
    report("frame_watched", median(watched), "ns/message");
}
