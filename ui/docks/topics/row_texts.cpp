// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/row_texts.h"

#include <QFontMetrics>

namespace ui {

using explorer::TopicTreeModel;

namespace {

/// No text is laid out beyond it, however wide the cell.
constexpr int kLongest = 512;

} // namespace

const QString &RowTexts::elided(const QModelIndex &index, const QFontMetrics &metrics, int width)
{
    auto row = m_rows.find(index.internalId());
    if (row == m_rows.end()) {
        row = m_rows.insert(index.internalId(), {});
        row->messages = index.data(TopicTreeModel::MessagesRole).toULongLong();
    }
    Cell &cell = row->cells[std::size_t(index.column())];
    if (cell.width < 0)
        cell.whole = index.data().toString().left(kLongest);
    if (cell.width != width) {
        cell.width = width;
        cell.elided = metrics.elidedText(cell.whole, Qt::ElideRight, width);
    }
    return cell.elided;
}

void RowTexts::beginLook() { m_kept.clear(); }

bool RowTexts::keep(const QModelIndex &index)
{
    const auto row = m_rows.constFind(index.internalId());
    if (row == m_rows.cend() || row->messages != index.data(TopicTreeModel::MessagesRole).toULongLong())
        return false;
    m_kept.insert(index.internalId(), *row);
    return true;
}

void RowTexts::endLook()
{
    m_rows.swap(m_kept);
    m_kept.clear();
}

void RowTexts::setSign(const QModelIndex &index, int sign)
{
    const auto row = m_rows.find(index.internalId());
    if (row == m_rows.end())
        m_rows.insert(index.internalId(), {index.data(TopicTreeModel::MessagesRole).toULongLong(), sign, {}});
    else
        row->sign = sign;
}

bool RowTexts::timesChanged(const QModelIndex &index)
{
    const auto row = m_rows.find(index.internalId());
    if (row == m_rows.end())
        return false; // never painted: nothing on screen to be wrong
    bool changed = index.siblingAtColumn(TopicTreeModel::Value).data(TopicTreeModel::RetainedStateRole).toInt() != row->sign;
    for (const int column : {int(TopicTreeModel::Rate), int(TopicTreeModel::Seen)}) {
        Cell &cell = row->cells[std::size_t(column)];
        if (cell.width < 0 || cell.whole == index.siblingAtColumn(column).data().toString())
            continue;
        cell.width = -1;
        changed = true;
    }
    return changed;
}

} // namespace ui
