// SPDX-License-Identifier: GPL-3.0-or-later
//
// How rows of TopicTreeModel come and move.
#include "model/topics/topic_tree_model_state.h"

#include <algorithm>
#include <utility>

namespace explorer {

namespace {

/// Beyond these an insert signal per run costs more than one append, one merge and one layoutChanged.
constexpr std::size_t kMostRuns = 16;
constexpr std::size_t kMostRenumbered = 200'000;

/// Rows that were leaves and learn one by one that they have children; beyond it one layoutChanged tells all.
constexpr std::size_t kMostSingleUpdates = 64;

using Places = std::vector<std::size_t>;

/// Where each of `fresh` (sorted) goes in `list` (sorted); empty when that makes too many runs for single
/// signals.
Places placesFor(const TopicTree &tree, const RowOrder &order, const std::vector<NodeId> &list,
                 const std::vector<NodeId> &fresh)
{
    Places places;
    places.reserve(fresh.size());
    std::size_t runs = 0;
    auto from = list.begin();
    for (const NodeId node : fresh) {
        from = std::upper_bound(from, list.end(), node,
                                [&](NodeId a, NodeId b) { return order.before(tree, a, b); });
        const auto place = std::size_t(from - list.begin());
        runs += places.empty() || places.back() != place;
        places.push_back(place);
        if (runs > kMostRuns || runs * (list.size() - places.front()) > kMostRenumbered)
            return {};
    }
    return places;
}

} // namespace

/// The children that get rows: those with the most by the order's value, or those that came first.
std::vector<NodeId> TopicTreeModel::pickRows(const Source &source, NodeId node) const
{
    const RowOrder order = m->orderNow();
    std::vector<NodeId> list;
    for (const NodeId child : source.info.tree->children(node)) {
        if (list.size() == m->mostRows && !order.followsValues())
            break;
        if (source.passes(child))
            list.push_back(child);
    }
    if (list.size() > m->mostRows)
        order.keepFirst(*source.info.tree, list, m->mostRows);
    return list;
}

/// A row for a child that pickRows() left out.
void TopicTreeModel::addRow(Source &source, NodeId node)
{
    const TopicTree &tree = *source.info.tree;
    const RowOrder order = m->orderNow();
    const NodeId parent = tree.parent(node);
    const std::vector<NodeId> &list = *source.rows.listOf(parent);
    const auto place = order.followsValues() ? list.end()
                                             : std::upper_bound(list.begin(), list.end(), node, [&](NodeId a, NodeId b) {
                                                   return order.before(tree, a, b);
                                               });
    insertRuns(source, parent, {node}, {std::size_t(place - list.begin())});
}

void TopicTreeModel::expose(Source &source, NodeId node)
{
    const TopicTree &tree = *source.info.tree;
    std::vector<NodeId> list = pickRows(source, node);
    m->orderNow().sort(tree, list);
    if (list.empty()) {
        source.rows.expose(node);
        return;
    }
    beginInsertRows(indexOfNode(source, node), 0, int(list.size()) - 1);
    std::vector<NodeId> &rows = source.rows.expose(node);
    rows = std::move(list);
    source.rows.number(rows, 0, tree.nodeCount());
    endInsertRows();
}

void TopicTreeModel::refresh(int row, const TopicTree::ChangeSet &changes)
{
    Source &source = *m->sources[std::size_t(row)];
    if (!source.filtered)
        source.waiting.insert(source.waiting.end(), changes.newNodes.begin(), changes.newNodes.end());
    searchTouched(source, changes.touchedNodes);
    flushSoon(source);
    if (!changes.touchedNodes.empty())
        Q_EMIT valuesChanged(); // the root row, always there, has counted them
}

void TopicTreeModel::flushSoon(Source &source)
{
    if (source.waiting.empty() && !(source.filtered && source.filtered->hasChanges()))
        return;
    const std::int64_t now = m->clock();
    const auto since = std::chrono::nanoseconds(now - m->lastStructureNs);
    if (m->structureInterval.count() == 0 || since >= m->structureInterval) {
        m->lastStructureNs = now;
        flush(source);
        if (source.filtered)
            Q_EMIT searchAdvanced();
    } else if (!m->structureTimer.isActive()) {
        m->structureTimer.start(std::chrono::ceil<std::chrono::milliseconds>(m->structureInterval - since));
    }
}

void TopicTreeModel::flush(Source &source)
{
    const TopicTree &tree = *source.info.tree;
    std::vector<NodeId> candidates = std::exchange(source.waiting, {});
    std::vector<NodeId> formerLeaves;
    if (source.filtered) {
        FilteredNodes::Changes changes = source.filtered->takeChanges();
        candidates.insert(candidates.end(), changes.nodes.begin(), changes.nodes.end());
        for (const NodeId parent : removeRows(source, candidates)) {
            // Where there is room again, those that were left out come in.
            const std::vector<NodeId> *list = source.rows.listOf(parent);
            if (!list || list->size() >= source.childCount(parent))
                continue;
            std::size_t room = m->mostRows - std::min(m->mostRows, list->size());
            for (const NodeId child : tree.children(parent)) {
                if (room == 0)
                    break;
                if (!source.passes(child) || source.rows.isShown(child))
                    continue;
                candidates.push_back(child);
                --room;
            }
        }
        for (const NodeId node : changes.branches) {
            if (source.rows.isShown(node) && !source.rows.isExposed(node))
                formerLeaves.push_back(node);
        }
    }

    struct Arrival
    {
        NodeId parent;
        NodeId node;
    };
    std::vector<Arrival> arrivals;
    for (const NodeId node : candidates) {
        if (!source.passes(node) || source.rows.rowOf(node) != ShownRows::kNoRow)
            continue;
        const NodeId parent = tree.parent(node);
        if (source.rows.isExposed(parent))
            arrivals.push_back({parent, node});
        else if (!source.filtered && source.rows.isShown(parent) && tree.children(parent).front() == node)
            formerLeaves.push_back(parent);
    }
    const auto key = [](const Arrival &arrival) { return std::pair(arrival.parent, arrival.node); };
    std::sort(arrivals.begin(), arrivals.end(), [&](auto &a, auto &b) { return key(a) < key(b); });
    arrivals.erase(
        std::unique(arrivals.begin(), arrivals.end(), [&](auto &a, auto &b) { return key(a) == key(b); }),
        arrivals.end());

    const RowOrder order = m->orderNow();
    std::vector<std::pair<NodeId, std::size_t>> appended;
    bool leavesOut = false;
    for (std::size_t first = 0; first < arrivals.size();) {
        const NodeId parent = arrivals[first].parent;
        std::vector<NodeId> fresh;
        for (; first < arrivals.size() && arrivals[first].parent == parent; ++first)
            fresh.push_back(arrivals[first].node);
        const std::vector<NodeId> &list = *source.rows.listOf(parent);
        const std::size_t room = m->mostRows - std::min(list.size(), m->mostRows);
        leavesOut = leavesOut || fresh.size() > room;
        fresh.resize(std::min(fresh.size(), room));
        if (fresh.empty())
            continue;
        order.sort(tree, fresh);

        // Values move all the time: what is sorted by them gets new rows at its end until it is sorted again.
        const Places places =
            order.followsValues() ? Places(fresh.size(), list.size()) : placesFor(tree, order, list, fresh);
        if (!places.empty()) {
            insertRuns(source, parent, fresh, places);
        } else {
            appended.emplace_back(parent, list.size());
            insertRuns(source, parent, fresh, Places(fresh.size(), list.size()));
        }
    }
    if (!appended.empty())
        mergeAppended(source, appended);
    if (leavesOut)
        Q_EMIT valuesChanged(); // their parents say how many

    std::sort(formerLeaves.begin(), formerLeaves.end());
    formerLeaves.erase(std::unique(formerLeaves.begin(), formerLeaves.end()), formerLeaves.end());
    if (formerLeaves.size() > kMostSingleUpdates) {
        Q_EMIT layoutAboutToBeChanged();
        Q_EMIT layoutChanged();
        return;
    }
    for (const NodeId node : formerLeaves) {
        const QModelIndex index = indexOfNode(source, node);
        Q_EMIT dataChanged(index, index); // views look at hasChildren() again
    }
}

void TopicTreeModel::insertRuns(Source &source, NodeId parent, const std::vector<NodeId> &fresh,
                                const Places &places)
{
    std::vector<NodeId> &list = *source.rows.listOf(parent);
    // From the last to the first, so that the places before stay right.
    for (std::size_t last = fresh.size(); last > 0;) {
        std::size_t first = last - 1;
        while (first > 0 && places[first - 1] == places[first])
            --first;
        const std::size_t place = places[first];
        beginInsertRows(indexOfNode(source, parent), int(place), int(place + last - first) - 1);
        list.insert(list.begin() + std::ptrdiff_t(place), fresh.begin() + std::ptrdiff_t(first),
                    fresh.begin() + std::ptrdiff_t(last));
        source.rows.number(list, place, source.info.tree->nodeCount());
        endInsertRows();
        last = first;
    }
}

void TopicTreeModel::mergeAppended(Source &source,
                                   const std::vector<std::pair<NodeId, std::size_t>> &appended)
{
    const TopicTree &tree = *source.info.tree;
    const RowOrder order = m->orderNow();
    QList<QPersistentModelIndex> parents;
    for (const auto &[parent, oldSize] : appended)
        parents.append(indexOfNode(source, parent));
    Q_EMIT layoutAboutToBeChanged(parents, QAbstractItemModel::VerticalSortHint);
    for (const auto &[parent, oldSize] : appended) {
        std::vector<NodeId> &list = *source.rows.listOf(parent);
        std::inplace_merge(list.begin(), list.begin() + std::ptrdiff_t(oldSize), list.end(),
                           [&](NodeId a, NodeId b) { return order.before(tree, a, b); });
        source.rows.number(list, 0, tree.nodeCount());
    }
    movePersistentIndexes();
    Q_EMIT layoutChanged(parents, QAbstractItemModel::VerticalSortHint);
}

void TopicTreeModel::movePersistentIndexes()
{
    QModelIndexList from;
    QModelIndexList to;
    const QModelIndexList all = persistentIndexList();
    for (const QModelIndex &index : all) {
        const Source *source = sourceOf(index);
        const NodeId node = nodeAt(index);
        if (node == kRootNode || int(source->rows.rowOf(node)) == index.row())
            continue;
        from.append(index);
        to.append(indexOfNode(*source, node, index.column()));
    }
    changePersistentIndexList(from, to);
}

void TopicTreeModel::sort(int column, Qt::SortOrder direction)
{
    m->order.by = column == Messages        ? RowOrder::By::Messages
                  : column == Rate          ? RowOrder::By::Rate
                  : column == Bytes         ? RowOrder::By::Bytes
                  : column == Seen          ? RowOrder::By::LastSeen
                  : column == kArrivalOrder ? RowOrder::By::Arrival
                                            : RowOrder::By::Name;
    m->order.descending = direction == Qt::DescendingOrder;
    if (!leavesRowsOut()) {
        sortRows();
        return;
    }
    // Others may be the ones to show now.
    beginResetModel();
    for (const auto &source : m->sources)
        source->rows.clear();
    endResetModel();
}

bool TopicTreeModel::leavesRowsOut() const
{
    return std::ranges::any_of(m->sources, [](const auto &source) {
        bool any = false;
        source->rows.eachList(
            [&](NodeId parent, const std::vector<NodeId> &list) { any = any || list.size() < source->childCount(parent); });
        return any;
    });
}

void TopicTreeModel::setMostRows(std::size_t rows) { m->mostRows = rows; }

void TopicTreeModel::sortRows()
{
    const RowOrder order = m->orderNow();
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    for (const auto &source : m->sources) {
        const TopicTree &tree = *source->info.tree;
        source->rows.eachList([&](NodeId, std::vector<NodeId> &list) {
            order.sort(tree, list);
            source->rows.number(list, 0, tree.nodeCount());
        });
    }
    movePersistentIndexes();
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void TopicTreeModel::sortAgain()
{
    if (!m->order.followsValues())
        return;
    const RowOrder order = m->orderNow();
    bool moved = false;
    for (const auto &source : m->sources) {
        source->rows.eachList([&](NodeId, std::vector<NodeId> &list) {
            moved = moved || !order.isSorted(*source->info.tree, list);
        });
    }
    if (moved)
        sortRows();
}

} // namespace explorer
