// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the cells of TopicTreeModel say.
#include "model/history/message_store.h"
#include "model/history/message_text.h"
#include "model/topics/retained_facts.h"
#include "model/topics/topic_tree_model_state.h"
#include "model/topics/topic_words.h"
#include "model/payload/value_preview.h"

#include <QLocale>

namespace explorer {

namespace {

/// Rates below it read as nothing, from kFastest on they are told in thousands or millions: three figures are what the
/// eye takes in of a number that moves.
constexpr double kSlowest = 0.05;
constexpr double kFastest = 10'000;
constexpr int kLongestValue = 512;

QString rateText(double perSecond)
{
    if (perSecond < kSlowest)
        return {};
    const auto threeFigures = [](double number) {
        return QLocale().toString(number, 'f', number < 9.995 ? 2 : number < 99.95 ? 1 : 0);
    };
    if (perSecond >= 999'500)
        return TopicTreeModel::tr("%1 M/s", "millions per second").arg(threeFigures(perSecond / 1e6));
    if (perSecond >= kFastest)
        return TopicTreeModel::tr("%1 k/s", "thousands per second").arg(threeFigures(perSecond / 1e3));
    return TopicTreeModel::tr("%1/s").arg(QLocale().toString(perSecond, 'f', perSecond < 9.95 ? 1 : 0));
}

QString ageText(std::int64_t ns)
{
    const double seconds = double(std::max(ns, std::int64_t(0))) * 1e-9;
    if (seconds < 9.95)
        return TopicTreeModel::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    if (seconds < 60)
        return TopicTreeModel::tr("%1 s").arg(int(seconds));
    if (seconds < 3'600)
        return TopicTreeModel::tr("%1 min").arg(int(seconds / 60));
    if (seconds < 86'400)
        return TopicTreeModel::tr("%1 h").arg(int(seconds / 3'600));
    return TopicTreeModel::tr("%1 d").arg(QLocale().toString(int(seconds / 86'400)));
}

MessageView newestOf(const TopicTreeSource &info, NodeId node)
{
    const Sequence sequence = info.tree->shownNewest(node);
    return info.store && sequence != kNoSequence ? info.store->at(sequence) : MessageView();
}

} // namespace

QString TopicTreeModel::valueText(const Source &source, NodeId node) const
{
    if (node == kRootNode)
        return source.info.stateText;
    const TopicTree &tree = *source.info.tree;
    if (tree.topicOf(node) == kNoTopic)
        return tr("%Ln topic(s)", nullptr, int(tree.shownTopics(node)));
    const MessageView message = newestOf(source.info, node);
    if (!message && tree.shownNewest(node) != kNoSequence)
        return tr("no longer in memory"); // a paused view may be older than what the budget keeps
    return message ? payloadPreview(message.payload, kLongestValue, message.payloadSize()) : QString();
}

/// Empty where no children are left out.
QString TopicTreeModel::rowsNote(const Source &source, NodeId node) const
{
    const std::vector<NodeId> *list = source.rows.listOf(node);
    const std::size_t children = list ? source.childCount(node) : 0;
    if (!list || list->size() >= children || children <= m->mostRows)
        return {};
    return tr("%1 of %2 rows").arg(QLocale().toString(qulonglong(list->size())), QLocale().toString(qulonglong(children)));
}

QVariant TopicTreeModel::display(const Source &source, NodeId node, int column) const
{
    const TopicTree &tree = *source.info.tree;
    switch (Column(column)) {
    case Topic:
        return node == kRootNode ? source.info.label : shownText(tree.levelName(node));
    case Value: {
        const QString value = valueText(source, node);
        const QString note = rowsNote(source, node);
        return note.isEmpty() ? value : note + QStringLiteral(" · ") + value;
    }
    case Messages:
        return QLocale().toString(qulonglong(tree.shownMessages(node)));
    case Rate:
        return rateText(tree.shownRate(node, m->now()));
    case Bytes:
        return tree.shownMessages(node) == 0 ? QString() : sizeText(tree.shownBytes(node));
    case Seen: {
        if (tree.shownMessages(node) == 0)
            return QString();
        const QString age = ageText(m->now() - tree.shownLastNs(node));
        return silenceOf(source, node) > 0 ? QStringLiteral("⚠ ") + age : age;
    }
    case ColumnCount:
        break;
    }
    return {};
}

RetainedState TopicTreeModel::retainedOf(const Source &source, NodeId node) const
{
    return retainedState(*source.info.tree, source.info.store, node, m->now());
}

double TopicTreeModel::silenceOf(const Source &source, NodeId node) const
{
    return source.info.tree->silentPeriods(node, m->now());
}

/// What more there is to say of a cell.
QString TopicTreeModel::hint(const Source &source, NodeId node, int column) const
{
    QStringList hints;
    if (!rowsNote(source, node).isEmpty())
        hints += tr("So many rows are not shown below one level. The filter finds the others; sorting by a figure shows those "
                    "with the most.");
    if (node == kRootNode && !source.info.stateHint.isEmpty() && hints.isEmpty())
        hints += source.info.stateHint;
    if (column == Value)
        hints += TopicWords::retained(retainedOf(source, node));
    if (column == Seen)
        hints += TopicWords::silence(silenceOf(source, node), double(source.info.tree->shownHeartbeat(node).period));
    hints.removeAll(QString());
    return hints.join(u'\n');
}

QVariant TopicTreeModel::data(const QModelIndex &index, int role) const
{
    const Source *source = sourceOf(index);
    if (!source)
        return {};
    const NodeId node = nodeAt(index);
    const TopicTree &tree = *source->info.tree;
    switch (role) {
    case Qt::DisplayRole:
        return display(*source, node, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= Messages ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return hint(*source, node, index.column());
    case NodeRole:
        return node;
    case SourceRole:
        return m->rowOf(*source);
    case TopicNameRole: {
        const std::string name = tree.fullName(node);
        return QByteArray(name.data(), qsizetype(name.size()));
    }
    case IsTopicRole:
        return tree.topicOf(node) != kNoTopic;
    case PhaseRole:
        return source->info.phase;
    case ChangedNsRole:
        return qint64(tree.shownLastNs(node));
    case RetainedStateRole:
        return int(retainedOf(*source, node));
    case SilentRole:
        return silenceOf(*source, node);
    case MatchRole:
        return source->filtered && source->filtered->isMatch(node);
    case MessagesRole:
        return qulonglong(tree.shownMessages(node));
    default: // Qt has many roles of its own
        return {};
    }
}

QVariant TopicTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Messages ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Topic:
        return tr("Topic");
    case Value:
        return tr("Value");
    case Messages:
        return tr("Messages");
    case Rate:
        return tr("Rate");
    case Bytes:
        return tr("Bytes");
    case Seen:
        return tr("Seen");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace explorer
