// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_board.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace explorer {

namespace {

using namespace std::chrono_literals;

/// Entries between two turns of the event loop: a millisecond or two.
constexpr std::size_t kSlice = 32'768;

constexpr std::size_t kMostRows = 200;

} // namespace

TrafficBoard::TrafficBoard(Workspace &workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace),
      m_clock([] { return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1); })
{
    m_beat.setInterval(1s);
    m_beat.setTimerType(Qt::PreciseTimer);
    connect(&m_beat, &QTimer::timeout, this, &TrafficBoard::beat);
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, [this] {
        if (work())
            m_slice.start(0);
    });
    connect(&workspace, &Workspace::sessionOpened, this, [this](ExplorerSession *session) {
        if (m_watched)
            watch(session);
    });
    connect(&workspace, &Workspace::sessionClosing, this, &TrafficBoard::closing);
    connect(&workspace, &Workspace::pausedChanged, this, [this](bool paused) {
        for (const Watched &watched : m_meters)
            watched.meter->hold(paused);
        if (!paused)
            plan(true);
    });
}

TrafficBoard::~TrafficBoard() = default;

void TrafficBoard::setWatched(bool watched)
{
    if (m_watched == watched)
        return;
    m_watched = watched;
    if (watched) {
        for (const auto &session : m_workspace.sessions())
            watch(session.get());
        return;
    }
    m_beat.stop();
    m_slice.stop();
    while (!m_meters.empty())
        forget(m_meters.back().session);
}

void TrafficBoard::watch(ExplorerSession *session)
{
    auto meter = std::make_unique<TrafficMeter>(session->tree(), m_clock());
    meter->setWindow(m_view.window);
    meter->hold(m_workspace.isPaused());
    m_meters.push_back({session, std::move(meter)});
    session->tellTraffic(true);
    connect(session, &ExplorerSession::changed, this,
            [this, session](const TopicTree::ChangeSet &changes) { count(session, changes); });
    if (!m_beat.isActive())
        m_beat.start();
    Q_EMIT changed();
}

void TrafficBoard::forget(ExplorerSession *session)
{
    const auto found = std::ranges::find(m_meters, session, &Watched::session);
    if (found == m_meters.end())
        return;
    session->disconnect(this);
    session->tellTraffic(false);
    m_ranking.forget(session);
    m_areas.clear();
    m_meters.erase(found);
    m_isLooking = false; // whoever looked may have looked at it
    if (std::exchange(m_gathered, {}))
        endGathering({});
    if (m_meters.empty()) {
        m_beat.stop();
        m_totals = {};
        m_isWorking = false;
        m_lookDue = false;
    } else {
        plan(true);
    }
    Q_EMIT changed();
}

void TrafficBoard::closing(ExplorerSession *session)
{
    if (m_view.mapSession == session) {
        m_view.mapSession = nullptr;
        m_view.mapNode = kRootNode;
    }
    if (m_view.only == session)
        m_view.only = nullptr;
    forget(session);
}

void TrafficBoard::setView(const TrafficView &view)
{
    if (m_view == view)
        return;
    m_view = view;
    for (const Watched &watched : m_meters)
        watched.meter->setWindow(view.window);
    plan(true);
    Q_EMIT changed();
}

void TrafficBoard::count(ExplorerSession *session, const TopicTree::ChangeSet &changes)
{
    const auto found = std::ranges::find(m_meters, session, &Watched::session);
    found->meter->count(changes, m_clock());
    if (!m_beat.isActive())
        m_beat.start();
}

void TrafficBoard::beat()
{
    if (m_isWorking) // the machine is behind: the next list is of two seconds
        return;
    if (std::ranges::all_of(m_meters, [](const Watched &watched) { return watched.meter->isStill(); })) {
        const bool isFirst = m_totals.windowNs == 0;
        m_beat.stop();
        if (!isFirst)
            return;
    }
    shareLimit();
    const std::int64_t now = m_clock();
    for (const Watched &watched : m_meters)
        watched.meter->seal(now);
    plan(!m_workspace.isPaused());
}

void TrafficBoard::shareLimit()
{
    // Every meter may grow into what is free; when nothing is, all give up the same part of what they hold.
    std::size_t used = 0;
    for (const Watched &watched : m_meters)
        used += watched.meter->entryCount();
    constexpr std::size_t kAll = TrafficMeter::kDefaultEntryLimit;
    for (const Watched &watched : m_meters) {
        const std::size_t own = watched.meter->entryCount();
        watched.meter->setEntryLimit(used <= kAll ? own + (kAll - used)
                                                  : std::size_t(double(own) * double(kAll) / double(used)));
    }
}

void TrafficBoard::plan(bool look)
{
    if (m_meters.empty())
        return;
    m_lookDue |= look;
    m_isLooking = m_isLooking && !look;
    m_isWorking = true;
    if (!m_slice.isActive())
        m_slice.start(0);
}

std::vector<TrafficSource> TrafficBoard::sources(const ExplorerSession *only) const
{
    std::vector<TrafficSource> sources;
    for (const Watched &watched : m_meters) {
        if (!only || watched.session == only)
            sources.push_back({watched.session, watched.meter.get()});
    }
    return sources;
}

bool TrafficBoard::work()
{
    if (!m_isWorking)
        return false;
    for (const Watched &watched : m_meters) {
        if (watched.meter->work(kSlice))
            return true;
    }
    if (look() || gather())
        return true;
    m_isWorking = false;
    return false;
}

bool TrafficBoard::look()
{
    const bool isMap = m_view.look == TrafficView::Look::Map;
    if (m_lookDue) {
        m_lookDue = false;
        m_isLooking = true;
        m_lookedBelow = m_view.mapNode;
        if (isMap)
            m_map.start(sources(m_view.mapSession ? m_view.mapSession : m_view.only), m_view.mapNode, m_view.by);
        else
            m_ranker.start(sources(m_view.only), m_view.of, m_view.by, kMostRows);
    }
    if (!m_isLooking)
        return false;
    if (isMap ? m_map.work(kSlice) : m_ranker.work(kSlice))
        return true;
    m_isLooking = false;
    publish();
    return false;
}

void TrafficBoard::publish()
{
    m_totals = {};
    for (const TrafficSource &source : sources(m_view.only)) {
        const TrafficMeter &meter = *source.meter;
        m_totals.rate += TrafficRate(meter, meter.ofSubtree(kRootNode));
        m_totals.topics += meter.topics().size();
        m_totals.windowNs = std::max(m_totals.windowNs, meter.windowNs());
        m_totals.isFull = m_totals.isFull || meter.isFull();
        m_totals.isCut = m_totals.isCut || meter.isCut();
    }
    if (m_view.look == TrafficView::Look::Map) {
        m_areas = m_map.areas();
        m_areasBelow = m_lookedBelow;
    } else {
        m_ranking.setRows(m_ranker.result(), m_view.of, m_view.by, m_totals.rate);
    }
    Q_EMIT changed();
}

std::shared_ptr<TrafficCsv> TrafficBoard::csvOfRanking() const
{
    auto csv = std::make_shared<TrafficCsv>(m_view.of, m_view.by, m_totals.rate);
    for (int row = 0; row < m_ranking.rowCount(); ++row)
        csv->add(m_ranking.at(row));
    csv->close();
    return csv;
}

void TrafficBoard::gatherAllTopics()
{
    m_gathered = std::make_shared<TrafficCsv>(TrafficRanker::Of::Topics, m_view.by, m_totals.rate);
    m_gatherFrom = sources(m_view.only);
    m_gatherSource = 0;
    m_gatherPlace = 0;
    if (m_meters.empty())
        endGathering(std::exchange(m_gathered, {}));
    else
        plan(false);
}

/// While it goes on nothing is sealed, so that the sums stay the same.
bool TrafficBoard::gather()
{
    if (!m_gathered)
        return false;
    for (std::size_t left = kSlice; left > 0 && m_gatherSource < m_gatherFrom.size();) {
        const TrafficSource &source = m_gatherFrom[m_gatherSource];
        const TrafficSums &topics = source.meter->topics();
        const std::size_t end = std::min(topics.size(), m_gatherPlace + left);
        left -= end - m_gatherPlace;
        for (; m_gatherPlace < end; ++m_gatherPlace) {
            const TrafficSums::Sum &sum = topics[m_gatherPlace];
            m_gathered->add({source, source.meter->tree().nodeOf(sum.id), sum.traffic,
                             TrafficRate(*source.meter, sum.traffic)});
        }
        if (m_gatherPlace < topics.size())
            return true;
        ++m_gatherSource;
        m_gatherPlace = 0;
    }
    if (m_gatherSource < m_gatherFrom.size())
        return true;
    m_gathered->close();
    endGathering(std::exchange(m_gathered, {}));
    return false;
}

void TrafficBoard::endGathering(std::shared_ptr<TrafficCsv> csv)
{
    m_gatherFrom.clear();
    Q_EMIT csvReady(csv);
}

} // namespace explorer
