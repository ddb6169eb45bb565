// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace explorer {

/// The moment that a user means, in nanoseconds since the Unix epoch; nothing when the text names none.
///
///   "-5 min", "-90s", "-2h", "-1 d", "-300 ms"      before `nowNs`; without a unit: seconds
///   "14:03", "14:03:22", "14:03:22.5"               local time: the last one that is not after `newestNs`
///   "2026-11-25", "2026-11-25 14:03:22.250", "2026-11-25T14:03:22Z", "…+08:00"     local time without a zone
std::optional<std::int64_t> timeTarget(const QString &text, std::int64_t nowNs, std::int64_t newestNs);

} // namespace explorer
