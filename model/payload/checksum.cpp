// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/checksum.h"

#include <array>

namespace explorer {

namespace {

using Table = std::array<std::uint32_t, 256>;

/// Least significant bit first; `polynomial` is mirrored.
constexpr Table mirrored(std::uint32_t polynomial)
{
    Table table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? value >> 1 ^ polynomial : value >> 1;
        table[byte] = value;
    }
    return table;
}

/// Most significant bit first; the polynomial stands in the uppermost bits.
constexpr Table plain(std::uint32_t polynomial)
{
    Table table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte << 24;
        for (int bit = 0; bit < 8; ++bit)
            value = value & 0x8000'0000 ? value << 1 ^ polynomial : value << 1;
        table[byte] = value;
    }
    return table;
}

constexpr Table kCrc8 = plain(0x0700'0000);
constexpr Table kCrc16 = plain(0x1021'0000);
constexpr Table kMaxim = mirrored(0x8C);
constexpr Table kModbus = mirrored(0xA001);
constexpr Table kCrc32 = mirrored(0xEDB8'8320);
constexpr Table kCrc32C = mirrored(0x82F6'3B78);

std::uint32_t runMirrored(const Table &table, std::uint32_t value, std::span<const std::uint8_t> bytes)
{
    for (const std::uint8_t byte : bytes)
        value = value >> 8 ^ table[(value ^ byte) & 0xFF];
    return value;
}

std::uint32_t runPlain(const Table &table, std::uint32_t value, std::span<const std::uint8_t> bytes)
{
    for (const std::uint8_t byte : bytes)
        value = value << 8 ^ table[value >> 24 ^ byte];
    return value;
}

constexpr ChecksumRow kRows[] = {
    {Checksum::Crc8, "crc8", 1, false},
    {Checksum::Crc8Maxim, "crc8/maxim", 1, false},
    {Checksum::Crc16Modbus, "crc16/modbus", 2, true},
    {Checksum::Crc16Ccitt, "crc16/ccitt", 2, false},
    {Checksum::Crc16Xmodem, "crc16/xmodem", 2, false},
    {Checksum::Crc32, "crc32", 4, false},
    {Checksum::Crc32C, "crc32c", 4, false},
    {Checksum::Sum8, "sum8", 1, false},
    {Checksum::Xor8, "xor8", 1, false},
};

} // namespace

std::span<const ChecksumRow> allChecksums() { return kRows; }

const ChecksumRow *checksumNamed(std::string_view name)
{
    if (name == "crc16")
        name = "crc16/modbus";
    for (const ChecksumRow &row : kRows) {
        if (name == row.name)
            return &row;
    }
    return nullptr;
}

std::uint32_t checksumOf(Checksum kind, std::span<const std::uint8_t> bytes)
{
    std::uint8_t sum = 0;
    switch (kind) {
    case Checksum::Crc8:
        return runPlain(kCrc8, 0, bytes) >> 24;
    case Checksum::Crc8Maxim:
        return runMirrored(kMaxim, 0, bytes);
    case Checksum::Crc16Modbus:
        return runMirrored(kModbus, 0xFFFF, bytes);
    case Checksum::Crc16Ccitt:
        return runPlain(kCrc16, 0xFFFF'0000, bytes) >> 16;
    case Checksum::Crc16Xmodem:
        return runPlain(kCrc16, 0, bytes) >> 16;
    case Checksum::Crc32:
        return ~runMirrored(kCrc32, 0xFFFF'FFFF, bytes);
    case Checksum::Crc32C:
        return ~runMirrored(kCrc32C, 0xFFFF'FFFF, bytes);
    case Checksum::Sum8:
        for (const std::uint8_t byte : bytes)
            sum = std::uint8_t(sum + byte);
        return sum;
    case Checksum::Xor8:
        for (const std::uint8_t byte : bytes)
            sum ^= byte;
        return sum;
    }
    return 0;
}

} // namespace explorer
