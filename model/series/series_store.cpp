// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/series_store.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>

namespace explorer {

namespace {

constexpr unsigned kBlockShift = 12; ///< points stand in blocks that never move: growing copies at most one
constexpr std::size_t kBlockSize = 1u << kBlockShift;
constexpr std::size_t kBlockMask = kBlockSize - 1;
constexpr std::size_t kFirstBlock = 64;
constexpr unsigned kFanShift = 4; ///< x16 from level to level
static_assert(kBlockShift % kFanShift == 0); // what goes are whole groups of the lower levels
constexpr std::size_t kFan = 1u << kFanShift;

constexpr std::size_t kMostLevels = 7; ///< a group has at most 2^28 points then

constexpr std::uint32_t kNone = 0xFFFF'FFFF;
constexpr std::uint64_t kNowhere = ~std::uint64_t(0);

/// Points are counted from the first that ever came; these numbers stay when the oldest go.
using Position = std::uint64_t;

struct Block
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
};

/// Where the least and the greatest value of a group stand, from its first point on; kNone when it holds only
/// gaps.
struct Extremes
{
    std::uint32_t min = kNone;
    std::uint32_t max = kNone;
};

struct Found
{
    Position min = kNowhere;
    Position max = kNowhere;
};

/// Groups of 16^(k+1) points. What the first one says is worth nothing once a part of its points has gone; a
/// range that is asked for never covers the whole of it then.
struct Level
{
    std::deque<Extremes> groups;
    std::uint64_t first = 0; ///< number of groups.front()
};

constexpr unsigned groupShift(std::size_t level) { return kFanShift * (unsigned(level) + 1); }

} // namespace

struct SeriesStore::State
{
    std::size_t capacity = kUnbounded;
    std::deque<Block> blocks;
    std::vector<Level> levels;
    Position begin = 0; ///< whole blocks go: a multiple of kBlockSize
    Position end = 0;

    const Block &block(Position at) const { return blocks[std::size_t((at - begin) >> kBlockShift)]; }
    std::int64_t time(Position at) const { return block(at).times[at & kBlockMask]; }
    double value(Position at) const { return block(at).values[at & kBlockMask]; }

    void append(std::int64_t wallNs, double value)
    {
        if ((end & kBlockMask) == 0) {
            const std::size_t room = end == 0 ? kFirstBlock : kBlockSize;
            blocks.emplace_back();
            blocks.back().times.reserve(room);
            blocks.back().values.reserve(room);
        }
        blocks.back().times.push_back(wallNs);
        blocks.back().values.push_back(value);
        index(end++);
        if (end - begin > capacity)
            dropOldest();
    }

    void dropOldest()
    {
        blocks.pop_front();
        begin += kBlockSize;
        for (std::size_t level = 0; level < levels.size(); ++level) {
            Level &at = levels[level];
            for (; at.first < begin >> groupShift(level); ++at.first)
                at.groups.pop_front();
        }
    }

    void include(Found &found, Position candidate) const
    {
        if (candidate == kNowhere || candidate < begin)
            return;
        const double v = value(candidate);
        if (std::isnan(v))
            return;
        if (found.min == kNowhere || v < value(found.min))
            found.min = candidate;
        if (found.max == kNowhere || v > value(found.max))
            found.max = candidate;
    }

    void include(Found &found, const Found &other) const
    {
        include(found, other.min);
        include(found, other.max);
    }

    Found foundIn(std::size_t level, std::uint64_t group) const
    {
        const Extremes &extremes = levels[level].groups[std::size_t(group - levels[level].first)];
        const Position start = group << groupShift(level);
        Found found;
        include(found, extremes.min == kNone ? kNowhere : start + extremes.min);
        include(found, extremes.max == kNone ? kNowhere : start + extremes.max);
        return found;
    }

    void put(std::size_t level, std::uint64_t group, const Found &found)
    {
        const Position start = group << groupShift(level);
        Extremes &extremes = levels[level].groups[std::size_t(group - levels[level].first)];
        if (found.min != kNowhere)
            extremes = {std::uint32_t(found.min - start), std::uint32_t(found.max - start)};
    }

    /// Puts the newest point into every level's last group; a group that is complete needs no second look.
    void index(Position newest)
    {
        std::uint64_t group = newest;
        for (std::size_t level = 0; level < kMostLevels; ++level) {
            group >>= kFanShift;
            if (level == levels.size()) {
                if (group == 0)
                    return; // one group: the level below has it all
                levels.emplace_back();
                seed(level);
            }
            Level &at = levels[level];
            if (at.first + at.groups.size() <= group)
                at.groups.resize(std::size_t(group - at.first) + 1);
            Found found = foundIn(level, group);
            include(found, newest);
            put(level, group, found);
        }
    }

    /// Fills a new level from what is below it: its first group is complete by then.
    void seed(std::size_t level)
    {
        levels[level].groups.emplace_back();
        Found first;
        for (std::uint64_t i = 0; i < kFan; ++i) {
            if (level == 0)
                include(first, i);
            else if (i >= levels[level - 1].first)
                include(first, foundIn(level - 1, i));
        }
        put(level, 0, first);
    }

    /// The extremes of [first, last), from the largest groups that fit: O(16 · levels).
    Found extremesOf(Position first, Position last) const
    {
        Found result;
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

    void includeUnit(Found &result, std::size_t level, Position unit) const
    {
        if (level == 0)
            include(result, unit);
        else
            include(result, foundIn(level - 1, unit));
    }

    /// First position in [from, end) with time ≥ wallNs, near `from` fast: the columns are asked for from left
    /// to right.
    Position lowerBound(std::int64_t wallNs, Position from) const
    {
        Position step = 1;
        Position low = from;
        Position high = from;
        while (high < end && time(high) < wallNs) {
            low = high + 1;
            high += step;
            step *= 2;
        }
        high = std::min(high, end);
        while (low < high) {
            const Position middle = low + (high - low) / 2;
            if (time(middle) < wallNs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
};

SeriesStore::SeriesStore(std::size_t capacity)
    : m(std::make_unique<State>())
{
    m->capacity = std::max(capacity, kLeastCapacity);
}
SeriesStore::~SeriesStore() = default;
SeriesStore::SeriesStore(SeriesStore &&other) noexcept = default;
SeriesStore &SeriesStore::operator=(SeriesStore &&other) noexcept = default;

void SeriesStore::append(std::int64_t wallNs, double value)
{
    m->append(m->end > m->begin ? std::max(wallNs, m->time(m->end - 1)) : wallNs, value);
}

void SeriesStore::clear()
{
    const std::size_t capacity = m->capacity;
    *m = State();
    m->capacity = capacity;
}

std::size_t SeriesStore::size() const { return std::size_t(m->end - m->begin); }

std::uint64_t SeriesStore::appended() const { return m->end; }

std::uint64_t SeriesStore::dropped() const { return m->begin; }

std::int64_t SeriesStore::timeAt(std::size_t index) const { return m->time(m->begin + index); }

double SeriesStore::valueAt(std::size_t index) const { return m->value(m->begin + index); }

std::size_t SeriesStore::lowerBound(std::int64_t wallNs) const
{
    return std::size_t(m->lowerBound(wallNs, m->begin) - m->begin);
}

void SeriesStore::decimate(std::int64_t beginNs, std::int64_t endNs, int columns,
                           std::vector<Point> &out) const
{
    out.clear();
    if (m->end == m->begin || endNs <= beginNs || columns < 1)
        return;
    const auto put = [&](Position at) { out.push_back({m->time(at), m->value(at)}); };

    Position first = m->lowerBound(beginNs, m->begin);
    if (first > m->begin)
        put(first - 1);

    // Unsigned: the range may be wider than a signed number of nanoseconds holds.
    const std::uint64_t width = std::uint64_t(endNs) - std::uint64_t(beginNs);
    const std::uint64_t perColumn = width / std::uint64_t(columns);
    const std::uint64_t rest = width % std::uint64_t(columns);
    for (std::uint64_t column = 1; column <= std::uint64_t(columns); ++column) {
        const std::uint64_t offset = perColumn * column + rest * column / std::uint64_t(columns);
        const Position last = m->lowerBound(std::int64_t(std::uint64_t(beginNs) + offset), first);
        if (last == first)
            continue;
        const Found extremes = m->extremesOf(first, last);
        std::array<Position, 4> picks{first, last - 1, last - 1, last - 1};
        if (extremes.min != kNowhere) {
            picks[1] = std::min(extremes.min, extremes.max);
            picks[2] = std::max(extremes.min, extremes.max);
        }
        Position previous = first;
        put(first);
        for (const Position pick : picks) {
            if (pick > previous) {
                put(pick);
                previous = pick;
            }
        }
        first = last;
    }
    if (first < m->end)
        put(first);
}

std::size_t SeriesStore::memoryBytes() const
{
    std::size_t bytes = sizeof(State) + m->blocks.size() * sizeof(Block);
    for (const Block &block : m->blocks)
        bytes += block.times.capacity() * sizeof(std::int64_t) + block.values.capacity() * sizeof(double);
    for (const Level &level : m->levels)
        bytes += sizeof(Level) + level.groups.size() * sizeof(Extremes);
    return bytes;
}

} // namespace explorer
