// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace explorer {

// Numbers as they are typed into a filter: "10", "1.5", "-3e2", some with a unit behind them. White space around
// none of them. nullopt for anything else.

std::optional<double> numberFrom(QStringView text);
/// Bytes: 10, 10B, 1.5KB (1,500), 2MB, 1GB, 4KiB (4,096), MiB, GiB; the B may be left out; any case.
std::optional<double> sizeFrom(QStringView text);
/// Seconds: 5, 5s, 200ms, 2min or 2m, 1.5h, 1d.
std::optional<double> durationFrom(QStringView text);
/// A second: 3, 3/s, 10/min, 100/h.
std::optional<double> rateFrom(QStringView text);

} // namespace explorer
