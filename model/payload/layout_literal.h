// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/layout_language.h"

#include <optional>
#include <string_view>

namespace explorer {

/// A number as it stands in a layout: digits · 10^exponent.
struct LayoutLiteral
{
    std::uint64_t digits = 0;
    int exponent = 0;
    bool isInteger() const { return exponent == 0; }
};

/// Of a token of kind Number; nullopt when it has too many digits.
std::optional<LayoutLiteral> layoutLiteral(std::string_view token);

/// What a field's "*0.1 +5" adds up to.
class LayoutScaleSum
{
public:
    void multiply(const LayoutLiteral &factor, bool isNegative);
    void divide(const LayoutLiteral &divisor, bool isNegative); ///< not by zero
    void add(const LayoutLiteral &offset, bool isNegative);
    LayoutScale scale() const;

private:
    struct Decimal
    {
        std::int64_t digits;
        int exponent;
    };
    static std::optional<std::int64_t> shifted(const Decimal &value, int places, std::int64_t most);
    Decimal m_factor{1, 0};
    Decimal m_offset{0, 0};
    bool m_isExact = true;
    double m_realFactor = 1;
    double m_realOffset = 0;
};

} // namespace explorer
