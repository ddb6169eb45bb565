// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/kept_newest.h"

#include <algorithm>
#include <utility>

namespace explorer {

namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;

} // namespace

std::vector<KeptNewest::Row>::const_iterator KeptNewest::locate(Sequence sequence) const
{
    const auto at = std::ranges::lower_bound(m_rows, sequence, {}, &Row::sequence);
    return at != m_rows.end() && at->sequence == sequence && !at->gone ? at : m_rows.end();
}

MessageView KeptNewest::find(Sequence sequence) const
{
    const auto row = locate(sequence);
    if (row == m_rows.end())
        return {};
    return {row->sequence,
            &row->record,
            {row->bytes + row->record.propertiesSize, row->record.payloadSize},
            {row->bytes, row->record.propertiesSize},
            row->previousOfTopic};
}

void KeptNewest::add(const MessageView &message)
{
    m_rows.push_back({message.sequence, message.previousOfTopic, *message.record,
                      store(message.packedProperties, message.payload), false});
}

bool KeptNewest::remove(Sequence sequence)
{
    const auto row = locate(sequence);
    if (row == m_rows.end())
        return false;
    m_rows[std::size_t(row - m_rows.cbegin())].gone = true;
    ++m_gone;
    m_goneBytes += row->record.propertiesSize + row->record.payloadSize;
    if ((m_gone > 64 && m_gone * 2 > m_rows.size()) ||
        (m_goneBytes > kChunkBytes && m_goneBytes * 2 > m_bytes))
        compact();
    return true;
}

const std::uint8_t *KeptNewest::store(std::span<const std::uint8_t> properties,
                                      std::span<const std::uint8_t> payload)
{
    const std::size_t size = properties.size() + payload.size();
    if (m_chunks.empty() || m_chunks.back().capacity() - m_chunks.back().size() < size) {
        m_chunks.emplace_back();
        m_chunks.back().reserve(std::max(kChunkBytes, size));
    }
    std::vector<std::uint8_t> &chunk = m_chunks.back();
    const std::size_t begin = chunk.size();
    chunk.insert(chunk.end(), properties.begin(), properties.end());
    chunk.insert(chunk.end(), payload.begin(), payload.end());
    m_bytes += size;
    return chunk.data() + begin;
}

void KeptNewest::compact()
{
    const auto oldChunks = std::exchange(m_chunks, {});
    m_bytes = 0;
    std::erase_if(m_rows, [](const Row &row) { return row.gone; });
    for (Row &row : m_rows)
        row.bytes = store({row.bytes, row.record.propertiesSize},
                          {row.bytes + row.record.propertiesSize, row.record.payloadSize});
    m_rows.shrink_to_fit();
    m_gone = 0;
    m_goneBytes = 0;
}

} // namespace explorer
