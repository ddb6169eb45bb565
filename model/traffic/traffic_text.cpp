// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_text.h"

#include <QLocale>

#include <cmath>

namespace explorer {

namespace {

/// Fewer digits behind the point the larger it is; what would round to nothing is said to be less than that.
QString digits(double value, double two, double one)
{
    const QLocale locale;
    if (value <= 0)
        return locale.toString(0);
    if (value < 0.01 && two > 0)
        return QLatin1Char('<') + locale.toString(0.01, 'f', 2);
    return locale.toString(value, 'f', value < two ? 2 : value < one ? 1 : 0);
}

} // namespace

QString rateText(double perSecond) { return digits(perSecond, 0.995, 99.95); }

QString byteText(double bytes) { return QLocale().formattedDataSize(std::llround(bytes), bytes < 1'000 ? 0 : 1); }

QString percentText(double share)
{
    const QLocale locale;
    if (share > 0 && share < 0.001)
        return QLatin1Char('<') + locale.toString(0.1, 'f', 1) + locale.percent();
    return locale.toString(share * 100, 'f', 1) + locale.percent();
}

} // namespace explorer
