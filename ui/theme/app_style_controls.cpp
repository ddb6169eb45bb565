// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/app_style.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QDockWidget>
#include <QPainter>
#include <QStyleOption>

namespace ui {

namespace {

constexpr int kSortArrow = 14;

void drawChevron(QPainter *painter, const QRect &rect, const QColor &color, bool up)
{
    const QPointF centre = QRectF(rect).center();
    const qreal sign = up ? -1 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{centre + QPointF(-3.5, -1.75 * sign), centre + QPointF(0, 1.75 * sign),
                                    centre + QPointF(3.5, -1.75 * sign)});
    painter->restore();
}

QColor textColor(const QStyleOption *option)
{
    return option->palette.color(
        option->state & QStyle::State_Enabled ? QPalette::Normal : QPalette::Disabled, QPalette::ButtonText);
}

} // namespace

void AppStyle::drawTab(const QStyleOptionTab *option, QPainter *painter) const
{
    const bool selected = option->state & State_Selected;
    const bool hovered = option->state & State_MouseOver && option->state & State_Enabled;
    painter->save();
    if (hovered && !selected) {
        QColor fill = option->palette.color(QPalette::WindowText);
        fill.setAlphaF(0.06f);
        painter->fillRect(option->rect, fill);
    }
    if (selected) {
        QRect line = option->rect;
        const bool south =
            option->shape == QTabBar::RoundedSouth || option->shape == QTabBar::TriangularSouth;
        line.setTop(south ? line.top() : line.bottom() - 1);
        line.setHeight(2);
        painter->fillRect(line.adjusted(6, 0, -6, 0), colorsFor(option->palette).accent);
    }
    painter->restore();
}

void AppStyle::drawHeaderSection(const QStyleOptionHeader *option, QPainter *painter) const
{
    const QColor line = option->palette.color(QPalette::Mid);
    QColor faint = line;
    faint.setAlphaF(0.6f);
    const QRect rect = option->rect;
    painter->fillRect(rect, option->palette.color(QPalette::Window));
    if (option->orientation == Qt::Horizontal) {
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line);
        if (option->position != QStyleOptionHeader::End &&
            option->position != QStyleOptionHeader::OnlyOneSection)
            painter->fillRect(QRect(rect.right(), rect.top() + 5, 1, rect.height() - 10), faint);
    } else {
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line);
    }
}

void AppStyle::drawHeaderArrow(const QStyleOptionHeader *option, QPainter *painter) const
{
    // Qt names the arrow by where its tip points to; ascending is Down there.
    drawChevron(painter, option->rect, textColor(option), option->sortIndicator == QStyleOptionHeader::SortUp);
}

QRect AppStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None || header->orientation != Qt::Horizontal)
        return rect;
    if (element == SE_HeaderArrow)
        return {option->rect.right() - kSortArrow, option->rect.top(), kSortArrow, option->rect.height()};
    return element == SE_HeaderLabel ? rect.adjusted(0, 0, -kSortArrow, 0) : rect;
}

void AppStyle::drawDockTitle(const QStyleOptionDockWidget *option, QPainter *painter,
                             const QWidget *widget) const
{
    QRect text = option->rect.adjusted(space::kNormal, 0, -space::kTight, 0);
    if (const auto *dock = qobject_cast<const QDockWidget *>(widget)) {
        const QIcon icon = dock->windowIcon();
        if (!icon.isNull() && icon.cacheKey() != dock->window()->windowIcon().cacheKey()) {
            const QRect at(text.left(), text.center().y() - kIconSize / 2 + 1, kIconSize, kIconSize);
            icon.paint(painter, at);
            text.setLeft(at.right() + space::kNormal);
        }
    }
    if (option->closable || option->floatable)
        text.setRight(text.right() - 40);
    painter->save();
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const QString title = QFontMetrics(font).elidedText(option->title, Qt::ElideRight, text.width());
    proxy()->drawItemText(painter, text, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic),
                          option->palette, option->state & State_Enabled, title, QPalette::WindowText);
    painter->restore();
}

void AppStyle::drawComboBox(const QStyleOptionComboBox *option, QPainter *painter,
                            const QWidget *widget) const
{
    if (option->editable) {
        drawField(option, painter);
    } else {
        QStyleOptionButton button;
        button.QStyleOption::operator=(*option);
        button.type = QStyleOption::SO_Button;
        button.state &= ~(State_On | State_Sunken);
        drawButton(&button, painter);
    }
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawChevron(painter, arrow, textColor(option), false);
}

void AppStyle::drawSpinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QWidget *widget) const
{
    if (option->frame)
        drawField(option, painter);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto drawStep = [&](SubControl control, QAbstractSpinBox::StepEnabledFlag step, bool up) {
        const QRect rect = proxy()->subControlRect(CC_SpinBox, option, control, widget);
        const bool can = option->state & State_Enabled && option->stepEnabled & step;
        if (can && option->activeSubControls == control && option->state & (State_MouseOver | State_Sunken)) {
            QColor fill = option->palette.color(QPalette::Text);
            fill.setAlphaF(option->state & State_Sunken ? 0.16f : 0.08f);
            painter->fillRect(rect.adjusted(0, 1, -1, 0), fill);
        }
        drawChevron(painter, rect.adjusted(0, 1, 0, 0),
                    option->palette.color(can ? QPalette::Normal : QPalette::Disabled, QPalette::Text), up);
    };
    drawStep(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, true);
    drawStep(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, false);
}

void AppStyle::drawMenuButton(const QStyleOptionToolButton *option, QPainter *painter,
                              const QWidget *widget) const
{
    // The arrow stands beside the word, not in the corner below it.
    drawToolButton(option, painter);
    QStyleOptionToolButton label = *option;
    label.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
    label.rect.adjust(3, 3, -kMenuArrow, -3);
    proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
    const QRect arrow(option->rect.right() - kMenuArrow - 1, option->rect.top(), kMenuArrow,
                      option->rect.height());
    drawChevron(painter, arrow, textColor(option), false);
}

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(tab, painter);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderSection(header, painter);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        if (option->state & State_Horizontal) {
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                              option->palette.color(QPalette::Mid));
        }
        return;
    case CE_DockWidgetTitle:
        if (const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option)) {
            drawDockTitle(dock, painter, widget);
            return;
        }
        break;
    case CE_ToolBar:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          option->palette.color(QPalette::Mid));
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            if (label.features & QStyleOptionButton::DefaultButton && label.state & State_Enabled) {
                label.palette.setColor(QPalette::ButtonText, label.palette.color(QPalette::HighlightedText));
                if (!label.icon.isNull())
                    label.icon = QIcon(label.icon.pixmap(label.iconSize, painter->device()->devicePixelRatioF(),
                                                         QIcon::Selected));
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                  QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawComboBox(combo, painter, widget);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            drawSpinBox(spin, painter, widget);
            return;
        }
    }
    if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && button->features & QStyleOptionToolButton::HasMenu &&
            !(button->features & QStyleOptionToolButton::MenuButtonPopup)) {
            drawMenuButton(button, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace ui
