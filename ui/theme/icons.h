// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace ui {

/// One of the program's own mono SVGs (":/icons/<name>.svg"), tinted by the palette of whoever paints it:
/// text colour when enabled, placeholder colour when disabled, highlighted text when selected. Crisp at every
/// scale. An unknown name gives a null icon and a warning.
QIcon icon(const QString &name);
/// The same in a colour of its own while enabled (see colors.h): states in lists and banners.
QIcon icon(const QString &name, const QColor &color);

/// The program's own, in its own colours.
QIcon applicationIcon();

} // namespace ui
