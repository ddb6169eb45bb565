// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/image_probe.h"

#include <string_view>

namespace explorer {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr int kMostBlocks = 100'000;

/// Past the sub-blocks of GIF that begin at `at`; 0 when the bytes end before.
std::size_t afterSubBlocks(Bytes bytes, std::size_t at, int &blocks)
{
    while (at < bytes.size() && ++blocks < kMostBlocks) {
        if (bytes[at] == 0)
            return at + 1;
        at += 1U + bytes[at];
    }
    return 0;
}

std::size_t colourTable(std::uint8_t flags) { return flags & 0x80 ? std::size_t(3) << ((flags & 7) + 1) : 0; }

std::optional<std::uint32_t> framesOfGif(Bytes bytes)
{
    std::uint32_t frames = 0;
    int blocks = 0;
    std::size_t at = 13 + (bytes.size() > 10 ? colourTable(bytes[10]) : 0);
    while (at < bytes.size()) {
        switch (bytes[at]) {
        case 0x3B: // the trailer
            return frames;
        case 0x21: // an extension
            at = afterSubBlocks(bytes, at + 2, blocks);
            break;
        case 0x2C: // an image
            if (at + 10 > bytes.size())
                return std::nullopt;
            ++frames;
            at = afterSubBlocks(bytes, at + 11 + colourTable(bytes[at + 9]), blocks);
            break;
        default:
            return std::nullopt;
        }
        if (at == 0)
            return std::nullopt;
    }
    return std::nullopt;
}

std::string_view word(Bytes bytes, std::size_t at)
{
    return {reinterpret_cast<const char *>(bytes.data()) + at, 4};
}

/// A PNG that moves says so before its data. [PNG §11.3.6.1]
std::optional<std::uint32_t> framesOfPng(Bytes bytes)
{
    std::size_t at = 8;
    for (int chunk = 0; chunk < kMostBlocks && at + 12 <= bytes.size(); ++chunk) {
        const auto size = std::uint32_t(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
        if (word(bytes, at + 4) == "IDAT")
            return 1;
        if (word(bytes, at + 4) == "acTL")
            return std::uint32_t(bytes[at + 8] << 24 | bytes[at + 9] << 16 | bytes[at + 10] << 8 | bytes[at + 11]);
        at += std::size_t(12) + size;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> framesOfWebP(Bytes bytes)
{
    std::uint32_t frames = 0;
    std::size_t at = 12;
    for (int chunk = 0; chunk < kMostBlocks && at + 8 <= bytes.size(); ++chunk) {
        const auto size =
            std::uint32_t(bytes[at + 4] | bytes[at + 5] << 8 | bytes[at + 6] << 16 | bytes[at + 7] << 24);
        const std::string_view name = word(bytes, at);
        if (name == "VP8 " || name == "VP8L")
            return 1;
        frames += name == "ANMF" ? 1 : 0;
        at += std::size_t(8) + size + size % 2;
    }
    return frames > 0 && at == bytes.size() ? std::optional(frames) : std::nullopt;
}

} // namespace

std::optional<std::uint32_t> imageFrames(std::span<const std::uint8_t> payload, ImageFacts::Format format)
{
    switch (format) {
    case ImageFacts::Format::Gif:
        return framesOfGif(payload);
    case ImageFacts::Format::WebP:
        return framesOfWebP(payload);
    case ImageFacts::Format::Png:
        return framesOfPng(payload);
    case ImageFacts::Format::Jpeg:
    case ImageFacts::Format::Bmp:
        break;
    }
    return std::nullopt;
}

} // namespace explorer
