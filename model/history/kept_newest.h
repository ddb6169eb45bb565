// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"

#include <cstddef>
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
    void add(const MessageView &message);
    /// True when it was here.
    bool remove(Sequence sequence);
    MessageView find(Sequence sequence) const;

    std::size_t size() const { return m_rows.size() - m_gone; }
    std::size_t memoryBytes() const { return m_rows.size() * sizeof(Row) + m_bytes; }

private:
    struct Row
    {
        Sequence sequence;
        Sequence previousOfTopic;
        MessageRecord record;
        const std::uint8_t *bytes;
        bool gone;
    };

    std::vector<Row>::const_iterator locate(Sequence sequence) const;
    const std::uint8_t *store(std::span<const std::uint8_t> properties,
                              std::span<const std::uint8_t> payload);
    void compact();

    std::vector<Row> m_rows;
    std::vector<std::vector<std::uint8_t>> m_chunks; ///< reserved whole; never grow
    std::size_t m_bytes = 0;
    std::size_t m_gone = 0;
    std::size_t m_goneBytes = 0;
};

} // namespace explorer
