// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/png_writer.h"

#include <QtEndian>

#include <cstdint>

namespace explorer {

namespace {

std::uint32_t crc32(const QByteArray &bytes)
{
    std::uint32_t crc = 0xFFFF'FFFF;
    for (const char byte : bytes) {
        crc ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB8'8320U : 0U);
    }
    return ~crc;
}

void putU32(QByteArray &out, std::uint32_t value)
{
    const std::uint32_t big = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&big), 4);
}

void putChunk(QByteArray &out, const char *type, const QByteArray &data)
{
    putU32(out, std::uint32_t(data.size()));
    const QByteArray body = type + data;
    out.append(body);
    putU32(out, crc32(body));
}

} // namespace

QByteArray testPicture(int width, int height, int seed)
{
    QByteArray pixels;
    for (int y = 0; y < height; ++y) {
        pixels.append('\0'); // filter: none
        for (int x = 0; x < width; ++x) {
            pixels.append(char(x * 255 / width));
            pixels.append(char(y * 255 / height));
            pixels.append(char((x / 8 + y / 8 + seed) % 2 ? 220 : 60));
        }
    }

    QByteArray header;
    putU32(header, std::uint32_t(width));
    putU32(header, std::uint32_t(height));
    header.append(QByteArray::fromHex("0802000000")); // 8 bits, RGB, no interlace

    QByteArray out = QByteArray::fromHex("89504e470d0a1a0a");
    putChunk(out, "IHDR", header);
    putChunk(out, "IDAT", qCompress(pixels).mid(4)); // Qt puts a length before the zlib stream
    putChunk(out, "IEND", {});
    return out;
}

} // namespace explorer
