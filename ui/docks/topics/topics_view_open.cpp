// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is open and current in a TopicsView, through filters and resets.
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
    m_delegate->texts().clear();
}

// ── filter ──────────────────────────────────────────────────────────────────────────────────────────

void TopicsView::setFilter(const QString &text)
{
    if (text == m_model.filter())
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    const QModelIndex current = currentIndex();
    const Place currentPlace = placeOf(current);
    const bool wasInSight = current.isValid() && viewport()->rect().intersects(visualRect(current));
    m_delegate->setMarkedText(text.contains(u'/') ? QString() : text);

    m_model.setFilter(text); // resets: see reset()

    const QModelIndex restored = current.isValid() || currentPlace.first >= 0
                                     ? m_model.indexOf(currentPlace.first, currentPlace.second)
                                     : QModelIndex();
    if (!restored.isValid())
        return;
    makeCurrent(restored);
    if (wasInSight)
        scrollTo(restored);
}

void TopicsView::reset()
{
    QTreeView::reset();
    m_delegate->texts().clear();
    m_anchor.letGo();
    restoreOpen();
    if (!m_model.filter().isEmpty())
        openMatches();
}

void TopicsView::restoreOpen()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const QScopedValueRollback batching(m_batching, true);
    scheduleDelayedItemsLayout();            // so that expand() only takes a note
    for (const auto &[row, node] : m_open) { // parents have the smaller ids: they come first
        if (const QModelIndex index = m_model.indexOf(row, node); index.isValid())
            expand(index);
    }
}

void TopicsView::openMatches()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const QScopedValueRollback batching(m_batching, true);
    constexpr std::size_t kMostRows = 2'000;
    std::vector<QModelIndex> waiting;
    for (int row = 0; row < m_model.rowCount(); ++row)
        waiting.push_back(m_model.index(row, 0));
    for (std::size_t i = 0; i < waiting.size() && waiting.size() < kMostRows; ++i) {
        const QModelIndex index = waiting[i];
        if (index.data(TopicTreeModel::MatchRole).toBool())
            continue; // what stands below a match is for the user to open
        m_model.fetchMore(index);
        expand(index);
        for (int row = 0; row < m_model.rowCount(index) && waiting.size() < kMostRows; ++row)
            waiting.push_back(m_model.index(row, 0, index));
    }
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
