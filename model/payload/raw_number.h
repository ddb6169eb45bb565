// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace explorer {

/// A number as it lies in memory.
struct RawNumber
{
    enum class Form : std::uint8_t
    {
        Unsigned,
        Signed, ///< two's complement
        Float   ///< IEEE 754, of 2, 4 or 8 bytes
    };
    Form form = Form::Unsigned;
    std::uint8_t size = 1; ///< in bytes, 1 to 8
    bool isLittleEndian = false;

    friend bool operator==(const RawNumber &, const RawNumber &) = default;
};

/// "u8", "i24le", "f32be": u, i or f, the bits (8, 16 … 64; of f 16, 32, 64) and the byte order where there
/// is one.
std::optional<RawNumber> rawNumberNamed(std::string_view name);
std::string nameOf(const RawNumber &type);

/// All of these read type.size bytes at `at`.
std::uint64_t bitsOf(const RawNumber &type, const std::uint8_t *at);
std::int64_t signedOf(const RawNumber &type, const std::uint8_t *at); ///< Form::Signed
double floatOf(const RawNumber &type, const std::uint8_t *at);        ///< Form::Float
/// Exact digits; floats as floatText() writes them.
std::string textOf(const RawNumber &type, const std::uint8_t *at);

/// Most significant byte first, up to eight.
std::uint64_t loadBigEndian(const std::uint8_t *at, std::size_t size);

} // namespace explorer
