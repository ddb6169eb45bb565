// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/avro_schema.h"
#include "model/payload/setup_cache.h"

namespace explorer {

/// Whether a payload is an Avro object container file: it begins with "Obj" and 1.
bool isAvroContainer(std::span<const std::uint8_t> payload);

/// The tree of such a file: {"metadata": {…}, "objects": […]}. Blocks are packed by the codec "null" or
/// "deflate"; of another one a block is one Binary with a Fault. Errors    Syntax at the byte, also of the
/// file's own schema; those of the budget.
tl::expected<ValueTree, DecodeProblem> treeOfAvroContainer(std::span<const std::uint8_t> payload,
                                                           SetupCache<AvroSchema> &schemas,
                                                           const DecodeBudget &budget);

} // namespace explorer
