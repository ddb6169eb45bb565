// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/packed_item.h"

namespace explorer {

/// The tree of a payload that is one value of a packed format. A key that is no text is written in diagnostic
/// notation (RFC 8949 §8: 1, h'0a0b', [1, "a"]).
///
/// Errors    those of the reader and of PackedWalk; Syntax where more values follow; those of the budget.
/// Cost      linear. No recursion.
tl::expected<ValueTree, DecodeProblem>
treeOfPacked(PackedReader &reader, std::span<const std::uint8_t> payload, const DecodeBudget &budget);

} // namespace explorer
