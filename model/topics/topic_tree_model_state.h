// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/filtered_nodes.h"
#include "model/topics/row_order.h"
#include "model/topics/shown_rows.h"
#include "model/topics/topic_tree_model.h"

#include <QTimer>

#include <optional>

namespace explorer {

/// One root row. Indexes carry the source's key, not its row: rows move when a source before it leaves.
struct TopicTreeModel::Source
{
    TopicTreeSource info;
    std::uint32_t key = 0;
    ShownRows rows;
    std::unique_ptr<FilteredNodes> filtered; ///< what the rows show, while they are filtered
    std::unique_ptr<FilteredNodes> next;     ///< of a new filter, whose results do not show yet
    std::vector<NodeId> waiting;             ///< new nodes that the rows do not know yet; none while filtered

    /// Those that the filter asked for last is run over.
    FilteredNodes *searched() const { return next ? next.get() : filtered.get(); }
    bool passes(NodeId node) const { return !filtered || filtered->isShown(node); }
    /// Children that could have rows.
    std::size_t childCount(NodeId node) const
    {
        return filtered ? filtered->shownChildCount(node) : info.tree->children(node).size();
    }
    bool hasShownChildren(NodeId node) const
    {
        return filtered ? filtered->hasShownChild(node) : info.tree->hasChildren(node);
    }
};

struct TopicTreeModel::State
{
    std::vector<std::unique_ptr<Source>> sources;
    std::uint32_t nextKey = 0;
    FilterExpression filter;
    bool searching = false;     ///< when the last slice ended, some topics had not been looked at
    bool awaitsResults = false; ///< the rows are still those of the filter before
    std::chrono::steady_clock::time_point searchSince;
    std::chrono::nanoseconds searchSlice = kSearchSlice;
    std::size_t searchedFirst = 0; ///< the source that the next slice begins with
    QTimer searchTimer;
    QTimer againTimer;
    RowOrder order;
    std::function<std::int64_t()> clock;
    std::optional<std::int64_t> frozenNs;
    std::int64_t now() const { return frozenNs ? *frozenNs : clock(); } ///< for what is shown
    std::chrono::milliseconds structureInterval{0};
    std::int64_t lastStructureNs = 0;
    std::size_t mostRows = kMostRows;
    QTimer structureTimer;

    bool leavesUnseen() const;
    int rowOf(const Source &source) const
    {
        for (std::size_t row = 0; row < sources.size(); ++row) {
            if (sources[row].get() == &source)
                return int(row);
        }
        return -1;
    }
    RowOrder orderNow() const
    {
        RowOrder now = order;
        now.nowNs = clock();
        return now;
    }
};

} // namespace explorer
