// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

namespace ui {

/// The main window's size before the user has chosen one: as much of 1280 × 760 as a screen with that much room has, its
/// frame included. Without a screen (the off-screen platform) nobody could miss an edge: all of it.
inline QSize startSize(QSize room, bool hasScreen)
{
    const QSize wanted(1280, 760);
    const QSize frame(16, 48); // of the window manager, about
    return hasScreen ? wanted.boundedTo(room - frame) : wanted;
}

} // namespace ui
