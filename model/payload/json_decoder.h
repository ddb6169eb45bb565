// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "json": see JsonParser.
class JsonDecoder : public PayloadDecoder
{
public:
    const char *id() const override { return "json"; }
    int probe(std::span<const std::uint8_t> payload, std::string_view contentType) const override;
    tl::expected<ValueTree, DecodeProblem> decode(std::span<const std::uint8_t> payload,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
