// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_actions.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QAction>
#include <QActionGroup>
#include <QWidget>

namespace ui {

namespace {

QAction *make(QWidget *window, const char *iconName, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, window);
    action->setShortcut(key);
    // On tool bars and in tips the word and the key; the mnemonic is for menus.
    const QString tip = withoutMnemonic(text);
    action->setIconText(tip);
    action->setToolTip(plainTip(
        key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key.toString(QKeySequence::NativeText))));
    window->addAction(action);
    return action;
}

} // namespace

WindowActions::WindowActions(QWidget *window)
    : newConnection(make(window, "plus", tr("&New connection…"), QKeySequence::New))
    , connectMenu(make(window, "connect", tr("&Connect"), QKeySequence(Qt::CTRL | Qt::Key_O)))
    , reconnect(make(window, "refresh", tr("&Reconnect"), QKeySequence(Qt::CTRL | Qt::Key_R)))
    , disconnect(make(window, "disconnect", tr("&Disconnect"), QKeySequence(Qt::CTRL | Qt::Key_D)))
    , editConnection(make(window, "edit", tr("&Edit connection…"), QKeySequence(Qt::CTRL | Qt::Key_E)))
    , closeConnection(make(window, "close", tr("C&lose connection"), QKeySequence(Qt::CTRL | Qt::Key_W)))
    , openLastAtStart(make(window, "play", tr("Open the last one when the program &starts"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)))
    , preferences(make(window, "settings", tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma)))
    , quit(make(window, "quit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q)))
    , pause(make(window, "pause", tr("&Pause"), QKeySequence(Qt::Key_F8)))
    , jumpToNow(make(window, "jump", tr("&Jump to now"), QKeySequence(Qt::SHIFT | Qt::Key_F8)))
    , filter(make(window, "filter", tr("&Filter topics"), QKeySequence::Find))
    , toggleTheme(make(window, "theme", tr("Switch between &light and dark"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)))
    , resetLayout(
          make(window, "layout", tr("&Reset the layout"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)))
    , fullScreen(make(window, "zoom-fit", tr("F&ull screen"), QKeySequence(Qt::Key_F11)))
    , demo(make(window, "demo", tr("Try the &demo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)))
    , diagnostics(
          make(window, "diagnostics", tr("&Diagnostics"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)))
    , about(make(window, "info", tr("&About MQTTScope"), QKeySequence(Qt::SHIFT | Qt::Key_F1)))
    , themes(new QActionGroup(window))
{
    for (QAction *action : {openLastAtStart, pause, fullScreen})
        action->setCheckable(true);

    const struct
    {
        ThemeMode mode;
        const char *icon;
        QString text;
        int key;
    } rows[] = {{ThemeMode::System, "theme", tr("Like the &system"), Qt::Key_F5},
                {ThemeMode::Light, "sun", tr("&Light"), Qt::Key_F6},
                {ThemeMode::Dark, "moon", tr("&Dark"), Qt::Key_F7}};
    for (const auto &row : rows) {
        QAction *action = make(window, row.icon, row.text, QKeySequence(int(Qt::CTRL) | row.key));
        action->setCheckable(true);
        action->setData(themeModeKey(row.mode));
        themes->addAction(action);
    }
}

} // namespace ui
