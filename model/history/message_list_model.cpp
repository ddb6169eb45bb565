// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_list_model.h"

#include "model/history/message_text.h"
#include "model/payload/value_preview.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace explorer {

namespace {

/// Rows read off the chain at a time when a view scrolls down.
constexpr std::size_t kChunk = 5'000;
constexpr int kPreviewLength = 160;

} // namespace

/// `rows` holds sequence numbers in ascending order: the newest, which is row 0, at the back, where it is
/// cheap to add.
struct MessageListModel::State
{
    const MessageStore *store = nullptr;
    TopicId topic = kNoTopic;
    std::deque<Sequence> rows;
    std::uint64_t seen = 0; ///< messages of the topic that had come when the newest row was added

    Sequence at(int row) const { return rows[rows.size() - 1 - std::size_t(row)]; }
    Sequence newestShown() const { return rows.empty() ? kNoSequence : rows.back(); }

    /// The oldest row's predecessor, if it is still in memory.
    MessageView beforeOldest() const
    {
        const MessageView oldest = store && !rows.empty() ? store->at(rows.front()) : MessageView();
        return oldest ? store->at(oldest.previousOfTopic) : MessageView();
    }

    /// Sequence numbers newer than what is shown, newest first.
    std::vector<Sequence> newer() const
    {
        std::vector<Sequence> found;
        if (!store)
            return found;
        MessageView message = store->at(store->newest(topic));
        while (message && (rows.empty() || message.sequence > rows.back())) {
            found.push_back(message.sequence);
            if (rows.empty() && found.size() == kChunk)
                break;
            message = store->at(message.previousOfTopic);
        }
        return found;
    }

    /// The next older ones behind the last row, newest first.
    std::vector<Sequence> older() const
    {
        std::vector<Sequence> found;
        MessageView message = beforeOldest();
        while (message && found.size() < kChunk) {
            found.push_back(message.sequence);
            message = store->at(message.previousOfTopic);
        }
        return found;
    }
};

MessageListModel::MessageListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m(std::make_unique<State>())
{}

MessageListModel::~MessageListModel() = default;

void MessageListModel::setTopic(const MessageStore *store, TopicId topic)
{
    beginResetModel();
    m->store = topic == kNoTopic ? nullptr : store;
    m->topic = topic;
    m->rows.clear();
    m->seen = m->store ? m->store->received(topic) : 0;
    for (const Sequence sequence : m->newer())
        m->rows.push_front(sequence);
    endResetModel();
}

void MessageListModel::refresh()
{
    if (m_paused || !m->store)
        return;
    removeEvicted();
    m->seen = m->store->received(m->topic);
    const std::vector<Sequence> newer = m->newer();
    if (newer.empty())
        return;
    beginInsertRows({}, 0, int(newer.size()) - 1);
    m->rows.insert(m->rows.end(), newer.rbegin(), newer.rend());
    endInsertRows();
}

void MessageListModel::removeEvicted()
{
    // What is gone is always the oldest: one run at the end. A topic's newest message is never gone.
    std::size_t gone = 0;
    while (gone < m->rows.size() && !m->store->at(m->rows[gone]))
        ++gone;
    if (gone == 0)
        return;
    const int count = int(m->rows.size());
    beginRemoveRows({}, count - int(gone), count - 1);
    m->rows.erase(m->rows.begin(), m->rows.begin() + std::ptrdiff_t(gone));
    endRemoveRows();
}

void MessageListModel::setPaused(bool paused)
{
    m_paused = paused;
    refresh();
}

std::size_t MessageListModel::newerCount() const
{
    if (!m_paused || !m->store)
        return 0;
    // Eviction goes oldest first, so what is kept of a topic are its newest.
    const std::uint64_t received = m->store->received(m->topic);
    return std::size_t(std::min(received - m->seen, received - m->store->evicted(m->topic)));
}

Sequence MessageListModel::sequenceAt(int row) const
{
    return row >= 0 && row < rowCount() ? m->at(row) : kNoSequence;
}

int MessageListModel::rowOf(Sequence sequence) const
{
    const auto found = std::ranges::lower_bound(m->rows, sequence);
    return found != m->rows.end() && *found == sequence ? int(m->rows.end() - found) - 1 : -1;
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m->rows.size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool MessageListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m->beforeOldest();
}

void MessageListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const std::vector<Sequence> older = m->older();
    const int first = rowCount();
    beginInsertRows({}, first, first + int(older.size()) - 1);
    for (const Sequence sequence : older)
        m->rows.push_front(sequence);
    endInsertRows();
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m->store)
        return {};
    const MessageView message = m->store->at(m->at(index.row()));
    if (!message) // evicted since the last refresh
        return role == Qt::DisplayRole && index.column() == Preview ? tr("(no longer in memory)")
                                                                    : QVariant();
    const MessageRecord &record = *message.record;
    const auto delta = [&]() -> std::optional<std::int64_t> {
        const MessageView previous = m->store->at(message.previousOfTopic);
        return previous ? std::optional(record.steadyNs - previous.record->steadyNs) : std::nullopt;
    };

    switch (role) {
    case SequenceRole:
        return QVariant::fromValue(message.sequence);
    case WallNsRole:
        return qint64(record.wallNs);
    case DeltaNsRole: {
        const auto ns = delta();
        return ns ? QVariant(qint64(*ns)) : QVariant();
    }
    case SizeRole:
        return qulonglong(message.payloadSize());
    case RetainRole:
        return record.retain();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (index.column() == Delta || index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }

    switch (index.column()) {
    case Time:
        return timeOfDayText(record.wallNs);
    case Delta: {
        const auto ns = delta();
        return ns ? deltaText(*ns) : QString();
    }
    case Qos:
        return int(record.qos());
    case Flags:
        return flagsText(record);
    case Size:
        return sizeText(message.payloadSize());
    case Preview:
        return payloadPreview(message.payload, kPreviewLength, message.payloadSize());
    default:
        return {};
    }
}

QString MessageListModel::flagsText(const MessageRecord &record)
{
    QStringList flags;
    if (record.retain())
        flags += tr("retained");
    if (record.dup())
        flags += tr("DUP");
    if (record.isCut())
        flags += tr("cut");
    return flags.join(tr(", "));
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Delta:
        return tr("Δt");
    case Qos:
        return tr("QoS");
    case Flags:
        return tr("Flags");
    case Size:
        return tr("Size");
    case Preview:
        return tr("Payload");
    default:
        return {};
    }
}

} // namespace explorer
