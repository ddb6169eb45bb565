// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree_model.h"
#include "ui/docks/topics/top_anchor.h"

#include <QTimer>
#include <QTreeView>

#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ui {

class BranchOpener;
class TopicColumns;
class TopicDelegate;

/// The tree of topics on screen.
///
/// Built for a million rows: uniform heights, an own delegate, no animation; values repaint the rows on
/// screen that changed and nothing else. What stands at the top stays there when rows come above it. What was
/// opened stays open through filters and resets: it is remembered by node, and opened again in slices of a few
/// milliseconds. While filtered, the way to the
/// first matches is opened too as they are found, without being remembered; what the user closes stays closed.
/// A current row that leaves by the filter leaves no other current. Thread    the GUI's.
class TopicsView : public QTreeView
{
    Q_OBJECT

public:
    explicit TopicsView(explorer::TopicTreeModel &model, QWidget *parent = nullptr);

    /// Filters the model; when its results show, what was open and current is so again, where it stood.
    void setFilter(const explorer::FilterExpression &filter);
    /// Opens all below step by step; Escape stops it.
    void expandBelow(const QModelIndex &index);
    BranchOpener &opener() { return *m_opener; }
    /// Calls `open`, which expands rows, with one layout after them all.
    void openMany(const std::function<void()> &open);
    void collapseBelow(const QModelIndex &index);
    /// Opens the ancestors, makes it current and scrolls to it.
    void reveal(const QModelIndex &index);
    /// Makes it current and leaves the rest as it is.
    void makeCurrent(const QModelIndex &index);
    TopicColumns &columns() { return *m_columns; }

    /// A sentence in the empty part below the rows.
    void setNote(const QString &text);
    QString note() const { return m_note; }

    void refreshValues(); ///< after the model's valuesChanged()
    void refreshTimes();  ///< rates and ages, once a second

    void doItemsLayout() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = QList<int>()) override;
    void keyboardSearch(const QString &search) override;
    void reset() override;

Q_SIGNALS:
    /// Printable text was typed into the tree.
    void typed(const QString &text);
    void expandBelowRequested();
    /// Another row is current, chosen by the user.
    void picked(const QModelIndex &index);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Place = std::pair<int, explorer::NodeId>; ///< root row, node

    Place placeOf(const QModelIndex &index) const;
    void takeAnchor();
    // topics_view_filter.cpp
    void connectFilter();
    void rememberCurrent();
    void restoreCurrent();
    void restoreOpen();
    void restoreSome();
    void openMatches();
    void followSearch();
    void forgetSource(int row);
    void updateRow(const QModelIndex &index, int firstColumn, int lastColumn);
    /// visit(index) for each row on screen.
    template <class Visit>
    void eachVisibleRow(Visit visit);

    explorer::TopicTreeModel &m_model;
    TopicDelegate *m_delegate;
    TopicColumns *m_columns;
    BranchOpener *m_opener;
    std::set<Place> m_open;      ///< by the user, whether shown now or not
    std::set<Place> m_closed;    ///< by the user, since this filter began
    std::vector<Place> m_reopen; ///< rows that came back, and were open when they left
    std::optional<Place> m_restoreFrom; ///< of m_open: from here on they are still to be opened after a reset
    QTimer m_restoreSoon;
    bool m_rowsCame = false;     ///< while filtered
    Place m_currentBefore{-1, explorer::kNoNode}; ///< a reset
    bool m_wasInSight = false;
    TopAnchor m_anchor;
    QTimer m_fade;
    QString m_note;
    bool m_restoring = false; ///< what happens is not the user's doing
    bool m_batching = false;  ///< many rows change at once: no look at the screen in between
};

} // namespace ui
