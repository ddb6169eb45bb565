// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "model/diagnostics/stats_sampler.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/diagnostics_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/docks/log/log_panel.h"
#include "ui/docks/topics/topic_columns.h"
#include "ui/docks/topics/topics_panel.h"
#include "ui/docks/topics/topics_view.h"
#include "ui/text/plain_text.h"
#include "ui/theme/theme.h"
#include "ui/window/connection_commands.h"
#include "ui/window/connection_notices.h"
#include "ui/window/dock_host.h"
#include "ui/window/start_size.h"
#include "ui/window/status_counters.h"
#include "ui/window/welcome_page.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

MainWindow::MainWindow(explorer::Workspace &workspace, explorer::ProfileStore &profiles,
                       explorer::Settings &settings, Theme &theme, explorer::StatsSampler &sampler,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_profiles(profiles)
    , m_settings(settings)
    , m_theme(theme)
    , m_sampler(sampler)
    , m_actions(this)
    , m_docks(new DockHost(workspace))
    , m_pages(new QStackedWidget)
    , m_notices(new ConnectionNotices(workspace))
    , m_commands(new ConnectionCommands(workspace, profiles, this))
    , m_connectMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("window"));
    auto *welcome = new WelcomePage(profiles);
    connect(welcome, &WelcomePage::openRequested, m_commands, &ConnectionCommands::openSaved);
    connect(welcome, &WelcomePage::editRequested, m_commands, &ConnectionCommands::editSaved);
    connect(welcome, &WelcomePage::removeRequested, m_commands, &ConnectionCommands::removeSaved);
    connect(welcome, &WelcomePage::newRequested, m_commands, &ConnectionCommands::createNew);
    connect(welcome, &WelcomePage::demoRequested, this, &MainWindow::demoRequested);
    m_pages->addWidget(welcome);
    m_pages->addWidget(m_docks);

    auto *middle = new QWidget;
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_pages, 1);
    setCentralWidget(middle);

    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(new StatusCounters(workspace), 1);

    makeToolBar();
    makeMenus();
    connectActions();
    connectCommands();
    refillConnectMenu();
    sessionsChanged();

    const bool hasScreen = QGuiApplication::platformName() != QLatin1String("offscreen");
    resize(startSize(screen()->availableSize(), hasScreen));
    restoreGeometry(m_settings.blob(explorer::Setting::WindowGeometry));
    m_docks->restoreLayout(m_settings.blob(explorer::Setting::WindowState));
    topics().view()->columns().setState(m_settings.text(explorer::Setting::TopicColumns));
}

MainWindow::~MainWindow()
{
    // Members of this class hear from the workspace no more while their window goes.
    m_workspace.disconnect(this);
    m_workspace.selection().disconnect(this);
}

void MainWindow::connectCommands()
{
    connect(m_commands, &ConnectionCommands::opened, this, &MainWindow::sessionOpened);
    connect(m_commands, &ConnectionCommands::failed, this, &MainWindow::showProblem);
    connect(m_notices, &ConnectionNotices::retryRequested, m_commands, &ConnectionCommands::retry);
    connect(m_notices, &ConnectionNotices::editRequested, m_commands, &ConnectionCommands::editSession);
    connect(&m_profiles, &explorer::ProfileStore::changed, this, &MainWindow::refillConnectMenu);
    connect(&m_workspace, &explorer::Workspace::sessionOpened, this, &MainWindow::sessionsChanged);
    // The session leaves the list only after this signal.
    connect(&m_workspace, &explorer::Workspace::sessionClosing, this, &MainWindow::sessionsChanged,
            Qt::QueuedConnection);
    connect(&m_workspace, &explorer::Workspace::connectionStateChanged, this, &MainWindow::review);
    connect(&m_workspace, &explorer::Workspace::pausedChanged, this, &MainWindow::showPaused);
    connect(&m_workspace.selection(), &explorer::Selection::nodeChanged, this, &MainWindow::review);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions.newConnection, [this] { m_commands->createNew(); });
    on(m_actions.connectMenu, [this] { m_connectButton->showMenu(); });
    on(m_actions.reconnect, [this] { m_commands->retry(currentSession()); });
    on(m_actions.disconnect, [this] { currentSession()->connection().close(); });
    on(m_actions.editConnection, [this] { m_commands->editSession(currentSession()); });
    on(m_actions.closeConnection, [this] { m_workspace.close(currentSession()); });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.pause, [this](bool paused) { m_workspace.setPaused(paused); });
    on(m_actions.jumpToNow, [this] {
        // Shows everything up to this moment and stands still again.
        m_workspace.setPaused(false);
        m_workspace.setPaused(true);
    });
    on(m_actions.filter, [this] {
        m_docks->reveal(QStringLiteral("topics"));
        topics().focusFilter();
    });
    on(m_actions.toggleTheme,
       [this] { setThemeKey(themeModeKey(m_theme.isDarkNow() ? ThemeMode::Light : ThemeMode::Dark)); });
    on(m_actions.resetLayout, [this] { m_docks->resetLayout(); });
    on(m_actions.fullScreen, [this](bool full) { full ? showFullScreen() : showNormal(); });
    on(m_actions.demo, [this] { Q_EMIT demoRequested(); });
    on(m_actions.diagnostics, [this] { DiagnosticsDialog(m_sampler, this).exec(); });
    on(m_actions.preferences, [this] { PreferencesDialog(m_workspace, m_settings, this).exec(); });
    on(m_actions.about, [this] { AboutDialog(this).exec(); });

    m_actions.openLastAtStart->setChecked(m_settings.boolean(explorer::Setting::OpenLastAtStart));
    on(m_actions.openLastAtStart,
       [this](bool wanted) { m_settings.setBoolean(explorer::Setting::OpenLastAtStart, wanted); });
    const QString current = themeModeKey(m_theme.mode());
    const QList<QAction *> themes = m_actions.themes->actions();
    for (QAction *action : themes) {
        action->setChecked(action->data().toString() == current);
        on(action, [this, action] { setThemeKey(action->data().toString()); });
    }
}

void MainWindow::setThemeKey(const QString &key)
{
    m_theme.setMode(themeModeFromKey(key));
    m_settings.setText(explorer::Setting::Theme, key);
    const QList<QAction *> themes = m_actions.themes->actions();
    for (QAction *action : themes)
        action->setChecked(action->data().toString() == key);
}

explorer::ExplorerSession *MainWindow::currentSession() const
{
    if (explorer::ExplorerSession *selected = m_workspace.selection().session())
        return selected;
    return m_workspace.sessions().empty() ? nullptr : m_workspace.sessions().front().get();
}

TopicsPanel &MainWindow::topics() const { return *static_cast<TopicsPanel *>(m_docks->panel(QStringLiteral("topics"))); }

void MainWindow::sessionsChanged()
{
    const int page = m_workspace.sessions().empty() ? 0 : 1;
    if (page != m_pages->currentIndex()) {
        m_pages->setCurrentIndex(page);
        // The tree, not the filter above it: arrow keys work at once, typing still filters, and no cursor blinks.
        (page == 0 ? m_pages->currentWidget() : m_docks->panel(QStringLiteral("topics")))->setFocus();
    }
    review();
}

void MainWindow::sessionOpened(explorer::ExplorerSession *session)
{
    if (m_profiles.byId(session->profile().id))
        m_settings.setText(explorer::Setting::LastProfile, session->profile().id);
    connect(session, &explorer::ExplorerSession::subscriptionsKept, this, &MainWindow::saveWhatSessionKeeps,
            Qt::UniqueConnection);
    connect(session, &explorer::ExplorerSession::decodeRulesChanged, this, &MainWindow::saveWhatSessionKeeps,
            Qt::UniqueConnection);
    topics().revealSelection();
}

void MainWindow::saveWhatSessionKeeps()
{
    const auto *session = qobject_cast<const explorer::ExplorerSession *>(sender());
    const explorer::ConnectionProfile *saved = session ? m_profiles.byId(session->profile().id) : nullptr;
    if (!saved) // opened by a URL: nothing of it is kept
        return;
    explorer::ConnectionProfile profile = *saved;
    profile.subscriptions = session->profile().subscriptions;
    profile.pausedSubscriptions = session->profile().pausedSubscriptions;
    profile.decodeRules = session->profile().decodeRules;
    if (!m_profiles.save(profile))
        showProblem(m_profiles.errorText());
}

void MainWindow::review()
{
    using Phase = mqtt::ConnectionState::Phase;
    const explorer::ExplorerSession *session = currentSession();
    const Phase phase = session ? session->connection().state().phase : Phase::Offline;
    const bool atRest = phase == Phase::Offline || phase == Phase::Failed || phase == Phase::Waiting;
    m_actions.reconnect->setEnabled(session && atRest);
    m_actions.disconnect->setEnabled(session && phase != Phase::Offline && phase != Phase::Failed);
    m_actions.editConnection->setEnabled(session);
    m_actions.closeConnection->setEnabled(session);
    m_actions.pause->setEnabled(session);
    m_actions.filter->setEnabled(session);
    m_actions.jumpToNow->setEnabled(session && m_workspace.isPaused());
    setWindowTitle(session ? tr("%1 – MQTTScope").arg(visibleText(session->profile().name, 80))
                           : QStringLiteral("MQTTScope"));
}

void MainWindow::setKeychain(explorer::SecretStore *keychain) { m_commands->setKeychain(keychain); }

void MainWindow::openProfile(const explorer::ConnectionProfile &profile,
                             const explorer::ProfileSecrets &secrets)
{
    m_commands->open(profile, secrets);
}

void MainWindow::selectTopic(explorer::ExplorerSession *session, const std::string &topic)
{
    topics().selectTopic(session, topic);
}

void MainWindow::showProblem(const QString &text)
{
    m_notices->show(Banner::Level::Warning, text);
    if (auto *log = qobject_cast<LogPanel *>(m_docks->panel(QStringLiteral("log"))))
        log->addLine(LogLevel::Warning, text);
}

void MainWindow::showLoadProblems(const explorer::Settings::LoadProblem &settings,
                                  const explorer::ProfileStore::LoadProblem &profiles)
{
    using Kind = explorer::ProfileStore::LoadProblem::Kind;
    const auto asideText = [](const QString &aside) {
        return aside.isEmpty() ? tr("It could not be set aside, so it is left alone and nothing is saved. "
                                    "Check who may write there.")
                               : tr("It was set aside as %1; nothing in it is lost.").arg(visibleText(aside));
    };
    if (settings.happened) {
        showProblem(tr("The settings in %1 cannot be read: %2. %3")
                        .arg(visibleText(settings.file), visibleText(settings.detail),
                             asideText(settings.setAsideAs)));
    }
    switch (profiles.kind) {
    case Kind::None:
        break;
    case Kind::Unreadable:
    case Kind::Damaged:
        showProblem(tr("The saved connections in %1 cannot be read: %2. %3")
                        .arg(visibleText(profiles.file), visibleText(profiles.detail),
                             asideText(profiles.setAsideAs)));
        break;
    case Kind::EntrySkipped:
        showProblem(
            tr("A saved connection in %1 makes no sense and is not shown (“%2”: %3). It stays in the file.")
                .arg(visibleText(profiles.file), visibleText(profiles.detail, 80), profiles.key));
        break;
    }
}

void MainWindow::openLastAtStart()
{
    if (m_settings.boolean(explorer::Setting::OpenLastAtStart))
        m_commands->openSaved(m_settings.text(explorer::Setting::LastProfile));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindow();
    QMainWindow::closeEvent(event);
}

void MainWindow::saveWindow()
{
    m_settings.setBlob(explorer::Setting::WindowGeometry, saveGeometry());
    m_settings.setBlob(explorer::Setting::WindowState, m_docks->savedLayout());
    m_settings.setText(explorer::Setting::TopicColumns, topics().view()->columns().state());
    m_settings.save();
}

} // namespace ui
