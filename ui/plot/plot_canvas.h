// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/plot_surface.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QRubberBand;

namespace ui {

/// The drawing area of a chart and what the mouse does in it.
///
/// Wheel     zooms at the pointer: time over the plot and the time axis, values over a value axis or with
/// Ctrl; a sideways
///           wheel pans.      Drag pans (over an axis only that axis).      Shift-drag zooms into the
///           rectangle. Double click fits.      Hovering shows the cursor.
/// Time is not decided here: the wish is signalled and comes back by setTimeRange(). Values are.
/// Redraws   only after invalidate(), at most 30 times a second, never while hidden.
/// Thread    the GUI's.
class PlotCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit PlotCanvas(QWidget *parent = nullptr);
    ~PlotCanvas() override;

    void setCurves(const std::vector<Curve> &curves);
    void setLineStyle(LineStyle style);
    void setTimeRange(std::int64_t beginNs, std::int64_t endNs);
    void fitValues();
    void zoomValues(double factor); ///< around the middle, both axes
    void panValues(double share);   ///< of the height, positive shows larger values
    void invalidate();              ///< the data in sight changed

    PlotSurface &surface() { return m_surface; }
    const PlotSurface &surface() const { return m_surface; }
    void redrawNow();
    int redraws() const { return m_redraws; }
    std::optional<std::int64_t> cursorTime() const
    {
        return m_cursorNs;
    } ///< empty while the pointer is elsewhere

    QSize sizeHint() const override { return {640, 220}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

Q_SIGNALS:
    void timeZoomWanted(qint64 anchorNs, double factor);
    void timePanWanted(qint64 deltaNs);
    void timeRangeWanted(qint64 beginNs, qint64 endNs);
    void fitWanted();
    void cursorMoved(); ///< see cursorTime()

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Zone
    {
        Plot,
        TimeAxis,
        LeftAxis,
        RightAxis
    };
    Zone zoneAt(QPointF position) const;
    void zoomValuesAt(Zone zone, double y, double factor);
    void panValuesBy(Zone zone, double pixels);
    void moveCursor(QPointF position);
    void finishRubberBand();

    PlotSurface m_surface;
    QTimer m_redrawTimer;
    QElapsedTimer m_sinceRedraw;
    std::int64_t m_beginNs = 0;
    std::int64_t m_endNs = 1'000'000'000;
    std::optional<std::int64_t> m_cursorNs;
    std::optional<double> m_cursorX;
    QRubberBand *m_band = nullptr;
    QPointF m_pressedAt;
    QPointF m_draggedTo;
    Zone m_dragZone = Zone::Plot;
    bool m_dragging = false;
    bool m_stale = true;
    int m_redraws = 0;
};

} // namespace ui
