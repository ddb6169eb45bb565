// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace explorer {

/// The order people expect of names: digits within them by value ("2" before "10"), ASCII letters without
/// regard to case. A total order: names that differ only in case or leading zeros are told apart by their
/// bytes, and so is what lies beyond the first kNaturalBytes of long ones. Bytes need not be text.
///
/// Cost      linear in kNaturalBytes, then a memcmp; no allocation.      Thread    any.
constexpr std::size_t kNaturalBytes = 256;
int compareNaturally(std::string_view a, std::string_view b); ///< <0, 0, >0

/// Appends bytes whose plain order (memcmp, then length) is the natural order of names, except for the last
/// tie: names that compareNaturally() tells apart by their bytes give equal keys. For sorting many names.
void appendNaturalKey(std::string_view name, std::string &out);

} // namespace explorer
