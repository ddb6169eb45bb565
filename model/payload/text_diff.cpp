// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/text_diff.h"

#include <algorithm>
#include <optional>
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

/// Furthest-reaching x for every diagonal −d … d, kept for each d: the way back.
using Trace = std::vector<std::vector<std::int32_t>>;

std::optional<Trace> shortestEdit(const std::uint32_t *a, std::int32_t n, const std::uint32_t *b,
                                  std::int32_t m, std::int32_t most)
{
    Trace trace;
    std::vector<std::int32_t> reach(std::size_t(2 * most + 3), 0);
    const std::int32_t middle = most + 1;
    for (std::int32_t d = 0; d <= most; ++d) {
        for (std::int32_t k = -d; k <= d; k += 2) {
            const std::int32_t right = reach[std::size_t(middle + k - 1)];
            const std::int32_t down = reach[std::size_t(middle + k + 1)];
            std::int32_t x = k == -d || (k != d && right < down) ? down : right + 1;
            std::int32_t y = x - k;
            while (x < n && y < m && a[x] == b[y])
                ++x, ++y;
            reach[std::size_t(middle + k)] = x;
            if (x >= n && y >= m) {
                trace.emplace_back(reach.begin() + (middle - d), reach.begin() + (middle + d + 1));
                return trace;
            }
        }
        trace.emplace_back(reach.begin() + (middle - d), reach.begin() + (middle + d + 1));
    }
    return std::nullopt;
}

/// Walks the trace back from the end; steps come out in reverse order.
std::vector<TextDiff::Kind> stepsBack(const Trace &trace, std::int32_t n, std::int32_t m)
{
    std::vector<TextDiff::Kind> steps;
    std::int32_t x = n;
    std::int32_t y = m;
    for (std::int32_t d = std::int32_t(trace.size()) - 1; d >= 0; --d) {
        if (d == 0) {
            steps.insert(steps.end(), std::size_t(x), TextDiff::Kind::Same);
            break;
        }
        const std::vector<std::int32_t> &before = trace[std::size_t(d - 1)]; // diagonals −(d−1) … d−1
        const auto at = [&](std::int32_t k) {
            const std::int32_t slot = k + d - 1;
            return slot < 0 || slot >= std::int32_t(before.size()) ? -1 : before[std::size_t(slot)];
        };
        const std::int32_t k = x - y;
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        const std::int32_t fromX = down ? at(k + 1) : at(k - 1);
        const std::int32_t fromY = fromX - (down ? k + 1 : k - 1);
        for (; x > fromX && y > fromY && (down ? y > fromY + 1 : x > fromX + 1); --x, --y)
            steps.push_back(TextDiff::Kind::Same);
        steps.push_back(down ? TextDiff::Kind::Added : TextDiff::Kind::Removed);
        x = fromX;
        y = fromY;
    }
    std::ranges::reverse(steps);
    return steps;
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
                   std::size_t mostDifferences)
{
    std::unordered_map<std::string_view, std::uint32_t> known;
    Ids a;
    Ids b;
    intern(before, known, a);
    intern(after, known, b);

    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;

    const auto n = std::int32_t(a.size() - head - tail);
    const auto m = std::int32_t(b.size() - head - tail);
    const auto most = std::int32_t(std::min<std::size_t>(mostDifferences, std::size_t(n) + std::size_t(m)));
    std::vector<TextDiff::Kind> middle;
    TextDiff diff;
    if (const auto trace = shortestEdit(a.data() + head, n, b.data() + head, m, most)) {
        middle = stepsBack(*trace, n, m);
    } else {
        diff.capped = true;
        middle.assign(std::size_t(n), TextDiff::Kind::Removed);
        middle.insert(middle.end(), std::size_t(m), TextDiff::Kind::Added);
    }

    std::uint32_t x = 0;
    std::uint32_t y = 0;
    const auto emit = [&](TextDiff::Kind kind) {
        TextDiff::Line line{kind, 0, 0};
        if (kind != TextDiff::Kind::Added)
            line.before = ++x;
        if (kind != TextDiff::Kind::Removed)
            line.after = ++y;
        diff.added += kind == TextDiff::Kind::Added;
        diff.removed += kind == TextDiff::Kind::Removed;
        diff.lines.push_back(line);
    };
    diff.lines.reserve(head + middle.size() + tail);
    for (std::size_t i = 0; i < head; ++i)
        emit(TextDiff::Kind::Same);
    for (const TextDiff::Kind kind : middle)
        emit(kind);
    for (std::size_t i = 0; i < tail; ++i)
        emit(TextDiff::Kind::Same);
    return diff;
}

} // namespace explorer
