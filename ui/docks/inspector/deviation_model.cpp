// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/deviation_model.h"

#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/schema_words.h"
#include "ui/text/plain_text.h"
#include "ui/widgets/plain_label.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using explorer::WatchedTopic;

void DeviationModel::showOne(explorer::ExplorerSession *session, const WatchedTopic *topic)
{
    m_leftOut = 0;
    std::vector<Row> rows;
    if (topic)
        add(rows, session, *topic, false);
    takeOver(std::move(rows));
}

void DeviationModel::showAll(const explorer::SchemaWatch &watch)
{
    m_leftOut = 0;
    std::vector<Row> rows;
    watch.forEachDeviating([&](explorer::ExplorerSession *session, const WatchedTopic &topic) { add(rows, session, topic, true); });
    // The order of the topics changes with every message; that of the rows is not to.
    std::ranges::stable_sort(rows, [](const Row &a, const Row &b) {
        return std::pair(a.entry.session, a.entry.first) < std::pair(b.entry.session, b.entry.first);
    });
    takeOver(std::move(rows));
}

void DeviationModel::add(std::vector<Row> &rows, explorer::ExplorerSession *session, const WatchedTopic &topic, bool withTopic)
{
    const QLocale locale;
    for (const explorer::SchemaDeviation &deviation : topic.schema.deviations()) {
        if (rows.size() >= kMostRows) {
            ++m_leftOut;
            continue;
        }
        Row row;
        row.entry = {session, topic.topic, deviation.id, deviation.first};
        row.cells[Kind] = SchemaWords::kind(deviation.kind);
        const auto path = std::size_t(deviation.path);
        row.cells[Where] = path < topic.schema.paths().size() ? SchemaWords::path(topic.schema.paths()[path].path) : QString();
        if (withTopic)
            row.cells[Where].prepend(visibleText(session->tree().fullName(session->tree().nodeOf(topic.topic))) + QStringLiteral("  "));
        row.cells[What] = SchemaWords::deviation(topic.schema, deviation);
        row.cells[First] = timeText(deviation.firstWallNs);
        row.cells[Count] = locale.toString(qulonglong(deviation.count));
        rows.push_back(std::move(row));
    }
}

void DeviationModel::takeOver(std::vector<Row> rows)
{
    const std::size_t before = m_rows.size();
    const bool goesOn = before > 0 && rows.size() >= before &&
                        std::equal(m_rows.begin(), m_rows.end(), rows.begin(),
                                   [](const Row &a, const Row &b) { return a.entry == b.entry; });
    if (!goesOn) {
        if (before == 0 && rows.empty())
            return;
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    if (rows.size() > before) {
        beginInsertRows({}, int(before), int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else {
        m_rows = std::move(rows);
    }
    Q_EMIT dataChanged(index(0, 0), index(int(before) - 1, ColumnCount - 1));
}

int DeviationModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int DeviationModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DeviationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells[index.column()];
    case Qt::ToolTipRole:
        return plainTip(row.cells[index.column()]);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Count ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant DeviationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind:
        return tr("Deviation");
    case Where:
        return tr("Where");
    case What:
        return tr("What");
    case First:
        return tr("First");
    case Count:
        return tr("Messages");
    default:
        return {};
    }
}

} // namespace ui
