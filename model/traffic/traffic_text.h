// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace explorer {

/// 0.004 → "<0.01", 0.25, 12.3, 1,234: as many digits as say something.
QString rateText(double perSecond);
/// "1.5 KiB": in the user's language.
QString byteText(double bytes);
QString percentText(double share); ///< of 1

} // namespace explorer
