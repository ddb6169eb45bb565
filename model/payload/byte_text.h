// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree_builder.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace explorer {

/// Well-formed UTF-8; U+0000 counts.
bool isUtf8(std::string_view text);

std::string_view textView(std::span<const std::uint8_t> bytes);

/// Bytes inside of a structured payload: all of them as hex up to this many …
constexpr std::size_t kMostHexBytes = 4096;
/// … and of more the beginning, then "…"; longText() is what the value is then noted to be ("70000 bytes",
/// else empty).
std::string bytesText(std::span<const std::uint8_t> bytes);
std::string longText(std::span<const std::uint8_t> bytes);

/// "1 byte", "12 bytes".
std::string byteCount(std::uint64_t count);

/// Adds payload[begin, end) as a Binary node.
bool addBytes(ValueTreeBuilder &builder, std::string key, std::span<const std::uint8_t> payload,
              std::size_t begin, std::size_t end);
/// Adds `text`, a part of the payload, as a String with the source range [begin, end); as bytes with a Fault
/// when it is no UTF-8.
bool addText(ValueTreeBuilder &builder, std::string key, std::span<const std::uint8_t> text,
             std::size_t begin, std::size_t end);

/// "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" of 16 bytes.
std::string uuidText(std::span<const std::uint8_t, 16> bytes);

} // namespace explorer
