// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

namespace explorer {

/// "base64": RFC 4648 in the standard or the URL alphabet (one of them, not both), with padding or without, white
/// space anywhere, and as a data URL (RFC 2397), the only form that is recognised unasked.
///
/// Errors    see PayloadTransform.
class Base64Transform : public PayloadTransform
{
public:
    const char *id() const override { return "base64"; }
    bool recognises(std::span<const std::uint8_t> payload) const override;
    tl::expected<PayloadBytes, DecodeProblem> unwrap(std::span<const std::uint8_t> payload,
                                                     const DecodeBudget &budget) const override;
};

} // namespace explorer
