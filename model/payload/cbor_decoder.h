// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "cbor": see CborReader and treeOfPacked(). Recognised when the whole payload is one map or array with
/// words in it for keys (or says that it is CBOR by tag 55799): such a payload is no text in UTF-8.
class CborDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "cbor"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
