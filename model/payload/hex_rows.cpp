// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/hex_rows.h"

#include <algorithm>

namespace explorer {

namespace {
constexpr char kDigits[] = "0123456789abcdef";
}

int HexRows::offsetDigits() const
{
    int digits = 8;
    while (digits < 16 && (bytes.size() >> (4 * digits)) != 0)
        ++digits;
    return digits;
}

std::string HexRows::offsetText(std::size_t row) const
{
    std::size_t offset = row * kBytesPerRow;
    std::string text(std::size_t(offsetDigits()), '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, offset >>= 4)
        *digit = kDigits[offset & 15];
    return text;
}

std::string HexRows::row(std::size_t row) const
{
    std::string text(std::size_t(columns()), ' ');
    const std::string offset = offsetText(row);
    std::ranges::copy(offset, text.begin());
    const std::size_t begin = row * kBytesPerRow;
    const std::size_t end = std::min(bytes.size(), begin + kBytesPerRow);
    for (std::size_t at = begin; at < end; ++at) {
        const int i = int(at - begin);
        const std::uint8_t byte = bytes[at];
        text[std::size_t(hexColumn(i))] = kDigits[byte >> 4];
        text[std::size_t(hexColumn(i)) + 1] = kDigits[byte & 15];
        text[std::size_t(asciiColumn(i))] = byte >= 0x20 && byte < 0x7F ? char(byte) : '.';
    }
    return text;
}

int HexRows::byteAtColumn(int column) const
{
    if (column >= asciiColumn(0) - 1)
        return std::clamp(column - asciiColumn(0), 0, kBytesPerRow - 1);
    for (int i = kBytesPerRow - 1; i > 0; --i) {
        if (column >= hexColumn(i))
            return i;
    }
    return 0;
}

std::string hexText(std::span<const std::uint8_t> bytes)
{
    std::string text;
    text.reserve(bytes.size() * 3);
    for (const std::uint8_t byte : bytes) {
        if (!text.empty())
            text += ' ';
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

} // namespace explorer
