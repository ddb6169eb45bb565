// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/series_store.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace explorer {

namespace {

constexpr std::size_t kBlockShift =
    12; ///< points are kept in blocks that never move: growing copies at most one block
constexpr std::size_t kBlockSize = 1u << kBlockShift;
constexpr std::size_t kBlockMask = kBlockSize - 1;
constexpr std::size_t kFirstBlock = 64;
constexpr unsigned kFanShift = 4; ///< x16 from level to level
constexpr std::size_t kFan = 1u << kFanShift;

constexpr std::uint32_t kNone = 0xFFFF'FFFF;

struct Block
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

/// Where the least and the greatest value of a group stand; kNone when it holds only gaps.
struct Extremes
{
    std::uint32_t min = kNone;
    std::uint32_t max = kNone;
};

} // namespace

struct SeriesStore::State
{
    std::vector<Block> blocks;
    std::vector<std::vector<Extremes>> levels; ///< levels[k][i] covers points [i·16^(k+1), (i+1)·16^(k+1))
    std::size_t count = 0;

    std::int64_t time(std::size_t index) const
    {
        return blocks[index >> kBlockShift].times[index & kBlockMask];
    }
    double value(std::size_t index) const { return blocks[index >> kBlockShift].values[index & kBlockMask]; }

    void include(Extremes &extremes, std::uint32_t candidate) const
    {
        if (candidate == kNone)
            return;
        const double v = value(candidate);
        if (std::isnan(v))
            return;
        if (extremes.min == kNone || v < value(extremes.min))
            extremes.min = candidate;
        if (extremes.max == kNone || v > value(extremes.max))
            extremes.max = candidate;
    }

    void include(Extremes &extremes, const Extremes &other) const
    {
        include(extremes, other.min);
        include(extremes, other.max);
    }

    /// Puts the newest point into every level's last group; a group that is complete needs no second look.
    void index(std::size_t newest)
    {
        std::size_t group = newest;
        for (std::size_t level = 0;; ++level) {
            group >>= kFanShift;
            if (level == levels.size()) {
                if (group == 0)
                    return; // one group: the level below has it all
                levels.emplace_back();
                seed(level);
            }
            std::vector<Extremes> &groups = levels[level];
            if (groups.size() <= group)
                groups.resize(group + 1);
            include(groups[group], std::uint32_t(newest));
        }
    }

    /// Fills a new level from what is below it: its first group is complete by then.
    void seed(std::size_t level)
    {
        Extremes first;
        for (std::size_t i = 0; i < kFan; ++i) {
            if (level == 0)
                include(first, std::uint32_t(i));
            else
                include(first, levels[level - 1][i]);
        }
        levels[level].push_back(first);
    }

    /// The extremes of [first, last), from the largest groups that fit: O(16 · levels).
    Extremes extremesOf(std::size_t first, std::size_t last) const
    {
        Extremes result;
        std::size_t level = 0; // units of 16^level points
        while (first < last) {
            if (level == levels.size() || last - first < kFan) {
                for (; first < last; ++first)
                    includeUnit(result, level, first);
                return result;
            }
            for (; first < last && (first & (kFan - 1)) != 0; ++first)
                includeUnit(result, level, first);
            for (; last > first && (last & (kFan - 1)) != 0; --last)
                includeUnit(result, level, last - 1);
            first >>= kFanShift;
            last >>= kFanShift;
            ++level;
        }
        return result;
    }

    void includeUnit(Extremes &result, std::size_t level, std::size_t unit) const
    {
        if (level == 0)
            include(result, std::uint32_t(unit));
        else
            include(result, levels[level - 1][unit]);
    }

    /// First index in [from, count) with time ≥ wallNs, near `from` fast: the columns are asked for from left
    /// to right.
    std::size_t lowerBound(std::int64_t wallNs, std::size_t from) const
    {
        std::size_t step = 1;
        std::size_t low = from;
        std::size_t high = from;
        while (high < count && time(high) < wallNs) {
            low = high + 1;
            high += step;
            step *= 2;
        }
        high = std::min(high, count);
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (time(middle) < wallNs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
};

SeriesStore::SeriesStore()
    : m(std::make_unique<State>())
{}
SeriesStore::~SeriesStore() = default;
SeriesStore::SeriesStore(SeriesStore &&other) noexcept = default;
SeriesStore &SeriesStore::operator=(SeriesStore &&other) noexcept = default;

void SeriesStore::append(std::int64_t wallNs, double value)
{
    if (m->count >= kNone)
        return; // four thousand million points: the index has no room for more
    if (m->count > 0)
        wallNs = std::max(wallNs, m->time(m->count - 1));
    if ((m->count & kBlockMask) == 0) {
        m->blocks.emplace_back();
        const std::size_t room = m->blocks.size() == 1 ? kFirstBlock : kBlockSize;
        m->blocks.back().times.reserve(room);
        m->blocks.back().values.reserve(room);
    }
    Block &block = m->blocks.back();
    block.times.push_back(wallNs);
    block.values.push_back(value);
    m->index(m->count++);
}

void SeriesStore::clear() { *m = State(); }

std::size_t SeriesStore::size() const { return m->count; }

std::int64_t SeriesStore::timeAt(std::size_t index) const { return m->time(index); }

double SeriesStore::valueAt(std::size_t index) const { return m->value(index); }

std::size_t SeriesStore::lowerBound(std::int64_t wallNs) const { return m->lowerBound(wallNs, 0); }

void SeriesStore::decimate(std::int64_t beginNs, std::int64_t endNs, int columns,
                           std::vector<Point> &out) const
{
    out.clear();
    if (m->count == 0 || endNs <= beginNs || columns < 1)
        return;
    const auto put = [&](std::size_t index) { out.push_back({m->time(index), m->value(index)}); };

    std::size_t first = m->lowerBound(beginNs, 0);
    if (first > 0)
        put(first - 1);

    // Unsigned: the range may be wider than a signed number of nanoseconds holds.
    const std::uint64_t width = std::uint64_t(endNs) - std::uint64_t(beginNs);
    const std::uint64_t perColumn = width / std::uint64_t(columns);
    const std::uint64_t rest = width % std::uint64_t(columns);
    for (std::uint64_t column = 1; column <= std::uint64_t(columns); ++column) {
        const std::uint64_t offset = perColumn * column + rest * column / std::uint64_t(columns);
        const std::size_t last = m->lowerBound(std::int64_t(std::uint64_t(beginNs) + offset), first);
        if (last == first)
            continue;
        const Extremes extremes = m->extremesOf(first, last);
        std::array<std::size_t, 4> picks{first, last - 1, last - 1, last - 1};
        if (extremes.min != kNone) {
            picks[1] = std::min(extremes.min, extremes.max);
            picks[2] = std::max(extremes.min, extremes.max);
        }
        std::size_t previous = first;
        put(first);
        for (const std::size_t pick : picks) {
            if (pick > previous) {
                put(pick);
                previous = pick;
            }
        }
        first = last;
    }
    if (first < m->count)
        put(first);
}

std::size_t SeriesStore::memoryBytes() const
{
    std::size_t bytes = sizeof(State) + m->blocks.capacity() * sizeof(Block);
    for (const Block &block : m->blocks)
        bytes += block.times.capacity() * sizeof(std::int64_t) + block.values.capacity() * sizeof(double);
    for (const auto &level : m->levels)
        bytes += level.capacity() * sizeof(Extremes);
    return bytes;
}

} // namespace explorer
