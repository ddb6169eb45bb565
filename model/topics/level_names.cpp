// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/level_names.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace explorer {

namespace {

constexpr std::size_t kFirstChunk = 4 * 1024;
constexpr std::size_t kLargestChunk = 256 * 1024;

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    a ^= b;
    a *= 0x9E37'79B9'7F4A'7C15u;
    a ^= a >> 29;
    a *= 0xBF58'476D'1CE4'E5B9u;
    return a ^ (a >> 32);
}

} // namespace

LevelNames::LevelNames()
    : m_seed(QRandomGenerator::global()->generate64())
{}

std::uint32_t LevelNames::hashOf(std::string_view name) const
{
    std::uint64_t hash = m_seed ^ name.size();
    const char *at = name.data();
    std::size_t left = name.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t block;
        std::memcpy(&block, at, sizeof block);
        hash = mix(hash, block);
    }
    std::uint64_t rest = 0;
    if (left)
        std::memcpy(&rest, at, left);
    return std::uint32_t(mix(hash, rest));
}

std::string_view LevelNames::name(LevelNameId id) const
{
    const char *entry = m_entries[id];
    std::uint32_t length;
    std::memcpy(&length, entry, sizeof length);
    return {entry + sizeof length, length};
}

LevelNameId LevelNames::find(std::uint32_t hash, std::string_view wanted) const
{
    return m_index.find(hash, [&](LevelNameId id) { return name(id) == wanted; });
}

LevelNameId LevelNames::find(std::string_view wanted) const { return find(hashOf(wanted), wanted); }

LevelNameId LevelNames::intern(std::string_view wanted)
{
    const std::uint32_t hash = hashOf(wanted);
    if (const LevelNameId known = find(hash, wanted); known != kNone)
        return known;
    const auto id = LevelNameId(m_entries.size());
    m_entries.push_back(keep(wanted));
    m_index.insert(hash, id);
    return id;
}

const char *LevelNames::keep(std::string_view name)
{
    const auto length = std::uint32_t(name.size());
    const std::size_t needed = sizeof length + name.size();
    if (m_chunks.empty() || m_chunkSize - m_chunkUsed < needed) {
        m_chunkSize = std::max(needed, std::clamp(m_chunkSize * 2, kFirstChunk, kLargestChunk));
        m_chunkUsed = 0;
        m_chunkBytes += m_chunkSize;
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(m_chunkSize));
    }
    char *entry = m_chunks.back().get() + m_chunkUsed;
    std::memcpy(entry, &length, sizeof length);
    std::copy(name.begin(), name.end(), entry + sizeof length);
    m_chunkUsed += needed;
    return entry;
}

std::size_t LevelNames::memoryBytes() const
{
    return m_index.memoryBytes() + m_entries.memoryBytes() + m_chunkBytes +
           m_chunks.capacity() * sizeof(m_chunks[0]);
}

} // namespace explorer
