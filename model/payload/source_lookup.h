// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <cstddef>

namespace explorer {

/// The innermost value whose source bytes cover the byte at `offset` of what was decoded; −1 when none does. Where
/// several begin in the same byte (bit fields) the first.
///
/// Cost      linear in the children of the values on the way down. No recursion.
std::int32_t nodeAt(const ValueTree &tree, std::size_t offset);

} // namespace explorer
