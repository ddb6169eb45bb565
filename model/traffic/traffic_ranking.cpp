// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_ranking.h"

#include "model/payload/visible_text.h"
#include "model/session/explorer_session.h"
#include "model/traffic/traffic_text.h"

#include <QLocale>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace explorer {

namespace {

constexpr qsizetype kLongestName = 512;

QString nameOf(const RankedTraffic &ranked, TrafficRanker::Of of)
{
    QString name = visibleText(ranked.source.meter->tree().fullName(ranked.node), kLongestName);
    if (of == TrafficRanker::Of::Subtrees)
        name += QLatin1String("/#");
    return name;
}

} // namespace

void TrafficRanking::setRows(const std::vector<RankedTraffic> &rows, TrafficRanker::Of of, TrafficMeasure by,
                             const TrafficRate &total)
{
    if (of != m_of) // a node is another row then
        removeRows([](const Row &) { return true; });
    m_of = of;
    const TrafficMeasure shared = by == TrafficMeasure::Messages ? by : TrafficMeasure::Bytes;
    const double whole = total.value(shared);

    std::map<std::pair<const TrafficMeter *, NodeId>, int> places;
    for (std::size_t place = 0; place < rows.size(); ++place)
        places[{rows[place].source.meter, rows[place].node}] = int(place);
    const auto update = [&](Row &row, int place) {
        row.ranked = rows[std::size_t(place)];
        row.place = place;
        row.share = whole > 0 ? row.ranked.rate.value(shared) / whole : 0;
        const ExplorerSession *session = row.ranked.source.session;
        row.connection = session ? visibleText(session->profile().name, 80) : QString();
    };
    for (Row &row : m_rows) {
        const auto found = places.find({row.ranked.source.meter, row.ranked.node});
        row.place = -1;
        if (found == places.end())
            continue;
        update(row, found->second);
        places.erase(found);
    }
    removeRows([](const Row &row) { return row.place < 0; });
    std::vector<Row> newRows;
    for (const auto &[key, place] : places) {
        Row &row = newRows.emplace_back();
        update(row, place);
        row.name = nameOf(row.ranked, of);
    }
    appendRows(std::move(newRows));
    putInOrder();

    if (std::exchange(m_by, by) != by)
        Q_EMIT headerDataChanged(Qt::Horizontal, Share, Share);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void TrafficRanking::forget(const ExplorerSession *session)
{
    removeRows([session](const Row &row) { return row.ranked.source.session == session; });
}

template <class Goes>
void TrafficRanking::removeRows(Goes goes)
{
    for (std::size_t end = m_rows.size(); end > 0;) {
        if (!goes(m_rows[end - 1])) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && goes(m_rows[first - 1]))
            --first;
        beginRemoveRows({}, int(first), int(end) - 1);
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(first), m_rows.begin() + std::ptrdiff_t(end));
        endRemoveRows();
        end = first;
    }
}

void TrafficRanking::appendRows(std::vector<Row> rows)
{
    if (rows.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(m_rows));
    endInsertRows();
}

void TrafficRanking::putInOrder()
{
    if (std::ranges::is_sorted(m_rows, {}, &Row::place))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QModelIndexList from;
    QModelIndexList to;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (int column = 0; column < ColumnCount; ++column) {
            from += index(int(row), column);
            to += index(m_rows[row].place, column);
        }
    }
    std::ranges::sort(m_rows, {}, &Row::place);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int TrafficRanking::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int TrafficRanking::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString TrafficRanking::display(const Row &row, int column) const
{
    switch (Column(column)) {
    case Rank:
        return QLocale().toString(row.place + 1);
    case Topic:
        return row.name;
    case Messages:
        return rateText(row.ranked.rate.messages);
    case Bytes:
        return byteText(row.ranked.rate.bytes);
    case Size:
        return byteText(row.ranked.rate.size());
    case Share:
        return percentText(row.share);
    case Connection:
        return row.connection;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TrafficRanking::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Topic || index.column() >= Share ? QVariant()
                                                                  : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case ShareRole:
        return row.share;
    default: // Qt has many roles of its own
        return {};
    }
}

QVariant TrafficRanking::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Topic || section >= Share ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Share)
        return m_by == TrafficMeasure::Messages ? tr("Share of messages") : tr("Share of bytes");
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Rank:
        return tr("Rank");
    case Topic:
        return tr("Topic");
    case Messages:
        return tr("Messages/s");
    case Bytes:
        return tr("Bytes/s");
    case Size:
        return tr("Mean size");
    case Share:
        return tr("Share");
    case Connection:
        return tr("Connection");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace explorer
