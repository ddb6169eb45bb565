// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_tally.h"

namespace explorer {

struct Traffic
{
    std::uint64_t messages = 0;
    std::uint64_t bytes = 0;

    Traffic &operator+=(const Traffic &other)
    {
        messages += other.messages;
        bytes += other.bytes;
        return *this;
    }
    Traffic &operator-=(const Traffic &other)
    {
        messages -= other.messages;
        bytes -= other.bytes;
        return *this;
    }
    bool operator==(const Traffic &) const = default;
};

/// The sums over a window by id: only ids that have traffic in it are there, one after the other.
///
/// Memory    4 bytes an id (dense ids), 24 an id with traffic at its highest. Cost: add(), subtract() and of() two cache
///           lines; clear() nothing. Thread: the owner's.
class TrafficSums
{
public:
    static constexpr std::uint32_t kNowhere = 0xFFFF'FFFF;
    struct Sum
    {
        Traffic traffic;
        std::uint32_t id = 0;
    };

    std::size_t size() const { return m_size; }
    const Sum &operator[](std::size_t place) const { return m_sums[place]; }
    std::uint32_t placeOf(std::uint32_t id) const
    {
        if (id >= m_placeOf.size())
            return kNowhere;
        const std::uint32_t place = m_placeOf[id];
        return place < m_size && m_sums[place].id == id ? place : kNowhere;
    }
    Traffic of(std::uint32_t id) const
    {
        const std::uint32_t place = placeOf(id);
        return place == kNowhere ? Traffic() : m_sums[place].traffic;
    }

    void add(const TrafficEntry &entry)
    {
        std::uint32_t place = placeOf(entry.id);
        if (place == kNowhere) {
            m_placeOf.growTo(std::size_t(entry.id) + 1);
            place = std::uint32_t(m_size++);
            m_sums.growTo(m_size);
            m_sums[place] = {{}, entry.id};
            m_placeOf[entry.id] = place;
        }
        m_sums[place].traffic += {entry.messages, entry.bytes};
    }
    /// What was added before.
    void subtract(const TrafficEntry &entry)
    {
        const std::uint32_t place = placeOf(entry.id);
        if (place == kNowhere)
            return;
        Traffic &traffic = m_sums[place].traffic;
        traffic -= {entry.messages, entry.bytes};
        if (traffic.messages > 0)
            return;
        // No bytes without messages: this one is done, and the last takes its place.
        m_sums[place] = m_sums[--m_size];
        m_placeOf[m_sums[place].id] = place;
    }
    void clear() { m_size = 0; }
    std::size_t memoryBytes() const { return m_placeOf.memoryBytes() + m_sums.memoryBytes(); }

private:
    PagedVector<std::uint32_t> m_placeOf;
    PagedVector<Sum, 256> m_sums; ///< up to m_size
    std::size_t m_size = 0;
};

} // namespace explorer
