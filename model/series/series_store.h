// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace explorer {

/// One numeric series: time and value columns, appended to, with a min/max pyramid so that any zoom needs at
/// most a few points per pixel column.
///
/// Beyond its capacity the oldest points go, some thousands at a time, and are counted; indices count from the
/// oldest that is there.
///
/// Times are nanoseconds since the Unix epoch (wall); appended in any order that is nearly sorted (an older
/// time than the last is clamped to it). NaN values are gaps. Memory ≤ 24 bytes a point plus the index.
/// Thread: the GUI's.
class SeriesStore
{
public:
    static constexpr std::size_t kUnbounded = ~std::size_t(0);
    static constexpr std::size_t kLeastCapacity = 8'192; ///< a smaller one is taken as this

    explicit SeriesStore(std::size_t capacity = kUnbounded);
    ~SeriesStore();
    SeriesStore(SeriesStore &&) noexcept;
    SeriesStore &operator=(SeriesStore &&) noexcept;

    void append(std::int64_t wallNs, double value);
    void clear();
    std::size_t size() const;
    std::uint64_t appended() const; ///< all that ever came, since clear()
    std::uint64_t dropped() const;  ///< of those, the oldest, which had to go
    std::int64_t timeAt(std::size_t index) const;
    double valueAt(std::size_t index) const;
    std::size_t lowerBound(std::int64_t wallNs) const; ///< first index with time ≥ wallNs

    struct Point
    {
        std::int64_t wallNs;
        double value;
    };
    /// At most 4 points per pixel column (first, min, max, last) for [begin, end), plus one neighbour outside
    /// on each side; every extreme of the range is in it. Cost: O(columns · log points).
    void decimate(std::int64_t beginNs, std::int64_t endNs, int columns, std::vector<Point> &out) const;

    std::size_t memoryBytes() const;

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace explorer
