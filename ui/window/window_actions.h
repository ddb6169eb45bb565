// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

class QAction;
class QActionGroup;
class QWidget;

namespace ui {

/// The actions of the window: each with a word, an icon and a key. They belong to the window; what they do is
/// connected there.
struct WindowActions
{
    Q_DECLARE_TR_FUNCTIONS(ui::WindowActions)

public:
    explicit WindowActions(QWidget *window);

    QAction *newConnection;
    QAction *connectMenu;
    QAction *reconnect;
    QAction *disconnect;
    QAction *editConnection;
    QAction *closeConnection;
    QAction *openLastAtStart;
    QAction *preferences;
    QAction *quit;
    QAction *pause;
    QAction *jumpToNow;
    QAction *filter;
    QAction *toggleTheme;
    QAction *resetLayout;
    QAction *fullScreen;
    QAction *demo;
    QAction *diagnostics;
    QAction *about;
    QActionGroup *themes; ///< data(): the theme's key
};

} // namespace ui
