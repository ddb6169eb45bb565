// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/edit_script.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// The difference of two texts, line by line (Myers, O(ND)).
///
/// `lines` reads from top to bottom like the new text with the removed lines put in; line numbers count from
/// 1, 0 where the line does not exist. `capped`: the texts differ in more than the allowed number of lines,
/// so the middle stands as "all of the old removed, all of the new added", which is right, though not the
/// shortest.
struct TextDiff
{
    using Kind = EditScript::Kind;
    struct Line
    {
        Kind kind = Kind::Same;
        std::uint32_t before = 0;
        std::uint32_t after = 0;
    };

    std::vector<Line> lines;
    std::size_t added = 0;
    std::size_t removed = 0;
    bool capped = false;
    bool cancelled = false; ///< the rest is of no use
    bool equal() const { return added == 0 && removed == 0; }
};

/// The lines of a text, without their ends; "\r\n" counts as one end. A text ending in a newline has no empty
/// last line.
std::vector<std::string_view> linesOf(std::string_view text);

/// Cost  O((n + m) · d) time and O(d²) memory, where d ≤ mostDifferences.
TextDiff diffLines(const std::vector<std::string_view> &before, const std::vector<std::string_view> &after,
                   std::size_t mostDifferences = 1000, const std::atomic<bool> *cancelled = nullptr);

} // namespace explorer
