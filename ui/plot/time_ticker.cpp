// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/time_ticker.h"

#include <QDateTime>
#include <qcustomplot.h>

#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr double kDay = 86'400;
/// A label so near the left edge may be cut off, and then the plot leaves it out: the date goes to the next
/// one.
constexpr double kEdgeShare = 0.05;
constexpr std::array<double, 25> kSteps{
    1,        2,        5,         10,        15,        30,         60,          120,    300,
    600,      900,      1'800,     3'600,     7'200,     10'800,     21'600,      43'200, kDay,
    2 * kDay, 7 * kDay, 14 * kDay, 30 * kDay, 90 * kDay, 365 * kDay, 3'650 * kDay};

double roundStepFor(double wanted)
{
    if (wanted > 0.5) {
        for (const double step : kSteps) {
            if (step >= wanted)
                return step;
        }
        return kSteps.back();
    }
    const double decade = std::pow(10.0, std::floor(std::log10(std::max(wanted, 1e-8))));
    for (const double digit : {1.0, 2.0, 5.0}) {
        if (digit * decade >= wanted)
            return digit * decade;
    }
    return 10 * decade;
}

class TimeTicker : public QCPAxisTicker
{
public:
    explicit TimeTicker(std::int64_t originNs)
        : m_originNs(originNs)
    {}

protected:
    double getTickStep(const QCPRange &range) override
    {
        m_step = roundStepFor(range.size() / mTickCount);
        m_firstWhole = range.lower + range.size() * kEdgeShare;
        // Round in the wall time of the user's zone at the left end.
        const QDateTime left = localTime(range.lower);
        const std::int64_t localOrigin = m_originNs + std::int64_t(left.offsetFromUtc()) * 1'000'000'000;
        const std::int64_t stepNs = std::max<std::int64_t>(1, std::llround(m_step * 1e9));
        mTickOrigin = -double(localOrigin % stepNs) / 1e9;
        return m_step;
    }

    int getSubTickCount(double step) override
    {
        if (step == 15 || step == 900 || step == 10'800)
            return 2;
        return step == 60 || step == 3'600 || step == 30 ? 5 : 4;
    }

    QString getTickLabel(double tick, const QLocale &locale, QChar, int) override
    {
        const QDateTime time = localTime(tick);
        if (m_step >= kDay)
            return locale.toString(time.date(), QLocale::ShortFormat);
        if (m_step >= 60)
            return time.toString(QStringLiteral("HH:mm"));
        if (m_step >= 1)
            return time.toString(QStringLiteral("HH:mm:ss"));
        if (m_step >= 0.001)
            return time.toString(QStringLiteral("HH:mm:ss.zzz"));
        const std::int64_t ns = m_originNs + std::llround(tick * 1e9);
        return time.toString(QStringLiteral("ss.zzz")) +
               QStringLiteral("%1 µs").arg(((ns % 1'000'000 + 1'000'000) % 1'000'000) / 1'000, 3, 10,
                                           QLatin1Char('0'));
    }

    QVector<QString> createLabelVector(const QVector<double> &ticks, const QLocale &locale, QChar format,
                                       int precision) override
    {
        QVector<QString> labels = QCPAxisTicker::createLabelVector(ticks, locale, format, precision);
        if (m_step >= kDay)
            return labels;
        QDate shown;
        for (qsizetype i = 0; i < ticks.size(); ++i) {
            if (ticks[i] < m_firstWhole && i + 1 < ticks.size())
                continue;
            const QDate date = localTime(ticks[i]).date();
            if (date != shown)
                labels[i] += QLatin1Char('\n') + locale.toString(date, QLocale::ShortFormat);
            shown = date;
        }
        return labels;
    }

private:
    QDateTime localTime(double key) const
    {
        const std::int64_t ns = m_originNs + std::llround(key * 1e9);
        // Sub-millisecond ticks are cut, others are exact up to the rounding of a double.
        return QDateTime::fromMSecsSinceEpoch(m_step >= 0.001 ? std::llround(double(ns) / 1e6)
                                                              : ns / 1'000'000);
    }

    std::int64_t m_originNs;
    double m_step = 1;
    double m_firstWhole = 0;
};

} // namespace

QSharedPointer<QCPAxisTicker> makeTimeTicker(std::int64_t originNs)
{
    return QSharedPointer<TimeTicker>::create(originNs);
}

} // namespace ui
