// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/utc_text.h"

#include <chrono>

namespace explorer {

namespace {

constexpr std::int64_t kFirst = -62'167'219'200; ///< 0000-01-01
constexpr std::int64_t kEnd = 253'402'300'800;   ///< 10000-01-01

void appendDigits(std::string &out, unsigned value, int width)
{
    std::string digits(std::size_t(width), '0');
    for (int i = width; i-- > 0; value /= 10)
        digits[std::size_t(i)] = char('0' + value % 10);
    out += digits;
}

} // namespace

std::string utcText(std::int64_t seconds, std::string_view fraction)
{
    std::string out;
    if (seconds < kFirst || seconds >= kEnd)
        return out;
    const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const auto second = unsigned((moment - day).count());
    out.reserve(36);
    appendDigits(out, unsigned(int(date.year())), 4);
    out += '-';
    appendDigits(out, unsigned(date.month()), 2);
    out += '-';
    appendDigits(out, unsigned(date.day()), 2);
    out += ' ';
    appendDigits(out, second / 3600, 2);
    out += ':';
    appendDigits(out, second / 60 % 60, 2);
    out += ':';
    appendDigits(out, second % 60, 2);
    if (!fraction.empty()) {
        out += '.';
        out += fraction;
    }
    out += " UTC";
    return out;
}

} // namespace explorer
