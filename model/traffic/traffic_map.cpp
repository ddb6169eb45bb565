// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_map.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace explorer {

namespace {

/// Each level has one area more for what is left, and one for the node's own; together they stay below kMostAreas.
constexpr std::size_t kMostOfFirst = 32;
constexpr double kMostOfSecond = 256;

} // namespace

void TrafficMap::start(std::vector<TrafficSource> sources, NodeId root, TrafficMeasure by)
{
    m_areas.clear();
    m_total = 0;
    m_by = by == TrafficMeasure::Size ? TrafficMeasure::Bytes : by; // an average has no area
    m_isDone = sources.empty();
    if (sources.size() > 1) {
        connections(sources);
    } else if (!m_isDone) {
        m_isFirstLevel = true;
        scan(sources.front(), root, kMostOfFirst);
    }
}

void TrafficMap::connections(const std::vector<TrafficSource> &sources)
{
    std::vector<TrafficArea> areas;
    for (const TrafficSource &source : sources) {
        const TrafficArea area = areaOf(TrafficArea::Kind::Node, source, kRootNode, source.meter->ofSubtree(kRootNode));
        if (area.value > 0)
            areas.push_back(area);
    }
    std::ranges::stable_sort(areas, isLarger);
    m_scan = {};
    for (; areas.size() > kMostOfFirst; areas.pop_back())
        putAside(areas.back());
    if (m_scan.others.others > 0)
        areas.push_back(m_scan.others);
    firstLevel(std::move(areas));
}

bool TrafficMap::work(std::size_t entries)
{
    while (!m_isDone) {
        // Asked for anew each time: the list may have grown, and moved, since.
        const std::span<const NodeId> children = m_scan.source.meter->tree().children(m_scan.node);
        const std::size_t end = std::min(children.size(), m_scan.child + entries);
        entries -= end - m_scan.child;
        for (; m_scan.child < end; ++m_scan.child)
            offer(children[m_scan.child]);
        if (m_scan.child < children.size())
            return true;
        if (m_isFirstLevel)
            firstLevel(scanned());
        else
            closeArea();
    }
    return false;
}

TrafficArea TrafficMap::areaOf(TrafficArea::Kind kind, const TrafficSource &source, NodeId node,
                               const Traffic &traffic) const
{
    TrafficArea area;
    area.kind = kind;
    area.source = source;
    area.node = node;
    area.hasBelow = kind == TrafficArea::Kind::Node && source.meter->branches().placeOf(node) != TrafficSums::kNowhere;
    area.traffic = traffic;
    area.rate = TrafficRate(*source.meter, traffic);
    area.value = area.rate.value(m_by);
    return area;
}

void TrafficMap::scan(const TrafficSource &source, NodeId node, std::size_t most)
{
    m_scan = {.source = source, .node = node, .child = 0, .most = most, .kept = {}, .others = {}};
}

void TrafficMap::offer(NodeId child)
{
    const Traffic traffic = m_scan.source.meter->ofSubtree(child);
    if (traffic.messages == 0)
        return;
    const TrafficArea area = areaOf(TrafficArea::Kind::Node, m_scan.source, child, traffic);
    std::vector<TrafficArea> &kept = m_scan.kept;
    if (area.value <= 0 || (kept.size() == m_scan.most && !isLarger(area, kept.front()))) {
        putAside(area);
        return;
    }
    if (kept.size() == m_scan.most) {
        std::ranges::pop_heap(kept, isLarger);
        putAside(kept.back());
        kept.back() = area;
    } else {
        kept.push_back(area);
    }
    std::ranges::push_heap(kept, isLarger);
}

void TrafficMap::putAside(const TrafficArea &area)
{
    TrafficArea &others = m_scan.others;
    others.kind = TrafficArea::Kind::Others;
    others.source = m_scan.source;
    others.traffic += area.traffic;
    others.rate += area.rate;
    others.value += area.value;
    ++others.others;
}

std::vector<TrafficArea> TrafficMap::scanned()
{
    std::vector<TrafficArea> areas = std::move(m_scan.kept);
    if (areas.empty() && m_scan.others.others == 0)
        return areas;
    const Traffic own = m_scan.source.meter->ofTopic(m_scan.node);
    if (own.messages > 0)
        areas.push_back(areaOf(TrafficArea::Kind::Own, m_scan.source, m_scan.node, own));
    // By steps of √2: what is about the same does not change places from look to look.
    const auto step = [](const TrafficArea &area) { return area.value > 0 ? std::lround(2 * std::log2(area.value)) : LONG_MIN; };
    std::ranges::sort(areas, [&](const TrafficArea &a, const TrafficArea &b) {
        return step(a) != step(b) ? step(a) > step(b) : a.node < b.node;
    });
    if (m_scan.others.others > 0)
        areas.push_back(m_scan.others);
    return areas;
}

void TrafficMap::firstLevel(std::vector<TrafficArea> areas)
{
    m_areas = std::move(areas);
    for (const TrafficArea &area : m_areas)
        m_total += area.value;
    m_isFirstLevel = false;
    m_open = 0;
    openNext();
}

void TrafficMap::openNext()
{
    while (m_open < m_areas.size() && !m_areas[m_open].hasBelow)
        ++m_open;
    m_isDone = m_open == m_areas.size();
    if (m_isDone)
        return;
    const TrafficArea &area = m_areas[m_open];
    const double share = m_total > 0 ? area.value / m_total : 0;
    scan(area.source, area.node, std::max(std::size_t(std::lround(kMostOfSecond * share)), std::size_t(1)));
}

void TrafficMap::closeArea()
{
    std::vector<TrafficArea> inside = scanned();
    TrafficArea &area = m_areas[m_open];
    if (inside.size() == 1 && inside.front().kind == TrafficArea::Kind::Node) {
        area.node = inside.front().node;
        area.hasBelow = inside.front().hasBelow;
        if (area.hasBelow) {
            scan(area.source, area.node, m_scan.most);
            return;
        }
    } else {
        area.inside = std::move(inside);
    }
    ++m_open;
    openNext();
}

} // namespace explorer
