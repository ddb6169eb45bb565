// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace ui {

QString valueText(double value);        ///< ten significant digits, in the locale's spelling; "–" for a gap
QString clockText(std::int64_t wallNs); ///< local time with milliseconds: 12:34:56.789
QString isoUtcText(std::int64_t wallNs); ///< 2026-01-31T12:34:56.123456789Z

} // namespace ui
