// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/exact_number.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace explorer {

namespace {

/// Beyond this an exponent says no more than its sign.
constexpr std::int64_t kMostExponent = 1'000'000'000'000;

/// Sign and digits: 0.d₁d₂d₃… × 10^exponent, d₁ not zero. The digits stand in two pieces, before and behind the point.
struct Decimal
{
    bool isNegative = false;
    std::string_view whole;
    std::string_view fraction;
    std::int64_t exponent = 0;

    bool isZero() const { return whole.empty() && fraction.empty(); }
    std::size_t digits() const { return whole.size() + fraction.size(); }
    char digit(std::size_t i) const
    {
        if (i < whole.size())
            return whole[i];
        i -= whole.size();
        return i < fraction.size() ? fraction[i] : '0';
    }
};

std::string_view takeDigits(std::string_view &text)
{
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9')
        ++count;
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

std::optional<Decimal> parse(std::string_view text)
{
    Decimal number;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        number.isNegative = text.front() == '-';
        text.remove_prefix(1);
    }
    number.whole = takeDigits(text);
    bool hasDigits = !number.whole.empty();
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        number.fraction = takeDigits(text);
        hasDigits |= !number.fraction.empty();
    }
    if (!hasDigits)
        return std::nullopt;
    if (!text.empty() && (text.front() == 'e' || text.front() == 'E')) {
        text.remove_prefix(1);
        const bool isNegative = !text.empty() && text.front() == '-';
        if (!text.empty() && (text.front() == '-' || text.front() == '+'))
            text.remove_prefix(1);
        const std::string_view digits = takeDigits(text);
        if (digits.empty())
            return std::nullopt;
        for (const char digit : digits)
            number.exponent = std::min(number.exponent * 10 + (digit - '0'), kMostExponent);
        if (isNegative)
            number.exponent = -number.exponent;
    }
    if (!text.empty())
        return std::nullopt;

    // To 0.d₁…: leading zeros go, then the point moves before the first digit.
    while (!number.whole.empty() && number.whole.front() == '0')
        number.whole.remove_prefix(1);
    if (number.whole.empty()) {
        while (!number.fraction.empty() && number.fraction.front() == '0') {
            number.fraction.remove_prefix(1);
            --number.exponent;
        }
    }
    number.exponent += std::int64_t(number.whole.size());
    if (number.isZero()) {
        number.exponent = 0;
        number.isNegative = false;
    }
    return number;
}

std::weak_ordering compareSizes(const Decimal &a, const Decimal &b)
{
    if (a.isZero() || b.isZero())
        return !a.isZero() <=> !b.isZero();
    if (a.exponent != b.exponent)
        return a.exponent <=> b.exponent;
    const std::size_t digits = std::max(a.digits(), b.digits());
    for (std::size_t i = 0; i < digits; ++i) {
        if (a.digit(i) != b.digit(i))
            return a.digit(i) <=> b.digit(i);
    }
    return std::weak_ordering::equivalent;
}

} // namespace

std::optional<std::weak_ordering> compareNumbers(std::string_view a, std::string_view b)
{
    const std::optional<Decimal> left = parse(a);
    const std::optional<Decimal> right = parse(b);
    if (!left || !right)
        return std::nullopt;
    if (left->isNegative != right->isNegative)
        return right->isNegative <=> left->isNegative;
    return left->isNegative ? compareSizes(*right, *left) : compareSizes(*left, *right);
}

std::optional<double> nearestDouble(std::string_view text)
{
    const std::optional<Decimal> number = parse(text);
    if (!number)
        return std::nullopt;
    if (text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        value = number->exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
        return number->isNegative ? -value : value;
    }
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace explorer
