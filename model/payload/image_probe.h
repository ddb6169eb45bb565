// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace explorer {

/// What a payload that begins like a picture says about itself. Headers only: nothing is decoded.
struct ImageFacts
{
    enum class Format : std::uint8_t
    {
        Png,
        Jpeg,
        Gif,
        WebP,
        Bmp
    };
    /// Where in the payload a fact was read.
    struct Place
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    Format format = Format::Png;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t bitsPerPixel = 0; ///< as stored; 0: not told
    Place widthPlace = {};
    Place heightPlace = {};
    Place bitsPlace = {};

    std::uint64_t pixels() const { return std::uint64_t(width) * height; }
};

/// A header may claim any size: a picture of more pixels than this is not to be drawn (400 MB of memory at least).
constexpr std::uint64_t kMostImagePixels = 100'000'000;

/// nullopt unless the signature is there and both sides are at least one pixel. Cost: at most 1,000 JPEG segments.
std::optional<ImageFacts> probeImage(std::span<const std::uint8_t> payload);

/// How many pictures a GIF, WebP or PNG that moves shows; nullopt where it is not told within the bytes there are, or
/// the format has one always. Cost: linear in the number of blocks, at most 100,000.
std::optional<std::uint32_t> imageFrames(std::span<const std::uint8_t> payload, ImageFacts::Format format);

/// "PNG", the format's own name; "png", as in the names of files.
const char *nameOf(ImageFacts::Format format);
const char *extensionOf(ImageFacts::Format format);

} // namespace explorer
