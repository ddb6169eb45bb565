// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <optional>

namespace explorer {

/// Notes what moment a number stands for (ValueNote::Kind::Meaning, "2026-11-25 14:03:22.123 UTC").
///
/// Only numbers of objects whose key speaks of time ("ts", "createdAt", "last_time_ms", "iat") and whose value lies
/// between 2001 and 2100 as seconds, milliseconds, microseconds or nanoseconds since 1970; the unit is told by the
/// size, and where the key names one it has to be that. A value that has a meaning already keeps it.
///
/// Cost      linear; nothing is allocated when there is no such number. Thread: any.
void addEpochNotes(ValueTree &tree);

/// The moment that a number as spelt stands for by the same rule; nullopt when it does not.
std::optional<std::string> epochText(std::string_view key, std::string_view number);

} // namespace explorer
