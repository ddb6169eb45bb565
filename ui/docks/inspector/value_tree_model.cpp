// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/value_tree_model.h"

#include "model/series/number_text.h"
#include "ui/text/plain_text.h"

#include <algorithm>

namespace ui {

using Kind = explorer::ValueNode::Kind;

namespace {

constexpr std::size_t kMostSignals = 256;
constexpr std::size_t kLongestNumberText = 64;

bool isContainer(Kind kind) { return kind == Kind::Object || kind == Kind::Array; }

bool sameShape(const explorer::ValueTree &a, const explorer::ValueTree &b)
{
    return std::ranges::equal(a.nodes, b.nodes, [](const auto &x, const auto &y) {
        return x.parent == y.parent && isContainer(x.kind) == isContainer(y.kind) &&
               (!isContainer(x.kind) || x.kind == y.kind) && x.key == y.key;
    });
}

} // namespace

void ValueTreeModel::setDocument(DecodedPayloadPtr document)
{
    if (document == m_document || replaceInPlace(document))
        return;
    beginResetModel();
    m_document = std::move(document);
    m_changed.clear();
    m_fetched.clear();
    endResetModel();
}

bool ValueTreeModel::replaceInPlace(const DecodedPayloadPtr &document)
{
    if (!hasTree() || !document || !sameShape(m_document->tree, document->tree))
        return false;
    std::vector<bool> changed(document->tree.nodes.size(), false);
    std::vector<std::int32_t> changedNodes;
    for (std::size_t i = 0; i < changed.size(); ++i) {
        const explorer::ValueNode &old = m_document->tree.nodes[i];
        const explorer::ValueNode &now = document->tree.nodes[i];
        changed[i] = old.kind != now.kind || old.text != now.text;
        // What was marked before and is not now has to be painted too.
        if (changed[i] || (i < m_changed.size() && m_changed[i]))
            changedNodes.push_back(std::int32_t(i));
    }
    if (changedNodes.size() > kMostSignals)
        return false;
    m_document = document;
    m_changed = std::move(changed);
    for (const std::int32_t id : changedNodes) {
        const int row = id == 0 ? 0 : m_document->index.rowOf(id);
        Q_EMIT dataChanged(createIndex(row, Value, quintptr(id)), createIndex(row, Chart, quintptr(id)));
    }
    return true;
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid() && !isContainer(node(0).kind))
        return createIndex(row, column, quintptr(0));
    const std::int32_t family = parent.isValid() ? nodeOf(parent) : 0;
    return createIndex(row, column, quintptr(m_document->index.child(family, row)));
}

QModelIndex ValueTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const std::int32_t up = node(nodeOf(child)).parent;
    return up <= 0 ? QModelIndex() : createIndex(m_document->index.rowOf(up), 0, quintptr(up));
}

int ValueTreeModel::childCount(const QModelIndex &parent) const
{
    if (!hasTree() || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return isContainer(node(0).kind) ? node(0).childCount : 1;
    return nodeOf(parent) == 0 ? 0 : node(nodeOf(parent)).childCount;
}

int ValueTreeModel::rowCount(const QModelIndex &parent) const
{
    const int all = childCount(parent);
    if (all <= kFetch)
        return all;
    const auto fetched = m_fetched.find(parent.isValid() ? nodeOf(parent) : 0);
    return std::min(all, fetched == m_fetched.end() ? kFetch : fetched->second);
}

int ValueTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

bool ValueTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return rowCount(parent) < childCount(parent);
}

void ValueTreeModel::fetchMore(const QModelIndex &parent)
{
    const int have = rowCount(parent);
    const int more = std::min(kFetch, childCount(parent) - have);
    if (more <= 0)
        return;
    beginInsertRows(parent, have, have + more - 1);
    m_fetched[parent.isValid() ? nodeOf(parent) : 0] = have + more;
    endInsertRows();
}

QString ValueTreeModel::keyText(std::int32_t id) const
{
    const explorer::ValueNode &at = node(id);
    if (at.parent < 0)
        return tr("Value");
    if (node(at.parent).kind == Kind::Array)
        return QString::number(m_document->index.rowOf(id));
    return visibleText(at.key);
}

QString ValueTreeModel::valueText(std::int32_t id) const
{
    const explorer::ValueNode &at = node(id);
    switch (at.kind) {
    case Kind::Object:
        return at.childCount == 0 ? tr("empty object") : tr("%n member(s)", nullptr, at.childCount);
    case Kind::Array:
        return at.childCount == 0 ? tr("empty array") : tr("%n element(s)", nullptr, at.childCount);
    case Kind::String:
    case Kind::Number:
    case Kind::True:
    case Kind::False:
    case Kind::Null:
    case Kind::Binary:
        return visibleText(at.text);
    }
    return {};
}

bool ValueTreeModel::isChartable(std::int32_t id) const
{
    const explorer::ValueNode &at = node(id);
    switch (at.kind) {
    case Kind::Number:
    case Kind::True:
    case Kind::False:
        return true;
    case Kind::String: // "21.4 °C", "ON"
        return at.text.size() <= kLongestNumberText && explorer::numberFromText(at.text).has_value();
    case Kind::Object:
    case Kind::Array:
    case Kind::Null:
    case Kind::Binary:
        return false;
    }
    return false;
}

QVariant ValueTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasTree())
        return {};
    const std::int32_t id = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Key)
            return keyText(id);
        return index.column() == Value ? valueText(id) : QString();
    case Qt::AccessibleTextRole:
        if (index.column() == Chart)
            return isChartable(id) ? tr("Chart this value") : QString();
        return data(index, Qt::DisplayRole);
    case PathRole:
        return QByteArray::fromStdString(m_document->tree.pathOf(id));
    case ChartableRole:
        return isChartable(id);
    case KindRole:
        return int(node(id).kind);
    case ChangedRole:
        return std::size_t(id) < m_changed.size() && m_changed[std::size_t(id)];
    case IndexKeyRole:
        return node(id).parent >= 0 && node(node(id).parent).kind == Kind::Array;
    default: // roles of others
        return {};
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Key:
        return tr("Key");
    case Value:
        return tr("Value");
    default: // the chart buttons
        return {};
    }
}

} // namespace ui
