// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/welcome_delegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int kIcon = 22;
constexpr int kPadding = 9;

} // namespace

void WelcomeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette &palette = option.palette;
    const QRect card = option.rect.adjusted(2, 1, -2, -1);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    if (selected || option.state & QStyle::State_MouseOver) {
        QColor fill = palette.color(selected ? QPalette::Highlight : QPalette::Text);
        fill.setAlphaF(selected ? 1.0f : 0.06f);
        painter->setBrush(fill);
        painter->drawRoundedRect(card, kCornerRadius, kCornerRadius);
    }

    const QRect picture(card.left() + space::kMargin, card.center().y() - kIcon / 2 + 1, kIcon, kIcon);
    icon(QStringLiteral("server"))
        .paint(painter, picture, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);

    QRect text = card.adjusted(0, kPadding, -space::kMargin, -kPadding);
    text.setLeft(picture.right() + space::kMargin);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(text, int(Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine),
                      QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->setFont(option.font);
    painter->setPen(palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter->drawText(
        text, int(Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine),
        option.fontMetrics.elidedText(index.data(AddressRole).toString(), Qt::ElideMiddle, text.width()));
    painter->restore();
}

QSize WelcomeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * option.fontMetrics.height() + 2 * kPadding + 6};
}

} // namespace ui
