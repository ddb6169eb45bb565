// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace mqtt {

/// True for text as MQTT allows it: well-formed UTF-8 in the shortest form, no surrogates, no U+0000.
/// A byte order mark, control characters and non-characters are legal and stay as they are.
///
/// Cost  linear, eight ASCII bytes a step; no allocation.  Thread  any.
/// Spec  MQTT 5.0 §1.5.4, 3.1.1 §1.5.3
bool isValidUtf8(std::string_view text);

/// The offset of the first byte that breaks the rule, or text.size().
std::size_t firstInvalidUtf8(std::string_view text);

} // namespace mqtt
