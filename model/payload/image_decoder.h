// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "image": what a PNG, JPEG, GIF, WebP or BMP says of itself, as an object {format, width, height, bitsPerPixel,
/// frames, bytes}; what is not told is left out. The picture itself is not decoded; whoever draws it minds
/// kMostImagePixels, beyond which the size has a Fault note.
///
/// Errors    Syntax at 0 when it is no picture.
class ImageDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "image"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
