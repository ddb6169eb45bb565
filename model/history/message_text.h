// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace explorer {

/// "14:03:07.214", local time.
QString timeOfDayText(std::int64_t wallNs);
/// "+1.02 s", "+340 µs", "+2 h 05 min": always signed, three figures.
QString deltaText(std::int64_t ns);
/// "812 B", "1.20 kB", "3.40 MB": powers of 1,000 as storage makers and networks count.
QString sizeText(std::uint64_t bytes);

} // namespace explorer
