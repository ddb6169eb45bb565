// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/kept_newest.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace explorer {

namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;
/// Larger ones get memory of their own: the end of a chunk that they do not fit into would be lost.
constexpr std::size_t kLargestShared = kChunkBytes / 16;

} // namespace

std::deque<KeptNewest::Row>::const_iterator KeptNewest::locate(Sequence sequence) const
{
    const auto at = std::ranges::lower_bound(m_rows, sequence, {}, &Row::sequence);
    return at != m_rows.end() && at->sequence == sequence && !at->gone ? at : m_rows.end();
}

MessageView KeptNewest::find(Sequence sequence) const
{
    const auto row = locate(sequence);
    return row == m_rows.end() ? MessageView() : viewOf(*row);
}

MessageView KeptNewest::before(Sequence sequence) const
{
    auto row = std::ranges::lower_bound(m_rows, sequence, {}, &Row::sequence);
    while (row != m_rows.begin()) {
        --row;
        if (!row->gone)
            return viewOf(*row);
    }
    return {};
}

MessageView KeptNewest::viewOf(const Row &row)
{
    return {row.sequence,
            &row.record,
            {row.bytes + row.record.propertiesSize, row.record.payloadSize},
            {row.bytes, row.record.propertiesSize},
            row.previousOfTopic};
}

void KeptNewest::add(const MessageView &message)
{
    m_rows.push_back({message.sequence, message.previousOfTopic, *message.record,
                      store({message.packedProperties.data(), message.record->byteCount()}), false});
}

bool KeptNewest::remove(Sequence sequence)
{
    const auto row = locate(sequence);
    if (row == m_rows.end())
        return false;
    m_rows[std::size_t(row - m_rows.cbegin())].gone = true;
    ++m_gone;
    m_goneBytes += row->record.byteCount();
    if ((m_gone > 64 && m_gone * 2 > m_rows.size()) ||
        (m_goneBytes > kChunkBytes && m_goneBytes * 2 > m_bytes))
        compact();
    return true;
}

const std::uint8_t *KeptNewest::store(std::span<const std::uint8_t> bytes)
{
    const std::size_t size = bytes.size();
    const bool isLarge = size > kLargestShared;
    if (isLarge || m_chunks.empty() || m_chunks.back().capacity() - m_chunks.back().size() < size) {
        const std::size_t capacity = isLarge ? size : kChunkBytes;
        m_chunks.emplace_back().reserve(capacity);
        m_chunkBytes += capacity;
        // Behind a large one the chunk being filled stays the last.
        if (isLarge && m_chunks.size() > 1)
            std::swap(m_chunks.back(), m_chunks[m_chunks.size() - 2]);
    }
    std::vector<std::uint8_t> &chunk =
        isLarge && m_chunks.size() > 1 ? m_chunks[m_chunks.size() - 2] : m_chunks.back();
    m_bytes += size;
    const std::size_t begin = chunk.size();
    chunk.insert(chunk.end(), bytes.begin(), bytes.end());
    return chunk.data() + begin;
}

void KeptNewest::compact()
{
    const auto oldChunks = std::exchange(m_chunks, {});
    m_chunkBytes = 0;
    m_bytes = 0;
    std::erase_if(m_rows, [](const Row &row) { return row.gone; });
    for (Row &row : m_rows)
        row.bytes = store({row.bytes, row.record.byteCount()});
    m_rows.shrink_to_fit();
    m_gone = 0;
    m_goneBytes = 0;
}

} // namespace explorer
