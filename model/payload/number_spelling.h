// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <string>

namespace explorer {

/// The shortest decimal spelling that leads back to the same number; "NaN", "Infinity" and "-Infinity" beside.
template <std::floating_point Real>
std::string spelling(Real value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-Infinity" : "Infinity";
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

template <std::integral Whole>
std::string spelling(Whole value)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

/// Of the bits of an IEEE 754 number.
inline std::string floatSpelling(std::uint64_t bits) { return spelling(std::bit_cast<float>(std::uint32_t(bits))); }
inline std::string doubleSpelling(std::uint64_t bits) { return spelling(std::bit_cast<double>(bits)); }

} // namespace explorer
