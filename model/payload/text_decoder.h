// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "text": text as one value. A plain number or true/false becomes that; everything else a string, as it stands.
///
/// The setup names the encoding (see textEncodingNamed()), else the content type's charset does; else it is UTF-16
/// where that is certain, else UTF-8. The value is UTF-8 always; of any other encoding it has a note of its name and
/// the whole payload as its source.
///
/// Errors    Encoding at the first byte that is not of the encoding (U+0000 counts as none).
class TextDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "text"; }
    bool takesContentType(std::string_view contentType) const override;
    Setup setup() const override { return Setup::Optional; }
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
