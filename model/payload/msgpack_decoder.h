// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "msgpack": see MsgpackReader and treeOfPacked(). Recognised as CBOR is, by a whole map or array with words
/// for keys.
class MsgpackDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "msgpack"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
