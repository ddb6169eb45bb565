// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_meter.h"
#include "tests/model/topics/tree_rig.h"

#include <cstdint>
#include <deque>
#include <string>

namespace explorer {

/// A tree with a meter on it, and a list of all that came.
struct MeterRig
{
    struct Event
    {
        std::int64_t ns;
        std::string topic;
        std::uint64_t bytes;
    };

    MeterRig() { tree.tree.tellTraffic(true); }

    void publish(const std::string &topic, std::size_t bytes = 1)
    {
        tree.publish(topic, std::string(bytes, 'x'));
        events.push_back({nowNs, topic, bytes});
    }
    void count() { meter.count(tree.settle(false), nowNs); }
    /// Time passes, in seconds.
    void pass(double seconds) { nowNs += std::int64_t(seconds * 1e9); }
    void seal()
    {
        meter.seal(nowNs);
        sealedNs = nowNs;
        finish();
    }
    void finish()
    {
        while (meter.work(slice))
            continue;
    }
    /// Of all that came in the meter's window on topics that begin with `prefix` and a slash; with `own` on `prefix` too.
    Traffic expected(const std::string &prefix, bool below, bool own) const
    {
        Traffic traffic;
        for (const Event &event : events) {
            const bool isOwn = event.topic == prefix;
            const bool isBelow = prefix.empty() ? !isOwn : event.topic.starts_with(prefix + '/');
            if (event.ns >= sealedNs - meter.windowNs() && event.ns < sealedNs && ((isOwn && own) || (isBelow && below)))
                traffic += {1, event.bytes};
        }
        return traffic;
    }
    NodeId node(const std::string &topic) const { return tree.tree.find(topic); }

    TopicTreeModel model;
    TreeRig tree{model};
    std::int64_t nowNs = 1'000'000'000'000;
    std::int64_t sealedNs = nowNs;
    std::size_t slice = 1'000'000;
    TrafficMeter meter{tree.tree, nowNs};
    std::deque<Event> events;
};

} // namespace explorer
