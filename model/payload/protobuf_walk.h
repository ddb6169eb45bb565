// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_decoder.h"
#include "model/payload/protobuf_schema.h"

namespace explorer::protobuf {

/// The tree of a message; without a schema (nullptr) by field numbers and guesses.
/// Cost      linear, without a schema linear for each level of nesting; no recursion.   Thread: any.
tl::expected<ValueTree, DecodeProblem> walk(std::span<const std::uint8_t> payload, const Schema *schema,
                                            const DecodeBudget &budget);

} // namespace explorer::protobuf
