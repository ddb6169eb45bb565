// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/plot_canvas.h"
#include "ui/plot/scope_plot.h"

#include <QtTest>

#include <cmath>

namespace ui {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond;

/// A chart of a size that tests can count on, with a clock that stands still.
struct Bench
{
    ScopePlot plot;
    explorer::SeriesStore store;
    std::int64_t now = kNow;

    Bench()
    {
        plot.setClock([this] { return now; });
        plot.resize(1'000, 300);
    }

    void sine(int points, std::int64_t stepNs)
    {
        for (int i = 0; i < points; ++i)
            store.append(kNow - (points - i) * stepNs, std::sin(i * 0.05));
    }

    bool show()
    {
        plot.show();
        const bool shown = QTest::qWaitForWindowExposed(&plot);
        return shown && QTest::qWaitFor([this] { return plot.canvas()->redraws() > 0; });
    }

    PlotCanvas *canvas() { return plot.canvas(); }
    QPoint at(double xShare, double yShare)
    {
        const QRect rect = canvas()->surface().plotRect();
        return QPoint(int(rect.left() + rect.width() * xShare), int(rect.top() + rect.height() * yShare)) +
               canvas()->surface().widget()->pos();
    }
    std::int64_t timeUnder(QPoint canvasPoint)
    {
        return canvas()->surface().timeAt(canvasPoint.x() - canvas()->surface().widget()->x());
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, canvas()->mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas(), &event);
        canvas()->redrawNow();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(canvas(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 10; ++i) {
            const QPoint at = from + (to - from) * i / 10;
            QMouseEvent move(QEvent::MouseMove, at, canvas()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             modifiers);
            QCoreApplication::sendEvent(canvas(), &move);
        }
        QTest::mouseRelease(canvas(), Qt::LeftButton, modifiers, to);
        canvas()->redrawNow();
    }
    ValueRange values() { return canvas()->surface().valueRange(PlotSurface::Left); }
    double width() { return double(plot.timeView().width()) / kSecond; }
};

inline bool isNear(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

} // namespace ui
