// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/moment_text.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>

namespace explorer {

namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kFirstDay = -719'528; // 0000-01-01
constexpr std::int64_t kLastDay = 2'932'896; // 9999-12-31

/// With zeros in front; printf would take most of the time of a small payload.
void appendNumber(std::string &text, std::uint32_t number, std::size_t digits)
{
    const std::size_t begin = text.size();
    text.append(digits, '0');
    for (std::size_t at = begin + digits; at > begin && number > 0; number /= 10)
        text[--at] = char('0' + number % 10);
}

void appendFraction(std::string &text, std::uint32_t nanoseconds)
{
    if (nanoseconds == 0)
        return;
    text += '.';
    if (nanoseconds % 1'000'000 == 0)
        appendNumber(text, nanoseconds / 1'000'000, 3);
    else if (nanoseconds % 1'000 == 0)
        appendNumber(text, nanoseconds / 1'000, 6);
    else
        appendNumber(text, nanoseconds, 9);
}

std::string clockText(std::int64_t seconds, std::uint32_t nanoseconds)
{
    std::string text;
    appendNumber(text, std::uint32_t(seconds / 3600), 2);
    text += ':';
    appendNumber(text, std::uint32_t(seconds / 60 % 60), 2);
    text += ':';
    appendNumber(text, std::uint32_t(seconds % 60), 2);
    appendFraction(text, nanoseconds);
    return text;
}

} // namespace

std::string dateText(std::int64_t daysSince1970)
{
    if (daysSince1970 < kFirstDay || daysSince1970 > kLastDay)
        return {};
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(daysSince1970))};
    std::string text;
    text.reserve(32);
    appendNumber(text, std::uint32_t(int(date.year())), 4);
    text += '-';
    appendNumber(text, unsigned(date.month()), 2);
    text += '-';
    appendNumber(text, unsigned(date.day()), 2);
    return text;
}

std::string timeOfDayText(std::int64_t nanosecondsSinceMidnight)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    if (nanosecondsSinceMidnight < 0 || nanosecondsSinceMidnight / kSecond >= kSecondsPerDay)
        return {};
    return clockText(nanosecondsSinceMidnight / kSecond, std::uint32_t(nanosecondsSinceMidnight % kSecond));
}

std::string momentText(std::int64_t secondsSince1970, std::uint32_t nanoseconds)
{
    std::int64_t days = secondsSince1970 / kSecondsPerDay;
    std::int64_t seconds = secondsSince1970 % kSecondsPerDay;
    if (seconds < 0) {
        seconds += kSecondsPerDay;
        --days;
    }
    std::string text = dateText(days);
    if (text.empty() || nanoseconds >= 1'000'000'000)
        return {};
    text += 'T';
    text += clockText(seconds, nanoseconds);
    text += 'Z';
    return text;
}

std::string momentOfNumber(std::string_view seconds)
{
    std::int64_t whole = 0;
    const char *end = seconds.data() + seconds.size();
    const auto read = std::from_chars(seconds.data(), end, whole);
    if (read.ec == std::errc() && read.ptr == end)
        return momentText(whole);
    double value = 0;
    const auto real = std::from_chars(seconds.data(), end, value);
    if (real.ec != std::errc() || real.ptr != end || !(std::abs(value) < 1e12))
        return {};
    // A double of this size knows microseconds at best.
    const double floor = std::floor(value);
    auto micros = std::uint32_t(std::lround((value - floor) * 1e6));
    whole = std::int64_t(floor);
    if (micros == 1'000'000) {
        micros = 0;
        ++whole;
    }
    return momentText(whole, micros * 1000);
}

std::string momentTextOfMs(std::int64_t millisecondsSince1970)
{
    std::int64_t seconds = millisecondsSince1970 / 1'000;
    std::int64_t rest = millisecondsSince1970 % 1'000;
    if (rest < 0) {
        rest += 1'000;
        --seconds;
    }
    std::string text = momentText(seconds, std::uint32_t(rest) * 1'000'000);
    if (rest == 0 && !text.empty())
        text.insert(text.size() - 1, ".000");
    return text;
}

} // namespace explorer
