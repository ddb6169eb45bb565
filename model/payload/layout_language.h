// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/checksum.h"
#include "model/payload/layout_tokens.h"
#include "model/payload/payload_decoder.h"
#include "model/payload/raw_number.h"

#include <optional>
#include <string>
#include <vector>

namespace explorer {

/// The user's description of a payload's bytes, from the first to the last:
///
///     u16be temperature*0.1 "°C"; u8 state{ok:1, err:3}; i32le pos[2]; bits8 status{run:0, mode:1-3{off:0,
///     auto:1}} bytes serial[6]; str name[u8]; skip 2; u8 n; repeat n as points { i16le x; i16le y }; crc16
///
/// Statements end with ";" or a new line; "#" begins a comment. A field is a type, a name and in any order:
///   *0.1  /10    the factor; a decimal one is exact         +5  -40   what is added after that
///   "°C"         the unit                                   {ok:1}    names of values
///   [4] [u8] [n] [] an array: of so many, of as many as the number before it or the field n says, of all
///   that fit =0xAA        what it must be, else it has a Fault
/// Types: u, i, f with 8 to 64 bits (see rawNumberNamed()); bits8 to bits64be of bits counted from the
/// lowest, 0; bytes, str (UTF-8, zeros at the end of a fixed length left off) with a length in []; cstr ends
/// with a zero. skip N; repeat COUNT as NAME { … }, without a COUNT until the end; if FIELD == 1 { … } with
/// == != < <= > >=, where FIELD may be status.run. Checksums (see checksumNamed()) with be or le, `from N`
/// and a name, over the bytes before them from the beginning of the payload or of the turn of the group they
/// are in. What takes the rest may be followed by what has a fixed size.
struct LayoutCount
{
    enum class Kind : std::uint8_t
    {
        One, ///< no array
        Fixed,
        Prefix, ///< a number in front of it
        Field,
        Rest
    };
    Kind kind = Kind::One;
    std::uint32_t fixed = 1;
    RawNumber prefix = {};
    std::int32_t slot = -1;
};

struct LayoutLabel
{
    std::int64_t value = 0; ///< of unsigned 64-bit numbers the same bits
    std::string name;
};

/// raw · factor + offset.
struct LayoutScale
{
    bool isExact = true; ///< (raw · factor + offset) / 10^decimals; else in floating point
    std::int64_t factor = 1;
    std::int64_t offset = 0;
    int decimals = 0;
    double realFactor = 1;
    double realOffset = 0;
};

struct LayoutBits
{
    std::string name;
    std::uint8_t first = 0; ///< 0 is the least significant
    std::uint8_t last = 0;
    std::vector<LayoutLabel> labels;
    std::int32_t slot = -1;
};

struct LayoutStep
{
    enum class Kind : std::uint8_t
    {
        Number,
        Bits,
        Bytes,
        Text,
        ZeroText,
        Skip,      ///< count.fixed bytes
        Repeat,    ///< the steps up to the EndRepeat at `jump`
        EndRepeat, ///< of the Repeat at `jump`
        If,        ///< else on at `jump`
        Checksum
    };
    enum class Compare : std::uint8_t
    {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual
    };
    Kind kind = Kind::Number;
    std::string name;
    std::string typeName;
    RawNumber type = {}; ///< also of Bits and Checksum
    LayoutCount count = {};
    std::optional<LayoutScale> scale;
    std::string unit;
    std::vector<LayoutLabel> labels;
    std::vector<LayoutBits> bits;
    std::optional<std::int64_t> constant;
    std::int32_t slot = -1; ///< where its value is kept; of If: what is compared
    std::size_t behind = 0; ///< bytes of what follows something that takes the rest
    std::size_t jump = 0;
    Compare compare = Compare::Equal;
    std::int64_t operand = 0; ///< of If
    Checksum checksum = Checksum::Crc8;
    std::uint32_t from = 0; ///< of Checksum
};

struct Layout
{
    std::vector<LayoutStep> steps;
    std::int32_t slots = 0; ///< values that counts and conditions refer to
};

/// Reads a layout text. Errors: Syntax or Encoding, of the setup, with offset, line and column. Cost: linear
/// but for names, which are looked up one by one. Limits: 64 KiB of text, groups 16 deep, 16 checksums.
tl::expected<Layout, DecodeProblem> compileLayout(std::string_view text);

} // namespace explorer
