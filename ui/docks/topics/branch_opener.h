// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <utility>

namespace ui {

class TopicsView;

/// Opens all below a row of the tree: nearest levels first, a few milliseconds at a time, until everything is open, the
/// bounds are reached or somebody stops it. The window goes on meanwhile. Thread    the GUI's.
class BranchOpener : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostRows = 20'000; ///< that one start() shows
    static constexpr int kDeepest = 500;     ///< levels it goes down; QTreeView recurses by depth

    enum class Outcome
    {
        Complete,
        AtBound, ///< some branches are left closed
        Stopped
    };

    explicit BranchOpener(TopicsView &view, explorer::TopicTreeModel &model);

    void start(const QModelIndex &top); ///< what was under way is stopped
    void stop();
    bool isRunning() const { return m_timer.isActive(); }

Q_SIGNALS:
    void advanced(int rows); ///< it takes a while; so many are open by now
    void ended(ui::BranchOpener::Outcome outcome, int rows);

private:
    struct Branch
    {
        int source;
        explorer::NodeId node;
        int depth;
    };

    void step();
    void open(const Branch &branch);
    void end(Outcome outcome);

    TopicsView &m_view;
    explorer::TopicTreeModel &m_model;
    QTimer m_timer;
    QElapsedTimer m_running;
    std::deque<Branch> m_waiting;
    int m_rows = 0;
    bool m_atBound = false;
};

} // namespace ui
