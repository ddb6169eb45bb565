// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pairing/request_list_model.h"

#include "model/history/message_text.h"
#include "model/payload/visible_text.h"

#include <algorithm>

namespace explorer {

namespace {

/// More changes than this are told as one: a view takes longer for so many than for all rows anew.
constexpr std::size_t kMostRuns = 64;

} // namespace

void RequestListModel::setSources(std::vector<Source> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_seen.clear();
    m_rows = chosen();
    endResetModel();
}

void RequestListModel::setChoice(const Choice &choice)
{
    if (m_choice == choice)
        return;
    beginResetModel();
    m_choice = choice;
    m_rows = chosen();
    endResetModel();
}

void RequestListModel::refresh()
{
    std::vector<std::uint64_t> revisions;
    for (const Source &source : m_sources)
        revisions.push_back(source.pairing->revision());
    if (revisions == m_seen)
        return;
    m_seen = std::move(revisions);
    takeOver(chosen());
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::vector<RequestListModel::Row> RequestListModel::chosen() const
{
    std::vector<Row> rows;
    for (std::size_t place = 0; place < m_sources.size(); ++place) {
        const RequestPairing &pairing = *m_sources[place].pairing;
        const PairingName topic = m_choice.topic.empty() ? PairingNames::kNone : pairing.names().find(m_choice.topic);
        if (!m_choice.topic.empty() && topic == PairingNames::kNone)
            continue;
        for (PairId id = pairing.firstId(); id < pairing.endId(); ++id) {
            const RequestPair &pair = *pairing.find(id);
            if ((m_choice.states >> unsigned(pair.state) & 1) == 0)
                continue;
            const auto isOfTopic = [&] {
                return topic == PairingNames::kNone || pair.requestTopic == topic ||
                       std::any_of(pair.lanes.begin(), pair.lanes.begin() + pair.laneCount,
                                   [&](const PairingLane *lane) { return lane->topic == topic; });
            };
            if (isOfTopic())
                rows.push_back({pair.requestWallNs, std::uint32_t(place), id});
        }
    }
    // Of one connection they nearly are.
    if (!std::ranges::is_sorted(rows))
        std::ranges::sort(rows);
    return rows;
}

/// Rows that stay keep their identity: selection and place on screen stay with them.
void RequestListModel::takeOver(std::vector<Row> rows)
{
    struct Run
    {
        std::size_t first;
        std::size_t count;
    };
    const auto runsOfMissing = [](const std::vector<Row> &of, const std::vector<Row> &in) {
        std::vector<Run> runs;
        std::size_t at = 0;
        for (std::size_t i = 0; i < of.size(); ++i) {
            while (at < in.size() && in[at] < of[i])
                ++at;
            if (at < in.size() && in[at] == of[i])
                continue;
            if (!runs.empty() && runs.back().first + runs.back().count == i)
                ++runs.back().count;
            else
                runs.push_back({i, 1});
        }
        return runs;
    };
    const std::vector<Run> gone = runsOfMissing(m_rows, rows);
    const std::vector<Run> come = runsOfMissing(rows, m_rows);
    if (gone.size() + come.size() > kMostRuns) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    // From behind, so that the places of the others stay right.
    for (auto run = gone.rbegin(); run != gone.rend(); ++run) {
        const int last = int(m_rows.size()) - 1;
        beginRemoveRows({}, last - int(run->first + run->count) + 1, last - int(run->first));
        const auto begin = m_rows.begin() + std::ptrdiff_t(run->first);
        m_rows.erase(begin, begin + std::ptrdiff_t(run->count));
        endRemoveRows();
    }
    for (const Run &run : come) {
        // `first` counts in the list as it will be; before it everything is there already.
        const int row = int(m_rows.size() - run.first);
        beginInsertRows({}, row, row + int(run.count) - 1);
        const auto from = rows.begin() + std::ptrdiff_t(run.first);
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(run.first), from, from + std::ptrdiff_t(run.count));
        endInsertRows();
    }
}

const RequestPair *RequestListModel::pairAt(int row) const
{
    const RequestPairing *pairing = pairingAt(row);
    return pairing ? pairing->find(m_rows[m_rows.size() - 1 - std::size_t(row)].id) : nullptr;
}

const RequestPairing *RequestListModel::pairingAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return m_sources[m_rows[m_rows.size() - 1 - std::size_t(row)].source].pairing;
}

QString RequestListModel::stateText(PairState state)
{
    switch (state) {
    case PairState::Waiting:
        return tr("waiting");
    case PairState::Answered:
        return tr("answered");
    case PairState::Late:
        return tr("late");
    case PairState::Unanswered:
        return tr("unanswered");
    case PairState::NotSent:
        return tr("not sent");
    }
    return {};
}

int RequestListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RequestListModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RequestListModel::data(const QModelIndex &index, int role) const
{
    const RequestPair *pair = index.isValid() ? pairAt(index.row()) : nullptr;
    if (!pair)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*pair, m_sources[m_rows[m_rows.size() - 1 - std::size_t(index.row())].source], index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Latency ? Qt::AlignRight : Qt::AlignLeft));
    case PairStateRole:
        return int(pair->state);
    default:
        return {};
    }
}

QString RequestListModel::display(const RequestPair &pair, const Source &source, int column) const
{
    const PairingNames &names = source.pairing->names();
    switch (column) {
    case Time:
        return timeOfDayText(pair.requestWallNs);
    case State:
        return pair.answers > 1 ? tr("%1, %Ln answer(s)", nullptr, int(pair.answers)).arg(stateText(pair.state))
                                : stateText(pair.state);
    case Request: {
        const QString topic = visibleText(names.text(pair.requestTopic));
        return pair.isOwn ? tr("%1 (from here)").arg(topic) : topic;
    }
    case Answer: {
        if (pair.hasAnswer())
            return visibleText(names.text(pair.answerTopic));
        QStringList topics;
        for (std::size_t i = 0; i < pair.laneCount; ++i)
            topics += visibleText(names.text(pair.lanes[i]->topic));
        return tr("expected on %1").arg(topics.join(tr(" or ")));
    }
    case Latency:
        return pair.hasAnswer() ? deltaText(pair.latencyNs()).mid(1) : QString();
    case By:
        if (pair.rule == RequestPair::kByResponseTopic)
            return pair.laneCount > 0 && pair.lanes[0]->isKeyed() ? tr("response topic, correlation data")
                                                                  : tr("response topic");
        return pair.rule < source.pairing->rules().size() ? visibleText(source.pairing->rules()[pair.rule].text())
                                                          : tr("an earlier convention");
    case Connection:
        return source.label;
    default:
        return {};
    }
}

QVariant RequestListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case State:
        return tr("State");
    case Request:
        return tr("Request");
    case Answer:
        return tr("Answer");
    case Latency:
        return tr("Latency");
    case By:
        return tr("Paired by");
    case Connection:
        return tr("Connection");
    default:
        return {};
    }
}

} // namespace explorer
