// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

#include <span>

class QWidget;

namespace explorer {
class Workspace;
}

namespace ui {

/// One row per dock: adding a dock is a folder, a row here and an icon.
struct DockEntry
{
    const char *id;          ///< stable: object name, saved layouts
    const char *title;       ///< QT_TRANSLATE_NOOP("ui::Docks", …)
    const char *iconName;
    Qt::DockWidgetArea area; ///< where it stands in the default layout
    const char *shortcut;    ///< shows and focuses it
    QWidget *(*create)(explorer::Workspace &workspace, QWidget *parent);
};

std::span<const DockEntry> dockEntries();
QString dockTitle(const DockEntry &entry);

} // namespace ui
