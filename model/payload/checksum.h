// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace explorer {

/// The checksums that devices put behind their messages.
enum class Checksum : std::uint8_t
{
    Crc8,      ///< polynomial 07
    Crc8Maxim, ///< Dallas 1-Wire
    Crc16Modbus,
    Crc16Ccitt, ///< "CCITT-FALSE": polynomial 1021 from FFFF
    Crc16Xmodem,
    Crc32, ///< of Ethernet and zip
    Crc32C,
    Sum8, ///< of all bytes, modulo 256
    Xor8
};

struct ChecksumRow
{
    Checksum kind;
    const char *name;
    std::uint8_t size;
    bool isLittleEndian; ///< as it usually stands in messages
};

/// Of "crc16/modbus" and so on ("crc16" is the one of Modbus); nullptr for other words.
const ChecksumRow *checksumNamed(std::string_view name);
std::span<const ChecksumRow> allChecksums();

/// Cost: linear, a table's look-up a byte.
std::uint32_t checksumOf(Checksum kind, std::span<const std::uint8_t> bytes);

} // namespace explorer
