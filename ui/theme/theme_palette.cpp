// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_palette.h"

#include <QColor>

namespace ui {

namespace {

struct Shades
{
    QRgb window, base, alternate, button, text, disabledText, placeholder, border, highlight, highlightedText,
        link;
    QRgb light, midlight, dark, shadow, toolTip, toolTipText, inactiveHighlight;
};

constexpr Shades kLight = {
    .window = 0xFFF3F4F6,
    .base = 0xFFFFFFFF,
    .alternate = 0xFFF8F9FA,
    .button = 0xFFFDFDFE,
    .text = 0xFF1B1F24,
    .disabledText = 0xFF9CA3AD,
    .placeholder = 0xFF6B7480,
    .border = 0xFFC9CED6,
    .highlight = 0xFF1F5FD6,
    .highlightedText = 0xFFFFFFFF,
    .link = 0xFF1F5FD6,
    .light = 0xFFFFFFFF,
    .midlight = 0xFFE6E9ED,
    .dark = 0xFFA5ACB7,
    .shadow = 0xFF7C8490,
    .toolTip = 0xFF262B33,
    .toolTipText = 0xFFF1F3F5,
    .inactiveHighlight = 0xFF1F5FD6,
};

constexpr Shades kDark = {
    .window = 0xFF1F2227,
    .base = 0xFF17191D,
    .alternate = 0xFF1B1E22,
    .button = 0xFF2B2F36,
    .text = 0xFFE3E6EA,
    .disabledText = 0xFF666E7A,
    .placeholder = 0xFF8B94A1,
    .border = 0xFF434954,
    .highlight = 0xFF2A63D4,
    .highlightedText = 0xFFFFFFFF,
    .link = 0xFF6EA8FE,
    .light = 0xFF3A4049,
    .midlight = 0xFF2C3037,
    .dark = 0xFF565E6A,
    .shadow = 0xFF0C0D0F,
    .toolTip = 0xFF343A43,
    .toolTipText = 0xFFF1F3F5,
    .inactiveHighlight = 0xFF2A63D4,
};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor::fromRgb(color));
    };
    set(QPalette::Window, shades.window);
    set(QPalette::WindowText, shades.text);
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::Text, shades.text);
    set(QPalette::Button, shades.button);
    set(QPalette::ButtonText, shades.text);
    set(QPalette::BrightText, shades.highlightedText);
    set(QPalette::PlaceholderText, shades.placeholder);
    set(QPalette::Highlight, shades.highlight);
    set(QPalette::HighlightedText, shades.highlightedText);
    set(QPalette::Link, shades.link);
    set(QPalette::LinkVisited, shades.link);
    set(QPalette::ToolTipBase, shades.toolTip);
    set(QPalette::ToolTipText, shades.toolTipText);
    set(QPalette::Light, shades.light);
    set(QPalette::Midlight, shades.midlight);
    set(QPalette::Mid, shades.border);
    set(QPalette::Dark, shades.dark);
    set(QPalette::Shadow, shades.shadow);

    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.disabledText));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(shades.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(shades.border));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor::fromRgb(shades.inactiveHighlight));
    return palette;
}

} // namespace

QPalette lightPalette() { return paletteOf(kLight); }

QPalette darkPalette() { return paletteOf(kDark); }

} // namespace ui
