// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/packed_item.h"

namespace explorer {

constexpr std::uint64_t kTagDecimal = 4;
constexpr std::uint64_t kTagBinary = 5;
constexpr std::uint64_t kTagEmbedded = 24;
constexpr std::uint64_t kTagRational = 30;

/// What a tag of the IANA registry says of any value that bears it; nullptr for those it does not know.
const char *cborTagName(std::uint64_t tag);

/// Adds what `tag` tells of the value right behind it, or changes it to the value that is meant. `bytes` are
/// those of the string that the item is, if it is one.
void applyCborTag(std::uint64_t tag, std::span<const std::uint8_t> bytes, PackedItem &item);

/// Mantissa · 10^exponent, exact; mantissa · 2^exponent as a double; "1/3". Empty when they are no integers,
/// or too large.
std::string decimalFractionText(const PackedItem &exponent, const PackedItem &mantissa);
std::string binaryFractionText(const PackedItem &exponent, const PackedItem &mantissa);
std::string rationalText(const PackedItem &above, const PackedItem &below);

} // namespace explorer
