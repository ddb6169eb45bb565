// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace ui {

/// Distances in device-independent pixels. Every layout uses these and no others.
namespace space {
constexpr int kTight = 4;   ///< between things that belong together: label and note, icon and word
constexpr int kNormal = 8;  ///< between controls
constexpr int kMargin = 12; ///< around a panel
constexpr int kWide = 20;   ///< around a page, between groups
} // namespace space

constexpr int kIconSize = 16;
constexpr int kToolIconSize = 18;
constexpr int kControlHeight = 30; ///< of fields and buttons, at least
constexpr int kCornerRadius = 4;
constexpr int kMenuArrow = 14; ///< beside the word of a button that opens a menu

/// The system's fixed-pitch font in the application's size: payloads, topics in editors, hex.
QFont monoFont();
/// The application's font, `points` larger (or smaller) and of `weight`.
QFont scaledFont(int points, QFont::Weight weight = QFont::Normal);

} // namespace ui
