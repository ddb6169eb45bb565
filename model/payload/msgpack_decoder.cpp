// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/msgpack_decoder.h"

#include "model/payload/byte_text.h"
#include "model/payload/msgpack_reader.h"
#include "model/payload/packed_tree.h"
#include "model/payload/packed_walk.h"

#include <algorithm>

namespace explorer {

bool MsgpackDecoder::takesContentType(std::string_view contentType) const
{
    return contentType == "application/msgpack" || contentType == "application/x-msgpack" ||
           contentType == "application/vnd.msgpack" || contentType.ends_with("+msgpack");
}

int MsgpackDecoder::probe(const DecodeRequest &request) const
{
    const std::span payload = request.payload;
    if (payload.size() < 4)
        return 0;
    const std::uint8_t first = payload[0];
    const bool isLong = first >= 0xDC && first <= 0xDF; // Ü to ß: the beginning of letters in UTF-8
    if (!(first >= 0x81 && first <= 0x9F) && !isLong)
        return 0;
    if (isLong && isUtf8(textView(payload)))
        return 0;
    MsgpackReader reader(payload);
    const PackedLook look = lookAtPacked(reader, 0, payload.size(), DecodeBudget{}.depth, kProbedItems);
    return std::max(likelihoodOf(look, payload.size()) - 2,
                    0); // CBOR's standard goes first where both would do
}

tl::expected<ValueTree, DecodeProblem> MsgpackDecoder::decode(const DecodeRequest &request,
                                                              const DecodeBudget &budget) const
{
    MsgpackReader reader(request.payload);
    return treeOfPacked(reader, request.payload, budget);
}

} // namespace explorer
