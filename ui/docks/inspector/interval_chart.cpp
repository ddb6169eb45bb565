// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/interval_chart.h"

#include "model/history/message_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/plain_label.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {

using explorer::IntervalHistogram;

namespace {

constexpr double kFewestDecades = 2; ///< on the axis: a single bar does not fill the plot
constexpr double kRoom = 0.15;       ///< of a decade, beside the outermost bars

/// Where a length is written on the axis: decades up to ten seconds, then what clocks show.
constexpr double kTicks[] = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 60e9, 600e9, 3'600e9, 21'600e9, 86'400e9};

QString tickText(double ns)
{
    if (ns < 1e6)
        return IntervalChart::tr("%1 µs").arg(ns / 1e3);
    if (ns < 1e9)
        return IntervalChart::tr("%1 ms").arg(ns / 1e6);
    if (ns < 60e9)
        return IntervalChart::tr("%1 s").arg(ns / 1e9);
    if (ns < 3'600e9)
        return IntervalChart::tr("%1 min").arg(ns / 60e9);
    if (ns < 86'400e9)
        return IntervalChart::tr("%1 h").arg(ns / 3'600e9);
    return IntervalChart::tr("%1 d").arg(ns / 86'400e9);
}

double logOf(int bin) { return std::log10(std::max(IntervalHistogram::lowerNs(bin), IntervalHistogram::kShortestNs / 2)); }

} // namespace

IntervalChart::IntervalChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Histogram of the intervals"));
}

QSize IntervalChart::minimumSizeHint() const { return {160, fontMetrics().height() * 5}; }

void IntervalChart::setHistogram(const IntervalHistogram &histogram, double median, double period)
{
    m_histogram = histogram;
    m_median = median;
    m_period = period;
    if (m_current >= 0 && m_histogram.at(m_current) == 0)
        setCurrent(-1);
    update();
}

// ── where things stand ──────────────────────────────────────────────────────────────────────────────

IntervalChart::Range IntervalChart::range() const
{
    Range range{std::log10(1e6), std::log10(1e9)};
    if (m_histogram.total() > 0) {
        range.from = logOf(m_histogram.first());
        range.to = std::log10(IntervalHistogram::upperNs(m_histogram.last()));
        if (m_histogram.last() == IntervalHistogram::kBins - 1)
            range.to += 1.0 / IntervalHistogram::kPerDecade;
    }
    const double missing = kFewestDecades - (range.to - range.from);
    const double room = std::max(kRoom, missing / 2);
    return {range.from - room, range.to + room};
}

QRectF IntervalChart::plotRect() const
{
    const QFontMetrics metrics = fontMetrics();
    const int left = metrics.horizontalAdvance(QStringLiteral("100 k")) + 2 * space::kTight;
    const int below = metrics.height() + space::kTight;
    return QRectF(rect()).adjusted(left, metrics.height() / 2.0 + 2, -space::kNormal, -below);
}

double IntervalChart::xOf(double logNs) const
{
    const QRectF plot = plotRect();
    const Range shown = range();
    return plot.left() + (logNs - shown.from) / (shown.to - shown.from) * plot.width();
}

double IntervalChart::highestOnAxis() const
{
    return std::max(1.0, std::log10(1.0 + double(m_histogram.highest()))) * 1.05;
}

double IntervalChart::yOf(double count) const
{
    const QRectF plot = plotRect();
    return plot.bottom() - std::log10(1.0 + count) / highestOnAxis() * plot.height();
}

QRectF IntervalChart::barOf(int bin) const
{
    if (bin < 0 || bin >= IntervalHistogram::kBins || m_histogram.at(bin) == 0)
        return {};
    const double left = xOf(logOf(bin));
    const double right = bin == IntervalHistogram::kBins - 1
                             ? xOf(logOf(bin) + 1.0 / IntervalHistogram::kPerDecade)
                             : xOf(std::log10(IntervalHistogram::upperNs(bin)));
    const double top = yOf(double(m_histogram.at(bin)));
    return {left, top, std::max(right - left - 1, 1.0), plotRect().bottom() - top};
}

int IntervalChart::binAt(const QPoint &at) const
{
    for (int bin = m_histogram.first(); bin <= m_histogram.last(); ++bin) {
        const QRectF bar = barOf(bin);
        // The whole column answers: a low bar would be hard to hit.
        if (!bar.isEmpty() && at.x() >= bar.left() - 1 && at.x() <= bar.right() + 1)
            return bin;
    }
    return -1;
}

QString IntervalChart::describe(int bin) const
{
    if (bin < 0 || bin >= IntervalHistogram::kBins || m_histogram.at(bin) == 0)
        return {};
    const QString count = tr("%Ln interval(s)", nullptr, int(std::min<std::uint64_t>(m_histogram.at(bin), 2'000'000'000)));
    const QString share =
        QLocale().toString(100.0 * double(m_histogram.at(bin)) / double(m_histogram.total()), 'g', 3);
    const QString below = explorer::intervalText(IntervalHistogram::upperNs(bin) * 1e-9);
    const QString from = explorer::intervalText(IntervalHistogram::lowerNs(bin) * 1e-9);
    if (bin == 0)
        return tr("Below %1: %2 (%3 %)").arg(below, count, share);
    if (bin == IntervalHistogram::kBins - 1)
        return tr("%1 and more: %2 (%3 %)").arg(from, count, share);
    return tr("%1 to %2: %3 (%4 %)").arg(from, below, count, share);
}

// ── painting ────────────────────────────────────────────────────────────────────────────────────────

void IntervalChart::paintAxes(QPainter &painter, const QRectF &plot) const
{
    const Colors colors = colorsFor(palette());
    const QFontMetrics metrics = fontMetrics();
    double free = -1e9; // right end of the last label
    const Range shown = range();
    for (const double tick : kTicks) {
        const double place = std::log10(tick);
        if (place < shown.from || place > shown.to)
            continue;
        const double x = xOf(place);
        painter.setPen(colors.gridLine);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const QString text = tickText(tick);
        const double half = metrics.horizontalAdvance(text) / 2.0;
        if (x - half < free + space::kNormal || x + half > width())
            continue;
        free = x + half;
        painter.setPen(colors.muted);
        painter.drawText(QRectF(x - half - 1, plot.bottom() + 2, 2 * half + 2, metrics.height()), Qt::AlignCenter, text);
    }
    double lowest = plot.bottom() + metrics.height();
    for (double count = 1; count <= 1e12; count *= 10) {
        const double y = yOf(count);
        if (y < plot.top())
            break;
        painter.setPen(colors.gridLine);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        if (lowest - y < metrics.height())
            continue;
        lowest = y;
        const QString text = count >= 1e9   ? tr("%1 G").arg(count / 1e9)
                             : count >= 1e6 ? tr("%1 M").arg(count / 1e6)
                             : count >= 1e3 ? tr("%1 k").arg(count / 1e3)
                                            : QLocale().toString(count);
        painter.setPen(colors.muted);
        painter.drawText(QRectF(0, y - metrics.height() / 2.0, plot.left() - space::kTight, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, text);
    }
    painter.setPen(colors.muted);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
}

void IntervalChart::paintMark(QPainter &painter, const QRectF &plot, double seconds, const QColor &color,
                              Qt::PenStyle style) const
{
    const double place = std::log10(std::max(seconds * 1e9, IntervalHistogram::kShortestNs / 2));
    const Range shown = range();
    if (seconds <= 0 || place < shown.from || place > shown.to)
        return;
    painter.setPen(QPen(color, 1.5, style));
    painter.drawLine(QPointF(xOf(place), plot.top()), QPointF(xOf(place), plot.bottom()));
}

void IntervalChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors colors = colorsFor(palette());
    painter.fillRect(rect(), palette().brush(QPalette::Base));
    const QRectF plot = plotRect();
    if (plot.width() < 10 || plot.height() < 10)
        return;
    paintAxes(painter, plot);
    for (int bin = m_histogram.first(); bin <= m_histogram.last(); ++bin) {
        const QRectF bar = barOf(bin);
        if (!bar.isEmpty())
            painter.fillRect(bar, bin == m_current && hasFocus() ? colors.warning : colors.accent);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, plot, m_median, palette().color(QPalette::Text), Qt::DashLine);
    paintMark(painter, plot, m_period, colors.good, Qt::SolidLine);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

// ── keyboard and pointer ────────────────────────────────────────────────────────────────────────────

void IntervalChart::setCurrent(int bin)
{
    m_current = bin;
    setAccessibleDescription(describe(bin));
    update();
    if (bin >= 0 && isVisible()) {
        const QPoint at(int(barOf(bin).center().x()), int(plotRect().top()));
        QToolTip::showText(mapToGlobal(at), plainTip(describe(bin)), this);
    }
}

void IntervalChart::keyPressEvent(QKeyEvent *event)
{
    const int first = m_histogram.first();
    const int last = m_histogram.last();
    int step = 0;
    int bin = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        step = -1;
        bin = bin < 0 ? last + 1 : bin;
        break;
    case Qt::Key_Right:
        step = 1;
        bin = bin < 0 ? first - 1 : bin;
        break;
    case Qt::Key_Home:
        step = 1;
        bin = first - 1;
        break;
    case Qt::Key_End:
        step = -1;
        bin = last + 1;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    for (bin += step; bin >= first && bin <= last; bin += step) {
        if (m_histogram.at(bin) > 0) {
            setCurrent(bin);
            return;
        }
    }
}

void IntervalChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void IntervalChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool IntervalChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = describe(binAt(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(text), this);
    return true;
}

} // namespace ui
