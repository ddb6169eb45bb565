// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"

namespace explorer {

/// "binary": takes anything. One value whose text is the hex of its first kShownBytes; the source range is
/// the whole payload, which the hex view shows.
class BinaryDecoder : public PayloadDecoder
{
public:
    static constexpr std::size_t kShownBytes = 64;

    const char *id() const override { return "binary"; }
    int probe(const DecodeRequest &request) const override;
    tl::expected<ValueTree, DecodeProblem> decode(const DecodeRequest &request,
                                                  const DecodeBudget &budget) const override;
};

} // namespace explorer
