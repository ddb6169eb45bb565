// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"
#include "model/traffic/traffic_csv.h"
#include "model/traffic/traffic_map.h"
#include "model/traffic/traffic_ranking.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace explorer {

/// What to see of the traffic.
struct TrafficView
{
    enum class Look : std::uint8_t
    {
        Ranking,
        Map
    };
    Look look = Look::Ranking;
    TrafficRanker::Of of = TrafficRanker::Of::Topics; ///< of a ranking
    TrafficMeasure by = TrafficMeasure::Messages;
    TrafficWindow window = TrafficWindow::TenSeconds;
    ExplorerSession *only = nullptr; ///< one connection, or all

    ExplorerSession *mapSession = nullptr; ///< the map begins below its mapNode, or with all that is seen
    NodeId mapNode = kRootNode;

    bool operator==(const TrafficView &) const = default;
};

/// What came on all connections that are seen.
struct TrafficTotals
{
    TrafficRate rate;
    std::size_t topics = 0;    ///< with messages in the window
    std::int64_t windowNs = 0; ///< 0: still in the first second
    bool isFull = false;       ///< the window is as long as asked for
    bool isCut = false;        ///< it is shorter because of the memory set aside
};

/// A meter for each connection and a look at them once a second, while somebody watches; otherwise it costs nothing.
///
/// Work is done in slices with the event loop's turn between them. While the workspace is paused what is seen stands
/// still; another view then shows the same moment.  Thread: the GUI's.
class TrafficBoard : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<std::int64_t()>; ///< nanoseconds, steady

    explicit TrafficBoard(Workspace &workspace, QObject *parent = nullptr);
    ~TrafficBoard() override;

    void setClock(Clock clock) { m_clock = std::move(clock); } ///< before watching
    /// Counting begins and ends with it.
    void setWatched(bool watched);
    bool isWatched() const { return m_watched; }

    const TrafficView &view() const { return m_view; }
    void setView(const TrafficView &view);

    TrafficRanking &ranking() { return m_ranking; }
    const std::vector<TrafficArea> &areas() const { return m_areas; }
    NodeId areasBelow() const { return m_areasBelow; } ///< what they were made for: view() may ask for other ones by now
    const TrafficTotals &totals() const { return m_totals; }
    /// Of the ranking as it is.
    std::shared_ptr<TrafficCsv> csvOfRanking() const;
    /// Of all topics with messages in the window: gathered in slices, then csvReady().
    void gatherAllTopics();
    bool isGathering() const { return m_gathered != nullptr; }

    /// A second has passed: the timer's business, and a test's.
    void beat();
    bool isBeating() const { return m_beat.isActive(); }
    /// Does a slice of what is to be done. False when nothing is left.
    bool work();

Q_SIGNALS:
    /// Ranking, areas or totals may be others.
    void changed();
    /// Null when a connection went, or nobody watched any more, before all was gathered.
    void csvReady(const std::shared_ptr<explorer::TrafficCsv> &csv);

private:
    struct Watched
    {
        ExplorerSession *session = nullptr;
        std::unique_ptr<TrafficMeter> meter;
    };

    void watch(ExplorerSession *session);
    void forget(ExplorerSession *session);
    void closing(ExplorerSession *session);
    void count(ExplorerSession *session, const TopicTree::ChangeSet &changes);
    void shareLimit();
    void plan(bool look);
    bool look();
    bool gather();
    void endGathering(std::shared_ptr<TrafficCsv> csv);
    void publish();
    std::vector<TrafficSource> sources(const ExplorerSession *only) const;

    Workspace &m_workspace;
    Clock m_clock;
    TrafficView m_view;
    std::vector<Watched> m_meters;
    TrafficRanker m_ranker;
    TrafficMap m_map;
    TrafficRanking m_ranking;
    std::vector<TrafficArea> m_areas;
    NodeId m_areasBelow = kRootNode;
    NodeId m_lookedBelow = kRootNode;
    std::shared_ptr<TrafficCsv> m_gathered; ///< so far
    std::vector<TrafficSource> m_gatherFrom;
    std::size_t m_gatherSource = 0;
    std::size_t m_gatherPlace = 0;
    TrafficTotals m_totals;
    QTimer m_beat;
    QTimer m_slice;
    bool m_watched = false;
    bool m_isWorking = false;
    bool m_lookDue = false;
    bool m_isLooking = false;
};

} // namespace explorer
