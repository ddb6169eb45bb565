// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints the cells of the value tree: keys and values in the syntax colours, a fresh background where a
/// value has just changed, and a small wave as chart button beside every number.
class ValueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setHovered(const QModelIndex &index) { m_hovered = index; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QPersistentModelIndex m_hovered;
};

/// The sine wave that stands for "chart this" everywhere in the inspector.
void paintWave(QPainter *painter, const QRectF &where, const QColor &color);

} // namespace ui
