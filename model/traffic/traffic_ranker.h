// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_source.h"

#include <cstddef>
#include <vector>

namespace explorer {

/// One place in a ranking.
struct RankedTraffic
{
    TrafficSource source;
    NodeId node = kNoNode;
    Traffic traffic; ///< over the source's window
    TrafficRate rate;
};

/// Ranks topics, or subtrees, by what came on them: over what has traffic in the window, whatever else the tree holds.
///
/// A subtree is a node with traffic below it, its own included. One that got everything from a single smaller subtree says
/// no more than that one and is left out; so is the connection itself. Equal ones stand in the order of their creation.
///
/// start(), then work() until it returns false; the meters must not work in between.
/// Cost      linear in what has traffic. Thread: the GUI's.
class TrafficRanker
{
public:
    enum class Of : std::uint8_t
    {
        Topics,
        Subtrees
    };

    void start(std::vector<TrafficSource> sources, Of of, TrafficMeasure by, std::size_t most);
    /// Looks at up to `entries` more. False when the result is there.
    bool work(std::size_t entries);
    /// Best first.
    const std::vector<RankedTraffic> &result() const { return m_result; }

private:
    enum class Pass : std::uint8_t
    {
        FindCarried, ///< marks nodes that say no more than one below them
        Rank,
        Done
    };

    struct Candidate
    {
        double value = 0;
        std::uint32_t source = 0;
        NodeId node = kNoNode;
        Traffic traffic;
    };

    static bool isBetter(const Candidate &a, const Candidate &b);
    const TrafficSums &sums() const;
    void look(std::size_t place);
    double valueOf(const Traffic &traffic) const;
    bool canEnter(const Traffic &traffic) const;
    void offer(NodeId node, const Traffic &traffic);
    void nextSource();
    void finish();

    std::vector<TrafficSource> m_sources;
    std::size_t m_source = 0; ///< where it stands
    std::size_t m_place = 0;
    std::vector<bool> m_carried;   ///< by place in the source's branches()
    std::vector<Candidate> m_best; ///< a heap, the least of them at the front
    std::vector<RankedTraffic> m_result;
    std::size_t m_most = 0;
    Of m_of = Of::Topics;
    TrafficMeasure m_by = TrafficMeasure::Messages;
    Pass m_pass = Pass::Done;
};

} // namespace explorer
