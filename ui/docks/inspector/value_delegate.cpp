// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/value_delegate.h"

#include "model/payload/value_tree.h"
#include "ui/docks/inspector/value_tree_model.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {

namespace {

QColor valueColor(explorer::ValueNode::Kind kind, const Colors &colors, const QPalette &palette)
{
    using Kind = explorer::ValueNode::Kind;
    switch (kind) {
    case Kind::String:
        return colors.syntaxString;
    case Kind::Number:
        return colors.syntaxNumber;
    case Kind::True:
    case Kind::False:
    case Kind::Null:
        return colors.syntaxLiteral;
    case Kind::Object:
    case Kind::Array:
        return colors.muted;
    case Kind::Binary:
        return palette.color(QPalette::Text);
    }
    return palette.color(QPalette::Text);
}

/// What is said of a value, behind it.
struct Remark
{
    QString text;
    QColor color;
    int spaces = 2; ///< before it
    bool isFault = false;
};

std::vector<Remark> remarksOf(const QModelIndex &index, const Colors &colors)
{
    std::vector<Remark> remarks;
    const auto add = [&](int role, const QColor &color, int spaces, bool isFault) {
        if (const QString text = index.data(role).toString(); !text.isEmpty())
            remarks.push_back({text, color, spaces, isFault});
    };
    add(ValueTreeModel::UnitRole, colors.muted, 1, false);
    add(ValueTreeModel::MeaningRole, colors.syntaxLiteral, 2, false);
    add(ValueTreeModel::TypeRole, colors.muted, 2, false);
    add(ValueTreeModel::FaultRole, colors.warning, 2, true);
    return remarks;
}

} // namespace

void paintWave(QPainter *painter, const QRectF &where, const QColor &color)
{
    const qreal width = where.width();
    const qreal swing = where.height() / 2;
    const QPointF left(where.left(), where.center().y());
    QPainterPath wave(left);
    wave.cubicTo(left + QPointF(width * 0.18, -swing * 1.7), left + QPointF(width * 0.32, -swing * 1.7),
                 left + QPointF(width * 0.5, 0));
    wave.cubicTo(left + QPointF(width * 0.68, swing * 1.7), left + QPointF(width * 0.82, swing * 1.7),
                 left + QPointF(width, 0));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter->drawPath(wave);
    painter->restore();
}

void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Colors colors = colorsFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group =
        option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    if (selected)
        painter->fillRect(option.rect, option.palette.brush(group, QPalette::Highlight));
    else if (index.column() == ValueTreeModel::Value && index.data(ValueTreeModel::ChangedRole).toBool())
        painter->fillRect(option.rect, colors.fresh);
    const QColor onSelection = option.palette.color(group, QPalette::HighlightedText);

    if (index.column() == ValueTreeModel::Chart) {
        if (!index.data(ValueTreeModel::ChartableRole).toBool())
            return;
        const bool hovered = m_hovered == index;
        QRectF box(0, 0, 22, 18);
        box.moveCenter(QRectF(option.rect).center());
        if (hovered) {
            QColor fill = selected ? onSelection : colors.accent;
            fill.setAlphaF(0.18f);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(fill);
            painter->drawRoundedRect(box, kCornerRadius, kCornerRadius);
            painter->restore();
        }
        paintWave(painter, box.adjusted(4, 4, -4, -4), selected ? onSelection : colors.accent);
        return;
    }

    const auto kind = explorer::ValueNode::Kind(index.data(ValueTreeModel::KindRole).toInt());
    const bool more = index.data(ValueTreeModel::MoreRole).toBool();
    QColor color = more ? colors.accent : valueColor(kind, colors, option.palette);
    if (index.column() == ValueTreeModel::Key)
        color = index.data(ValueTreeModel::IndexKeyRole).toBool() ? colors.muted : colors.syntaxKey;
    painter->setFont(option.font);
    QRect room = option.rect.adjusted(space::kTight, 0, -space::kTight, 0);
    const auto write = [&](const QString &text, const QColor &textColor) {
        if (room.width() <= 0)
            return;
        const QString shown = option.fontMetrics.elidedText(text, Qt::ElideRight, room.width());
        painter->setPen(selected ? onSelection : textColor);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
        room.setLeft(room.left() + option.fontMetrics.horizontalAdvance(shown));
    };
    write(index.data().toString(), color);
    if (index.column() != ValueTreeModel::Value)
        return;
    const int blank = option.fontMetrics.horizontalAdvance(u' ');
    for (const Remark &remark : remarksOf(index, colors)) {
        room.setLeft(room.left() + remark.spaces * blank);
        if (remark.isFault && room.width() >= kIconSize) {
            const QRect sign(room.left(), room.center().y() - kIconSize / 2, kIconSize, kIconSize);
            icon(QStringLiteral("warning"), selected ? onSelection : colors.warning).paint(painter, sign);
            room.setLeft(sign.right() + space::kTight);
        }
        write(remark.text, remark.color);
    }
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QString text = index.column() == ValueTreeModel::Chart ? QString() : index.data().toString().left(200);
    int signs = 0;
    if (index.column() == ValueTreeModel::Value) {
        for (const Remark &remark : remarksOf(index, {})) {
            text += QString(remark.spaces, u' ') + remark.text;
            signs += remark.isFault ? kIconSize + space::kTight : 0;
        }
    }
    return {option.fontMetrics.horizontalAdvance(text) + signs + 2 * space::kTight + 2,
            option.fontMetrics.height() + 6};
}

} // namespace ui
