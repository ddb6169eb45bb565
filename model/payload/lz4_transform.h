// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

namespace explorer {

/// "lz4": frames of the LZ4 frame format 1.6, one or several. A bare LZ4 block has neither signature nor size and is
/// not taken.
///
/// Errors    see PayloadTransform; an offset is that of the block or frame that is wrong.
class Lz4Transform : public PayloadTransform
{
public:
    const char *id() const override { return "lz4"; }
    bool recognises(std::span<const std::uint8_t> payload) const override;
    tl::expected<PayloadBytes, DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                     const DecodeBudget &budget) const override;
};

} // namespace explorer
