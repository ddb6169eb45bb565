// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifndef Q_MOC_RUN // whose parser does not know concepts
#include <compare>
#endif
#include <optional>
#include <string_view>

namespace explorer {

/// Compares two numbers as they are spelt ("1.10", "-3e2", "18446744073709551615"), exactly, whatever their size: nothing
/// is rounded. Nothing when one of them is no decimal number (NaN, infinity, hexadecimal).
/// Cost linear in the spelling. Any thread.
std::optional<std::weak_ordering> compareNumbers(std::string_view a, std::string_view b);

/// The nearest double: infinite beyond its range. Nothing for what is no decimal number.
std::optional<double> nearestDouble(std::string_view text);

} // namespace explorer
