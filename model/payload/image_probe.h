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
        Jpeg
    };
    Format format = Format::Png;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// nullopt unless the signature and the size are there. Cost: at most 1,000 JPEG segments.
std::optional<ImageFacts> probeImage(std::span<const std::uint8_t> payload);

} // namespace explorer
