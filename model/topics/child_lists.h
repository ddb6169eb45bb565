// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace explorer {

/// Where the children of one node stand in a ChildLists pool. The capacity follows from the count: the next
/// power of two.
struct ChildList
{
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
};

/// Many growing lists of 32-bit ids in one vector. A list that outgrows its block moves to one of twice the
/// size; the old block serves another list. Cost: append amortised O(1), at most 8 bytes an id plus free
/// blocks.
class ChildLists
{
public:
    void append(ChildList &list, std::uint32_t id)
    {
        if (list.count == 0 || std::has_single_bit(list.count))
            move(list);
        m_pool[list.begin + list.count++] = id;
    }
    /// Valid until the next append().
    std::span<const std::uint32_t> of(const ChildList &list) const
    {
        return {m_pool.data() + list.begin, list.count};
    }
    std::size_t memoryBytes() const
    {
        std::size_t bytes = m_pool.capacity() * sizeof(std::uint32_t);
        for (const auto &blocks : m_free)
            bytes += blocks.capacity() * sizeof(std::uint32_t);
        return bytes;
    }

private:
    /// To a block with room for one more: 0 → 1, 1 → 2, 2 → 4, 4 → 8 …
    void move(ChildList &list)
    {
        const std::uint32_t capacity = list.count == 0 ? 1 : list.count * 2;
        const std::uint32_t target = take(capacity);
        for (std::uint32_t i = 0; i < list.count; ++i)
            m_pool[target + i] = m_pool[list.begin + i];
        if (list.count > 0)
            m_free[std::size_t(std::countr_zero(list.count))].push_back(list.begin);
        list.begin = target;
    }

    std::uint32_t take(std::uint32_t capacity)
    {
        auto &blocks = m_free[std::size_t(std::countr_zero(capacity))];
        if (!blocks.empty()) {
            const std::uint32_t begin = blocks.back();
            blocks.pop_back();
            return begin;
        }
        const auto begin = std::uint32_t(m_pool.size());
        m_pool.resize(m_pool.size() + capacity);
        return begin;
    }

    std::vector<std::uint32_t> m_pool;
    std::array<std::vector<std::uint32_t>, 32> m_free; ///< by the logarithm of the size
};

} // namespace explorer
