// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/segment.h"

#include <QtGlobal>

#include <cstring>
#include <new>

namespace explorer {

namespace {

constexpr std::size_t kBlockBytes = 1u << 20;
/// What a message may have in the block: the hole at the end of a full one stays below this.
constexpr std::size_t kLargestInBlock = kBlockBytes / 16;
/// Large payloads close a segment as well, so that eviction goes in small steps.
constexpr std::size_t kLargeBytes = 4u << 20;

bool isLarge(std::size_t messageBytes) { return messageBytes > kLargestInBlock; }

} // namespace

Segment::Segment(Sequence first)
    : m_first(first)
    , m_block(std::make_unique_for_overwrite<std::uint8_t[]>(kBlockBytes))
{
    static_assert(kBlockBytes % alignof(Row) == 0 && alignof(Row) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}

bool Segment::hasRoomFor(std::size_t messageBytes) const
{
    const std::size_t left = kBlockBytes - m_used - m_rows * sizeof(Row);
    if (isLarge(messageBytes))
        return left >= sizeof(Row) && m_largeBytes < kLargeBytes;
    return left >= sizeof(Row) + messageBytes;
}

void Segment::append(const MessageRecord &record, Sequence previousOfTopic, const std::uint8_t *bytes)
{
    const std::size_t size = record.byteCount();
    Q_ASSERT(hasRoomFor(size));
    Row row{record, previousOfTopic};
    std::uint8_t *to = nullptr;
    if (isLarge(size)) {
        row.record.flags |= MessageRecord::LargePayload;
        row.record.bytesOffset = std::uint32_t(m_large.size());
        to = m_large.emplace_back(std::make_unique_for_overwrite<std::uint8_t[]>(size)).get();
        m_largeBytes += size;
    } else {
        row.record.flags &= std::uint8_t(~MessageRecord::LargePayload);
        row.record.bytesOffset = std::uint32_t(m_used);
        to = m_block.get() + m_used;
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
    const std::uint8_t *bytes = record.flags & MessageRecord::LargePayload
                                    ? m_large[record.bytesOffset].get()
                                    : m_block.get() + record.bytesOffset;
    return {m_first + index,
            &record,
            {bytes + record.propertiesSize, record.payloadSize},
            {bytes, record.propertiesSize},
            found.previousOfTopic};
}

std::uint8_t *Segment::place(std::size_t index) const
{
    return m_block.get() + kBlockBytes - (index + 1) * sizeof(Row);
}

const Segment::Row &Segment::row(std::size_t index) const
{
    return *std::launder(reinterpret_cast<const Row *>(place(index)));
}

} // namespace explorer
