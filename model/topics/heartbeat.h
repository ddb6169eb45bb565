// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace explorer {

/// The usual distance between a topic's messages and how much it varies, in seconds: learned as they come, in 8 bytes.
///
/// An interval counts with an eighth, and with four periods at most, so that one pause does not spoil what was learned; a
/// device that has changed its pace is followed within some dozen messages. The deviation (mean absolute) rises fast and falls slowly: what comes at
/// random (exponential intervals, bursts, two paces in turn) never looks regular by accident.
struct Heartbeat
{
    float period = 0; ///< 0: not a single interval yet
    float deviation = 0;

    void learn(float interval)
    {
        if (period <= 0) {
            period = interval;
            deviation = interval / 2;
            return;
        }
        const float taken = std::min(interval, 4 * period);
        const float difference = std::abs(taken - period);
        deviation += (difference - deviation) * (difference > deviation ? 1.0F / 4 : 1.0F / 16);
        period += (taken - period) / 8;
    }
    bool isRegular() const { return period > 0 && deviation < period / 2; }
    /// Seconds without a message that are not its way: five periods, or more where it varies, and never less than what
    /// a network or a busy computer may hold up.
    float tolerance() const
    {
        constexpr float kSigmas = 4 * 1.25F; // of a normal distribution σ is 1.25 mean absolute deviations
        constexpr float kShortest = 2;
        return std::max({5 * period, period + kSigmas * deviation, kShortest});
    }
};

/// Intervals before a topic is judged by its heartbeat: of eight messages.
constexpr unsigned kBeatsToJudge = 7;

} // namespace explorer
