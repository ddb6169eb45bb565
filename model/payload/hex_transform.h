// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

namespace explorer {

/// "hex": bytes written as two hexadecimal digits each, in either case; between them white space, ':', '-' or ',',
/// before any of them "0x". Never recognised unasked: "2024" is a number first.
///
/// Errors    see PayloadTransform.
class HexTransform : public PayloadTransform
{
public:
    const char *id() const override { return "hex"; }
    bool recognises(std::span<const std::uint8_t>) const override { return false; }
    tl::expected<PayloadBytes, DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                     const DecodeBudget &budget) const override;
};

} // namespace explorer
