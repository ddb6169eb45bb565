// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_canvas.h"

#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include <cmath>

namespace ui {

namespace {

constexpr double kZoomPerNotch = 0.8;
constexpr int kDragStart = 3; ///< pixels; less is a click
constexpr int kSmallestBand = 6;

} // namespace

PlotCanvas::Zone PlotCanvas::zoneAt(QPointF position) const
{
    const QRectF rect = QRectF(m_surface.plotRect()).translated(m_surface.widget()->pos());
    if (position.x() < rect.left())
        return Zone::LeftAxis;
    if (position.x() > rect.right())
        return Zone::RightAxis;
    return position.y() > rect.bottom() ? Zone::TimeAxis : Zone::Plot;
}

void PlotCanvas::zoomValuesAt(Zone zone, double y, double factor)
{
    for (const PlotSurface::Side side : {PlotSurface::Left, PlotSurface::Right}) {
        if ((zone == Zone::LeftAxis && side == PlotSurface::Right) ||
            (zone == Zone::RightAxis && side == PlotSurface::Left))
            continue;
        const double anchor = m_surface.valueAt(side, y);
        const ValueRange range = m_surface.valueRange(side);
        m_surface.setValueRange(
            side, {anchor - (anchor - range.lower) * factor, anchor + (range.upper - anchor) * factor});
    }
    invalidate();
}

void PlotCanvas::panValuesBy(Zone zone, double pixels)
{
    const double height = std::max(1, m_surface.plotRect().height());
    for (const PlotSurface::Side side : {PlotSurface::Left, PlotSurface::Right}) {
        if ((zone == Zone::LeftAxis && side == PlotSurface::Right) ||
            (zone == Zone::RightAxis && side == PlotSurface::Left))
            continue;
        const ValueRange range = m_surface.valueRange(side);
        const double delta = (range.upper - range.lower) * pixels / height;
        m_surface.setValueRange(side, {range.lower + delta, range.upper + delta});
    }
    invalidate();
}

void PlotCanvas::zoomValues(double factor)
{
    zoomValuesAt(Zone::Plot, m_surface.plotRect().center().y(), factor);
}

void PlotCanvas::panValues(double share) { panValuesBy(Zone::Plot, share * m_surface.plotRect().height()); }

void PlotCanvas::wheelEvent(QWheelEvent *event)
{
    const QPointF at = event->position();
    const QPointF inSurface = at - m_surface.widget()->pos();
    const QPoint notches = event->angleDelta();
    Zone zone = zoneAt(at);
    if (notches.x() != 0 && std::abs(notches.x()) > std::abs(notches.y())) {
        Q_EMIT timePanWanted(std::llround(double(m_endNs - m_beginNs) * -notches.x() / 120 * 0.1));
    } else if (notches.y() != 0) {
        const double factor = std::pow(kZoomPerNotch, notches.y() / 120.0);
        if (event->modifiers() & Qt::ControlModifier && zone == Zone::TimeAxis)
            zone = Zone::Plot;
        if (zone == Zone::LeftAxis || zone == Zone::RightAxis || event->modifiers() & Qt::ControlModifier)
            zoomValuesAt(zone, inSurface.y(), factor);
        else
            Q_EMIT timeZoomWanted(m_surface.timeAt(inSurface.x()), factor);
    }
    event->accept();
}

void PlotCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressedAt = m_draggedTo = event->position();
    m_dragZone = zoneAt(m_pressedAt);
    m_dragging = false;
    if (event->modifiers() & Qt::ShiftModifier) {
        m_band->setGeometry(QRect(m_pressedAt.toPoint(), QSize()));
        m_band->show();
    }
}

void PlotCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    moveCursor(at);
    if (!(event->buttons() & Qt::LeftButton))
        return;
    if (m_band->isVisible()) {
        m_band->setGeometry(QRect(m_pressedAt.toPoint(), at.toPoint()).normalized());
        return;
    }
    if (!m_dragging && (at - m_pressedAt).manhattanLength() < kDragStart)
        return;
    if (!m_dragging)
        setCursor(Qt::ClosedHandCursor);
    m_dragging = true;
    const QPointF moved = at - m_draggedTo;
    m_draggedTo = at;
    if (m_dragZone == Zone::LeftAxis || m_dragZone == Zone::RightAxis) {
        panValuesBy(m_dragZone, moved.y());
        return;
    }
    // Values follow the hand only when they have been zoomed: a fitted axis stays fitted.
    if (m_dragZone == Zone::Plot && !m_surface.fitsValues())
        panValuesBy(m_dragZone, moved.y());
    const double nsPerPixel = double(m_endNs - m_beginNs) / std::max(1, m_surface.plotRect().width());
    if (moved.x() != 0)
        Q_EMIT timePanWanted(std::llround(-moved.x() * nsPerPixel));
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mouseReleaseEvent(event);
        return;
    }
    if (m_band->isVisible())
        finishRubberBand();
    m_dragging = false;
    setCursor(Qt::CrossCursor);
}

void PlotCanvas::finishRubberBand()
{
    m_band->hide();
    const QRect band =
        m_band->geometry().translated(-m_surface.widget()->pos()).intersected(m_surface.plotRect());
    if (band.width() < kSmallestBand)
        return;
    const std::int64_t begin = m_surface.timeAt(band.left());
    const std::int64_t end = m_surface.timeAt(band.right());
    if (band.height() >= kSmallestBand) {
        for (const PlotSurface::Side side : {PlotSurface::Left, PlotSurface::Right})
            m_surface.setValueRange(
                side, {m_surface.valueAt(side, band.bottom()), m_surface.valueAt(side, band.top())});
        invalidate();
    }
    Q_EMIT timeRangeWanted(begin, end);
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT fitWanted();
}

void PlotCanvas::leaveEvent(QEvent *)
{
    m_cursorX.reset();
    m_cursorNs.reset();
    m_surface.showCursor(std::nullopt);
    Q_EMIT cursorMoved();
}

void PlotCanvas::moveCursor(QPointF position)
{
    const Zone zone = zoneAt(position);
    if (zone == Zone::LeftAxis || zone == Zone::RightAxis) {
        leaveEvent(nullptr);
        return;
    }
    m_cursorX = position.x() - m_surface.widget()->pos().x();
    m_cursorNs = m_surface.timeAt(*m_cursorX);
    m_surface.showCursor(m_cursorNs);
    Q_EMIT cursorMoved();
}

} // namespace ui
