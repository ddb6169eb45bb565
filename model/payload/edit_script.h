// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace explorer {

/// How to get from one sequence to another by taking elements out and putting others in (Myers, O(ND)).
struct EditScript
{
    enum class Kind : std::uint8_t
    {
        Same,
        Removed,
        Added
    };
    struct Run
    {
        Kind kind = Kind::Same;
        std::size_t count = 0;
    };
    std::vector<Run> runs; ///< of the whole; neighbours are of different kinds
    bool capped = false;   ///< they differ in too much: between what is the same at both ends all is removed, all is added
    bool cancelled = false;
};

/// The shortest script, or one that is right but not the shortest (see EditScript::capped).
/// Cost      O((n + m) · d) time and O(d²) memory, where d ≤ `mostDifferences`. Any thread.
template <class T>
EditScript editScript(std::span<const T> before, std::span<const T> after, std::size_t mostDifferences,
                      const std::atomic<bool> *cancelled = nullptr);

extern template EditScript editScript(std::span<const std::uint8_t>, std::span<const std::uint8_t>, std::size_t,
                                      const std::atomic<bool> *);
extern template EditScript editScript(std::span<const std::uint32_t>, std::span<const std::uint32_t>, std::size_t,
                                      const std::atomic<bool> *);

} // namespace explorer
