// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdio>
#include <ctime>

/// What the benchmarks share: a clock, and one JSON object a line for each figure: {"name": …, "value": …, "unit": …}.
namespace bench {

using Clock = std::chrono::steady_clock;

inline double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// What this thread has had of a processor: other programs' turns do not count.
inline double processorSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

inline void report(const char *name, double value, const char *unit)
{
    std::printf("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\"}\n", name, value, unit);
    std::fflush(stdout);
}

} // namespace bench
