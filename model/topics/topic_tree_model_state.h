// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/row_order.h"
#include "model/topics/shown_rows.h"
#include "model/topics/topic_filter.h"
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
    std::optional<FilteredNodes> filtered; ///< while a filter is set
    std::vector<NodeId> waiting;           ///< new nodes that the rows do not know yet

    bool passes(NodeId node) const
    {
        return !filtered || (node < filtered->nodesSeen() && filtered->isShown(node));
    }
    bool hasShownChildren(NodeId node) const
    {
        if (filtered)
            return node < filtered->nodesSeen() && filtered->hasShownChild(node);
        return !info.tree->children(node).empty();
    }
};

struct TopicTreeModel::State
{
    std::vector<std::unique_ptr<Source>> sources;
    std::uint32_t nextKey = 0;
    TopicFilter filter;
    RowOrder order;
    std::function<std::int64_t()> clock;
    std::optional<std::int64_t> frozenNs;
    std::int64_t now() const { return frozenNs ? *frozenNs : clock(); } ///< for what is shown
    std::chrono::milliseconds structureInterval{0};
    std::int64_t lastStructureNs = 0;
    QTimer structureTimer;

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
