// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/value_text.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace ui {

namespace {

std::int64_t floorDiv(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

} // namespace

QString valueText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', 10);
}

QString clockText(std::int64_t wallNs)
{
    return QDateTime::fromMSecsSinceEpoch(floorDiv(wallNs, 1'000'000))
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString isoUtcText(std::int64_t wallNs)
{
    const std::int64_t second = floorDiv(wallNs, 1'000'000'000);
    const std::int64_t rest = wallNs - second * 1'000'000'000;
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) +
           QStringLiteral(".%1Z").arg(rest, 9, 10, QLatin1Char('0'));
}

} // namespace ui
