// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace explorer {

/// "14:03:07.214", local time.
QString timeOfDayText(std::int64_t wallNs);
/// "+1.02 s", "+340 µs", "+2 h 05 min": always signed, three figures.
QString deltaText(std::int64_t ns);
/// Without a sign, from seconds: "1.02 s", "340 µs", "2 h 05 min".
QString intervalText(double seconds);
/// "812 B", "1.20 KiB", "40.2 MiB": powers of 1,024, as everywhere in the program.
QString sizeText(std::uint64_t bytes);

} // namespace explorer
