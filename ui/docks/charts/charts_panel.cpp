// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/charts/charts_panel.h"

#include "ui/docks/charts/charts_toolbar.h"
#include "ui/plot/scope_plot.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_label.h"

#include <QApplication>
#include <QDockWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using explorer::ExplorerSession;

ChartsPanel::ChartsPanel(explorer::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_toolbar(new ChartsToolbar)
    , m_problem(new PlainLabel)
    , m_stack(new QStackedWidget)
    , m_splitter(new QSplitter(Qt::Vertical))
{
    auto *empty = new EmptyState(QStringLiteral("wave"), tr("Nothing is charted"),
                                 tr("Click ∿ beside a number in the inspector to see it over time."));
    m_stack->addWidget(empty);
    m_stack->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_problem->setContentsMargins(space::kMargin, 0, space::kMargin, space::kTight);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_problem);
    layout->addWidget(m_stack, 1);
    newChart();

    connect(m_toolbar, &ChartsToolbar::windowWanted, this,
            [this](int seconds) { m_target->setWindow(seconds); });
    connect(m_toolbar, &ChartsToolbar::followWanted, this,
            [this](bool follows) { m_target->setFollowing(follows); });
    connect(m_toolbar, &ChartsToolbar::pauseWanted, this,
            [this](bool paused) { m_target->setPaused(paused); });
    connect(m_toolbar, &ChartsToolbar::zoomWanted, this,
            [this](double factor) { m_target->zoomTime(factor); });
    connect(m_toolbar, &ChartsToolbar::fitWanted, this, [this] {
        for (ScopePlot *plot : m_plots)
            plot->fit();
    });
    connect(m_toolbar, &ChartsToolbar::styleWanted, this, [this](LineStyle style) {
        m_style = style;
        for (ScopePlot *plot : m_plots)
            plot->setLineStyle(style);
    });
    connect(m_toolbar, &ChartsToolbar::newChartWanted, this, &ChartsPanel::newChart);
    connect(m_toolbar, &ChartsToolbar::clearWanted, this, &ChartsPanel::clear);
    connect(m_toolbar, &ChartsToolbar::pngWanted, this, [this] { m_target->askAndExportPng(); });
    connect(m_toolbar, &ChartsToolbar::csvWanted, this, [this] { m_target->askAndExportCsv(); });

    connect(&workspace.selection(), &explorer::Selection::chartRequested, this, &ChartsPanel::addSeries);
    connect(&workspace, &explorer::Workspace::frame, this, &ChartsPanel::frame);
    connect(&workspace, &explorer::Workspace::sessionClosing, this, &ChartsPanel::sessionClosing);
    connect(&workspace, &explorer::Workspace::pausedChanged, this, &ChartsPanel::workspacePaused);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (ScopePlot *plot : m_plots) {
            if (now && plot->isAncestorOf(now))
                m_target = plot;
        }
    });
}

ChartsPanel::~ChartsPanel()
{
    // The charts look at stores that belong to the sessions: they let go first.
    for (const ChartedSeries &series : m_series) {
        series.plot()->disconnect(this);
        series.plot()->clear();
        series.session()->series().remove(series.series());
    }
}

bool ChartsPanel::addSeries(ExplorerSession *session, const std::string &topic, const std::string &path)
{
    reveal();
    const auto parsed = explorer::ValuePath::parse(path);
    if (!parsed) {
        showProblem(
            tr("“%1” is not a path to a number: expected %2 at character %3.")
                .arg(visibleText(std::string_view(path)), QString::fromStdString(parsed.error().expected))
                .arg(parsed.error().offset + 1));
        return false;
    }
    showProblem({});
    const explorer::NodeId node = session->tree().find(topic);
    const explorer::TopicId topicId =
        node == explorer::kNoNode ? explorer::kNoTopic : session->tree().topicOf(node);
    const explorer::SeriesBoard::Series *series = session->series().add(topic, topicId, *parsed);
    const auto shown = std::find_if(m_series.begin(), m_series.end(),
                                    [series](const ChartedSeries &each) { return each.series() == series; });
    if (shown != m_series.end()) { // asked for again: make sure that it can be seen
        shown->plot()->setSeriesVisible(shown->id(), true);
        return true;
    }
    m_series.emplace_back(session, series, m_target);
    contentChanged();
    return true;
}

void ChartsPanel::newChart()
{
    // A second empty one would only take room.
    const auto empty =
        std::find_if(m_plots.begin(), m_plots.end(), [](ScopePlot *plot) { return plot->curves().empty(); });
    if (empty != m_plots.end()) {
        m_target = *empty;
        return;
    }
    auto *plot = new ScopePlot;
    plot->setLineStyle(m_style);
    if (!m_plots.empty())
        plot->setTimeView(m_plots.front()->timeView());
    m_splitter->addWidget(plot);
    m_plots.push_back(plot);
    m_target = plot;
    connect(plot, &ScopePlot::timeViewChanged, this, [this, plot] { share(plot); });
    connect(plot, &ScopePlot::removeWanted, this, [this, plot](int id) { removeSeries(plot, id); });
    contentChanged();
}

void ChartsPanel::removeSeries(ScopePlot *plot, int id)
{
    const auto found = std::find_if(m_series.begin(), m_series.end(), [&](const ChartedSeries &each) {
        return each.plot() == plot && each.id() == id;
    });
    if (found == m_series.end())
        return;
    plot->removeSeries(id);
    found->session()->series().remove(found->series());
    m_series.erase(found);
    removePlotIfEmpty(plot);
    contentChanged();
}

void ChartsPanel::removePlotIfEmpty(ScopePlot *plot)
{
    if (!plot->curves().empty() || m_plots.size() == 1)
        return;
    std::erase(m_plots, plot);
    if (m_target == plot)
        m_target = m_plots.back();
    plot->disconnect(this);
    plot->hide();
    plot->deleteLater(); // one of its own signals may have brought us here
}

void ChartsPanel::clear()
{
    while (!m_series.empty())
        removeSeries(m_series.back().plot(), m_series.back().id());
    showProblem({});
}

void ChartsPanel::sessionClosing(ExplorerSession *session)
{
    for (std::size_t i = m_series.size(); i-- > 0;) {
        if (m_series[i].session() == session)
            removeSeries(m_series[i].plot(), m_series[i].id());
    }
}

void ChartsPanel::workspacePaused(bool paused)
{
    TimeView view = m_plots.front()->timeView();
    if (paused == view.paused || (!paused && !m_pausedByWorkspace))
        return; // the user paused the charts apart from the rest
    m_pausedByWorkspace = paused;
    view.paused = paused;
    applyView(view);
}

void ChartsPanel::share(const ScopePlot *changed) { applyView(changed->timeView()); }

void ChartsPanel::applyView(const TimeView &view)
{
    for (ScopePlot *plot : m_plots)
        plot->setTimeView(view);
    m_toolbar->showView(view);
}

void ChartsPanel::frame()
{
    if (!isVisible())
        return;
    for (ChartedSeries &series : m_series) {
        if (series.refresh())
            series.plot()->dataChanged();
    }
}

void ChartsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_workspace.isPaused())
        frame();
}

void ChartsPanel::contentChanged()
{
    m_stack->setCurrentIndex(m_series.empty() ? 0 : 1);
    m_toolbar->setHasSeries(!m_series.empty());
    m_toolbar->showView(m_target->timeView());
    m_toolbar->showStyle(m_style);
}

void ChartsPanel::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

QString ChartsPanel::problem() const { return m_problem->text(); }

void ChartsPanel::reveal()
{
    for (QWidget *widget = parentWidget(); widget; widget = widget->parentWidget()) {
        if (auto *dock = qobject_cast<QDockWidget *>(widget)) {
            dock->show();
            dock->raise();
        }
    }
}

} // namespace ui
