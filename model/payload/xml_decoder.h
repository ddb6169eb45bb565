// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "xml": see XmlParser. The encoding is that of the content type, else UTF-16 where its bytes say so, else what the
/// document declares, else UTF-8.
class XmlDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "xml"; }
    bool takesContentType(std::string_view contentType) const override;
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
