// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

namespace explorer {

/// "zstd": frames of Zstandard, one or several (RFC 8878). A frame that needs a dictionary is a problem.
///
/// Errors    see PayloadTransform; an offset is that of the block or frame that is wrong.
class ZstdTransform : public PayloadTransform
{
public:
    const char *id() const override { return "zstd"; }
    bool recognises(std::span<const std::uint8_t> payload) const override;
    tl::expected<PayloadBytes, DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                     const DecodeBudget &budget) const override;
};

} // namespace explorer
