// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/segment.h"

#include <QtGlobal>

#include <cstring>
#include <new>

namespace explorer {

namespace {

/// What a message may have of the block: the hole at the end of a full one stays below this part.
constexpr std::size_t kLargestPart = 16;
/// Large payloads close a segment as well, so that eviction goes in small steps.
constexpr std::size_t kLargeBytes = 4u << 20;

} // namespace

Segment::Segment(Sequence first, SegmentBlock block)
    : m_first(first)
    , m_block(std::move(block))
{
    static_assert(alignof(Row) <= alignof(std::max_align_t));
    Q_ASSERT(m_block.size() % alignof(Row) == 0);
}

bool Segment::isLarge(std::size_t messageBytes) const { return messageBytes > m_block.size() / kLargestPart; }

bool Segment::hasRoomFor(std::size_t messageBytes) const
{
    const std::size_t left = m_block.size() - m_used - m_rows * sizeof(Row);
    if (isLarge(messageBytes))
        return left >= sizeof(Row) + sizeof(std::uint8_t *) && m_largeBytes < kLargeBytes;
    return left >= sizeof(Row) + messageBytes;
}

void Segment::append(const MessageRecord &record, Sequence previousOfTopic, const std::uint8_t *bytes)
{
    const std::size_t size = record.byteCount();
    Q_ASSERT(hasRoomFor(size));
    Row row{record, previousOfTopic};
    row.record.bytesOffset = std::uint32_t(m_used);
    std::uint8_t *to = m_block.data() + m_used;
    if (isLarge(size)) {
        row.record.flags |= MessageRecord::LargePayload;
        std::uint8_t *const own = m_large.emplace_back(std::make_unique_for_overwrite<std::uint8_t[]>(size)).get();
        std::memcpy(to, &own, sizeof own); // stands anywhere
        m_used += sizeof own;
        to = own;
        m_largeBytes += size;
    } else {
        row.record.flags &= std::uint8_t(~MessageRecord::LargePayload);
        m_used += size;
    }
    if (size > 0)
        std::memcpy(to, bytes, size);
    new (place(m_rows++)) Row(row);
}

MessageView Segment::view(std::size_t index) const
{
    const Row &found = row(index);
    const MessageRecord &record = found.record;
    const std::uint8_t *bytes = m_block.data() + record.bytesOffset;
    if (record.flags & MessageRecord::LargePayload)
        std::memcpy(&bytes, m_block.data() + record.bytesOffset, sizeof bytes);
    return {m_first + index,
            &record,
            {bytes + record.propertiesSize, record.payloadSize},
            {bytes, record.propertiesSize},
            found.previousOfTopic};
}

} // namespace explorer
