// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_source.h"

#include <cstddef>
#include <vector>

namespace explorer {

/// Something that has its share of a map's area.
struct TrafficArea
{
    enum class Kind : std::uint8_t
    {
        Node,  ///< a node with all below it; kRootNode: a whole connection
        Own,   ///< what came on the node above itself, when it has other areas beside it
        Others ///< all that was too little to be shown by itself
    };
    Kind kind = Kind::Node;
    TrafficSource source;      ///< Others of several connections: of none
    NodeId node = kNoNode;     ///< Own: the node above; Others: kNoNode
    std::size_t others = 0;    ///< how many
    bool hasBelow = false;     ///< there is more to see in it
    double value = 0;          ///< by the map's measure
    Traffic traffic;           ///< over the source's window
    TrafficRate rate;
    std::vector<TrafficArea> inside; ///< of an area of the first level; roughly the largest first, others last
};

/// Two levels of a tree as areas in the size of their traffic, below a node or over several connections.
///
/// A node that has everything from one node below it gives way to that one: its full name tells the way. At most
/// kMostAreas areas, the larger ones; what is left of a level is one area, so that nothing is missing from the sum.
///
/// start(), then work() until it returns false; the meters must not work in between.
/// Cost      linear in the children of what is shown.   Thread: the GUI's.
class TrafficMap
{
public:
    static constexpr std::size_t kMostAreas = 400;

    /// `root` is of the only source; with several it must be kRootNode, and they are the first level.
    void start(std::vector<TrafficSource> sources, NodeId root, TrafficMeasure by);
    /// Looks at up to `entries` more nodes. False when areas() are there.
    bool work(std::size_t entries);
    const std::vector<TrafficArea> &areas() const { return m_areas; }
    double total() const { return m_total; } ///< of their values

private:
    /// One node's children being looked through.
    struct Scan
    {
        TrafficSource source;
        NodeId node = kNoNode;
        std::size_t child = 0;         ///< the next
        std::size_t most = 0;          ///< that are kept
        std::vector<TrafficArea> kept; ///< a heap, the least at the front
        TrafficArea others;
    };

    static bool isLarger(const TrafficArea &a, const TrafficArea &b) { return a.value > b.value; }
    void scan(const TrafficSource &source, NodeId node, std::size_t most);
    void offer(NodeId child);
    void putAside(const TrafficArea &area);
    std::vector<TrafficArea> scanned();
    TrafficArea areaOf(TrafficArea::Kind kind, const TrafficSource &source, NodeId node, const Traffic &traffic) const;
    void firstLevel(std::vector<TrafficArea> areas);
    void connections(const std::vector<TrafficSource> &sources);
    void openNext();
    void closeArea();

    std::vector<TrafficArea> m_areas;
    Scan m_scan;
    std::size_t m_open = 0; ///< area of the first level being looked into
    double m_total = 0;
    bool m_isFirstLevel = false; ///< that is being scanned
    bool m_isDone = true;
    TrafficMeasure m_by = TrafficMeasure::Messages;
};

} // namespace explorer
