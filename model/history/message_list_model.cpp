// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_list_model.h"

#include "model/history/history_walk.h"
#include "model/history/message_row_text.h"
#include "model/history/message_text.h"
#include "model/payload/value_preview.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace explorer {

namespace {

constexpr int kPreviewLength = 160;
constexpr std::chrono::milliseconds kMoment{4};
/// More gaps than these at once (quiet topics that speak again) are told as a new list: each alone would cost a signal.
constexpr std::size_t kMostGaps = 256;
/// Payload bytes tested between two looks at the clock; each message counts as some.
constexpr std::size_t kTestedAtOnce = 64 * 1024;
constexpr std::size_t kPerMessage = 512;

} // namespace

struct MessageListModel::State
{
    const MessageStore *store = nullptr;
    TopicId topic = kNoTopic;
    std::unique_ptr<TopicScope> scope;
    HistoryWalk walk;
    SequenceList inScope;
    Test test;
    SequenceList matches;    ///< with a test
    Sequence testedFrom = 0; ///< rows of inScope in [testedFrom, testedTo) have been tested
    Sequence testedTo = 0;
    MessageRowText text;
    std::uint64_t seen = 0; ///< messages that had come when the newest row was added

    SequenceList &shown() { return test ? matches : inScope; }
    const SequenceList &shown() const { return test ? matches : inScope; }
    std::uint64_t received() const { return scope ? scope->received() : store ? store->received(topic) : 0; }
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
    m->scope.reset();
    start();
    endResetModel();
    refresh();
}

void MessageListModel::setScope(const MessageStore &store, std::unique_ptr<TopicScope> scope)
{
    beginResetModel();
    m->store = &store;
    m->topic = kNoTopic;
    m->walk = {};
    m->scope = std::move(scope);
    start();
    endResetModel();
    refresh();
}

void MessageListModel::start()
{
    forgetRows();
    m->walk = m->scope   ? HistoryWalk(*m->store, *m->scope)
              : m->store ? HistoryWalk(*m->store, m->topic)
                         : HistoryWalk();
    m->seen = m->received();
}

void MessageListModel::forgetRows()
{
    m->inScope.clear();
    m->matches.clear();
    m->testedFrom = m->testedTo = 0;
}

const TopicScope *MessageListModel::scope() const { return m->scope.get(); }

void MessageListModel::setTest(Test test)
{
    beginResetModel();
    m->test = std::move(test);
    m->matches.clear();
    m->testedFrom = m->testedTo = m->inScope.empty() ? 0 : m->inScope.back() + 1;
    endResetModel();
    refresh();
}

void MessageListModel::setValuePath(const ValuePath &path)
{
    m->text.setValuePath(path);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Value), index(rowCount() - 1, ValueDelta));
}

void MessageListModel::refresh() { advance(std::chrono::steady_clock::now() + kMoment); }

bool MessageListModel::advance(Deadline deadline)
{
    if (!m->store)
        return false;
    bool more = true;
    do
        more = takePiece(deadline);
    while (more && std::chrono::steady_clock::now() < deadline);
    if (!m_paused && m->walk.sawNewest())
        m->seen = m->received();
    if (m->test)
        more |= testMore(deadline);
    return more;
}

bool MessageListModel::takePiece(Deadline deadline)
{
    HistoryWalk::Piece piece;
    const bool more = m->walk.next(piece, m->inScope, deadline, m_paused);
    if (piece.restart) {
        beginResetModel();
        forgetRows();
        endResetModel();
    }
    if (!piece.gone.empty()) {
        eraseFromView(m->inScope, piece.gone, !m->test);
        if (m->test)
            eraseFromView(m->matches, piece.gone, true);
    }
    if (m->test && m->inScope.empty() && !(piece.newer.empty() && piece.older.empty())) // a first row, tested from both its sides
        m->testedFrom = m->testedTo = (piece.newer.empty() ? piece.older.front() : piece.newer.back()) + 1;
    addRows(piece.newer, piece.older, m->inScope, !m->test);
    return more;
}

/// `gone` is ascending. Some of it may not be listed.
void MessageListModel::eraseFromView(SequenceList &list, const std::vector<Sequence> &gone, bool isShown)
{
    struct Run
    {
        std::size_t first;
        std::size_t count;
    };
    std::vector<Run> runs;
    for (const Sequence sequence : gone) {
        const std::size_t place = list.lowerBound(sequence);
        if (place >= list.size() || list[place] != sequence)
            continue;
        if (!runs.empty() && runs.back().first + runs.back().count == place)
            ++runs.back().count;
        else
            runs.push_back({place, 1});
    }
    const bool asReset = isShown && runs.size() > kMostGaps;
    if (asReset)
        beginResetModel();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const int lastRow = int(list.size() - 1 - run->first);
        if (isShown && !asReset)
            beginRemoveRows({}, lastRow - int(run->count) + 1, lastRow);
        list.erase(run->first, run->count);
        if (isShown && !asReset)
            endRemoveRows();
    }
    if (asReset)
        endResetModel();
}

/// `newer` ascending, `older` descending.
void MessageListModel::addRows(const std::vector<Sequence> &newer, const std::vector<Sequence> &older, SequenceList &list,
                               bool isShown)
{
    if (!newer.empty()) {
        if (isShown)
            beginInsertRows({}, 0, int(newer.size()) - 1);
        for (const Sequence sequence : newer)
            list.pushNewer(sequence);
        if (isShown)
            endInsertRows();
    }
    if (!older.empty()) {
        const int first = int(list.size());
        if (isShown)
            beginInsertRows({}, first, first + int(older.size()) - 1);
        for (const Sequence sequence : older)
            list.pushOlder(sequence);
        if (isShown)
            endInsertRows();
    }
}

/// Newer ones first, so that a filtered list follows as an unfiltered one does.
bool MessageListModel::testMore(Deadline deadline)
{
    const SequenceList &rows = m->inScope;
    std::vector<Sequence> newer;
    std::vector<Sequence> older;
    std::size_t work = 0;
    bool isOver = false;
    const auto holds = [&](Sequence sequence) {
        const MessageView message = m->store->at(sequence);
        work += kPerMessage + message.payload.size();
        if (work >= kTestedAtOnce) {
            work = 0;
            isOver = std::chrono::steady_clock::now() >= deadline;
        }
        return message && m->test(message);
    };
    for (std::size_t i = rows.lowerBound(m->testedTo); i < rows.size() && !isOver; ++i) {
        const Sequence sequence = rows[i];
        if (holds(sequence))
            newer.push_back(sequence);
        m->testedTo = sequence + 1;
    }
    for (std::size_t i = rows.lowerBound(m->testedFrom); i > 0 && !isOver; --i) {
        const Sequence sequence = rows[i - 1];
        if (holds(sequence))
            older.push_back(sequence);
        m->testedFrom = sequence;
    }
    addRows(newer, older, m->matches, true);
    return progress().tested < rows.size();
}

MessageListModel::Progress MessageListModel::progress() const
{
    Progress progress;
    progress.inMemory = m->inScope.size();
    progress.tested = m->test ? m->inScope.lowerBound(m->testedTo) - m->inScope.lowerBound(m->testedFrom) : m->inScope.size();
    progress.reachedOldest = !m->store || m->walk.reachedOldest();
    progress.received = m_paused ? m->seen : m->received();
    return progress;
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
    const std::uint64_t received = m->received();
    if (m->scope)
        return std::size_t(received - m->seen);
    // Eviction goes oldest first, so what is kept of a topic are its newest.
    return std::size_t(std::min(received - m->seen, received - m->store->evicted(m->topic)));
}

Sequence MessageListModel::sequenceAt(int row) const
{
    const SequenceList &rows = m->shown();
    return row >= 0 && std::size_t(row) < rows.size() ? rows[rows.size() - 1 - std::size_t(row)] : kNoSequence;
}

int MessageListModel::rowOf(Sequence sequence) const
{
    const SequenceList &rows = m->shown();
    const std::size_t place = rows.lowerBound(sequence);
    return place < rows.size() && rows[place] == sequence ? int(rows.size() - 1 - place) : -1;
}

int MessageListModel::rowAtTime(std::int64_t wallNs) const
{
    const SequenceList &rows = m->shown();
    std::size_t low = 0; // rows below it came in time
    std::size_t high = rows.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const MessageView message = m->store->at(rows[middle]);
        if (!message || message.record->wallNs <= wallNs) // what has left is the oldest
            low = middle + 1;
        else
            high = middle;
    }
    return rows.empty() ? -1 : int(rows.size() - std::max<std::size_t>(low, 1));
}

std::size_t MessageListModel::memoryBytes() const { return m->inScope.memoryBytes() + m->matches.memoryBytes(); }

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m->shown().size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m->store)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = index.column() == Delta || index.column() == Value || index.column() == ValueDelta ||
                              index.column() == Size;
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    const Sequence sequence = sequenceAt(index.row());
    if (role == SequenceRole)
        return QVariant::fromValue(sequence);
    const MessageView message = m->store->at(sequence);
    if (!message) // evicted since the last refresh
        return role == Qt::DisplayRole && index.column() == Preview ? tr("(no longer in memory)") : QVariant();
    switch (role) {
    case WallNsRole:
        return qint64(message.record->wallNs);
    case DeltaNsRole: {
        const auto ns = MessageRowText::deltaNs(*m->store, message);
        return ns ? QVariant(qint64(*ns)) : QVariant();
    }
    case SizeRole:
        return qulonglong(message.payloadSize());
    case RetainRole:
        return message.record->retain();
    case Qt::DisplayRole:
        return textOf(message, index.column());
    default:
        return {};
    }
}

QString MessageListModel::textOf(const MessageView &message, int column) const
{
    switch (column) {
    case Time:
        return timeOfDayText(message.record->wallNs);
    case Topic:
        return m->scope ? shownText(m->scope->nameOf(message.record->topic), kPreviewLength) : QString();
    case Delta: {
        const auto ns = MessageRowText::deltaNs(*m->store, message);
        return ns ? deltaText(*ns) : QString();
    }
    case Value:
        return m->text.value(message);
    case ValueDelta:
        return m->text.valueDelta(*m->store, message);
    case Qos:
        return QString::number(int(message.record->qos()));
    case Flags:
        return MessageRowText::flags(*message.record);
    case Size:
        return sizeText(message.payloadSize());
    case Preview:
        return payloadPreview(message.payload, kPreviewLength, message.payloadSize());
    default:
        return {};
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Topic:
        return tr("Topic");
    case Delta:
        return tr("Δt");
    case Value:
        return tr("Value");
    case ValueDelta:
        return tr("Δvalue");
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
