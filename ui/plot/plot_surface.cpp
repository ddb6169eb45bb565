// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_surface.h"

#include "ui/plot/time_ticker.h"
#include "ui/plot/value_text.h"
#include "ui/theme/colors.h"

#include <QDateTime>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {

using explorer::SeriesStore;

namespace {

/// QCustomPlot refuses ranges beyond 1e250; what is larger is drawn there.
constexpr double kFarthest = 1e240;
constexpr std::size_t kFewPoints = 3'000;

/// Below this many points in sight each stands for itself and gets a dot.
constexpr std::size_t kDottedPoints = 80;

} // namespace

std::optional<std::size_t> sampleAt(const SeriesStore &store, std::int64_t wallNs, LineStyle style)
{
    if (store.size() == 0)
        return std::nullopt;
    const std::size_t after = store.lowerBound(wallNs);
    if (after < store.size() && store.timeAt(after) == wallNs)
        return after;
    if (after == 0)
        return style == LineStyle::Step ? std::nullopt : std::optional<std::size_t>(0);
    if (style == LineStyle::Step || after == store.size())
        return after - 1;
    return wallNs - store.timeAt(after - 1) <= store.timeAt(after) - wallNs ? after - 1 : after;
}

struct PlotSurface::Parts
{
    QCustomPlot *plot = nullptr;
    std::int64_t originNs = 0; ///< keys are seconds after this, so that a double resolves nanoseconds near it
    QSharedPointer<QCPAxisTicker> ticker;
    std::vector<QCPGraph *> graphs;
    std::vector<QCPItemTracer *> marks;
    QCPItemLine *cursor = nullptr;
    QCPItemText *cursorText = nullptr;
    std::vector<SeriesStore::Point> points;

    /// Whose palette and font count: the canvas hears of a change before its child has it.
    const QWidget *host() const { return plot->parentWidget(); }
    double key(std::int64_t ns) const { return double(ns - originNs) / 1e9; }
    QCPAxis *axis(Side side) const { return side == Left ? plot->yAxis : plot->yAxis2; }
};

/// Least and greatest value in sight of the curves of one axis.
struct PlotSurface::Extent
{
    double least = std::numeric_limits<double>::infinity();
    double greatest = -std::numeric_limits<double>::infinity();
    bool used = false;

    void include(double value)
    {
        if (std::isnan(value))
            return;
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
};

PlotSurface::PlotSurface(QWidget *parent)
    : m(std::make_unique<Parts>())
{
    m->plot = new QCustomPlot(parent);
    m->originNs = QDateTime::currentSecsSinceEpoch() * 1'000'000'000;
    m->plot->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    m->plot->setNotAntialiasedElements(QCP::aeAxes | QCP::aeGrid | QCP::aeSubGrid | QCP::aeItems);
    // The canvas in front takes every event.
    m->plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m->plot->setFocusPolicy(Qt::NoFocus);
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator); // as in the legend
    m->plot->setLocale(locale);

    m->ticker = makeTimeTicker(m->originNs);
    m->plot->xAxis->setTicker(m->ticker);
    for (QCPAxis *axis : {m->plot->yAxis, m->plot->yAxis2}) {
        axis->ticker()->setTickCount(5);
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(6);
    }
    m->plot->axisRect()->setMinimumMargins(QMargins(8, 8, 8, 4));

    m->cursor = new QCPItemLine(m->plot);
    m->cursorText = new QCPItemText(m->plot);
    m->cursor->setLayer(QStringLiteral("overlay"));
    m->cursorText->setLayer(QStringLiteral("overlay"));
    for (QCPItemPosition *position : {m->cursor->start, m->cursor->end, m->cursorText->position}) {
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    m->cursorText->setPadding(QMargins(4, 1, 4, 1));
    m->cursor->setVisible(false);
    m->cursorText->setVisible(false);
    applyPalette();
}

PlotSurface::~PlotSurface() = default;

QWidget *PlotSurface::widget() const { return m->plot; }

void PlotSurface::setCurves(const std::vector<Curve> &curves)
{
    m_curves = curves;
    while (m->graphs.size() > curves.size()) {
        m->plot->removeGraph(m->graphs.back());
        m->graphs.pop_back();
        m->plot->removeItem(m->marks.back());
        m->marks.pop_back();
    }
    while (m->graphs.size() < curves.size()) {
        QCPGraph *graph = m->plot->addGraph();
        graph->setAdaptiveSampling(false); // already at most four points a column
        m->graphs.push_back(graph);
        auto *mark = new QCPItemTracer(m->plot);
        mark->setLayer(QStringLiteral("overlay"));
        mark->setStyle(QCPItemTracer::tsCircle);
        mark->setSize(7);
        mark->setVisible(false);
        m->marks.push_back(mark);
    }
    bool rightUsed = false;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const Side side = curves[i].onRightAxis ? Right : Left;
        rightUsed |= side == Right && curves[i].visible;
        m->graphs[i]->setValueAxis(m->axis(side));
        m->graphs[i]->setVisible(curves[i].visible);
        m->marks[i]->position->setAxes(m->plot->xAxis, m->axis(side));
        m->marks[i]->setVisible(false);
    }
    m->plot->yAxis2->setVisible(rightUsed);
    dress();
}

void PlotSurface::applyPalette()
{
    const QPalette palette = m->host()->palette();
    const Colors colors = colorsFor(palette);
    m->plot->setBackground(palette.brush(QPalette::Base));
    for (QCPAxis *axis : {m->plot->xAxis, m->plot->yAxis, m->plot->yAxis2}) {
        const QPen line(colors.muted, 1);
        axis->setBasePen(line);
        axis->setTickPen(line);
        axis->setSubTickPen(QPen(colors.gridLine, 1));
        axis->setTickLabelColor(palette.color(QPalette::Text));
        axis->setTickLabelFont(m->host()->font());
        axis->grid()->setPen(QPen(colors.gridLine, 1));
        axis->grid()->setZeroLinePen(axis == m->plot->xAxis ? QPen(colors.gridLine, 1)
                                                            : QPen(colors.muted, 1));
        axis->setTickLength(0, 4);
        axis->setSubTickLength(0, 2);
    }
    m->cursor->setPen(QPen(colors.muted, 1));
    m->cursorText->setFont(m->host()->font());
    m->cursorText->setColor(palette.color(QPalette::ToolTipText));
    m->cursorText->setBrush(palette.brush(QPalette::ToolTipBase));
    m->cursorText->setPen(QPen(colors.gridLine, 1));
    dress();
}

/// Pens and dots, from what was drawn last.
void PlotSurface::dress()
{
    const bool few = m_drawnPoints <= kFewPoints;
    for (std::size_t i = 0; i < m->graphs.size(); ++i) {
        QCPGraph *graph = m->graphs[i];
        const QColor color = seriesColor(m_curves[i].colorIndex, m->host()->palette());
        const double width = (few ? 1.6 : 1.0) + (m_curves[i].emphasised ? 1.2 : 0);
        graph->setPen(QPen(color, width));
        graph->setAntialiased(few);
        graph->setAntialiasedScatters(few);
        graph->setLineStyle(m_style == LineStyle::Points ? QCPGraph::lsNone
                            : m_style == LineStyle::Step ? QCPGraph::lsStepLeft
                                                         : QCPGraph::lsLine);
        const bool dots = m_style == LineStyle::Points || graph->dataCount() <= int(kDottedPoints);
        graph->setScatterStyle(dots ? QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, few ? 4.5 : 3)
                                    : QCPScatterStyle());
        m->marks[i]->setPen(QPen(color, 2));
        m->marks[i]->setBrush(m->host()->palette().base());
    }
}

void PlotSurface::fill(std::size_t index, std::int64_t beginNs, std::int64_t endNs, Extent &extent)
{
    const Curve &curve = m_curves[index];
    const auto columns = int(std::lround(std::max(1, plotRect().width()) * m->plot->devicePixelRatioF()));
    m->points.clear();
    if (curve.visible && curve.store)
        curve.store->decimate(beginNs, endNs + 1, columns, m->points); // a sample of just now is in sight

    QVector<QCPGraphData> data;
    data.reserve(qsizetype(m->points.size()));
    for (const SeriesStore::Point &point : m->points) {
        // Neighbours out of sight only lead the line out of the picture.
        if (point.wallNs >= beginNs && point.wallNs <= endNs)
            extent.include(point.value);
        data.append(QCPGraphData(m->key(point.wallNs), std::clamp(point.value, -kFarthest, kFarthest)));
    }
    if (m_style == LineStyle::Step && !m->points.empty() && m->points.front().wallNs < beginNs)
        extent.include(m->points.front().value); // it holds on into the picture
    m_drawnPoints += m->points.size();
    m->graphs[index]->data()->set(data, true);
    extent.used |= curve.visible;
}

void PlotSurface::applyExtent(Side side, const Extent &extent)
{
    if (!m_fits[side] || extent.least > extent.greatest)
        return;
    double margin = (extent.greatest - extent.least) * 0.06;
    if (!(margin > 0)) // a single level stands in the middle
        margin = extent.least == 0 ? 1 : std::abs(extent.least) * 0.05;
    m->axis(side)->setRange(std::max(extent.least - margin, -kFarthest),
                            std::min(extent.greatest + margin, kFarthest));
}

void PlotSurface::draw(std::int64_t beginNs, std::int64_t endNs)
{
    m->plot->xAxis->setRange(m->key(beginNs), m->key(endNs));
    const QRect rect = plotRect();
    m->ticker->setTickCount(std::max(2, rect.width() / (m->host()->fontMetrics().averageCharWidth() * 18)));
    const int valueTicks = std::clamp(rect.height() / (m->host()->fontMetrics().height() * 3), 2, 8);
    m->plot->yAxis->ticker()->setTickCount(valueTicks);
    m->plot->yAxis2->ticker()->setTickCount(valueTicks);

    m_drawnPoints = 0;
    std::array<Extent, 2> extents;
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        fill(i, beginNs, endNs, extents[m_curves[i].onRightAxis ? Right : Left]);
    applyExtent(Left, extents[Left]);
    applyExtent(Right, extents[Right]);
    dress();
    m->plot->replot(QCustomPlot::rpQueuedRefresh);
}

QRect PlotSurface::plotRect() const { return m->plot->axisRect()->rect(); }

std::int64_t PlotSurface::timeAt(double x) const
{
    return m->originNs + std::llround(m->plot->xAxis->pixelToCoord(x) * 1e9);
}

double PlotSurface::pixelOf(std::int64_t wallNs) const
{
    return m->plot->xAxis->coordToPixel(m->key(wallNs));
}

double PlotSurface::valueAt(Side side, double y) const { return m->axis(side)->pixelToCoord(y); }

double PlotSurface::pixelOf(Side side, double value) const { return m->axis(side)->coordToPixel(value); }

ValueRange PlotSurface::valueRange(Side side) const
{
    const QCPRange range = m->axis(side)->range();
    return {range.lower, range.upper};
}

void PlotSurface::setValueRange(Side side, ValueRange range)
{
    m_fits[side] = false;
    m->axis(side)->setRange(std::clamp(range.lower, -kFarthest, kFarthest),
                            std::clamp(range.upper, -kFarthest, kFarthest));
}

void PlotSurface::fitValues() { m_fits = {true, true}; }

void PlotSurface::showCursor(std::optional<std::int64_t> wallNs)
{
    m->cursor->setVisible(wallNs.has_value());
    m->cursorText->setVisible(wallNs.has_value());
    for (QCPItemTracer *mark : m->marks)
        mark->setVisible(false);
    if (wallNs) {
        const double key = m->key(*wallNs);
        m->cursor->start->setCoords(key, 0);
        m->cursor->end->setCoords(key, 1);
        m->cursorText->position->setCoords(key, 0);
        const QRect rect = plotRect();
        const bool nearRight = pixelOf(*wallNs) > rect.center().x();
        m->cursorText->setPositionAlignment(Qt::AlignTop | (nearRight ? Qt::AlignRight : Qt::AlignLeft));
        m->cursorText->setText(clockText(*wallNs));
        for (std::size_t i = 0; i < m_curves.size(); ++i) {
            if (!m_curves[i].visible || !m_curves[i].store)
                continue;
            const auto sample = sampleAt(*m_curves[i].store, *wallNs, m_style);
            if (!sample || std::isnan(m_curves[i].store->valueAt(*sample)))
                continue;
            const std::int64_t time =
                m_style == LineStyle::Step ? *wallNs : m_curves[i].store->timeAt(*sample);
            const double x = pixelOf(time);
            if (x < rect.left() || x > rect.right())
                continue;
            m->marks[i]->position->setCoords(
                m->key(time), std::clamp(m_curves[i].store->valueAt(*sample), -kFarthest, kFarthest));
            m->marks[i]->setVisible(true);
        }
    }
    m->plot->layer(QStringLiteral("overlay"))->replot();
}

} // namespace ui
