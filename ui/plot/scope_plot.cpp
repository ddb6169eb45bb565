// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/scope_plot.h"

#include "ui/plot/plot_canvas.h"
#include "ui/plot/value_text.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

constexpr int kValuesMs = 100;
constexpr int kScrollMs = 1'000;

std::int64_t systemNow()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

ScopePlot::ScopePlot(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(this))
    , m_canvas(new PlotCanvas)
    , m_legend(new SeriesLegend)
    , m_clock(systemNow)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->addWidget(m_canvas);
    m_splitter->addWidget(m_legend);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_splitterMoved = true; });
    m_splitter->setSizes({740, 260});

    m_followButton = new QPushButton(m_canvas);
    m_followButton->setText(tr("Follow"));
    m_followButton->setToolTip(tr("Show the newest data again (F)"));
    m_followButton->setIcon(icon(QStringLiteral("follow")));
    m_followButton->setCursor(Qt::ArrowCursor);
    m_followButton->setFocusPolicy(Qt::TabFocus);
    m_followButton->hide();
    m_canvas->installEventFilter(this);
    connect(m_followButton, &QPushButton::clicked, this, [this] { setFollowing(true); });

    connect(m_canvas, &PlotCanvas::timeZoomWanted, this, [this](qint64 anchor, double factor) {
        m_view.zoom(anchor, factor);
        viewChanged();
    });
    connect(m_canvas, &PlotCanvas::timePanWanted, this, [this](qint64 delta) {
        m_view.pan(delta);
        viewChanged();
    });
    connect(m_canvas, &PlotCanvas::timeRangeWanted, this, [this](qint64 begin, qint64 end) {
        m_view.follows = false;
        m_view.setRange(begin, end);
        viewChanged();
    });
    connect(m_canvas, &PlotCanvas::fitWanted, this, &ScopePlot::fit);
    connect(m_canvas, &PlotCanvas::cursorMoved, this, &ScopePlot::updateCursorValues);

    connect(m_legend, &SeriesLegend::visibilityWanted, this, &ScopePlot::setSeriesVisible);
    connect(m_legend, &SeriesLegend::aloneWanted, this, &ScopePlot::showAlone);
    connect(m_legend, &SeriesLegend::rightAxisWanted, this, &ScopePlot::setOnRightAxis);
    connect(m_legend, &SeriesLegend::removeWanted, this, &ScopePlot::removeWanted);
    connect(m_legend, &SeriesLegend::currentChanged, this, &ScopePlot::curvesChanged);

    m_scrollTimer.setTimerType(Qt::CoarseTimer);
    connect(&m_scrollTimer, &QTimer::timeout, this, &ScopePlot::followNow);
    m_valuesTimer.setSingleShot(true);
    m_valuesTimer.setInterval(kValuesMs);
    connect(&m_valuesTimer, &QTimer::timeout, this, &ScopePlot::updateValues);
    followNow();
}

ScopePlot::~ScopePlot()
{
    // Timers and children may still speak while they go.
    m_legend->disconnect(this);
    m_canvas->disconnect(this);
}

Curve *ScopePlot::curve(int id)
{
    const auto found =
        std::find_if(m_curves.begin(), m_curves.end(), [id](const Curve &c) { return c.id == id; });
    return found == m_curves.end() ? nullptr : &*found;
}

int ScopePlot::addSeries(const QString &name, const explorer::SeriesStore *store, const QString &place)
{
    Curve added;
    added.id = ++m_lastId;
    added.name = name;
    added.place = place;
    added.store = store;
    const auto taken = [&](int color) {
        return std::any_of(m_curves.begin(), m_curves.end(),
                           [color](const Curve &c) { return c.colorIndex == color; });
    };
    while (taken(added.colorIndex))
        ++added.colorIndex;
    m_curves.push_back(added);
    m_notes.emplace_back();
    m_seen.emplace_back();
    curvesChanged();
    dataChanged();
    updateValues();
    if (m_view.follows)
        followNow();
    return added.id;
}

void ScopePlot::removeSeries(int id)
{
    const Curve *going = curve(id);
    if (!going)
        return;
    const auto index = going - m_curves.data();
    m_curves.erase(m_curves.begin() + index);
    m_notes.erase(m_notes.begin() + index);
    m_seen.erase(m_seen.begin() + index);
    curvesChanged();
}

void ScopePlot::clear()
{
    m_curves.clear();
    m_notes.clear();
    m_seen.clear();
    curvesChanged();
}

void ScopePlot::setNote(int id, const QString &note)
{
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        if (m_curves[i].id == id && m_notes[i] != note) {
            m_notes[i] = note;
            curvesChanged();
        }
    }
}

void ScopePlot::curvesChanged()
{
    std::vector<SeriesLegend::Row> rows;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        m_curves[i].emphasised =
            m_curves.size() > 1 && m_legend->hasFocus() && m_legend->currentId() == m_curves[i].id;
        rows.push_back({m_curves[i], m_notes[i], m_curves[i].store ? m_curves[i].store->dropped() : 0});
    }
    m_legend->setRows(rows);
    m_canvas->setCurves(m_curves);
    updateValues();
    updateScrolling();
}

void ScopePlot::setSeriesVisible(int id, bool visible)
{
    if (Curve *which = curve(id)) {
        which->visible = visible;
        curvesChanged();
    }
}

void ScopePlot::showAlone(int id)
{
    const bool isAlone = std::all_of(m_curves.begin(), m_curves.end(),
                                     [id](const Curve &c) { return c.visible == (c.id == id); });
    for (Curve &each : m_curves)
        each.visible = isAlone || each.id == id;
    curvesChanged();
}

void ScopePlot::setOnRightAxis(int id, bool right)
{
    if (Curve *which = curve(id)) {
        which->onRightAxis = right;
        curvesChanged();
    }
}

void ScopePlot::dataChanged()
{
    if (m_view.paused)
        return;
    bool grown = false;
    bool inSight = false;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const explorer::SeriesStore *store = m_curves[i].store;
        const std::uint64_t count = store ? store->appended() : 0;
        if (count == m_seen[i].count)
            continue;
        grown = true;
        // Times never run backwards, so the new points stand at or after the last one known.
        inSight |= count < m_seen[i].count || (m_curves[i].visible && m_seen[i].lastNs <= m_view.endNs);
        m_seen[i] = {count, count > 0 ? store->timeAt(store->size() - 1) : INT64_MIN};
    }
    if (!grown)
        return;
    if (!m_valuesTimer.isActive())
        m_valuesTimer.start();
    if (m_view.follows)
        followNow();
    if (inSight)
        m_canvas->invalidate();
}

void ScopePlot::followNow()
{
    if (!m_view.follows || m_view.paused)
        return;
    std::int64_t first = INT64_MAX;
    std::int64_t last = INT64_MIN;
    for (const Curve &each : m_curves) {
        if (!each.store || each.store->size() == 0)
            continue;
        first = std::min(first, each.store->timeAt(0));
        last = std::max(last, each.store->timeAt(each.store->size() - 1));
    }
    m_view.moveTo(m_clock(), first, last);
    m_canvas->setTimeRange(m_view.beginNs, m_view.endNs);
}

void ScopePlot::updateScrolling()
{
    const bool scrolls = isVisible() && m_view.follows && !m_view.paused &&
                         m_view.windowSeconds != TimeView::kAll && !m_curves.empty();
    // Once a second, or when the picture would move by a pixel if that is later.
    const int perPixel = m_view.windowSeconds * 1'000 / std::max(1, m_canvas->width());
    const int interval = std::max(kScrollMs, perPixel);
    if (!scrolls)
        m_scrollTimer.stop();
    else if (!m_scrollTimer.isActive() || m_scrollTimer.interval() != interval)
        m_scrollTimer.start(interval);
}

void ScopePlot::applyView()
{
    if (m_view.follows && !m_view.paused)
        followNow();
    m_canvas->setTimeRange(m_view.beginNs, m_view.endNs);
    m_followButton->setVisible(!m_view.follows && !m_curves.empty());
    placeFollowButton();
    updateScrolling();
}

void ScopePlot::viewChanged()
{
    applyView();
    Q_EMIT timeViewChanged();
}

void ScopePlot::setTimeView(const TimeView &view)
{
    if (m_view == view)
        return;
    const bool resumed = m_view.paused && !view.paused;
    m_view = view;
    applyView();
    if (resumed) {
        dataChanged();
        m_canvas->invalidate();
    }
}

void ScopePlot::updateValues()
{
    for (const Curve &each : m_curves) {
        const std::size_t size = each.store ? each.store->size() : 0;
        m_legend->setDropped(each.id, each.store ? each.store->dropped() : 0);
        m_legend->setLatest(each.id, size > 0 ? valueText(each.store->valueAt(size - 1)) : QString());
    }
}

void ScopePlot::updateCursorValues()
{
    const std::optional<std::int64_t> time = m_canvas->cursorTime();
    m_legend->setCursorHeading(time ? clockText(*time) : QString());
    for (const Curve &each : m_curves) {
        const auto sample = time && each.store ? sampleAt(*each.store, *time, m_style) : std::nullopt;
        m_legend->setAtCursor(each.id, sample ? valueText(each.store->valueAt(*sample)) : QString());
    }
}

void ScopePlot::placeFollowButton()
{
    m_followButton->adjustSize();
    const QRect plot = m_canvas->surface().plotRect(); // inside the axes, clear of their numbers
    m_followButton->move(plot.right() - m_followButton->width() - 8, plot.top() + 8);
}

bool ScopePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_canvas && event->type() == QEvent::Resize) {
        placeFollowButton();
        updateScrolling();
    }
    return QWidget::eventFilter(watched, event);
}

void ScopePlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followNow();
    updateScrolling();
}

void ScopePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_splitterMoved)
        return;
    // The splitter would keep what it gave the legend when the chart was still small.
    const int legendWidth = std::min(m_legend->sizeHint().width(), width() * 2 / 5);
    m_splitter->setSizes({width() - legendWidth, legendWidth});
}

void ScopePlot::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateScrolling();
}

} // namespace ui
