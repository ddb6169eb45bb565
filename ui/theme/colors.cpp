// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colors.h"

#include <array>

namespace ui {

namespace {

Colors lightColors()
{
    return {
        .good = QColor(0x15, 0x7A, 0x3C),
        .warning = QColor(0x95, 0x5B, 0x05),
        .error = QColor(0xC6, 0x28, 0x28),
        .accent = QColor(0x1F, 0x5F, 0xD6),
        .muted = QColor(0x5C, 0x66, 0x73),
        .added = QColor(0xDD, 0xF4, 0xE2),
        .removed = QColor(0xFB, 0xE1, 0xE1),
        .changed = QColor(0xFF, 0xF2, 0xCC),
        .fresh = QColor(0xDC, 0xE8, 0xFD),
        .syntaxKey = QColor(0x1B, 0x5B, 0xA8),
        .syntaxString = QColor(0x1B, 0x75, 0x3B),
        .syntaxNumber = QColor(0xA8, 0x43, 0x0B),
        .syntaxLiteral = QColor(0x7A, 0x3E, 0xB1),
        .gridLine = QColor(0xE2, 0xE6, 0xEB),
    };
}

Colors darkColors()
{
    return {
        .good = QColor(0x5C, 0xC6, 0x89),
        .warning = QColor(0xE0, 0xB3, 0x41),
        .error = QColor(0xFF, 0x7B, 0x72),
        .accent = QColor(0x6E, 0xA8, 0xFE),
        .muted = QColor(0x98, 0xA2, 0xB0),
        .added = QColor(0x17, 0x37, 0x22),
        .removed = QColor(0x45, 0x1D, 0x1F),
        .changed = QColor(0x3D, 0x34, 0x14),
        .fresh = QColor(0x1E, 0x34, 0x58),
        .syntaxKey = QColor(0x7F, 0xB5, 0xFF),
        .syntaxString = QColor(0x7F, 0xD3, 0x9B),
        .syntaxNumber = QColor(0xF0, 0xA8, 0x69),
        .syntaxLiteral = QColor(0xC9, 0xA0, 0xFF),
        .gridLine = QColor(0x2D, 0x32, 0x3A),
    };
}

// Eight hues that also differ in lightness, so that they stay apart for colour-blind eyes and on paper.
constexpr std::array<QRgb, 8> kLightSeries = {0xFF0B66C3, 0xFFC94F0A, 0xFF0A8A63, 0xFFB13A7C,
                                              0xFF6A4CC4, 0xFF947000, 0xFF1F8AA5, 0xFF5F6875};
constexpr std::array<QRgb, 8> kDarkSeries = {0xFF5AA9F5, 0xFFFF9350, 0xFF3FCB9B, 0xFFEE86BC,
                                             0xFFA996FF, 0xFFE3C14D, 0xFF5CC9E0, 0xFFA3ABB8};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

Colors colorsFor(const QPalette &palette)
{
    static const Colors light = lightColors();
    static const Colors dark = darkColors();
    return isDark(palette) ? dark : light;
}

QColor seriesColor(int index, const QPalette &palette)
{
    const auto &colors = isDark(palette) ? kDarkSeries : kLightSeries;
    const int count = int(colors.size());
    return QColor::fromRgb(colors[std::size_t(((index % count) + count) % count)]);
}

} // namespace ui
