// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/schema_model.h"

#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/schema_words.h"
#include "ui/widgets/plain_label.h"

#include <QStringList>

#include <algorithm>

namespace ui {

void SchemaModel::setSchema(const explorer::TopicSchema *schema)
{
    std::vector<Row> rows;
    if (schema) {
        for (const explorer::SchemaPath &path : schema->paths()) {
            Row row;
            row.cells[Path] = SchemaWords::path(path.path);
            row.cells[Types] = SchemaWords::types(path.types);
            row.cells[Range] = SchemaWords::range(path.range);
            row.cells[Usual] = SchemaWords::usualRange(path.range);
            row.cells[Presence] = SchemaWords::presence(path, schema->messages());
            row.cells[Changed] = timeText(path.changedWallNs);
            QStringList kinds;
            for (unsigned kind = 0; kind <= unsigned(explorer::SchemaDeviation::Kind::Unreadable); ++kind) {
                if (path.deviations >> kind & 1)
                    kinds += SchemaWords::kind(explorer::SchemaDeviation::Kind(kind));
            }
            row.deviations = kinds.join(tr(", "));
            rows.push_back(std::move(row));
        }
    }
    // Places are only ever added, unless it is another topic's.
    const bool goesOn = rows.size() >= m_rows.size() && !m_rows.empty() &&
                        std::equal(m_rows.begin(), m_rows.end(), rows.begin(),
                                   [](const Row &a, const Row &b) { return a.cells[Path] == b.cells[Path]; });
    if (!goesOn) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    const int before = int(m_rows.size());
    if (int(rows.size()) > before) {
        beginInsertRows({}, before, int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else {
        m_rows = std::move(rows);
    }
    Q_EMIT dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
}

int SchemaModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int SchemaModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SchemaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells[index.column()];
    case Qt::ToolTipRole:
        return plainTip(row.deviations.isEmpty() ? row.cells[index.column()]
                                                 : tr("%1: %2").arg(row.cells[Path], row.deviations));
    case Qt::AccessibleTextRole:
        return row.deviations.isEmpty() || index.column() != Path ? row.cells[index.column()]
                                                                  : tr("%1: %2").arg(row.cells[Path], row.deviations);
    case DeviatesRole:
        return !row.deviations.isEmpty();
    default:
        return {};
    }
}

QVariant SchemaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Path:
        return tr("Path");
    case Types:
        return tr("Types");
    case Range:
        return tr("Seen");
    case Usual:
        return tr("Usual");
    case Presence:
        return tr("Present");
    case Changed:
        return tr("Last change");
    default:
        return {};
    }
}

} // namespace ui
