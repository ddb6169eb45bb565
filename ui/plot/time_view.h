// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace ui {

/// The part of the time axis that is shown: either the newest stretch, moving on with the clock, or a fixed
/// one.
///
/// Times are nanoseconds since the Unix epoch. Plain value; the functions keep the width between 1 µs and 100
/// years.
struct TimeView
{
    static constexpr int kAll = 0; ///< the window that holds every sample
    static constexpr std::array<int, 7> kWindows{10, 30, 60, 300, 900, 3'600, kAll};

    bool follows = true;
    bool paused = false;
    int windowSeconds = 60; ///< while following
    std::int64_t beginNs = 0;
    std::int64_t endNs = 60'000'000'000;

    std::int64_t width() const { return endNs - beginNs; }
    friend bool operator==(const TimeView &, const TimeView &) = default;

    void setRange(std::int64_t begin, std::int64_t end);
    /// The newest stretch: [end − window, end], or everything from `first` to `last` for kAll.
    void moveTo(std::int64_t nowNs, std::int64_t firstNs, std::int64_t lastNs);
    /// factor < 1 comes nearer; `anchorNs` keeps its place. Stops following.
    void zoom(std::int64_t anchorNs, double factor);
    void pan(std::int64_t deltaNs); ///< positive shows later times; stops following
    /// The next shorter (−1) or longer (+1) window.
    void stepWindow(int direction);
};

} // namespace ui
