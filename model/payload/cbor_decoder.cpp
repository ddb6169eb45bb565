// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/cbor_decoder.h"

#include "model/payload/cbor_reader.h"
#include "model/payload/packed_tree.h"
#include "model/payload/packed_walk.h"

#include <algorithm>
#include <array>

namespace explorer {

namespace {

constexpr std::array<std::uint8_t, 3> kSelfDescribed = {0xD9, 0xD9, 0xF7}; // tag 55799

} // namespace

bool CborDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "application/cbor" || contentType.ends_with("+cbor");
}

int CborDecoder::probe(const DecodeRequest &request) const
{
    const std::span payload = request.payload;
    const bool isSelfDescribed = payload.size() > kSelfDescribed.size() &&
                                 std::ranges::equal(payload.first(kSelfDescribed.size()), kSelfDescribed);
    const bool isContainer =
        payload.size() >= 4 && payload[0] >= 0x81 && payload[0] <= 0xBF && payload[0] != 0xA0;
    if (!isSelfDescribed && !isContainer)
        return 0;
    const DecodeBudget budget{.nodes = kProbedItems};
    CborReader reader(payload, budget);
    const PackedLook look = lookAtPacked(reader, 0, payload.size(), budget.depth, kProbedItems);
    if (isSelfDescribed)
        return look.isWellFormed ? 98 : 0;
    return likelihoodOf(look, payload.size());
}

tl::expected<ValueTree, DecodeProblem> CborDecoder::decode(const DecodeRequest &request,
                                                           const DecodeBudget &budget) const
{
    CborReader reader(request.payload, budget);
    return treeOfPacked(reader, request.payload, budget);
}

} // namespace explorer
