// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/moment_text.h"

#include <chrono>
#include <cstdio>

namespace explorer {

namespace {

constexpr std::int64_t kYear1 = -62'135'596'800;
constexpr std::int64_t kYear10000 = 253'402'300'800;

std::string spelt(std::int64_t seconds, std::uint32_t fraction, int decimals)
{
    using namespace std::chrono;
    if (seconds < kYear1 || seconds >= kYear10000)
        return {};
    const sys_seconds moment{std::chrono::seconds(seconds)};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{moment - day};
    char text[48];
    int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                             unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
                             int(time.seconds().count()));
    if (decimals > 0)
        size += std::snprintf(text + size, sizeof text - std::size_t(size), ".%0*u", decimals, fraction);
    return std::string(text, std::size_t(size)) + 'Z';
}

} // namespace

std::string momentText(std::int64_t secondsSinceEpoch, std::uint32_t nanoseconds)
{
    if (nanoseconds >= 1'000'000'000)
        return {};
    if (nanoseconds == 0)
        return spelt(secondsSinceEpoch, 0, 0);
    if (nanoseconds % 1'000'000 == 0)
        return spelt(secondsSinceEpoch, nanoseconds / 1'000'000, 3);
    if (nanoseconds % 1'000 == 0)
        return spelt(secondsSinceEpoch, nanoseconds / 1'000, 6);
    return spelt(secondsSinceEpoch, nanoseconds, 9);
}

std::string momentTextOfMs(std::int64_t millisecondsSinceEpoch)
{
    std::int64_t seconds = millisecondsSinceEpoch / 1'000;
    std::int64_t rest = millisecondsSinceEpoch % 1'000;
    if (rest < 0) {
        rest += 1'000;
        --seconds;
    }
    return spelt(seconds, std::uint32_t(rest), 3);
}

} // namespace explorer
