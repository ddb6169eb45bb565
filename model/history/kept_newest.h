// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"

#include <cstddef>
#include <deque>
#include <span>
#include <vector>

namespace explorer {

/// The newest messages of topics that have been quiet for so long that their segment was evicted.
///
/// Messages come in the order of their sequence numbers (eviction goes oldest first), so a look-up is a
/// binary search. One that is not its topic's newest any more is let go; the rest moves together when more
/// than half is gone. Thread    the store's.
class KeptNewest
{
public:
    /// Its bytes must stand together, as a Segment keeps them.
    void add(const MessageView &message);
    /// True when it was here.
    bool remove(Sequence sequence);
    MessageView find(Sequence sequence) const;
    MessageView before(Sequence sequence) const; ///< the newest one below it

    std::size_t size() const { return m_rows.size() - m_gone; }
    /// A deque allocates a fourteenth more than its elements take.
    std::size_t memoryBytes() const { return m_rows.size() * sizeof(Row) * 15 / 14 + m_chunkBytes; }

private:
    struct Row
    {
        Sequence sequence;
        Sequence previousOfTopic;
        MessageRecord record;
        const std::uint8_t *bytes;
        bool gone;
    };

    static MessageView viewOf(const Row &row);
    std::deque<Row>::const_iterator locate(Sequence sequence) const;
    const std::uint8_t *store(std::span<const std::uint8_t> bytes);
    void compact();

    std::deque<Row> m_rows; ///< not a vector: growing must not copy a million rows at once
    std::vector<std::vector<std::uint8_t>> m_chunks; ///< reserved whole, never grow; the last one is being filled
    std::size_t m_chunkBytes = 0; // allocated
    std::size_t m_bytes = 0;      // in use
    std::size_t m_gone = 0;
    std::size_t m_goneBytes = 0;
};

} // namespace explorer
