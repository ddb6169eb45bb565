// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <cstddef>

namespace fuzz {

/// What holds for the tree of any decoder, of a payload of that size; FUZZ_CHECK stops where it does not:
/// nodes hang together in document order, source ranges lie within the parent's and do not go back; notes are
/// in order and of nodes there are; the tree as JSON is read again as the same values.
void checkTree(const explorer::ValueTree &tree, std::size_t payloadSize);

} // namespace fuzz
