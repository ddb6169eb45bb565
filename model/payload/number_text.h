// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace explorer {

/// Binary floating point in the fewest digits that read back to the same bits; always recognisable as no
/// integer
/// ("21.0", "1e+300", "NaN", "-Infinity"). Plain notation where it is readable.
std::string floatText(double value);
std::string floatText(float value);
/// IEEE 754 binary16.
double halfValue(std::uint16_t bits);
std::string halfText(std::uint16_t bits);

/// Longest integer that is written in decimal: the cost is quadratic.
constexpr std::size_t kLongestInteger = 512;

/// The exact decimal digits of an unsigned integer of at most kLongestInteger bytes, most significant first.
std::string bigIntegerText(std::span<const std::uint8_t> bigEndian);
/// The same in two's complement.
std::string bigSignedText(std::span<const std::uint8_t> bigEndian);

/// Digits (with or without a '-') times ten to the power of −scale: "12345", 2 → "123.45"; "5", 3 → "0.005".
/// A negative scale, or one of more than 400, is written as an exponent: "5e+3".
std::string decimalText(std::string digits, std::int64_t scale);

} // namespace explorer
