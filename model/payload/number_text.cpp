// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/number_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace explorer {

namespace {

template <typename Float>
std::string shortest(Float value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    const Float size = std::abs(value);
    const bool isPlain = size == 0 || (size >= Float(1e-5) && size < Float(1e16));
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value,
                                   isPlain ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text(buffer, end.ptr);
    if (isPlain && text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

} // namespace

std::string floatText(double value) { return shortest(value); }

std::string floatText(float value) { return shortest(value); }

double halfValue(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 0x1F;
    const int fraction = bits & 0x3FF;
    double size = 0;
    if (exponent == 0)
        size = std::ldexp(fraction, -24);
    else if (exponent < 31)
        size = std::ldexp(fraction + 1024, exponent - 25);
    else
        size = fraction == 0 ? std::numeric_limits<double>::infinity()
                             : std::numeric_limits<double>::quiet_NaN();
    return bits & 0x8000 ? -size : size;
}

std::string halfText(std::uint16_t bits)
{
    const auto magnitude = std::uint16_t(bits & 0x7FFF);
    const double value = halfValue(magnitude);
    if (magnitude == 0 || magnitude >= 0x6400) // from 1024 on they are whole numbers
        return floatText(halfValue(bits));
    // What lies nearer to it than to its neighbours reads back as this half.
    const double next = halfValue(std::uint16_t(magnitude + 1));
    const double low = (value + halfValue(std::uint16_t(magnitude - 1))) / 2;
    const double high = (value + next) / 2;
    for (int digits = 1; digits <= 5; ++digits) {
        char buffer[32];
        const auto end =
            std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, digits - 1);
        double candidate = 0;
        std::from_chars(buffer, end.ptr, candidate);
        if (candidate > low && candidate < high)
            return floatText(bits & 0x8000 ? -candidate : candidate);
    }
    return floatText(halfValue(bits));
}

std::string bigIntegerText(std::span<const std::uint8_t> bigEndian)
{
    constexpr std::uint64_t kBase = 1'000'000'000;
    std::vector<std::uint32_t> limbs; // of nine digits, least significant first
    for (const std::uint8_t byte : bigEndian) {
        std::uint64_t carry = byte;
        for (std::uint32_t &limb : limbs) {
            carry += std::uint64_t(limb) << 8;
            limb = std::uint32_t(carry % kBase);
            carry /= kBase;
        }
        if (carry > 0)
            limbs.push_back(std::uint32_t(carry));
    }
    if (limbs.empty())
        return "0";
    std::string text = std::to_string(limbs.back());
    for (std::size_t i = limbs.size() - 1; i > 0; --i) {
        const std::string digits = std::to_string(limbs[i - 1]);
        text.append(9 - digits.size(), '0');
        text += digits;
    }
    return text;
}

std::string bigSignedText(std::span<const std::uint8_t> bigEndian)
{
    if (bigEndian.empty() || bigEndian.front() < 0x80)
        return bigIntegerText(bigEndian);
    std::vector<std::uint8_t> magnitude(bigEndian.begin(), bigEndian.end());
    int carry = 1;
    for (auto byte = magnitude.rbegin(); byte != magnitude.rend(); ++byte) {
        const int sum = std::uint8_t(~*byte) + carry;
        *byte = std::uint8_t(sum);
        carry = sum >> 8;
    }
    std::string text(1, '-');
    text += bigIntegerText(magnitude);
    return text;
}

std::string decimalText(std::string digits, std::int64_t scale)
{
    if (scale == 0)
        return digits;
    if (scale < 0 || scale > 400) {
        const std::string exponent = std::to_string(scale);
        digits += scale < 0 ? "e+" : "e-";
        digits += scale < 0 ? exponent.substr(1) : exponent;
        return digits;
    }
    const std::size_t sign = digits.starts_with('-') ? 1 : 0;
    const std::size_t wanted = std::size_t(scale) + 1;
    if (digits.size() - sign < wanted)
        digits.insert(sign, wanted - (digits.size() - sign), '0');
    digits.insert(digits.size() - std::size_t(scale), 1, '.');
    return digits;
}

} // namespace explorer
