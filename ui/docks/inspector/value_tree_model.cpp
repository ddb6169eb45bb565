// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/value_tree_model.h"

#include "model/payload/unit_guess.h"
#include "model/series/number_text.h"
#include "ui/text/plain_text.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using Kind = explorer::ValueNode::Kind;

namespace {

constexpr std::size_t kMostSignals = 256;
constexpr std::size_t kMostCompared = 200'000; ///< some milliseconds' work
constexpr std::size_t kLongestNumberText = 64;
constexpr qsizetype kLongestNote = 200;

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
    m_families.clear();
    endResetModel();
}

bool ValueTreeModel::replaceInPlace(const DecodedPayloadPtr &document)
{
    if (!hasTree() || !document || document->tree.nodes.size() > kMostCompared ||
        !sameShape(m_document->tree, document->tree))
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
        const auto family = m_families.find(node(id).parent);
        if (row >= (family == m_families.end() ? kPiece : family->second.shown))
            continue; // no row yet
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
    const std::int32_t family = familyOf(parent);
    if (row >= shownMembers(parent))
        return createIndex(row, column, kMore | quintptr(family));
    return createIndex(row, column, quintptr(m_document->index.child(family, row)));
}

QModelIndex ValueTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const std::int32_t up =
        isMoreRow(child) ? std::int32_t(child.internalId() & ~kMore) : node(nodeOf(child)).parent;
    return up <= 0 ? QModelIndex() : createIndex(m_document->index.rowOf(up), 0, quintptr(up));
}

int ValueTreeModel::childCount(const QModelIndex &parent) const
{
    if (!hasTree() || parent.column() > 0 || (parent.isValid() && isMoreRow(parent)))
        return 0;
    if (!parent.isValid())
        return isContainer(node(0).kind) ? node(0).childCount : 1;
    return nodeOf(parent) == 0 ? 0 : node(nodeOf(parent)).childCount;
}

std::int32_t ValueTreeModel::nodeOf(const QModelIndex &index) const
{
    return isMoreRow(index) ? -1 : std::int32_t(index.internalId());
}

std::string ValueTreeModel::stepTo(const QModelIndex &index) const
{
    std::string step;
    const explorer::ValueNode &at = node(nodeOf(index));
    if (at.parent < 0)
        return step;
    if (node(at.parent).kind == Kind::Array)
        explorer::appendIndexStep(step, std::size_t(index.row()));
    else
        explorer::appendKeyStep(step, at.key);
    return step;
}

QModelIndex ValueTreeModel::indexOf(std::int32_t node) const
{
    return node <= 0 && isContainer(this->node(0).kind)
               ? QModelIndex()
               : createIndex(m_document->index.rowOf(node), Key, quintptr(node));
}

int ValueTreeModel::shownMembers(const QModelIndex &parent) const
{
    const int all = childCount(parent);
    if (all <= kPiece)
        return all;
    const auto family = m_families.find(familyOf(parent));
    return std::min(all, family == m_families.end() ? kPiece : family->second.shown);
}

int ValueTreeModel::rowCount(const QModelIndex &parent) const
{
    const int all = childCount(parent);
    if (all <= kPiece)
        return all;
    const auto family = m_families.find(familyOf(parent));
    return shownMembers(parent) + (family == m_families.end() || family->second.hasMoreRow ? 1 : 0);
}

int ValueTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

void ValueTreeModel::showMore(const QModelIndex &moreRow)
{
    if (moreRow.isValid() && isMoreRow(moreRow))
        showAtLeast(moreRow.parent(), moreRow.row() * 2);
}

void ValueTreeModel::showAtLeast(const QModelIndex &parent, int members)
{
    const int all = childCount(parent);
    const int have = shownMembers(parent);
    const int wanted = std::min(all, members);
    if (wanted <= have)
        return;
    Family &family = m_families[familyOf(parent)];
    if (wanted == all) {
        beginRemoveRows(parent, have, have);
        family.hasMoreRow = false;
        endRemoveRows();
    }
    beginInsertRows(parent, have, wanted - 1);
    family.shown = wanted;
    endInsertRows();
    if (family.hasMoreRow) {
        const QModelIndex more = index(wanted, Key, parent);
        Q_EMIT dataChanged(more, more.siblingAtColumn(Chart));
    }
}

QVariant ValueTreeModel::moreData(const QModelIndex &at, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        if (at.column() == Key)
            return QStringLiteral("…");
        if (at.column() != Value)
            return QString();
        const int left = childCount(at.parent()) - at.row();
        return tr("%Ln more: click or press Enter for the next %1", nullptr, left)
            .arg(QLocale().toString(std::min(left, at.row())));
    }
    case MoreRole:
        return true;
    case KindRole:
        return int(Kind::Array);
    default:
        return {};
    }
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
        return at.childCount == 0 ? tr("empty object") : tr("%Ln member(s)", nullptr, at.childCount);
    case Kind::Array:
        return at.childCount == 0 ? tr("empty array") : tr("%Ln element(s)", nullptr, at.childCount);
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

QString ValueTreeModel::noteText(std::int32_t id, explorer::ValueNote::Kind kind) const
{
    QStringList texts;
    for (const explorer::ValueNote &note : m_document->tree.notesOf(id)) {
        if (note.kind == kind)
            texts += visibleText(note.text, kLongestNote);
    }
    return texts.join(QStringLiteral(", "));
}

QString ValueTreeModel::wholeText(std::int32_t id) const
{
    using Note = explorer::ValueNote::Kind;
    QString text = valueText(id);
    if (const QString unit = visibleText(explorer::unitOf(m_document->tree, id)); !unit.isEmpty())
        text += u' ' + unit;
    for (const Note kind : {Note::Meaning, Note::Type, Note::Fault}) {
        if (const QString note = noteText(id, kind); !note.isEmpty())
            text += QStringLiteral("  ") + (kind == Note::Fault ? tr("wrong: %1").arg(note) : note);
    }
    return text;
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
    if (isMoreRow(index))
        return moreData(index, role);
    const std::int32_t id = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Key)
            return keyText(id);
        return index.column() == Value ? valueText(id) : QString();
    case Qt::AccessibleTextRole:
        if (index.column() == Chart)
            return isChartable(id) ? tr("Chart this value") : QString();
        return index.column() == Value ? wholeText(id) : keyText(id);
    case PathRole:
        return QByteArray::fromStdString(m_document->tree.pathOf(id));
    case ChartableRole:
        return isChartable(id);
    case KindRole:
        return int(node(id).kind);
    case ChangedRole:
        return std::size_t(id) < m_changed.size() && m_changed[std::size_t(id)];
    case UnitRole:
        return visibleText(explorer::unitOf(m_document->tree, id));
    case MeaningRole:
        return noteText(id, explorer::ValueNote::Kind::Meaning);
    case TypeRole:
        return noteText(id, explorer::ValueNote::Kind::Type);
    case FaultRole:
        return noteText(id, explorer::ValueNote::Kind::Fault);
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
