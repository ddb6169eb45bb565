// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>

namespace explorer {

/// Ascending sequence numbers of any count: the rows of a history. Grows at both ends, loses any.
///
/// Memory    4 bytes a number, in pages; at most as much again where most of a page was erased.
/// Cost      operator[] and lowerBound(): logarithmic in the pages; push: constant; erase(): what stands behind
///           it in its page, and a step for each later page.        Thread    the owner's.
class SequenceList
{
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Sequence operator[](std::size_t i) const; ///< 0: the oldest
    Sequence front() const { return (*this)[0]; }
    Sequence back() const { return (*this)[m_size - 1]; }
    /// How many are below it: the place of the first that is not.
    std::size_t lowerBound(Sequence sequence) const;
    bool contains(Sequence sequence) const;

    void pushNewer(Sequence sequence); ///< above all others
    void pushOlder(Sequence sequence); ///< below all others
    void erase(std::size_t first, std::size_t count);
    void clear();

    std::size_t memoryBytes() const;

private:
    static constexpr std::int32_t kPage = 1'024;

    /// Slots [begin, end) are in use; the number in slot s is the (rank + s)-th of all, counted from an origin that
    /// erasing and growing in front does not move.
    struct Page
    {
        Sequence anchor = 0;
        std::unique_ptr<std::int32_t[]> deltas; ///< to the anchor
        std::int64_t rank = 0;
        std::int32_t begin = 0;
        std::int32_t end = 0;

        std::int32_t count() const { return end - begin; }
        Sequence at(std::int32_t slot) const { return anchor + Sequence(std::int64_t(deltas[std::size_t(slot)])); }
        std::int64_t firstRank() const { return rank + begin; }
        bool reaches(Sequence sequence) const;
    };

    std::size_t pageOf(std::int64_t rank) const;
    void eraseIn(std::size_t page, std::int32_t slot, std::int32_t count);
    bool joinWithNext(std::size_t page);

    std::deque<Page> m_pages; ///< none is empty
    std::size_t m_size = 0;
};

} // namespace explorer
