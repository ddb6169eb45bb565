// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace explorer {

/// How many intervals were how long, from 1 µs to a day, in bins of equal width on a logarithmic scale: twenty a decade, each
/// an eighth wider than the one before. What is shorter or longer stands in a bin at either end.
///
/// A plain value of 2 KB. Cost      add() one logarithm.    Thread    any.
class IntervalHistogram
{
public:
    static constexpr int kPerDecade = 20;
    static constexpr double kShortestNs = 1e3;
    static constexpr double kLongestNs = 86'400e9;
    static constexpr int kBins = 221; ///< 0: below kShortestNs, kBins − 1: from kLongestNs on

    static int binOf(std::int64_t ns);
    static double lowerNs(int bin); ///< 0 for the first
    static double upperNs(int bin); ///< kLongestNs for the last two

    void add(std::int64_t ns);
    std::uint64_t total() const { return m_total; }
    std::uint64_t at(int bin) const { return m_counts[std::size_t(bin)]; }
    std::uint64_t highest() const; ///< count
    int first() const;             ///< bin that has any; kBins when empty
    int last() const;              ///< −1 when empty
    /// The length below which this part (0…1) of the intervals is, to within a bin; 0 when empty.
    double quantileNs(double part) const;
    std::uint64_t countBelow(double ns) const; ///< in the bins that end there or before

private:
    std::array<std::uint64_t, kBins> m_counts{};
    std::uint64_t m_total = 0;
};

} // namespace explorer
