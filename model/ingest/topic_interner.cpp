// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/topic_interner.h"

#include "model/ingest/byte_hash.h"

#include <QRandomGenerator>

#include <algorithm>

namespace explorer {

namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;

} // namespace

TopicInterner::TopicInterner()
    : m_seed(QRandomGenerator::system()->generate64())
{}

std::uint32_t TopicInterner::hashOf(std::string_view name) const { return std::uint32_t(hashBytes(name, m_seed)); }

TopicId TopicInterner::find(std::uint32_t hash, std::string_view name) const
{
    return m_index.find(hash, [&](TopicId id) { return m_names[id] == name; });
}

TopicId TopicInterner::find(std::string_view name) const { return find(hashOf(name), name); }

TopicInterner::Result TopicInterner::intern(std::string_view name)
{
    const std::uint32_t hash = hashOf(name);
    if (const TopicId known = find(hash, name); known != kNoTopic)
        return {known, false};
    if (m_names.size() >= m_limit || m_nameBytes + name.size() > m_byteLimit)
        return {};
    m_nameBytes += name.size();
    const TopicId id = TopicId(m_names.size());
    m_names.push_back(keep(name));
    m_index.insert(hash, id);
    return {id, true};
}

std::string_view TopicInterner::keep(std::string_view name)
{
    // Chunks are reserved whole and never grow, so the names in them never move.
    if (m_chunks.empty() || m_chunks.back().capacity() - m_chunks.back().size() < name.size()) {
        m_chunks.emplace_back();
        m_chunks.back().reserve(std::max(kChunkBytes, name.size()));
    }
    std::vector<char> &chunk = m_chunks.back();
    const std::size_t begin = chunk.size();
    chunk.insert(chunk.end(), name.begin(), name.end());
    return {chunk.data() + begin, name.size()};
}

std::size_t TopicInterner::memoryBytes() const
{
    std::size_t bytes = m_index.memoryBytes() + m_names.memoryBytes();
    for (const std::vector<char> &chunk : m_chunks)
        bytes += chunk.capacity();
    return bytes;
}

} // namespace explorer
