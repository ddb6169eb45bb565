// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "text": UTF-8 text as one value. A plain number or true/false becomes that; everything else a string, as
/// it stands.
///
/// Errors    Encoding at the first byte that is no UTF-8 (U+0000 counts as none).
class TextDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "text"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
