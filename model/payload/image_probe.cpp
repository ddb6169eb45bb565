// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/image_probe.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace explorer {

namespace {

using Bytes = std::span<const std::uint8_t>;
using Format = ImageFacts::Format;

constexpr std::uint32_t kMostSegments = 1000;

std::uint32_t bigEndian(Bytes bytes, std::size_t at, int width)
{
    std::uint32_t value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | bytes[at + std::size_t(i)];
    return value;
}

std::uint32_t littleEndian(Bytes bytes, std::size_t at, int width)
{
    std::uint32_t value = 0;
    for (int i = width; i-- > 0;)
        value = value << 8 | bytes[at + std::size_t(i)];
    return value;
}

bool hasAt(Bytes bytes, std::size_t at, std::string_view word)
{
    return bytes.size() >= at + word.size() &&
           std::ranges::equal(bytes.subspan(at, word.size()), word, {}, {}, [](char c) { return std::uint8_t(c); });
}

ImageFacts::Place place(std::size_t at, std::size_t size)
{
    return {std::uint32_t(at), std::uint32_t(at + size)};
}

/// [PNG §11.2.2]
std::optional<ImageFacts> probePng(Bytes bytes)
{
    if (bytes.size() < 24 || !hasAt(bytes, 0, "\x89PNG\r\n\x1A\n") || !hasAt(bytes, 12, "IHDR"))
        return std::nullopt;
    ImageFacts facts{.format = Format::Png, .width = bigEndian(bytes, 16, 4), .height = bigEndian(bytes, 20, 4)};
    facts.widthPlace = place(16, 4);
    facts.heightPlace = place(20, 4);
    if (bytes.size() >= 26 && bytes[25] < 7) {
        static constexpr std::uint32_t kSamples[] = {1, 0, 3, 1, 2, 0, 4}; // by colour type
        facts.bitsPerPixel = bytes[24] * kSamples[bytes[25]];
        facts.bitsPlace = place(24, 2);
    }
    return facts;
}

/// Start-of-frame markers hold the size: FFC0…FFCF without C4, C8 and CC.
bool isStartOfFrame(std::uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageFacts> probeJpeg(Bytes bytes)
{
    if (bytes.size() < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        return std::nullopt;
    std::size_t at = 2;
    for (std::uint32_t segment = 0; segment < kMostSegments && at + 9 <= bytes.size(); ++segment) {
        if (bytes[at] != 0xFF)
            return std::nullopt;
        if (bytes[at + 1] == 0xFF) { // a fill byte
            ++at;
            continue;
        }
        if (isStartOfFrame(bytes[at + 1])) {
            ImageFacts facts{
                .format = Format::Jpeg, .width = bigEndian(bytes, at + 7, 2), .height = bigEndian(bytes, at + 5, 2)};
            facts.widthPlace = place(at + 7, 2);
            facts.heightPlace = place(at + 5, 2);
            if (at + 10 <= bytes.size()) {
                facts.bitsPerPixel = std::uint32_t(bytes[at + 4]) * bytes[at + 9];
                facts.bitsPlace = place(at + 4, 1);
            }
            return facts;
        }
        const std::uint32_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<ImageFacts> probeGif(Bytes bytes)
{
    if (bytes.size() < 13 || !(hasAt(bytes, 0, "GIF87a") || hasAt(bytes, 0, "GIF89a")))
        return std::nullopt;
    ImageFacts facts{.format = Format::Gif, .width = littleEndian(bytes, 6, 2), .height = littleEndian(bytes, 8, 2)};
    facts.widthPlace = place(6, 2);
    facts.heightPlace = place(8, 2);
    if (bytes[10] & 0x80) {
        facts.bitsPerPixel = (bytes[10] & 7U) + 1;
        facts.bitsPlace = place(10, 1);
    }
    return facts;
}

/// [RFC 9649 §2.4–2.7]
std::optional<ImageFacts> probeWebP(Bytes bytes)
{
    if (bytes.size() < 30 || !hasAt(bytes, 0, "RIFF") || !hasAt(bytes, 8, "WEBPVP8"))
        return std::nullopt;
    ImageFacts facts{.format = Format::WebP};
    switch (bytes[15]) {
    case ' ': // a key frame of VP8 [RFC 6386 §9.1]
        if ((bytes[20] & 1) || !hasAt(bytes, 23, "\x9D\x01\x2A"))
            return std::nullopt;
        facts.width = littleEndian(bytes, 26, 2) & 0x3FFF;
        facts.height = littleEndian(bytes, 28, 2) & 0x3FFF;
        facts.widthPlace = place(26, 2);
        facts.heightPlace = place(28, 2);
        facts.bitsPerPixel = 24;
        break;
    case 'L': {
        if (bytes[20] != 0x2F)
            return std::nullopt;
        const std::uint32_t packed = littleEndian(bytes, 21, 4);
        facts.width = (packed & 0x3FFF) + 1;
        facts.height = (packed >> 14 & 0x3FFF) + 1;
        facts.widthPlace = facts.heightPlace = place(21, 4);
        facts.bitsPerPixel = packed >> 28 & 1 ? 32 : 24;
        break;
    }
    case 'X':
        facts.width = littleEndian(bytes, 24, 3) + 1;
        facts.height = littleEndian(bytes, 27, 3) + 1;
        facts.widthPlace = place(24, 3);
        facts.heightPlace = place(27, 3);
        facts.bitsPerPixel = bytes[20] & 0x10 ? 32 : 24;
        break;
    default:
        return std::nullopt;
    }
    facts.bitsPlace = place(20, 1);
    return facts;
}

/// "BM" alone means nothing: every field that has few values must have one of them.
std::optional<ImageFacts> probeBmp(Bytes bytes)
{
    if (bytes.size() < 30 || !hasAt(bytes, 0, "BM") || littleEndian(bytes, 6, 4) != 0)
        return std::nullopt;
    const std::uint32_t header = littleEndian(bytes, 14, 4);
    const bool isCore = header == 12;
    if (!isCore && header != 40 && header != 52 && header != 56 && header != 64 && header != 108 && header != 124)
        return std::nullopt;
    ImageFacts facts{.format = Format::Bmp};
    if (isCore) {
        facts.width = littleEndian(bytes, 18, 2);
        facts.height = littleEndian(bytes, 20, 2);
        facts.widthPlace = place(18, 2);
        facts.heightPlace = place(20, 2);
        facts.bitsPlace = place(24, 2);
    } else {
        facts.width = littleEndian(bytes, 18, 4);
        facts.height = std::uint32_t(std::abs(std::int64_t(std::int32_t(littleEndian(bytes, 22, 4))))); // < 0: top down
        facts.widthPlace = place(18, 4);
        facts.heightPlace = place(22, 4);
        facts.bitsPlace = place(28, 2);
    }
    facts.bitsPerPixel = littleEndian(bytes, facts.bitsPlace.begin, 2);
    static constexpr std::uint32_t kBits[] = {0, 1, 2, 4, 8, 16, 24, 32};
    const bool isPlane = littleEndian(bytes, facts.bitsPlace.begin - 2, 2) == 1;
    const bool isSize = facts.width <= 0x7FFFFFFF && littleEndian(bytes, 10, 4) >= 14 + header;
    return isPlane && isSize && std::ranges::find(kBits, facts.bitsPerPixel) != std::end(kBits)
               ? std::optional(facts)
               : std::nullopt;
}

} // namespace

std::optional<ImageFacts> probeImage(std::span<const std::uint8_t> payload)
{
    for (const auto probe : {&probePng, &probeJpeg, &probeGif, &probeWebP, &probeBmp}) {
        const auto facts = probe(payload);
        if (facts && facts->width > 0 && facts->height > 0)
            return facts;
    }
    return std::nullopt;
}

const char *nameOf(ImageFacts::Format format)
{
    switch (format) {
    case Format::Png:
        return "PNG";
    case Format::Jpeg:
        return "JPEG";
    case Format::Gif:
        return "GIF";
    case Format::WebP:
        return "WebP";
    case Format::Bmp:
        return "BMP";
    }
    return "";
}

const char *extensionOf(ImageFacts::Format format)
{
    switch (format) {
    case Format::Png:
        return "png";
    case Format::Jpeg:
        return "jpg";
    case Format::Gif:
        return "gif";
    case Format::WebP:
        return "webp";
    case Format::Bmp:
        return "bmp";
    }
    return "";
}

} // namespace explorer
