// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/topic_interner.h"

#include "model/ingest/byte_hash.h"

#include <QRandomGenerator>

#include <algorithm>

namespace explorer {

namespace {

constexpr std::size_t kFirstSlots = 1'024; // a power of two
constexpr std::size_t kChunkBytes = 256 * 1024;

} // namespace

TopicInterner::TopicInterner()
    : m_slots(kFirstSlots)
    , m_seed(QRandomGenerator::system()->generate64())
{}

TopicInterner::Result TopicInterner::intern(std::string_view name)
{
    const std::uint64_t hash = hashBytes(name, m_seed);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = std::size_t(hash) & mask;
    for (; m_slots[at].id != kNoTopic; at = (at + 1) & mask) {
        if (m_slots[at].hash == std::uint32_t(hash >> 32) && m_names[m_slots[at].id] == name)
            return {m_slots[at].id, false};
    }
    if (m_names.size() >= m_limit)
        return {};
    const TopicId id = TopicId(m_names.size());
    m_slots[at] = {std::uint32_t(hash >> 32), id};
    m_names.push_back(keep(name));
    if (m_names.size() * 2 > m_slots.size())
        grow();
    return {id, true};
}

TopicId TopicInterner::find(std::string_view name) const
{
    const std::uint64_t hash = hashBytes(name, m_seed);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = std::size_t(hash) & mask; m_slots[at].id != kNoTopic; at = (at + 1) & mask) {
        if (m_slots[at].hash == std::uint32_t(hash >> 32) && m_names[m_slots[at].id] == name)
            return m_slots[at].id;
    }
    return kNoTopic;
}

void TopicInterner::grow()
{
    std::vector<Slot> slots(m_slots.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (TopicId id = 0; id < m_names.size(); ++id) {
        const std::uint64_t hash = hashBytes(m_names[id], m_seed);
        std::size_t at = std::size_t(hash) & mask;
        while (slots[at].id != kNoTopic)
            at = (at + 1) & mask;
        slots[at] = {std::uint32_t(hash >> 32), id};
    }
    m_slots = std::move(slots);
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
    std::size_t bytes = m_slots.capacity() * sizeof(Slot) + m_names.capacity() * sizeof(std::string_view);
    for (const std::vector<char> &chunk : m_chunks)
        bytes += chunk.capacity();
    return bytes;
}

} // namespace explorer
