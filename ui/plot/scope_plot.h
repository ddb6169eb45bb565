// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/plot_surface.h"
#include "ui/plot/series_legend.h"
#include "ui/plot/time_view.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QSplitter;
class QPushButton;

namespace ui {

class PlotCanvas;

/// A chart: several series over one time axis, with legend, cursor, zoom, pan and following.
///
/// The stores belong to somebody else and are only looked at: removeSeries() before a store goes. After
/// points were appended call dataChanged(): it costs a comparison per series, and only what is in sight is
/// drawn, 30 times a second at most. Idle      a following chart scrolls once a second or less; a hidden,
/// paused or fixed one does nothing at all. Keyboard  Space pauses, F follows, + and - zoom, arrows pan, Home
/// fits; with Ctrl + and - zoom values. Thread    the GUI's.
class ScopePlot : public QWidget
{
    Q_OBJECT

public:
    explicit ScopePlot(QWidget *parent = nullptr);
    ~ScopePlot() override;

    /// Its id, from 1. `place` tells series of one name apart and stands below it.
    int addSeries(const QString &name, const explorer::SeriesStore *store, const QString &place = {});
    void removeSeries(int id);
    void clear();
    void setNote(int id, const QString &note); ///< plain text below the name; empty: none
    const std::vector<Curve> &curves() const { return m_curves; }
    void dataChanged();

    const TimeView &timeView() const { return m_view; }
    void setTimeView(const TimeView &view); ///< of a linked chart; not signalled back
    LineStyle lineStyle() const { return m_style; }

    void setWindow(int seconds); ///< TimeView::kAll: everything; follows
    void setFollowing(bool follows);
    void setPaused(bool paused); ///< the picture stands still, series grow on
    void setLineStyle(LineStyle style);
    void fit(); ///< all samples, all values
    void zoomTime(double factor);
    void panTime(double share); ///< of the width
    void setSeriesVisible(int id, bool visible);
    void showAlone(int id); ///< again: shows all
    void setOnRightAxis(int id, bool right);

    bool exportPng(const QString &path); ///< the chart with its legend, as it looks now
    void askAndExportPng();
    void askAndExportCsv();

    PlotCanvas *canvas() const { return m_canvas; }
    SeriesLegend *legend() const { return m_legend; }
    /// "Now" in nanoseconds since the Unix epoch.
    void setClock(std::function<std::int64_t()> clock);
    bool isScrolling() const { return m_scrollTimer.isActive(); }
    QMenu *makeMenu(QWidget *parent);

Q_SIGNALS:
    void timeViewChanged(); ///< by the user or a command, not by setTimeView() or the clock
    void removeWanted(int id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Curve *curve(int id);
    void curvesChanged();
    void viewChanged(); ///< by the user
    void applyView();
    void followNow();
    void updateScrolling();
    void updateValues();
    void updateCursorValues();
    void placeFollowButton();

    QSplitter *m_splitter;
    PlotCanvas *m_canvas;
    SeriesLegend *m_legend;
    QPushButton *m_followButton;
    std::vector<Curve> m_curves;
    std::vector<QString> m_notes;
    struct Seen
    {
        std::uint64_t count = 0; ///< of points that ever came
        std::int64_t lastNs = INT64_MIN;
    };
    std::vector<Seen> m_seen; ///< what dataChanged() knew last
    TimeView m_view;
    LineStyle m_style = LineStyle::Line;
    QTimer m_scrollTimer;
    QTimer m_valuesTimer; ///< numbers that change faster than ten times a second cannot be read
    std::function<std::int64_t()> m_clock;
    int m_lastId = 0;
    bool m_splitterMoved = false; ///< by the user: sizes are left alone from then on
};

} // namespace ui
