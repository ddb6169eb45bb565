// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/diff_model.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QGuiApplication>

namespace ui {

void DiffModel::setDiff(MessageDiff diff)
{
    beginResetModel();
    m_diff = std::move(diff);
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_diff.rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const MessageDiff::Row &row = m_diff.rows[std::size_t(index.row())];
    if (role == Qt::BackgroundRole) {
        const Colors colors = colorsFor(QGuiApplication::palette());
        switch (row.kind) {
        case MessageDiff::Kind::Added:
            return colors.added;
        case MessageDiff::Kind::Removed:
            return colors.removed;
        case MessageDiff::Kind::Changed:
            return colors.changed;
        }
    }
    if (role == Qt::FontRole && index.column() != Change)
        return monoFont();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Change:
        switch (row.kind) {
        case MessageDiff::Kind::Added:
            return tr("added");
        case MessageDiff::Kind::Removed:
            return tr("removed");
        case MessageDiff::Kind::Changed:
            return tr("changed");
        }
        return {};
    case Place:
        return row.place;
    case Before:
        return row.before;
    case After:
        return row.after;
    case Delta:
        return row.delta;
    default:
        return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Change:
        return tr("Change");
    case Place:
        return tr("Where");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Delta:
        return tr("Δ");
    default:
        return {};
    }
}

} // namespace ui
