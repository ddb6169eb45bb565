// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/topic_tree_model.h"

#include "model/topics/topic_tree_model_state.h"

namespace explorer {

namespace {

static_assert(sizeof(quintptr) >= 8, "an index carries a source's key and a node");

quintptr idOf(std::uint32_t key, NodeId node) { return quintptr(key) << 32 | node; }

NodeId nodeIn(const QModelIndex &index) { return NodeId(index.internalId() & 0xFFFF'FFFF); }

} // namespace

TopicTreeModel::TopicTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m(std::make_unique<State>())
{
    setClock({});
    prepareSearch();
    m->structureTimer.setSingleShot(true);
    connect(&m->structureTimer, &QTimer::timeout, this, [this] {
        m->lastStructureNs = m->clock();
        for (const auto &source : m->sources)
            flush(*source);
        if (!m->filter.isEmpty())
            Q_EMIT searchAdvanced();
    });
}

TopicTreeModel::~TopicTreeModel() = default;

void TopicTreeModel::setClock(std::function<std::int64_t()> steadyNs)
{
    m->clock = steadyNs ? std::move(steadyNs) : [] {
        return std::int64_t(std::chrono::steady_clock::now().time_since_epoch() /
                            std::chrono::nanoseconds(1));
    };
}

void TopicTreeModel::setFrozen(bool frozen)
{
    m->frozenNs.reset();
    if (frozen)
        m->frozenNs = m->clock();
}

void TopicTreeModel::setStructureInterval(std::chrono::milliseconds interval)
{
    m->structureInterval = interval;
}

int TopicTreeModel::addSource(const TopicTreeSource &info)
{
    const int row = int(m->sources.size());
    auto source = std::make_unique<Source>();
    source->info = info;
    source->key = m->nextKey++;
    if (!m->filter.isEmpty()) {
        source->next = std::make_unique<FilteredNodes>(m->filter, *info.tree, info.store);
        if (!m->awaitsResults) {
            source->filtered = std::move(source->next);
            source->filtered->beginNoting();
        }
        m->searchTimer.start(0);
    }
    beginInsertRows({}, row, row);
    m->sources.push_back(std::move(source));
    endInsertRows();
    return row;
}

void TopicTreeModel::removeSource(int row)
{
    beginRemoveRows({}, row, row);
    m->sources.erase(m->sources.begin() + row);
    endRemoveRows();
}

void TopicTreeModel::updateSource(int row, const TopicTreeSource &info)
{
    m->sources[std::size_t(row)]->info = info;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

QModelIndex TopicTreeModel::indexOf(int row, NodeId node)
{
    if (row < 0 || row >= rowCount())
        return {};
    Source &source = *m->sources[std::size_t(row)];
    const TopicTree &tree = *source.info.tree;
    if (node >= tree.nodeCount() || !source.passes(node))
        return {};
    std::vector<NodeId> toExpose;
    for (NodeId at = node; !source.rows.isShown(at);) {
        at = tree.parent(at);
        toExpose.push_back(at);
    }
    // Exposed already and yet not shown: it came during a pause or since the last flush.
    if (!toExpose.empty() && source.rows.isExposed(toExpose.back()))
        flush(source);
    // From the top down: a row for each on the way, also where its parent leaves some out.
    for (auto parent = toExpose.rbegin(); parent != toExpose.rend(); ++parent) {
        if (!source.rows.isExposed(*parent))
            expose(source, *parent);
        const NodeId child = parent + 1 == toExpose.rend() ? node : *(parent + 1);
        if (!source.rows.isShown(child))
            addRow(source, child);
    }
    return source.rows.isShown(node) ? indexOfNode(source, node) : QModelIndex();
}

NodeId TopicTreeModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? nodeIn(index) : kNoNode;
}

int TopicTreeModel::sourceAt(const QModelIndex &index) const
{
    const Source *source = sourceOf(index);
    return source ? m->rowOf(*source) : -1;
}

TopicTreeModel::Source *TopicTreeModel::sourceOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto key = std::uint32_t(index.internalId() >> 32);
    for (const auto &source : m->sources) {
        if (source->key == key)
            return source.get();
    }
    return nullptr;
}

QModelIndex TopicTreeModel::indexOfNode(const Source &source, NodeId node, int column) const
{
    const int row = node == kRootNode ? m->rowOf(source) : int(source.rows.rowOf(node));
    return createIndex(row, column, idOf(source.key, node));
}

QModelIndex TopicTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    if (!parent.isValid()) {
        if (row >= int(m->sources.size()))
            return {};
        return createIndex(row, column, idOf(m->sources[std::size_t(row)]->key, kRootNode));
    }
    Source *source = sourceOf(parent);
    const std::vector<NodeId> *list = source ? source->rows.listOf(nodeIn(parent)) : nullptr;
    if (!list || std::size_t(row) >= list->size())
        return {};
    return createIndex(row, column, idOf(source->key, (*list)[std::size_t(row)]));
}

QModelIndex TopicTreeModel::parent(const QModelIndex &child) const
{
    const Source *source = sourceOf(child);
    if (!source || nodeIn(child) == kRootNode)
        return {};
    return indexOfNode(*source, source->info.tree->parent(nodeIn(child)));
}

int TopicTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m->sources.size());
    if (parent.column() > 0)
        return 0;
    Source *source = sourceOf(parent);
    const std::vector<NodeId> *list = source ? source->rows.listOf(nodeIn(parent)) : nullptr;
    return list ? int(list->size()) : 0;
}

int TopicTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

bool TopicTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m->sources.empty();
    Source *source = sourceOf(parent);
    if (!source || parent.column() > 0)
        return false;
    if (const std::vector<NodeId> *list = source->rows.listOf(nodeIn(parent)))
        return !list->empty();
    return source->hasShownChildren(nodeIn(parent));
}

bool TopicTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Source *source = sourceOf(parent);
    return source && parent.column() == 0 && !source->rows.isExposed(nodeIn(parent)) &&
           source->hasShownChildren(nodeIn(parent));
}

void TopicTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        expose(*sourceOf(parent), nodeIn(parent));
}

} // namespace explorer
