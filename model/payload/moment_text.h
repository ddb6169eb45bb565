// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace explorer {

/// "2026-11-25T21:46:57.123Z": a moment in UTC as ISO 8601 writes it, with as many decimals (none, 3, 6 or 9) as it
/// needs. Empty outside the years 1 to 9999 and for `nanoseconds` of a second or more.
std::string momentText(std::int64_t secondsSinceEpoch, std::uint32_t nanoseconds = 0);

/// The same of milliseconds, always with three decimals.
std::string momentTextOfMs(std::int64_t millisecondsSinceEpoch);

} // namespace explorer
