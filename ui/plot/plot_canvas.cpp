// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_canvas.h"

#include <QEvent>
#include <QPainter>
#include <QRubberBand>

namespace ui {

namespace {

constexpr int kFrameMs = 33;

} // namespace

PlotCanvas::PlotCanvas(QWidget *parent)
    : QWidget(parent)
    , m_surface(this)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Chart"));
    m_band = new QRubberBand(QRubberBand::Rectangle, this);
    m_redrawTimer.setSingleShot(true);
    m_redrawTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_redrawTimer, &QTimer::timeout, this, &PlotCanvas::redrawNow);
}

PlotCanvas::~PlotCanvas() = default;

void PlotCanvas::setCurves(const std::vector<Curve> &curves)
{
    m_surface.setCurves(curves);
    invalidate();
}

void PlotCanvas::setLineStyle(LineStyle style)
{
    m_surface.setLineStyle(style);
    invalidate();
}

void PlotCanvas::setTimeRange(std::int64_t beginNs, std::int64_t endNs)
{
    if (m_beginNs == beginNs && m_endNs == endNs)
        return;
    m_beginNs = beginNs;
    m_endNs = endNs;
    invalidate();
}

void PlotCanvas::fitValues()
{
    m_surface.fitValues();
    invalidate();
}

void PlotCanvas::invalidate()
{
    m_stale = true;
    if (!isVisible() || m_redrawTimer.isActive())
        return;
    const qint64 since = m_sinceRedraw.isValid() ? m_sinceRedraw.elapsed() : kFrameMs;
    m_redrawTimer.start(int(std::max<qint64>(0, kFrameMs - since)));
}

void PlotCanvas::redrawNow()
{
    m_redrawTimer.stop();
    m_stale = false;
    ++m_redraws;
    m_sinceRedraw.start();
    m_surface.draw(m_beginNs, m_endNs);
    if (m_cursorX) { // the data slides under a pointer at rest
        m_cursorNs = m_surface.timeAt(*m_cursorX);
        m_surface.showCursor(m_cursorNs);
        Q_EMIT cursorMoved();
    }
}

void PlotCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        m_surface.applyPalette();
        invalidate();
    }
    QWidget::changeEvent(event);
}

void PlotCanvas::resizeEvent(QResizeEvent *event)
{
    // One pixel at the edge is left for the focus frame.
    m_surface.widget()->setGeometry(rect().adjusted(1, 1, -1, -1));
    invalidate();
    QWidget::resizeEvent(event);
}

void PlotCanvas::showEvent(QShowEvent *event)
{
    if (m_stale)
        invalidate();
    QWidget::showEvent(event);
}

void PlotCanvas::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void PlotCanvas::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

void PlotCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace ui
