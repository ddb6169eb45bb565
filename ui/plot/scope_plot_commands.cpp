// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/plot_canvas.h"
#include "ui/plot/scope_plot.h"
#include "ui/plot/series_export.h"
#include "ui/theme/icons.h"
#include "ui/widgets/plain_message.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QProgressDialog>
#include <QSaveFile>

namespace ui {

namespace {

constexpr double kZoomStep = 0.5;
constexpr double kPanStep = 0.1;

} // namespace

void ScopePlot::setClock(std::function<std::int64_t()> clock)
{
    m_clock = std::move(clock);
    followNow();
}

void ScopePlot::setWindow(int seconds)
{
    m_view.windowSeconds = seconds;
    m_view.follows = true;
    viewChanged();
}

void ScopePlot::setFollowing(bool follows)
{
    m_view.follows = follows;
    if (follows)
        m_view.paused = false;
    viewChanged();
    dataChanged();
}

void ScopePlot::setPaused(bool paused)
{
    if (m_view.paused == paused)
        return;
    m_view.paused = paused;
    viewChanged();
    if (!paused) {
        dataChanged();
        m_canvas->invalidate();
    }
}

void ScopePlot::setLineStyle(LineStyle style)
{
    m_style = style;
    m_canvas->setLineStyle(style);
}

void ScopePlot::fit()
{
    TimeView all;
    all.windowSeconds = TimeView::kAll;
    std::int64_t first = INT64_MAX;
    std::int64_t last = INT64_MIN;
    for (const Curve &each : m_curves) {
        if (each.visible && each.store && each.store->size() > 0) {
            first = std::min(first, each.store->timeAt(0));
            last = std::max(last, each.store->timeAt(each.store->size() - 1));
        }
    }
    m_canvas->fitValues();
    if (first > last)
        return;
    all.moveTo(m_clock(), first, last);
    m_view.follows = false;
    m_view.setRange(all.beginNs, all.endNs);
    viewChanged();
}

void ScopePlot::zoomTime(double factor)
{
    if (m_view.follows)
        m_view.stepWindow(factor < 1 ? -1 : 1); // the newest edge stays where it is
    else
        m_view.zoom(m_view.beginNs + m_view.width() / 2, factor);
    viewChanged();
}

void ScopePlot::panTime(double share)
{
    m_view.pan(std::int64_t(double(m_view.width()) * share));
    viewChanged();
}

void ScopePlot::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Space:
        setPaused(!m_view.paused);
        return;
    case Qt::Key_F:
        if (!control) {
            setFollowing(true);
            return;
        }
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        control ? m_canvas->zoomValues(kZoomStep) : zoomTime(kZoomStep);
        return;
    case Qt::Key_Minus:
        control ? m_canvas->zoomValues(1 / kZoomStep) : zoomTime(1 / kZoomStep);
        return;
    case Qt::Key_Left:
        panTime(-kPanStep);
        return;
    case Qt::Key_Right:
        panTime(kPanStep);
        return;
    case Qt::Key_Up:
        m_canvas->panValues(kPanStep);
        return;
    case Qt::Key_Down:
        m_canvas->panValues(-kPanStep);
        return;
    case Qt::Key_Home:
        fit();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

QMenu *ScopePlot::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const auto add = [&](const char *iconName, const QString &text, const QKeySequence &key, auto &&command) {
        QAction *action = menu->addAction(icon(QLatin1String(iconName)), text);
        action->setShortcut(key); // told, not bound: the chart takes its keys itself
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, command);
        return action;
    };
    add("follow", tr("Follow the newest data"), Qt::Key_F, [this] { setFollowing(true); });
    QAction *pause =
        add("pause", tr("Pause the chart"), Qt::Key_Space, [this] { setPaused(!m_view.paused); });
    pause->setCheckable(true);
    pause->setChecked(m_view.paused);
    add("zoom-fit", tr("Fit everything"), Qt::Key_Home, [this] { fit(); });
    add("zoom-in", tr("Zoom in"), Qt::Key_Plus, [this] { zoomTime(kZoomStep); });
    add("zoom-out", tr("Zoom out"), Qt::Key_Minus, [this] { zoomTime(1 / kZoomStep); });
    menu->addSeparator();
    add("image", tr("Save as PNG image…"), {}, [this] { askAndExportPng(); });
    add("export", tr("Save what is shown as CSV…"), {}, [this] { askAndExportCsv(); });
    return menu;
}

void ScopePlot::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = makeMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

bool ScopePlot::exportPng(const QString &path)
{
    m_canvas->redrawNow();
    return grab().save(path, "PNG");
}

void ScopePlot::askAndExportPng()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save chart as image"),
                                                      QStringLiteral("chart.png"), tr("PNG images (*.png)"));
    if (!path.isEmpty() && !exportPng(path))
        PlainMessage::warn(this, tr("Not saved"),
                           tr("The image could not be written. Is the folder writable?"));
}

void ScopePlot::askAndExportCsv()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save chart data"), QStringLiteral("chart.csv"), tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    const std::vector<SeriesExcerpt> excerpts = excerptOf(m_curves, m_view.beginNs, m_view.endNs);
    QSaveFile file(path);
    const QPointer<ScopePlot> self(this);
    QProgressDialog dialog(tr("Writing samples…"), tr("Cancel"), 0, 1'000, this);
    dialog.setWindowModality(Qt::WindowModal);
    dialog.setMinimumDuration(500);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         writeCsv(file, excerpts, [&dialog](std::size_t lines, std::size_t total) {
                             dialog.setValue(int(lines * 999 / std::max<std::size_t>(total, 1)));
                             return !dialog.wasCanceled();
                         });
    const bool cancelled = dialog.wasCanceled();
    dialog.reset();
    if ((written && file.commit()) || cancelled || !self)
        return;
    PlainMessage::warn(this, tr("Not saved"),
                       tr("The samples could not be written. Is the folder writable?"));
}

} // namespace ui
