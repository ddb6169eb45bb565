// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace ui {

/// Colours with a meaning, for the palette in use (light or dark by the lightness of Window). All text
/// colours have a contrast of at least 4.5 : 1 on Base. Meaning is never told by colour alone.
struct Colors
{
    QColor good;
    QColor warning;
    QColor error;
    QColor accent;
    QColor muted; ///< secondary text
    QColor added; ///< diff backgrounds
    QColor removed;
    QColor changed;
    QColor fresh; ///< background of a value that has just changed
    QColor syntaxKey;
    QColor syntaxString;
    QColor syntaxNumber;
    QColor syntaxLiteral;
    QColor gridLine;
};

Colors colorsFor(const QPalette &palette);
bool isDark(const QPalette &palette);

/// Distinct in light, dark and for colour-blind eyes; repeats after 8.
QColor seriesColor(int index, const QPalette &palette);

} // namespace ui
