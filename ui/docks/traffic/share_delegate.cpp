// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/traffic/share_delegate.h"

#include "model/traffic/traffic_ranking.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace ui {

void ShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const double share = std::clamp(index.data(explorer::TrafficRanking::ShareRole).toDouble(), 0.0, 1.0);
    const QRectF room = QRectF(option.rect).adjusted(space::kTight, 3, -space::kTight, -3);
    QColor color = colorsFor(option.palette).accent;
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        color = option.palette.color(QPalette::HighlightedText);
    color.setAlphaF(0.3f);
    // What is there can be seen, however little.
    const double width = share > 0 ? std::max(room.width() * share, 1.0) : 0;
    painter->fillRect(QRectF(room.topLeft(), QSizeF(width, room.height())), color);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room.adjusted(space::kTight, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace ui
