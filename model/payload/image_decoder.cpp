// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/image_decoder.h"

#include "model/payload/image_probe.h"
#include "model/payload/value_tree_builder.h"

namespace explorer {

namespace {

std::size_t signatureSize(ImageFacts::Format format)
{
    switch (format) {
    case ImageFacts::Format::Png:
        return 8;
    case ImageFacts::Format::Gif:
        return 6;
    case ImageFacts::Format::WebP:
        return 12;
    case ImageFacts::Format::Jpeg:
    case ImageFacts::Format::Bmp:
        break;
    }
    return 2;
}

} // namespace

bool ImageDecoder::takesContentType(std::string_view contentType) const
{
    static constexpr std::string_view kTypes[] = {"image/png",  "image/jpeg", "image/jpg", "image/gif",
                                                  "image/webp", "image/bmp",  "image/apng", "image/x-ms-bmp"};
    return std::ranges::find(kTypes, contentType) != std::end(kTypes);
}

int ImageDecoder::probe(const DecodeRequest &request) const { return probeImage(request.payload) ? 100 : 0; }

tl::expected<ValueTree, DecodeProblem> ImageDecoder::decode(const DecodeRequest &request,
                                                            const DecodeBudget &budget) const
{
    const auto facts = probeImage(request.payload);
    if (!facts)
        return tl::unexpected(DecodeProblem{.kind = DecodeProblem::Kind::Syntax,
                                            .expected = "the header of a PNG, JPEG, GIF, WebP or BMP image"});
    ValueTreeBuilder builder(budget);
    builder.open(ValueNode::Kind::Object, {}, 0);
    builder.add(ValueNode::Kind::String, "format", nameOf(facts->format), 0, signatureSize(facts->format));
    const auto number = [&](const char *key, std::uint64_t value, ImageFacts::Place place) {
        builder.add(ValueNode::Kind::Number, key, std::to_string(value), place.begin, place.end);
    };
    number("width", facts->width, facts->widthPlace);
    number("height", facts->height, facts->heightPlace);
    if (facts->pixels() > kMostImagePixels)
        builder.note(ValueNote::Kind::Fault, "too large to be drawn");
    if (facts->bitsPerPixel > 0)
        number("bitsPerPixel", facts->bitsPerPixel, facts->bitsPlace);
    const auto whole = std::uint32_t(request.payload.size());
    if (const auto frames = imageFrames(request.payload, facts->format))
        number("frames", *frames, {0, whole});
    number("bytes", whole, {0, whole});
    return builder.finish(whole);
}

} // namespace explorer
