// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/history/segment_block.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace explorer {

/// One piece of the log: messages with running sequence numbers, in a block that never moves.
///
/// Bytes grow from the front of the block and rows from its back, so that it ends up full whether the
/// messages are empty or long. A payload that would leave a hole has memory of its own, and its address among the bytes.
///
/// Thread    the store's. What has been written never changes: view() and record() of messages, and bytes(), that
///           another thread was told of by the store's may be read there while more is appended.
class Segment
{
public:
    Segment(Sequence first, SegmentBlock block);

    Sequence first() const { return m_first; }
    std::size_t size() const { return m_rows; }
    bool hasRoomFor(std::size_t messageBytes) const;
    /// `bytes`: record.byteCount() of them. There must be room.
    void append(const MessageRecord &record, Sequence previousOfTopic, const std::uint8_t *bytes);

    const MessageRecord &record(std::size_t index) const { return row(index).record; }
    MessageView view(std::size_t index) const;

    /// What is written, where the rest of the block has not been touched yet.
    std::size_t memoryBytes() const
    {
        return m_largeBytes + (m_block.isOnePage() ? m_block.size() : m_used + m_rows * sizeof(Row));
    }
    /// Of all messages in the order they came in: properties, payload and what else belongs to each; of large ones the address.
    std::span<const std::uint8_t> bytes() const { return {m_block.data(), m_used}; }
    bool hasLarge() const { return !m_large.empty(); }

    /// It has been given to other threads, which may hold it longer than the store does.
    void setLent() { m_isLent = true; }
    bool isLent() const { return m_isLent; }
    /// At the end, for the next segment: of one that was never lent.
    SegmentBlock takeBlock() { return std::move(m_block); }

private:
    struct Row
    {
        MessageRecord record; ///< bytesOffset: in the block, of the bytes or their address
        Sequence previousOfTopic;
    };

    std::uint8_t *place(std::size_t index) const
    {
        return m_block.data() + m_block.size() - (index + 1) * sizeof(Row);
    }
    const Row &row(std::size_t index) const { return *std::launder(reinterpret_cast<const Row *>(place(index))); }

    bool isLarge(std::size_t messageBytes) const;

    Sequence m_first;
    SegmentBlock m_block;
    std::vector<std::unique_ptr<std::uint8_t[]>> m_large;
    std::size_t m_used = 0; ///< from the front
    std::size_t m_rows = 0; ///< from the back
    std::size_t m_largeBytes = 0;
    bool m_isLent = false;
};

} // namespace explorer
