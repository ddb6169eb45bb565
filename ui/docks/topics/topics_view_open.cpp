// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is open and current in a TopicsView.
#include "ui/docks/topics/topics_view.h"

#include "ui/docks/topics/branch_opener.h"
#include "ui/docks/topics/topic_delegate.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace ui {

using explorer::TopicTreeModel;

TopicsView::Place TopicsView::placeOf(const QModelIndex &index) const
{
    return {m_model.sourceAt(index), m_model.nodeAt(index)};
}

void TopicsView::forgetSource(int row)
{
    std::set<Place> open;
    for (const Place &place : m_open) {
        if (place.first != row)
            open.emplace(place.first > row ? place.first - 1 : place.first, place.second);
    }
    m_open = std::move(open);
    if (m_restoreFrom) // it may be another one's by now: what is open already costs little
        m_restoreFrom = m_open.empty() ? std::nullopt : std::optional(*m_open.begin());
    m_closed.clear();
    m_delegate->texts().clear();
}

// ── opening and choosing ────────────────────────────────────────────────────────────────────────────

void TopicsView::expandBelow(const QModelIndex &top) { m_opener->start(top); }

void TopicsView::openMany(const std::function<void()> &open)
{
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout(); // so that expand() only takes a note
    open();
}

void TopicsView::collapseBelow(const QModelIndex &top)
{
    m_opener->stop();
    const Place place = placeOf(top);
    if (place.first < 0)
        return;
    // What stays open below would cost a layout each time the parent opens again.
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout();
    std::vector<QModelIndex> open{top.siblingAtColumn(0)};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const QModelIndex index = open[i];
        for (int row = 0; row < m_model.rowCount(index); ++row) {
            const QModelIndex child = m_model.index(row, 0, index);
            if (isExpanded(child))
                open.push_back(child);
        }
    }
    for (const QModelIndex &index : open)
        collapse(index);
}

void TopicsView::reveal(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    std::vector<QModelIndex> above;
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
        above.push_back(at);
    const std::size_t shown = std::min(above.size(), std::size_t(BranchOpener::kDeepest));
    openMany([&] {
        for (std::size_t i = 0; i < shown; ++i)
            expand(above[above.size() - 1 - i]);
    });
    const QModelIndex target = shown < above.size() ? above[above.size() - 1 - shown] : index;
    setCurrentIndex(target);
    scrollTo(target);
}

void TopicsView::makeCurrent(const QModelIndex &index)
{
    const QScopedValueRollback restoring(m_restoring, true);
    setAutoScroll(false);
    if (index.isValid())
        selectionModel()->setCurrentIndex(index,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else
        selectionModel()->clear();
    setAutoScroll(true);
}

} // namespace ui
