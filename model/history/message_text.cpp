// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>
#include <iterator>

namespace explorer {

namespace {

/// Three significant figures: 1.02, 34.5, 340.
QString threeFigures(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals);
}

QString longDelta(std::int64_t seconds)
{
    const std::int64_t minutes = seconds / 60;
    if (minutes < 60)
        return QCoreApplication::translate("explorer::MessageText", "%1 min %2 s")
            .arg(minutes)
            .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    const std::int64_t hours = minutes / 60;
    if (hours < 48)
        return QCoreApplication::translate("explorer::MessageText", "%1 h %2 min")
            .arg(hours)
            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return QCoreApplication::translate("explorer::MessageText", "%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

} // namespace

QString timeOfDayText(std::int64_t wallNs)
{
    return QDateTime::fromMSecsSinceEpoch(wallNs / 1'000'000).time().toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString deltaText(std::int64_t ns)
{
    const QLatin1Char sign(ns < 0 ? '-' : '+');
    const double magnitude = std::abs(double(ns));
    if (magnitude < 999.5)
        return sign + QStringLiteral("%1 ns").arg(magnitude);
    if (magnitude < 999.5e3)
        return sign + QStringLiteral("%1 µs").arg(threeFigures(magnitude / 1e3));
    if (magnitude < 999.5e6)
        return sign + QStringLiteral("%1 ms").arg(threeFigures(magnitude / 1e6));
    if (magnitude < 59.95e9)
        return sign + QStringLiteral("%1 s").arg(threeFigures(magnitude / 1e9));
    return sign + longDelta(std::int64_t(std::llround(magnitude / 1e9)));
}

QString intervalText(double seconds) { return deltaText(std::llround(seconds * 1e9)).sliced(1); }

QString sizeText(std::uint64_t bytes)
{
    if (bytes < 1'024)
        return QStringLiteral("%1 B").arg(bytes);
    double value = double(bytes) / 1'024;
    const char *const units[] = {"KiB", "MiB", "GiB"};
    std::size_t unit = 0;
    while (value >= 1'023.5 && unit + 1 < std::size(units)) { // would read 1024
        value /= 1'024;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(threeFigures(value), QLatin1String(units[unit]));
}

} // namespace explorer
