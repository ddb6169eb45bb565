// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/timing/interval_histogram.h"

#include <algorithm>
#include <cmath>

namespace explorer {

namespace {

/// Keeps a length that is the bound of a bin on its own side, whatever the logarithm is rounded to.
constexpr double kRounding = 1e-12;

/// The last bin between the ends is cut short: a day is no whole number of bins.
constexpr int kLastInner = IntervalHistogram::kBins - 2;

} // namespace

int IntervalHistogram::binOf(std::int64_t ns)
{
    if (double(ns) < kShortestNs)
        return 0;
    if (double(ns) >= kLongestNs)
        return kBins - 1;
    const double place = std::log10(double(ns) / kShortestNs) * kPerDecade;
    return std::min(1 + int(std::floor(place + kRounding)), kLastInner);
}

double IntervalHistogram::lowerNs(int bin)
{
    if (bin <= 0)
        return 0;
    if (bin > kLastInner)
        return kLongestNs;
    return kShortestNs * std::pow(10.0, double(bin - 1) / kPerDecade);
}

double IntervalHistogram::upperNs(int bin)
{
    return bin >= kLastInner ? kLongestNs : kShortestNs * std::pow(10.0, double(bin) / kPerDecade);
}

void IntervalHistogram::add(std::int64_t ns)
{
    ++m_counts[std::size_t(binOf(ns))];
    ++m_total;
}

std::uint64_t IntervalHistogram::highest() const { return *std::ranges::max_element(m_counts); }

int IntervalHistogram::first() const
{
    return int(std::ranges::find_if(m_counts, [](std::uint64_t count) { return count > 0; }) - m_counts.begin());
}

int IntervalHistogram::last() const
{
    for (int bin = kBins - 1; bin >= 0; --bin) {
        if (at(bin) > 0)
            return bin;
    }
    return -1;
}

double IntervalHistogram::quantileNs(double part) const
{
    if (m_total == 0)
        return 0;
    const double wanted = part * double(m_total);
    double before = 0;
    for (int bin = 0; bin < kBins; ++bin) {
        const auto here = double(at(bin));
        if (here > 0 && before + here >= wanted) {
            // Within the bin along the logarithm, as the bins stand.
            const double inside = std::clamp((wanted - before) / here, 0.0, 1.0);
            const double lower = std::max(lowerNs(bin), 1.0);
            return lower * std::pow(upperNs(bin) / lower, inside);
        }
        before += here;
    }
    return kLongestNs;
}

std::uint64_t IntervalHistogram::countBelow(double ns) const
{
    std::uint64_t count = 0;
    for (int bin = 0; bin < kBins && upperNs(bin) <= ns * (1 + kRounding); ++bin)
        count += at(bin);
    return count;
}

} // namespace explorer
