// SPDX-License-Identifier: GPL-3.0-or-later
//
// How TopicsView goes along with a filter and the resets that come with it.
#include "ui/docks/topics/branch_opener.h"
#include "ui/docks/topics/topic_delegate.h"
#include "ui/docks/topics/topics_view.h"

#include <QScopedValueRollback>

#include <chrono>

namespace ui {

using explorer::TopicTreeModel;

namespace {

/// Beyond it the way to matches is for the user to open.
constexpr std::size_t kMostRowsOpened = 2'000;
/// Of one turn, for branches that were open; their layout comes behind it.
constexpr std::chrono::milliseconds kRestoreSlice{6};

} // namespace

void TopicsView::connectFilter()
{
    m_restoreSoon.setSingleShot(true);
    m_restoreSoon.setInterval(0);
    connect(&m_restoreSoon, &QTimer::timeout, this, &TopicsView::restoreSome);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &TopicsView::rememberCurrent);
    connect(&m_model, &TopicTreeModel::searchAdvanced, this, &TopicsView::followSearch);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &above, int first, int last) {
                if (!above.isValid() || m_model.filter().isEmpty())
                    return;
                m_rowsCame = true;
                for (int row = first; row <= last && !m_open.empty(); ++row) {
                    const Place place = placeOf(m_model.index(row, 0, above));
                    if (m_open.contains(place))
                        m_reopen.push_back(place);
                }
            });
}

void TopicsView::setFilter(const explorer::FilterExpression &filter)
{
    auto marks = filter.marks();
    std::erase_if(marks, [](const auto &mark) { return mark.text.contains(u'/'); });
    m_delegate->setMarks(std::move(marks));
    m_closed.clear();
    m_opener->stop();
    m_model.setFilter(filter); // resets it, now or soon: see reset()
    viewport()->update();
}

void TopicsView::rememberCurrent()
{
    const QModelIndex current = currentIndex();
    m_currentBefore = placeOf(current);
    m_wasInSight = current.isValid() && viewport()->rect().intersects(visualRect(current));
}

void TopicsView::reset()
{
    const QScopedValueRollback restoring(m_restoring, true);
    QTreeView::reset();
    m_delegate->texts().clear();
    m_anchor.letGo();
    m_reopen.clear();
    m_rowsCame = false;
    restoreOpen();
    if (!m_model.filter().isEmpty())
        openMatches();
}

void TopicsView::restoreCurrent()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const QModelIndex restored = m_model.indexOf(m_currentBefore.first, m_currentBefore.second);
    m_currentBefore = {-1, explorer::kNoNode};
    if (!restored.isValid())
        return;
    makeCurrent(restored);
    if (m_wasInSight)
        scrollTo(restored);
}

/// Ten thousand open branches take longer than a frame has: the rest comes after it.
void TopicsView::restoreOpen()
{
    m_restoreFrom = m_open.empty() ? std::nullopt : std::optional(*m_open.begin());
    restoreSome();
}

void TopicsView::restoreSome()
{
    if (!m_restoreFrom && m_reopen.empty())
        return;
    const auto deadline = std::chrono::steady_clock::now() + kRestoreSlice;
    const auto hasTime = [&] { return std::chrono::steady_clock::now() < deadline; };
    const QScopedValueRollback restoring(m_restoring, true);
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout(); // so that expand() only takes a note
    const auto openAgain = [this](const Place &place) {
        if (const QModelIndex index = m_model.indexOf(place.first, place.second); index.isValid())
            expand(index);
    };
    if (m_restoreFrom) {
        auto next = m_open.lower_bound(*m_restoreFrom); // parents have the smaller ids: they come first
        for (; next != m_open.end() && hasTime(); ++next)
            openAgain(*next);
        m_restoreFrom = next == m_open.end() ? std::nullopt : std::optional(*next);
    }
    std::size_t done = 0;
    for (; done < m_reopen.size() && hasTime(); ++done) {
        if (m_open.contains(m_reopen[done])) // not closed meanwhile
            openAgain(m_reopen[done]);
    }
    m_reopen.erase(m_reopen.begin(), m_reopen.begin() + std::ptrdiff_t(done));
    if (m_restoreFrom || !m_reopen.empty())
        m_restoreSoon.start();
}

void TopicsView::openMatches()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const QScopedValueRollback batching(m_batching, true);
    std::vector<QModelIndex> waiting;
    for (int row = 0; row < m_model.rowCount(); ++row)
        waiting.push_back(m_model.index(row, 0));
    for (std::size_t i = 0; i < waiting.size() && waiting.size() < kMostRowsOpened; ++i) {
        const QModelIndex index = waiting[i];
        // What stands below a match, or was closed, is for the user to open.
        if (index.data(TopicTreeModel::MatchRole).toBool() || m_closed.contains(placeOf(index)))
            continue;
        m_model.fetchMore(index);
        if (!isExpanded(index))
            expand(index);
        for (int row = 0; row < m_model.rowCount(index) && waiting.size() < kMostRowsOpened; ++row)
            waiting.push_back(m_model.index(row, 0, index));
    }
}

/// More was found: the way there is opened too, and what came back is as it was.
void TopicsView::followSearch()
{
    if (!std::exchange(m_rowsCame, false))
        return;
    restoreSome();
    openMatches();
}

void TopicsView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // Qt would make a neighbour current, which nobody picked.
    for (QModelIndex at = currentIndex(); parent.isValid() && at.isValid(); at = at.parent()) {
        if (at.row() >= start && at.row() <= end && at.parent() == parent) {
            makeCurrent({});
            break;
        }
    }
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

} // namespace ui
