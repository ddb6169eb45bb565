// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/containers/id_index.h"
#include "model/containers/paged_vector.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace explorer {

using LevelNameId = std::uint32_t;

/// The level names of a topic tree, each kept once: bytes ↔ dense id. Bytes never move, so views stay valid.
///
/// Cost      20–35 bytes a distinct name beside its bytes; intern() one hash and usually one comparison. The hash is
///           seeded per object, so a hostile broker cannot aim for collisions.
/// Thread    the owner's.
class LevelNames
{
public:
    static constexpr LevelNameId kNone = 0xFFFF'FFFF;

    LevelNames();

    LevelNameId intern(std::string_view name);
    LevelNameId find(std::string_view name) const; ///< kNone
    std::string_view name(LevelNameId id) const;
    std::size_t size() const { return m_entries.size(); }
    std::size_t memoryBytes() const;

private:
    std::uint32_t hashOf(std::string_view name) const;
    LevelNameId find(std::uint32_t hash, std::string_view name) const;
    const char *keep(std::string_view name);

    IdIndex m_index;
    PagedVector<const char *> m_entries; ///< four bytes of length, then the name
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_chunkUsed = 0;
    std::size_t m_chunkSize = 0;
    std::size_t m_chunkBytes = 0; ///< of all chunks
    std::uint64_t m_seed;
};

} // namespace explorer
