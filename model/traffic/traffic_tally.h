// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/containers/paged_vector.h"

#include <cstdint>
#include <limits>
#include <utility>

namespace explorer {

/// What one topic or one node got over a stretch of time.
struct TrafficEntry
{
    std::uint32_t id = 0; ///< a TopicId or a NodeId
    std::uint32_t messages = 0;
    std::uint64_t bytes = 0;
};
using TrafficEntries = PagedVector<TrafficEntry, 256>;

/// Counts by id. take() hands the counts over and starts anew without touching the ids seen before.
///
/// An id has one entry; a second one only where 32 bits do not hold its messages.
/// Memory    4 bytes an id (dense ids), 16 an entry. Cost: add() two cache lines. Thread: the owner's.
class TrafficTally
{
public:
    void add(std::uint32_t id, std::uint64_t messages, std::uint64_t bytes)
    {
        if (m_placeOf.size() <= id)
            m_placeOf.growTo(std::size_t(id) + 1);
        std::uint32_t &place = m_placeOf[id];
        // A place left over from before holds another id's entry, or none.
        const bool known = place < m_entries.size() && m_entries[place].id == id;
        if (known && messages <= kMost - m_entries[place].messages) {
            m_entries[place].messages += std::uint32_t(messages);
            m_entries[place].bytes += bytes;
            return;
        }
        for (; messages > kMost; messages -= kMost)
            m_entries.push_back({id, kMost, 0});
        place = std::uint32_t(m_entries.size());
        m_entries.push_back({id, std::uint32_t(messages), bytes});
    }
    TrafficEntries take()
    {
        TrafficEntries taken = std::move(m_entries);
        m_entries = TrafficEntries();
        return taken;
    }
    bool empty() const { return m_entries.empty(); }
    std::size_t memoryBytes() const { return m_placeOf.memoryBytes() + m_entries.memoryBytes(); }

private:
    static constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();

    PagedVector<std::uint32_t> m_placeOf;
    TrafficEntries m_entries;
};

} // namespace explorer
