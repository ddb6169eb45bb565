// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace explorer::sparkplug {

/// The body of a payload that says it is a compressed one.
struct PackedBody
{
    std::size_t begin = 0; ///< bytes of the payload
    std::size_t end = 0;
};

/// Some edge libraries pack a whole payload (gzip, or deflate in zlib's wrapping) into the body of another one, whose uuid is
/// "SPBV1.0_COMPRESSED". nullopt where this is none.   Cost: the top fields, one by one.   Thread: any.
std::optional<PackedBody> packedBody(std::span<const std::uint8_t> payload);

/// The payload inside. Errors as PayloadTransform::unwrap(), offsets in the body.
tl::expected<PayloadBytes, DecodeProblem> unpack(std::span<const std::uint8_t> body, const DecodeBudget &budget);

} // namespace explorer::sparkplug
