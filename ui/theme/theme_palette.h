// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace ui {

/// The two palettes of the program. Everything else is derived from them (see colors.h).
QPalette lightPalette();
QPalette darkPalette();

} // namespace ui
