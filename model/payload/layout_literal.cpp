// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/layout_literal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace explorer {

namespace {

constexpr int kMostExponent = 400;
constexpr std::int64_t kMostFactor = 1'000'000'000'000'000; // times 64 bits still fits 128
constexpr std::int64_t kMostOffset = 1'000'000'000'000'000'000;

double real(const LayoutLiteral &literal)
{
    return double(literal.digits) * std::pow(10.0, literal.exponent);
}

} // namespace

std::optional<LayoutLiteral> layoutLiteral(std::string_view token)
{
    LayoutLiteral literal;
    if (token.starts_with("0x") || token.starts_with("0X")) {
        const auto read = std::from_chars(token.data() + 2, token.data() + token.size(), literal.digits, 16);
        return read.ec == std::errc() ? std::optional(literal) : std::nullopt;
    }
    std::size_t at = 0;
    bool isBehindPoint = false;
    for (; at < token.size() && token[at] != 'e' && token[at] != 'E'; ++at) {
        if (token[at] == '.') {
            isBehindPoint = true;
            continue;
        }
        const auto digit = std::uint64_t(token[at] - '0');
        if (literal.digits > (UINT64_MAX - digit) / 10)
            return std::nullopt;
        literal.digits = literal.digits * 10 + digit;
        literal.exponent -= isBehindPoint ? 1 : 0;
    }
    if (at < token.size()) {
        std::string_view text = token.substr(at + 1);
        if (text.starts_with('+'))
            text.remove_prefix(1);
        int exponent = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
        if (read.ec != std::errc() || exponent > kMostExponent || exponent < -kMostExponent)
            return std::nullopt;
        literal.exponent += exponent;
    }
    return literal;
}

void LayoutScaleSum::multiply(const LayoutLiteral &factor, bool isNegative)
{
    m_realFactor = real(factor) * (isNegative ? -1 : 1);
    m_isExact = m_isExact && factor.digits <= std::uint64_t(kMostFactor);
    m_factor = {std::int64_t(std::min<std::uint64_t>(factor.digits, kMostFactor)) * (isNegative ? -1 : 1),
                factor.exponent};
}

void LayoutScaleSum::divide(const LayoutLiteral &divisor, bool isNegative)
{
    std::uint64_t power = 1;
    for (int places = 0; places <= 15; ++places, power *= 10) { // 1/8 is 125 · 10^-3
        if (power % divisor.digits == 0) {
            multiply({power / divisor.digits, -places - divisor.exponent}, isNegative);
            return;
        }
    }
    m_isExact = false;
    m_realFactor = 1 / real(divisor) * (isNegative ? -1 : 1);
}

void LayoutScaleSum::add(const LayoutLiteral &offset, bool isNegative)
{
    m_realOffset = real(offset) * (isNegative ? -1 : 1);
    m_isExact = m_isExact && offset.digits <= std::uint64_t(kMostOffset);
    m_offset = {std::int64_t(std::min<std::uint64_t>(offset.digits, kMostOffset)) * (isNegative ? -1 : 1),
                offset.exponent};
}

/// value · 10^places, a whole number.
std::optional<std::int64_t> LayoutScaleSum::shifted(const Decimal &value, int places, std::int64_t most)
{
    std::int64_t digits = value.digits;
    if (digits == 0)
        return 0;
    for (int i = 0; i < value.exponent + places; ++i) {
        if (std::abs(digits) > most / 10)
            return std::nullopt;
        digits *= 10;
    }
    return std::abs(digits) <= most ? std::optional(digits) : std::nullopt;
}

LayoutScale LayoutScaleSum::scale() const
{
    LayoutScale scale{.realFactor = m_realFactor, .realOffset = m_realOffset};
    const int offsetPlaces = m_offset.digits == 0 ? 0 : -m_offset.exponent;
    scale.decimals = std::max({-m_factor.exponent, offsetPlaces, 0});
    const auto factor = shifted(m_factor, scale.decimals, kMostFactor);
    const auto offset = shifted(m_offset, scale.decimals, kMostOffset);
    scale.isExact = m_isExact && factor && offset && scale.decimals <= 30;
    if (scale.isExact) {
        scale.factor = *factor;
        scale.offset = *offset;
    }
    return scale;
}

} // namespace explorer
