// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace explorer {

/// What is known of a payload too large for memory, of which only the beginning was kept. Stands behind that
/// beginning among the bytes of its record (MessageRecord::Cut); other records have nothing of the kind.
struct CutFacts
{
    std::uint64_t payloadSize = 0; ///< of the whole
    std::array<std::uint8_t, 32> sha256{}; ///< of the whole

    bool operator==(const CutFacts &) const = default;
};

constexpr std::size_t kCutFactsBytes = sizeof(CutFacts);

} // namespace explorer
