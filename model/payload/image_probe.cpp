// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/image_probe.h"

#include <algorithm>
#include <array>

namespace explorer {

namespace {

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes, std::size_t at, int width)
{
    std::uint32_t value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | bytes[at + std::size_t(i)];
    return value;
}

std::optional<ImageFacts> probePng(std::span<const std::uint8_t> bytes)
{
    static constexpr std::array<std::uint8_t, 8> kSignature{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    if (bytes.size() < 24 || !std::ranges::equal(bytes.first(8), kSignature))
        return std::nullopt;
    return ImageFacts{ImageFacts::Format::Png, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4)};
}

/// Start-of-frame markers hold the size: FFC0…FFCF without C4, C8 and CC.
bool isStartOfFrame(std::uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageFacts> probeJpeg(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        return std::nullopt;
    std::size_t at = 2;
    for (int segment = 0; segment < 1000 && at + 9 <= bytes.size(); ++segment) {
        if (bytes[at] != 0xFF)
            return std::nullopt;
        const std::uint8_t marker = bytes[at + 1];
        if (isStartOfFrame(marker))
            return ImageFacts{ImageFacts::Format::Jpeg, bigEndian(bytes, at + 7, 2),
                              bigEndian(bytes, at + 5, 2)};
        const std::uint32_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace

std::optional<ImageFacts> probeImage(std::span<const std::uint8_t> payload)
{
    if (const auto png = probePng(payload))
        return png;
    return probeJpeg(payload);
}

} // namespace explorer
