// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace mqtt {

/// Monotonic time: everything that is measured or waited for.
using SteadyClock = std::chrono::steady_clock;
using Instant = SteadyClock::time_point;
using Duration = SteadyClock::duration;

/// When a read burst reached us, taken once on the connection's thread: steady for order and
/// differences, wall for display (nanoseconds since the Unix epoch, UTC).
struct Arrival
{
    Instant steady;
    std::int64_t wallNs = 0;

    static Arrival now()
    {
        return {SteadyClock::now(), std::chrono::duration_cast<std::chrono::nanoseconds>(
                                        std::chrono::system_clock::now().time_since_epoch())
                                        .count()};
    }
};

} // namespace mqtt
