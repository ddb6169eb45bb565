// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace explorer {

/// Moments as people read them, in UTC (ISO 8601): "2013-03-21T20:04:00Z", with as many of 3, 6 or 9 decimals
/// as it needs. Empty for what lies outside of the years 0 to 9999.
std::string momentText(std::int64_t secondsSince1970, std::uint32_t nanoseconds = 0);
/// The same of milliseconds, always with three decimals.
std::string momentTextOfMs(std::int64_t millisecondsSince1970);
/// The same of a number as spelt, with or without a fraction, in seconds; empty when it is none.
std::string momentOfNumber(std::string_view seconds);
/// "2013-03-21".
std::string dateText(std::int64_t daysSince1970);
/// "20:04:00.250"; empty from 24 hours on.
std::string timeOfDayText(std::int64_t nanosecondsSinceMidnight);

} // namespace explorer
