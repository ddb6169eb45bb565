// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_ranker.h"

#include <algorithm>

namespace explorer {

bool TrafficRanker::isBetter(const Candidate &a, const Candidate &b)
{
    if (a.value != b.value)
        return a.value > b.value;
    return a.source != b.source ? a.source < b.source : a.node < b.node;
}

void TrafficRanker::start(std::vector<TrafficSource> sources, Of of, TrafficMeasure by, std::size_t most)
{
    m_sources = std::move(sources);
    m_of = of;
    m_by = by;
    m_most = most;
    m_best.clear();
    m_result.clear();
    m_source = std::size_t(-1);
    nextSource();
}

void TrafficRanker::nextSource()
{
    ++m_source;
    m_place = 0;
    if (m_source == m_sources.size() || m_most == 0) {
        finish();
        return;
    }
    m_pass = m_of == Of::Subtrees ? Pass::FindCarried : Pass::Rank;
    if (m_of == Of::Subtrees)
        m_carried.assign(sums().size(), false);
}

const TrafficSums &TrafficRanker::sums() const
{
    const TrafficMeter &meter = *m_sources[m_source].meter;
    return m_of == Of::Topics ? meter.topics() : meter.branches();
}

bool TrafficRanker::work(std::size_t entries)
{
    while (m_pass != Pass::Done) {
        const std::size_t end = std::min(sums().size(), m_place + entries);
        entries -= end - m_place;
        for (; m_place < end; ++m_place)
            look(m_place);
        if (m_place < sums().size())
            return true;
        if (m_pass == Pass::FindCarried) {
            m_pass = Pass::Rank;
            m_place = 0;
        } else {
            nextSource();
        }
    }
    return false;
}

void TrafficRanker::look(std::size_t place)
{
    const TrafficMeter &meter = *m_sources[m_source].meter;
    const TrafficSums::Sum &sum = sums()[place];
    if (m_of == Of::Topics) {
        if (canEnter(sum.traffic))
            offer(meter.tree().nodeOf(sum.id), sum.traffic);
        return;
    }
    const NodeId node = sum.id;
    if (node == kRootNode || (m_pass == Pass::Rank && m_carried[place]))
        return;
    Traffic subtree = sum.traffic;
    subtree += meter.ofTopic(node);
    if (m_pass == Pass::Rank) {
        if (canEnter(subtree))
            offer(node, subtree);
        return;
    }
    // Every message has passed the parent too: when it had no others, they are the same messages.
    const NodeId parent = meter.tree().parent(node);
    if (meter.ofSubtree(parent).messages == subtree.messages)
        m_carried[sums().placeOf(parent)] = true;
}

double TrafficRanker::valueOf(const Traffic &traffic) const
{
    return TrafficRate(*m_sources[m_source].meter, traffic).value(m_by);
}

bool TrafficRanker::canEnter(const Traffic &traffic) const
{
    return m_best.size() < m_most || valueOf(traffic) >= m_best.front().value;
}

void TrafficRanker::offer(NodeId node, const Traffic &traffic)
{
    const Candidate candidate{valueOf(traffic), std::uint32_t(m_source), node, traffic};
    if (m_best.size() == m_most) {
        if (!isBetter(candidate, m_best.front()))
            return;
        std::ranges::pop_heap(m_best, isBetter);
        m_best.back() = candidate;
    } else {
        m_best.push_back(candidate);
    }
    std::ranges::push_heap(m_best, isBetter);
}

void TrafficRanker::finish()
{
    m_pass = Pass::Done;
    std::ranges::sort_heap(m_best, isBetter);
    m_result.reserve(m_best.size());
    for (const Candidate &candidate : m_best) {
        const TrafficSource &source = m_sources[candidate.source];
        m_result.push_back({source, candidate.node, candidate.traffic, TrafficRate(*source.meter, candidate.traffic)});
    }
}

} // namespace explorer
