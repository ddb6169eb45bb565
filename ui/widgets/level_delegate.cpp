// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/level_delegate.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <optional>

namespace ui {

LevelDelegate::LevelDelegate(LevelOf levelOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_levelOf(std::move(levelOf))
{}

void LevelDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Colors colors = colorsFor(option->palette);
    std::optional<QColor> color;
    QString sign;
    switch (m_levelOf(index)) {
    case Level::None:
        return;
    case Level::Muted:
        color = colors.muted;
        break;
    case Level::Good:
        color = colors.good;
        sign = QStringLiteral("ok");
        break;
    case Level::Busy:
        sign = QStringLiteral("clock");
        break;
    case Level::Warning:
        color = colors.warning;
        sign = QStringLiteral("warning");
        break;
    case Level::Error:
        color = colors.error;
        sign = QStringLiteral("error");
        break;
    }
    if (color)
        option->palette.setColor(QPalette::Text, *color);
    if (sign.isEmpty())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = color ? icon(sign, *color) : icon(sign);
    const int size = option->fontMetrics.height();
    option->decorationSize = {size, size};
}

} // namespace ui
