// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <cstdint>
#include <string>

namespace explorer {

/// A value of a decoded payload of any format as one line of JSON: what has no JSON form of its own is a string
/// (numbers that JSON cannot spell, binary as hex). Order and repeated keys stay.
///
/// Cost      linear in what is below the node. No recursion.
std::string jsonOf(const ValueTree &tree, std::int32_t node = 0);

/// Whether JSON takes this spelling as a number.
bool isJsonNumber(std::string_view text);

} // namespace explorer
