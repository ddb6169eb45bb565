// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/text_diff.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace explorer {

namespace {

using Ids = std::vector<std::uint32_t>;

/// Equal lines get equal numbers, so that comparing two is comparing two integers.
void intern(const std::vector<std::string_view> &lines,
            std::unordered_map<std::string_view, std::uint32_t> &known, Ids &out)
{
    out.reserve(lines.size());
    for (const std::string_view line : lines)
        out.push_back(known.emplace(line, std::uint32_t(known.size())).first->second);
}

} // namespace

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        at = end + 1;
    }
    return lines;
}

TextDiff diffLines(const std::vector<std::string_view> &before, const std::vector<std::string_view> &after,
                   std::size_t mostDifferences, const std::atomic<bool> *cancelled)
{
    std::unordered_map<std::string_view, std::uint32_t> known;
    known.reserve(before.size());
    Ids a;
    Ids b;
    intern(before, known, a);
    intern(after, known, b);

    const EditScript script =
        editScript(std::span<const std::uint32_t>(a), std::span<const std::uint32_t>(b), mostDifferences, cancelled);
    TextDiff diff;
    diff.capped = script.capped;
    diff.cancelled = script.cancelled;
    diff.lines.reserve(a.size());
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    for (const EditScript::Run &run : script.runs) {
        for (std::size_t i = 0; i < run.count; ++i) {
            TextDiff::Line line{run.kind, 0, 0};
            if (run.kind != TextDiff::Kind::Added)
                line.before = ++x;
            if (run.kind != TextDiff::Kind::Removed)
                line.after = ++y;
            diff.lines.push_back(line);
        }
        diff.added += run.kind == TextDiff::Kind::Added ? run.count : 0;
        diff.removed += run.kind == TextDiff::Kind::Removed ? run.count : 0;
    }
    return diff;
}

} // namespace explorer
