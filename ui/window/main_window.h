// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/profile_store.h"
#include "model/session/workspace.h"
#include "model/settings/settings.h"
#include "ui/window/window_actions.h"

#include <QMainWindow>

class QMenu;
class QStackedWidget;
class QToolButton;

namespace explorer {
class SecretStore;
class StatsSampler;
}

namespace ui {

class ConnectionCommands;
class ConnectionNotices;
class DockHost;
class Theme;
class TopicsPanel;

/// The window: menus, toolbar and status bar around the welcome page or the docks. It joins parts and knows
/// none from inside: docks come from their registry and meet in the Selection.
///
/// Geometry, layout and theme are kept in the settings. Closing asks nothing. Thread: the GUI's.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(explorer::Workspace &workspace, explorer::ProfileStore &profiles, explorer::Settings &settings,
               Theme &theme, explorer::StatsSampler &sampler, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openProfile(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets);
    /// Outlives the window; without it passwords live in the running program only.
    void setKeychain(explorer::SecretStore *keychain);
    /// The connection used last, when the settings ask for it. Not for a start that names what to open.
    void openLastAtStart();
    /// Nothing when the session has no such topic.
    void selectTopic(explorer::ExplorerSession *session, const std::string &topic);
    /// A notice above the docks; `text` is plain and fit to be shown.
    void showProblem(const QString &text);
    void showLoadProblems(const explorer::Settings::LoadProblem &settings,
                          const explorer::ProfileStore::LoadProblem &profiles);

Q_SIGNALS:
    void demoRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeMenus();
    void makeToolBar();
    void connectActions();
    void connectCommands();
    void refillConnectMenu();
    void sessionsChanged();
    void sessionOpened(explorer::ExplorerSession *session);
    void saveWhatSessionKeeps();
    void review();
    void showPaused();
    void setThemeKey(const QString &key);
    explorer::ExplorerSession *currentSession() const;
    TopicsPanel &topics() const;
    void saveWindow();

    explorer::Workspace &m_workspace;
    explorer::ProfileStore &m_profiles;
    explorer::Settings &m_settings;
    Theme &m_theme;
    explorer::StatsSampler &m_sampler;
    WindowActions m_actions;
    DockHost *m_docks;
    QStackedWidget *m_pages;
    ConnectionNotices *m_notices;
    ConnectionCommands *m_commands;
    QMenu *m_connectMenu;
    QToolButton *m_connectButton = nullptr;
    QToolButton *m_newer = nullptr;
};

} // namespace ui
