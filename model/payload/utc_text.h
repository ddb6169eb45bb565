// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace explorer {

/// A moment since 1970 as "2026-11-25 14:03:22.123 UTC"; `fraction` is the digits behind the point, empty: none.
/// Any second within the years 0 to 9999; empty beyond.
std::string utcText(std::int64_t seconds, std::string_view fraction = {});

} // namespace explorer
