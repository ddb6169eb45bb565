// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace ui {

/// One of the program's own mono SVGs (":/icons/<name>.svg"), tinted by the palette of whoever paints it: text colour when
/// enabled, placeholder colour when disabled, highlighted text when selected. Crisp at every scale. An unknown name gives a null icon and a warning.
QIcon icon(const QString &name);

} // namespace ui
