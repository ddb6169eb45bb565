// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>
#include <QStyleOption>

namespace ui {

/// Fusion with flat controls, visible check box outlines in the dark and one accent colour. Colours come from
/// the palette only.
class AppStyle : public QProxyStyle
{
    Q_OBJECT

public:
    AppStyle();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget = nullptr) const override;

private:
    void drawCheckBox(const QStyleOption *option, QPainter *painter) const;
    void drawRadioButton(const QStyleOption *option, QPainter *painter) const;
    void drawButton(const QStyleOption *option, QPainter *painter) const;
    void drawToolButton(const QStyleOption *option, QPainter *painter) const;
    void drawField(const QStyleOption *option, QPainter *painter) const;
    void drawTab(const QStyleOptionTab *option, QPainter *painter) const;
    void drawHeaderSection(const QStyleOptionHeader *option, QPainter *painter) const;
    void drawHeaderArrow(const QStyleOptionHeader *option, QPainter *painter) const;
    void drawDockTitle(const QStyleOptionDockWidget *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComboBox *option, QPainter *painter, const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QWidget *widget) const;
    void drawMenuButton(const QStyleOptionToolButton *option, QPainter *painter, const QWidget *widget) const;
};

} // namespace ui
