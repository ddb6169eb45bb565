// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/edit_script.h"

#include <algorithm>

namespace explorer {

namespace {

using Kind = EditScript::Kind;

/// Furthest-reaching x for every diagonal −d … d, kept for each d: the way back.
using Trace = std::vector<std::vector<std::int32_t>>;

struct Middle
{
    Trace trace;
    bool found = false;
    bool cancelled = false;
};

template <class T>
Middle shortestEdit(std::span<const T> a, std::span<const T> b, std::int32_t most, const std::atomic<bool> *cancelled)
{
    Middle middle;
    const auto n = std::int32_t(a.size());
    const auto m = std::int32_t(b.size());
    std::vector<std::int32_t> reach(std::size_t(2 * most + 3), 0);
    const std::int32_t centre = most + 1;
    for (std::int32_t d = 0; d <= most; ++d) {
        if (cancelled && cancelled->load(std::memory_order_relaxed)) {
            middle.cancelled = true;
            return middle;
        }
        for (std::int32_t k = -d; k <= d && !middle.found; k += 2) {
            const std::int32_t right = reach[std::size_t(centre + k - 1)];
            const std::int32_t down = reach[std::size_t(centre + k + 1)];
            std::int32_t x = k == -d || (k != d && right < down) ? down : right + 1;
            std::int32_t y = x - k;
            while (x < n && y < m && a[std::size_t(x)] == b[std::size_t(y)])
                ++x, ++y;
            reach[std::size_t(centre + k)] = x;
            middle.found = x >= n && y >= m;
        }
        middle.trace.emplace_back(reach.begin() + (centre - d), reach.begin() + (centre + d + 1));
        if (middle.found)
            break;
    }
    return middle;
}

void add(std::vector<EditScript::Run> &runs, Kind kind, std::size_t count)
{
    if (count == 0)
        return;
    if (!runs.empty() && runs.back().kind == kind)
        runs.back().count += count;
    else
        runs.push_back({kind, count});
}

/// Walks the trace back from the end; runs come out in reverse order.
std::vector<EditScript::Run> runsBack(const Trace &trace, std::int32_t n, std::int32_t m)
{
    std::vector<EditScript::Run> runs;
    std::int32_t x = n;
    std::int32_t y = m;
    for (std::int32_t d = std::int32_t(trace.size()) - 1; d > 0; --d) {
        const std::vector<std::int32_t> &before = trace[std::size_t(d - 1)]; // diagonals −(d−1) … d−1
        const auto at = [&](std::int32_t k) {
            const std::int32_t slot = k + d - 1;
            return slot < 0 || slot >= std::int32_t(before.size()) ? -1 : before[std::size_t(slot)];
        };
        const std::int32_t k = x - y;
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        const std::int32_t fromX = down ? at(k + 1) : at(k - 1);
        const std::int32_t same = x - (down ? fromX : fromX + 1);
        add(runs, Kind::Same, std::size_t(std::max(same, 0)));
        add(runs, down ? Kind::Added : Kind::Removed, 1);
        x = fromX;
        y = fromX - (down ? k + 1 : k - 1);
    }
    add(runs, Kind::Same, std::size_t(std::max(x, 0)));
    std::ranges::reverse(runs);
    return runs;
}

} // namespace

template <class T>
EditScript editScript(std::span<const T> before, std::span<const T> after, std::size_t mostDifferences,
                      const std::atomic<bool> *cancelled)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    const std::size_t head =
        std::size_t(std::mismatch(before.begin(), before.begin() + std::ptrdiff_t(shorter), after.begin()).first - before.begin());
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const std::span<const T> a = before.subspan(head, before.size() - head - tail);
    const std::span<const T> b = after.subspan(head, after.size() - head - tail);

    EditScript script;
    add(script.runs, Kind::Same, head);
    const Middle middle = shortestEdit(a, b, std::int32_t(std::min(mostDifferences, a.size() + b.size())), cancelled);
    script.cancelled = middle.cancelled;
    script.capped = !middle.found;
    if (middle.found) {
        for (const EditScript::Run &run : runsBack(middle.trace, std::int32_t(a.size()), std::int32_t(b.size())))
            add(script.runs, run.kind, run.count);
    } else {
        add(script.runs, Kind::Removed, a.size());
        add(script.runs, Kind::Added, b.size());
    }
    add(script.runs, Kind::Same, tail);
    return script;
}

template EditScript editScript(std::span<const std::uint8_t>, std::span<const std::uint8_t>, std::size_t,
                               const std::atomic<bool> *);
template EditScript editScript(std::span<const std::uint32_t>, std::span<const std::uint32_t>, std::size_t,
                               const std::atomic<bool> *);

} // namespace explorer
