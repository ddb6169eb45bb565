// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace explorer {

/// Resident memory of this process in bytes; 0 where the system does not say. A few µs; any thread.
std::uint64_t residentBytes();

} // namespace explorer
