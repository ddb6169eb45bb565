// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/branch_opener.h"

#include "ui/docks/topics/topics_view.h"

#include <algorithm>

namespace ui {

namespace {

/// After each step the view lays all its rows out again: steps grow with what is open, so that this costs a constant factor.
constexpr int kLeastRows = 2'000;
constexpr int kStepMs = 12;

/// What is done sooner needs no words.
constexpr int kQuietMs = 400;

} // namespace

BranchOpener::BranchOpener(TopicsView &view, explorer::TopicTreeModel &model)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &BranchOpener::step);
    // Another filter shows another tree, and root rows are known by their place.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &BranchOpener::stop);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &above) {
        if (!above.isValid())
            stop();
    });
}

void BranchOpener::start(const QModelIndex &top)
{
    stop();
    m_rows = 0;
    m_atBound = false;
    m_waiting.push_back({m_model.sourceAt(top), m_model.nodeAt(top), 0});
    m_timer.start();
    m_running.start();
    step();
}

void BranchOpener::stop()
{
    if (isRunning())
        end(Outcome::Stopped);
}

void BranchOpener::end(Outcome outcome)
{
    m_timer.stop();
    m_waiting.clear();
    Q_EMIT ended(outcome, m_rows);
}

void BranchOpener::step()
{
    QElapsedTimer timer;
    timer.start();
    const int enough = m_rows + std::max(kLeastRows, m_rows);
    m_view.openMany([&] {
        while (!m_waiting.empty() && m_rows < enough && !timer.hasExpired(kStepMs)) {
            const Branch branch = m_waiting.front();
            m_waiting.pop_front();
            open(branch);
        }
    });
    if (m_waiting.empty())
        end(m_atBound ? Outcome::AtBound : Outcome::Complete);
    else if (m_running.hasExpired(kQuietMs))
        Q_EMIT advanced(m_rows);
}

void BranchOpener::open(const Branch &branch)
{
    const QModelIndex index = m_model.indexOf(branch.source, branch.node);
    if (!index.isValid() || !m_model.hasChildren(index))
        return;
    if (branch.depth >= kDeepest) {
        m_atBound = true;
        return;
    }
    m_model.fetchMore(index);
    const int count = m_model.rowCount(index);
    if (m_rows + count > kMostRows) {
        m_atBound = true;
        return;
    }
    m_rows += count;
    m_view.expand(index);
    for (int row = 0; row < count; ++row) {
        const QModelIndex child = m_model.index(row, 0, index);
        if (m_model.hasChildren(child))
            m_waiting.push_back({branch.source, m_model.nodeAt(child), branch.depth + 1});
    }
}

} // namespace ui
