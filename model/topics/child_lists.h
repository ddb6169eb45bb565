// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace explorer {

/// Where the children of one node stand in a ChildLists pool. The capacity follows from the count: the next
/// power of two.
struct ChildList
{
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
};

/// Many growing lists of 32-bit ids in pages that never move. A list that outgrows its block moves to one of twice the
/// size; the old block serves another list. Cost: append amortised O(1), at most 8 bytes an id plus free blocks.
class ChildLists
{
public:
    void append(ChildList &list, std::uint32_t id)
    {
        if (list.count == 0 || std::has_single_bit(list.count))
            move(list);
        at(list.begin)[list.count++] = id;
    }
    /// Valid until the next append() to this list.
    std::span<const std::uint32_t> of(const ChildList &list) const
    {
        if (list.count == 0)
            return {};
        return {at(list.begin), list.count};
    }
    std::size_t memoryBytes() const
    {
        std::size_t bytes = m_pageIds * sizeof(std::uint32_t) + m_pages.capacity() * sizeof(m_pages[0]);
        for (const auto &blocks : m_free)
            bytes += blocks.capacity() * sizeof(std::uint32_t);
        return bytes;
    }

private:
    /// A block's address is its page's number and its place in the page; one larger than a page has a page of its own.
    static constexpr std::uint32_t kPageBits = 14;
    static constexpr std::uint32_t kPageIds = 1u << kPageBits;

    std::uint32_t *at(std::uint32_t begin) const
    {
        return m_pages[begin >> kPageBits].get() + (begin & (kPageIds - 1));
    }

    /// To a block with room for one more: 0 → 1, 1 → 2, 2 → 4, 4 → 8 …
    void move(ChildList &list)
    {
        const std::uint32_t target = take(list.count == 0 ? 1 : list.count * 2);
        if (list.count > 0) {
            std::copy_n(at(list.begin), list.count, at(target));
            release(list.begin, list.count);
        }
        list.begin = target;
    }

    std::vector<std::uint32_t> &freeBlocks(std::uint32_t capacity)
    {
        return m_free[std::size_t(std::countr_zero(capacity)) % m_free.size()];
    }

    void release(std::uint32_t begin, std::uint32_t capacity)
    {
        freeBlocks(capacity).push_back(begin);
    }

    std::uint32_t take(std::uint32_t capacity)
    {
        auto &blocks = freeBlocks(capacity);
        if (!blocks.empty()) {
            const std::uint32_t begin = blocks.back();
            blocks.pop_back();
            return begin;
        }
        if (capacity >= kPageIds)
            return addPage(capacity);
        if (m_left < capacity) {
            // What is left of the page serves smaller lists.
            while (m_left > 0) {
                const std::uint32_t size = std::bit_floor(m_left);
                release(cutOff(size), size);
            }
            m_next = addPage(kPageIds);
            m_left = kPageIds;
        }
        return cutOff(capacity);
    }

    std::uint32_t cutOff(std::uint32_t size)
    {
        m_left -= size;
        return std::exchange(m_next, m_next + size);
    }

    std::uint32_t addPage(std::uint32_t ids)
    {
        m_pages.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(ids));
        m_pageIds += ids;
        return std::uint32_t(m_pages.size() - 1) << kPageBits;
    }

    std::vector<std::unique_ptr<std::uint32_t[]>> m_pages;
    std::size_t m_pageIds = 0; ///< of all pages
    std::uint32_t m_next = 0;  ///< what is left of the page being cut up
    std::uint32_t m_left = 0;
    std::array<std::vector<std::uint32_t>, 32> m_free; ///< by the logarithm of the size
};

} // namespace explorer
