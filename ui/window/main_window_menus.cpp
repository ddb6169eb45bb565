// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/text/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"
#include "ui/window/connection_commands.h"
#include "ui/window/dock_host.h"

#include <QAction>
#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include <chrono>

namespace ui {

using namespace std::chrono_literals;

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_actions.newConnection);
    file->addAction(m_actions.demo);
    file->addSeparator();
    file->addAction(m_actions.preferences);
    file->addSeparator();
    file->addAction(m_actions.quit);

    QMenu *connection = menuBar()->addMenu(tr("&Connection"));
    m_connectMenu->setTitle(tr("&Connect to"));
    m_connectMenu->setIcon(icon(QStringLiteral("connect")));
    connection->addMenu(m_connectMenu);
    connection->addAction(m_actions.reconnect);
    connection->addAction(m_actions.disconnect);
    connection->addSeparator();
    connection->addAction(m_actions.editConnection);
    connection->addAction(m_actions.closeConnection);
    connection->addSeparator();
    connection->addAction(m_actions.openLastAtStart);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_actions.pause);
    view->addAction(m_actions.jumpToNow);
    view->addAction(m_actions.filter);
    view->addSeparator();
    m_docks->fillMenu(view);
    view->addAction(m_actions.resetLayout);
    view->addSeparator();
    QMenu *themes = view->addMenu(icon(QStringLiteral("theme")), tr("&Theme"));
    themes->addActions(m_actions.themes->actions());
    themes->addSeparator();
    themes->addAction(m_actions.toggleTheme);
    view->addAction(m_actions.fullScreen);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(m_actions.diagnostics);
    help->addSeparator();
    help->addAction(m_actions.about);
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    m_connectButton = new QToolButton;
    m_connectButton->setText(tr("Connect"));
    m_connectButton->setIcon(icon(QStringLiteral("connect")));
    m_connectButton->setToolTip(m_actions.connectMenu->toolTip());
    m_connectButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_connectButton->setPopupMode(QToolButton::InstantPopup);
    m_connectButton->setMenu(m_connectMenu);
    bar->addWidget(m_connectButton);
    bar->addAction(m_actions.disconnect);
    bar->addSeparator();
    bar->addAction(m_actions.pause);

    m_newer = new QToolButton;
    m_newer->setDefaultAction(m_actions.jumpToNow);
    m_newer->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QAction *newerPlace = bar->addWidget(m_newer);
    newerPlace->setVisible(false);
    bar->addSeparator();
    bar->addAction(m_actions.filter);

    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(m_actions.toggleTheme);
    static_cast<QToolButton *>(bar->widgetForAction(m_actions.toggleTheme))
        ->setToolButtonStyle(Qt::ToolButtonIconOnly);

    // While paused the number of what waits is told four times a second; otherwise nothing ticks.
    auto *counter = new QTimer(this);
    counter->setInterval(250ms);
    const auto tell = [this] {
        m_newer->setText(tr("%1 newer").arg(QLocale().toString(qulonglong(m_workspace.newerThanPaused()))));
    };
    connect(counter, &QTimer::timeout, this, tell);
    connect(&m_workspace, &explorer::Workspace::pausedChanged, this,
            [newerPlace, counter, tell](bool paused) {
                newerPlace->setVisible(paused);
                tell();
                if (paused)
                    counter->start();
                else
                    counter->stop();
            });
}

void MainWindow::showPaused()
{
    const bool paused = m_workspace.isPaused();
    m_actions.pause->setChecked(paused);
    m_actions.pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_actions.pause->setText(paused ? tr("&Resume") : tr("&Pause"));
    m_actions.pause->setIconText(withoutMnemonic(m_actions.pause->text()));
    review();
}

void MainWindow::refillConnectMenu()
{
    m_connectMenu->clear();
    for (const explorer::ConnectionProfile &profile : m_profiles.profiles()) {
        // A name is the user's text: an '&' in it is an '&'.
        QString name = visibleText(profile.name, 60);
        name.replace(u'&', QLatin1String("&&"));
        QAction *action = m_connectMenu->addAction(icon(QStringLiteral("server")), name);
        action->setToolTip(plainTip(visibleText(profile.endpoint.toString())));
        connect(action, &QAction::triggered, m_commands,
                [commands = m_commands, id = profile.id] { commands->openSaved(id); });
    }
    if (!m_connectMenu->isEmpty())
        m_connectMenu->addSeparator();
    m_connectMenu->addAction(m_actions.newConnection);
}

} // namespace ui
