// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/topics/topic_tree_model.h"

#include <QHash>

#include <array>

class QFontMetrics;

namespace ui {

/// The texts of the rows on screen, cut to their cells: made once per change of a row, not once per paint.
///
/// A row keeps its texts until keepUnchanged() finds that it has counted messages or left the screen. So a
/// paused view stands still although the tree below it goes on.
class RowTexts
{
public:
    /// The cell's text as it fits into `width`.
    const QString &elided(const QModelIndex &index, const QFontMetrics &metrics, int width);

    /// Begins a look at the rows on screen; keep() says whether the row has changed since its texts were
    /// made.
    void beginLook();
    bool keep(const QModelIndex &index);
    void endLook();

    /// What stands before the row's value was painted for this.
    void setSign(const QModelIndex &index, int sign);

    /// Whether the row's rate, age or sign reads differently by now; then they are made again at the next paint.
    bool timesChanged(const QModelIndex &index);
    void forget(const QModelIndex &index) { m_rows.remove(index.internalId()); }
    void clear() { m_rows.clear(); }

private:
    struct Cell
    {
        QString whole;
        QString elided;
        int width = -1; ///< that `elided` was made for; −1: nothing here
    };
    struct Row
    {
        quint64 messages = 0;
        int sign = 0;
        std::array<Cell, explorer::TopicTreeModel::ColumnCount> cells;
    };

    QHash<quintptr, Row> m_rows;
    QHash<quintptr, Row> m_kept;
};

} // namespace ui
