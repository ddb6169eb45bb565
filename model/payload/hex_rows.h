// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace explorer {

/// A hex dump row by row, for a view that asks only for the rows it shows:
///   "00000010  7b 22 74 65 6d 70 22 3a  32 31 2e 34 7d 0a        {"temp":21.4}.  "
/// Sixteen bytes a row; bytes that are not printable ASCII stand as '.'. Columns are fixed, so that a view
/// can turn a place in the row into a byte and back.
struct HexRows
{
    static constexpr int kBytesPerRow = 16;

    std::span<const std::uint8_t> bytes;

    std::size_t count() const { return (bytes.size() + kBytesPerRow - 1) / kBytesPerRow; }
    /// 8 hex digits, more only when the offset needs them.
    int offsetDigits() const;
    std::string offsetText(std::size_t row) const;
    std::string row(std::size_t row) const;

    /// Character columns inside row(): of the first hex digit of byte `i`, and of its ASCII character.
    int hexColumn(int i) const { return offsetDigits() + 2 + i * 3 + (i >= kBytesPerRow / 2 ? 1 : 0); }
    int asciiColumn(int i) const { return hexColumn(kBytesPerRow - 1) + 4 + i; }
    int columns() const { return asciiColumn(kBytesPerRow - 1) + 1; }
    /// The byte (0…15) at a character column, the nearest when between two.
    int byteAtColumn(int column) const;
};

/// "7b 22 74": for copying.
std::string hexText(std::span<const std::uint8_t> bytes);

} // namespace explorer
