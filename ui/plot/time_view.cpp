// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/time_view.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kShortest = 1'000;
constexpr std::int64_t kLongest = kSecond * 3'600 * 24 * 36'525; // 100 years
/// Half the span of the type: sums of a time and a width stay inside it.
constexpr std::int64_t kFarthest = INT64_MAX / 2;

} // namespace

void TimeView::setRange(std::int64_t begin, std::int64_t end)
{
    begin = std::clamp(begin, -kFarthest, kFarthest);
    end = std::clamp(end, -kFarthest, kFarthest);
    if (end < begin)
        std::swap(begin, end);
    const std::int64_t width = std::clamp(end - begin, kShortest, kLongest);
    beginNs = begin + (end - begin - width) / 2;
    endNs = beginNs + width;
}

void TimeView::moveTo(std::int64_t nowNs, std::int64_t firstNs, std::int64_t lastNs)
{
    if (windowSeconds == kAll) {
        if (firstNs <= lastNs) {
            const std::int64_t margin = std::max<std::int64_t>((lastNs - firstNs) / 50, kSecond / 100);
            setRange(firstNs - margin, lastNs + margin);
        } else {
            setRange(nowNs - 60 * kSecond, nowNs);
        }
        return;
    }
    const std::int64_t end = std::max(nowNs, lastNs);
    setRange(end - windowSeconds * kSecond, end);
}

void TimeView::zoom(std::int64_t anchorNs, double factor)
{
    follows = false;
    const double wanted = std::clamp(double(width()) * factor, double(kShortest), double(kLongest));
    const double share = std::clamp(double(anchorNs - beginNs) / double(width()), 0.0, 1.0);
    const auto begin = anchorNs - std::llround(wanted * share);
    setRange(begin, begin + std::llround(wanted));
}

void TimeView::pan(std::int64_t deltaNs)
{
    follows = false;
    setRange(beginNs + deltaNs, endNs + deltaNs);
}

void TimeView::stepWindow(int direction)
{
    const auto *current = std::find(kWindows.begin(), kWindows.end(), windowSeconds);
    const auto index =
        std::clamp<std::ptrdiff_t>((current - kWindows.begin()) + direction, 0, kWindows.size() - 1);
    windowSeconds = kWindows[std::size_t(index)];
}

} // namespace ui
