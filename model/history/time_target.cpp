// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/time_target.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace explorer {

namespace {

constexpr std::int64_t kNsPerMs = 1'000'000;
/// Beyond a hundred years a number is no length of time that is meant.
constexpr double kLongestSeconds = 3.2e9;

std::optional<std::int64_t> ago(const QString &text, std::int64_t nowNs)
{
    static const QRegularExpression form(QStringLiteral("^[-\\x{2212}]\\s*(\\d+(?:\\.\\d+)?)\\s*(ms|s|min|m|h|d|)$"));
    const QRegularExpressionMatch match = form.match(text.toLower());
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const double seconds = match.captured(1).toDouble() * (unit == QLatin1String("ms")                                   ? 1e-3
                                                           : unit == QLatin1String("min") || unit == QLatin1String("m") ? 60
                                                           : unit == QLatin1String("h")                                 ? 3'600
                                                           : unit == QLatin1String("d")                                 ? 86'400
                                                                                                                        : 1);
    if (!(seconds <= kLongestSeconds))
        return std::nullopt;
    return nowNs - std::int64_t(std::llround(seconds * 1e9));
}

std::optional<std::int64_t> ofDay(const QString &text, std::int64_t newestNs)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!time.isValid())
        return std::nullopt;
    const std::int64_t fraction = match.captured(4).leftJustified(9, u'0').toLongLong();
    const QDate day = QDateTime::fromMSecsSinceEpoch(newestNs / kNsPerMs).date();
    const auto on = [&](const QDate &date) { return QDateTime(date, time).toMSecsSinceEpoch() * kNsPerMs + fraction; };
    const std::int64_t today = on(day);
    return today <= newestNs ? today : on(day.addDays(-1));
}

std::optional<std::int64_t> ofDate(QString text)
{
    static const QRegularExpression form(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}.*)?$"));
    if (!form.match(text).hasMatch())
        return std::nullopt;
    if (text.size() > 10)
        text[10] = u'T';
    const QDateTime moment =
        text.size() == 10 ? QDate::fromString(text, Qt::ISODate).startOfDay() : QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.isValid() ? std::optional<std::int64_t>(moment.toMSecsSinceEpoch() * kNsPerMs) : std::nullopt;
}

} // namespace

std::optional<std::int64_t> timeTarget(const QString &text, std::int64_t nowNs, std::int64_t newestNs)
{
    const QString trimmed = text.trimmed();
    if (const auto moment = ago(trimmed, nowNs))
        return moment;
    if (const auto moment = ofDay(trimmed, newestNs))
        return moment;
    return ofDate(trimmed);
}

} // namespace explorer
