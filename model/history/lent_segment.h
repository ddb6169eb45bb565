// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/segment.h"

#include <cstddef>
#include <memory>
#include <span>

namespace explorer {

/// Messages of a store that may be read on any thread, however long it takes: the first `size()` of one segment.
/// Lent on the store's thread; what is added to the segment later is not seen.
class LentSegment
{
public:
    LentSegment() = default;
    LentSegment(std::shared_ptr<const Segment> segment, std::size_t size)
        : m_segment(std::move(segment))
        , m_size(size)
        , m_bytes(m_segment->bytes())
        , m_hasLarge(m_segment->hasLarge())
    {}

    bool empty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    MessageView view(std::size_t i) const { return m_segment->view(i); }
    const MessageRecord &record(std::size_t i) const { return m_segment->record(i); }
    /// Of its messages, and perhaps more behind them: see Segment::bytes().
    std::span<const std::uint8_t> bytes() const { return m_bytes; }
    bool hasLarge() const { return m_hasLarge; } ///< some message may have memory of its own

private:
    std::shared_ptr<const Segment> m_segment;
    std::size_t m_size = 0;
    std::span<const std::uint8_t> m_bytes;
    bool m_hasLarge = false;
};

} // namespace explorer
