// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/moment_text.h"

#include <chrono>

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
    char text[32];
    char *at = text;
    const auto put = [&at](std::uint32_t value, int digits, char behind) { // a payload may have thousands of moments
        for (int i = digits; i > 0; --i, value /= 10)
            at[i - 1] = char('0' + value % 10);
        at += digits;
        *at++ = behind;
    };
    put(std::uint32_t(int(date.year())), 4, '-');
    put(unsigned(date.month()), 2, '-');
    put(unsigned(date.day()), 2, 'T');
    put(std::uint32_t(time.hours().count()), 2, ':');
    put(std::uint32_t(time.minutes().count()), 2, ':');
    put(std::uint32_t(time.seconds().count()), 2, decimals > 0 ? '.' : 'Z');
    if (decimals > 0)
        put(fraction, decimals, 'Z');
    return {text, at};
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
