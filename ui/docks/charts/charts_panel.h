// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"
#include "ui/docks/charts/charted_series.h"
#include "ui/plot/plot_surface.h"
#include "ui/plot/time_view.h"

#include <QWidget>

#include <string>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace ui {

class ChartsToolbar;
class PlainLabel;
class ScopePlot;

/// The charts dock: numbers that the user picked, over time. Charts stand below each other and share the time
/// axis.
///
/// Answers Selection::chartRequested. Does nothing while hidden. A session that closes takes its series
/// along; removing a series here ends its extraction. Thread: the GUI's.
class ChartsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);
    ~ChartsPanel() override;

    /// Shows the number at `path` in the messages on `topic`, past ones included. False when the path cannot
    /// be read; the panel then says why.
    bool addSeries(explorer::ExplorerSession *session, const std::string &topic, const std::string &path);
    void clear();
    void newChart();
    const std::vector<ScopePlot *> &plots() const { return m_plots; }
    const std::vector<ChartedSeries> &series() const { return m_series; }
    QString problem() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void frame();
    void sessionClosing(explorer::ExplorerSession *session);
    void workspacePaused(bool paused);
    void removeSeries(ScopePlot *plot, int id);
    void removePlotIfEmpty(ScopePlot *plot);
    void share(const ScopePlot *changed);
    void applyView(const TimeView &view);
    void showProblem(const QString &text);
    void contentChanged();
    void reveal();

    explorer::Workspace &m_workspace;
    ChartsToolbar *m_toolbar;
    PlainLabel *m_problem;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    std::vector<ScopePlot *> m_plots; ///< never empty
    std::vector<ChartedSeries> m_series;
    ScopePlot *m_target = nullptr; ///< the next series goes here
    LineStyle m_style = LineStyle::Line;
    bool m_pausedByWorkspace = false;
};

} // namespace ui
