// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/app_style.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QAbstractItemView>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace ui {

namespace {

QRectF crisp(const QRect &rect) { return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5); }

bool isEnabled(const QStyleOption *option) { return option->state & QStyle::State_Enabled; }

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * part),
                            float(a.greenF() + (b.greenF() - a.greenF()) * part),
                            float(a.blueF() + (b.blueF() - a.blueF()) * part));
}

/// An outline that can be seen on Window and Base of both palettes.
QColor strongBorder(const QStyleOption *option)
{
    return option->palette.color(isEnabled(option) ? QPalette::Dark : QPalette::Mid);
}

} // namespace

AppStyle::AppStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void AppStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *tabs = qobject_cast<QTabBar *>(widget))
        tabs->setDrawBase(false);
    // QFormLayout gives a label 7/4 of its height beside its field's top: so much makes it as high as a
    // field, and level.
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
        label->setMinimumHeight(kControlHeight * 4 / 7);
    // Text that touches its frame is hard to read.
    if (auto *edit = qobject_cast<QLineEdit *>(widget);
        edit && edit->textMargins().isNull() && edit->hasFrame())
        edit->setTextMargins(3, 0, 3, 0);
}

void AppStyle::drawCheckBox(const QStyleOption *option, QPainter *painter) const
{
    const bool on = option->state & (State_On | State_NoChange);
    const QRectF box = crisp(option->rect.adjusted(1, 1, -1, -1));
    const QPalette &palette = option->palette;
    const QColor accent =
        palette.color(isEnabled(option) ? QPalette::Normal : QPalette::Disabled, QPalette::Highlight);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? accent : strongBorder(option));
    if (on && option->state & State_Selected) // on a row of the same colour
        painter->setPen(palette.color(QPalette::HighlightedText));
    painter->setBrush(on ? accent : palette.color(QPalette::Base));
    painter->drawRoundedRect(box, 3, 3);
    if (option->state & State_HasFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(colorsFor(palette).accent);
        painter->drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4);
    }
    if (on) {
        painter->setPen(
            QPen(palette.color(QPalette::HighlightedText), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](qreal x, qreal y) {
            return QPointF(box.x() + box.width() * x, box.y() + box.height() * y);
        };
        if (option->state & State_NoChange)
            painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
        else
            painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)});
    }
    painter->restore();
}

void AppStyle::drawRadioButton(const QStyleOption *option, QPainter *painter) const
{
    const bool on = option->state & State_On;
    const QRectF box = crisp(option->rect.adjusted(1, 1, -1, -1));
    const QPalette &palette = option->palette;
    const QColor accent =
        palette.color(isEnabled(option) ? QPalette::Normal : QPalette::Disabled, QPalette::Highlight);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? accent : strongBorder(option));
    painter->setBrush(on ? accent : palette.color(QPalette::Base));
    painter->drawEllipse(box);
    if (option->state & State_HasFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(colorsFor(palette).accent);
        painter->drawEllipse(box.adjusted(-1, -1, 1, 1));
    }
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(QPalette::HighlightedText));
        painter->drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2);
    }
    painter->restore();
}

void AppStyle::drawButton(const QStyleOption *option, QPainter *painter) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault =
        button && (button->features & QStyleOptionButton::DefaultButton) && isEnabled(option);
    const QPalette &palette = option->palette;
    const bool pressed = option->state & (State_Sunken | State_On);
    const bool hovered = isEnabled(option) && (option->state & State_MouseOver);

    QColor fill = isDefault ? palette.color(QPalette::Highlight) : palette.color(QPalette::Button);
    const QColor towards = palette.color(QPalette::ButtonText);
    if (pressed)
        fill = mixed(fill, isDefault ? QColor(Qt::black) : towards, 0.14);
    else if (hovered)
        fill = mixed(fill, isDefault ? QColor(Qt::white) : towards, isDefault ? 0.10 : 0.05);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isDefault ? fill : palette.color(QPalette::Mid));
    painter->setBrush(fill);
    painter->drawRoundedRect(crisp(option->rect), kCornerRadius, kCornerRadius);
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(
            QPen(isDefault ? palette.color(QPalette::HighlightedText) : colorsFor(palette).accent, 1));
        painter->drawRoundedRect(crisp(option->rect.adjusted(2, 2, -2, -2)), kCornerRadius - 1,
                                 kCornerRadius - 1);
    }
    painter->restore();
}

void AppStyle::drawToolButton(const QStyleOption *option, QPainter *painter) const
{
    const bool on = option->state & State_On;
    const bool pressed = option->state & State_Sunken;
    const bool hovered = isEnabled(option) && (option->state & State_MouseOver);
    if (!on && !pressed && !hovered && !(option->state & State_HasFocus))
        return;
    QColor fill =
        on ? option->palette.color(QPalette::Highlight) : option->palette.color(QPalette::ButtonText);
    fill.setAlphaF(on ? 0.20f : (pressed ? 0.16f : (hovered ? 0.08f : 0.0f)));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option->state & State_HasFocus ? QPen(colorsFor(option->palette).accent)
                                                   : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(crisp(option->rect), kCornerRadius, kCornerRadius);
    painter->restore();
}

void AppStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool focused = isEnabled(option) && (option->state & State_HasFocus);
    painter->setPen(
        QPen(focused ? colorsFor(option->palette).accent : option->palette.color(QPalette::Mid), 1));
    painter->setBrush(
        option->palette.color(isEnabled(option) ? QPalette::Normal : QPalette::Disabled, QPalette::Base));
    painter->drawRoundedRect(crisp(option->rect), kCornerRadius, kCornerRadius);
    painter->restore();
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeaderArrow(header, painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(option, painter);
        return;
    case PE_PanelButtonCommand:
        drawButton(option, painter);
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_PanelLineEdit:
        // Inside a spin box or combo box the field is drawn by its owner.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        drawField(option, painter);
        return;
    case PE_Frame: {
        const bool focused = (option->state & State_HasFocus) && widget && widget->isEnabled() &&
                             !qobject_cast<const QAbstractItemView *>(widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(focused ? colorsFor(option->palette).accent : option->palette.color(QPalette::Mid));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(crisp(option->rect), 2, 2);
        painter->restore();
        return;
    }
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)),
                          option->palette.color(QPalette::Mid));
        return;
    case PE_FrameFocusRect: {
        if (!(option->state & State_KeyboardFocusChange))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(colorsFor(option->palette).accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(crisp(option->rect), 3, 3);
        painter->restore();
        return;
    }
    case PE_IndicatorToolBarSeparator: {
        const QRect rect = option->rect;
        painter->fillRect(QRect(rect.center().x(), rect.top() + 5, 1, rect.height() - 10),
                          option->palette.color(QPalette::Mid));
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle: {
        const QRect rect = option->rect;
        const bool upright = rect.height() > rect.width();
        painter->fillRect(upright ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                  : QRect(rect.left(), rect.center().y(), rect.width(), 1),
                          option->palette.color(QPalette::Midlight));
        return;
    }
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
        return kIconSize;
    case PM_ToolBarIconSize:
        return kToolIconSize;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 17;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5;
    case PM_DockWidgetTitleMargin:
        return 4;
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemMargin:
        return 5;
    case PM_HeaderMargin:
        return 6;
    case PM_FocusFrameHMargin:
        return 5; // with the pixel that views add, cells line up with their headers
    case PM_TabBarTabHSpace:
        return 26;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::kNormal;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon AppStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                             const QWidget *widget) const
{
    switch (standardIcon) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return icon(QStringLiteral("close"));
    case SP_TitleBarNormalButton:
        return icon(QStringLiteral("float"));
    default:
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_Widget_Animation_Duration:
        return 0; // a frozen moment is no moment for a moving picture
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout; // what one wants stands last
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // AllNonFixedFieldsGrow
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_TabBar_Alignment:
        return int(Qt::AlignLeft);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.rheight() = std::max(result.height(), kControlHeight);
        result.rwidth() += 8;
        break;
    case CT_LineEdit:
    case CT_ComboBox:
        result.rheight() = std::max(result.height(), kControlHeight);
        break;
    case CT_SpinBox:
        result.rheight() = std::max(size.height(), kControlHeight);
        break;
    case CT_HeaderSection:
        result.rheight() = std::max(result.height(), 26);
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->features & QStyleOptionToolButton::HasMenu &&
            !(button->features & QStyleOptionToolButton::MenuButtonPopup))
            result.rwidth() += kMenuArrow;
        break;
    case CT_ItemViewItem: // as close as the rows of the tree of topics
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            result.rheight() = std::max(result.height(), item->fontMetrics.height() + 6);
        break;
    case CT_MenuItem:
        result.rheight() += 3;
        break;
    default:
        break;
    }
    return result;
}

} // namespace ui
