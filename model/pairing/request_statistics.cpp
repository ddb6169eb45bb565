// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/request_statistics.h"

#include <algorithm>

namespace explorer {

void RequestStatistics::addLatency(std::int64_t ns)
{
    m_maxNs = std::max(m_maxNs, ns);
    if (m_recent.size() < kRecent) {
        m_recent.push_back(ns);
        return;
    }
    m_recent[m_next] = ns;
    m_next = (m_next + 1) % kRecent;
}

RequestStatistics::Latencies RequestStatistics::latencies() const
{
    if (m_recent.empty())
        return {};
    std::vector<std::int64_t> sorted = m_recent;
    std::ranges::sort(sorted);
    const std::size_t last = sorted.size() - 1;
    // Nearest rank: the smallest value that the given part of all does not exceed.
    const std::size_t p95 = (sorted.size() * 95 + 99) / 100 - 1;
    return {.count = sorted.size(), .medianNs = sorted[last / 2], .p95Ns = sorted[p95], .maxNs = m_maxNs};
}

} // namespace explorer
