// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace explorer {

/// The number a short text stands for: "21.4", "+3e2", "21.4 °C", "50%", and on/off, true/false, yes/no in
/// any case as 1/0. White space and NUL bytes around it are ignored. A unit has at most 16 bytes and no space
/// in it; a digit in it only after a space ("5 m/s2"), so that identifiers ("12ab34"), dates, times,
/// addresses and "1,5" are not numbers. Never NaN or infinite.
std::optional<double> numberFromText(std::string_view text);

} // namespace explorer
