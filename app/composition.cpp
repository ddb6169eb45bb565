// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/run_summary.h"
#include "app/start_requests.h"
#include "model/demo/demo.h"
#include "model/diagnostics/stats_log.h"
#include "model/diagnostics/stats_sampler.h"
#include "model/profiles/profile_store.h"
#include "model/profiles/secret_store.h"
#include "model/session/workspace.h"
#include "model/settings/settings.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/text/connection_state_text.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QPixmap>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

namespace app {

namespace {

void say(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
    std::fflush(stream);
}

QString configFolder(const CommandLine &line)
{
    return line.configDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                                    : QDir(line.configDir).absolutePath();
}

} // namespace

Composition::Composition(CommandLine line) : m_line(std::move(line))
{
    const QString folder = configFolder(m_line);
    m_settings = std::make_unique<explorer::Settings>(folder);
    m_profiles = std::make_unique<explorer::ProfileStore>(folder);
}

Composition::~Composition()
{
    // The window first: docks look at sessions. Then the workspace: connections say goodbye to a broker that still runs.
    m_window.reset();
    m_workspace.reset();
}

bool Composition::start()
{
    const auto settingsProblem = m_settings->load();
    const auto profileProblem = m_profiles->load();
    installTranslations();

    m_theme = std::make_unique<ui::Theme>();
    m_theme->setMode(
        ui::themeModeFromKey(m_line.theme.isEmpty() ? m_settings->text(explorer::Setting::Theme) : m_line.theme));

    m_workspace = std::make_unique<explorer::Workspace>();
    m_workspace->setStateWords([](const explorer::ExplorerSession &session) -> explorer::Workspace::StateText {
        const mqtt::ConnectionState &state = session.connection().state();
        return {ui::markedConnectionStateText(state, session.hasBeenConnected()), ui::connectionStateHint(state)};
    });
    ui::PreferencesDialog::apply(*m_settings, *m_workspace);
    explorer::FilterLibrary &filters = m_workspace->filters();
    filters.restore(m_settings->text(explorer::Setting::RecentFilters),
                    m_settings->text(explorer::Setting::SavedFilters));
    connect(&filters, &explorer::FilterLibrary::changed, m_settings.get(), [this, &filters] {
        m_settings->setText(explorer::Setting::RecentFilters, filters.recentText());
        m_settings->setText(explorer::Setting::SavedFilters, filters.savedText());
    });
    restorePairing();
    m_sampler = std::make_unique<explorer::StatsSampler>(*m_workspace);
    m_summary = std::make_unique<RunSummary>(*m_workspace);
    if (m_line.summary)
        connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { say(stdout, QString::fromUtf8(m_summary->toJson())); });

    if (!m_line.statsLog.isEmpty()) {
        m_statsLog = std::make_unique<explorer::StatsLog>(*m_sampler, m_line.statsLog);
        if (!m_statsLog->isOpen()) {
            say(stderr, tr("mqttscope: the statistics cannot be written to %1: %2. Choose another file with --stats-log.")
                            .arg(m_line.statsLog, m_statsLog->errorText()));
            return false;
        }
    }

    m_window = std::make_unique<ui::MainWindow>(*m_workspace, *m_profiles, *m_settings, *m_theme, *m_sampler);
    m_keychain = explorer::makeSecretStore();
    m_window->setKeychain(m_keychain.get());
    connect(m_window.get(), &ui::MainWindow::demoRequested, this, &Composition::startDemo);
    m_window->showLoadProblems(settingsProblem, profileProblem);
    m_window->show();
    QTimer::singleShot(0, this, [this] { m_summary->windowUsable(); });

    auto *requests = new StartRequests(m_line, *m_workspace, this);
    connect(requests, &StartRequests::topicFound, m_window.get(), &ui::MainWindow::selectTopic);
    if (m_line.demo)
        startDemo();
    if (m_line.url)
        openUrl();
    if (!m_line.demo && !m_line.url)
        m_window->openLastAtStart();
    if (m_line.quitAfter)
        QTimer::singleShot(*m_line.quitAfter, this, &Composition::finish);
    return true;
}

void Composition::restorePairing()
{
    explorer::Workspace::PairingSetup setup;
    if (const QString rules = m_settings->text(explorer::Setting::PairingRules); !rules.isEmpty())
        setup.rules = rules.toStdString();
    setup.deadline = std::chrono::milliseconds(m_settings->number(explorer::Setting::PairingDeadlineMs));
    if (m_workspace->setPairing(setup)) { // damaged: the program's own rules, with the user's deadline
        setup.rules = explorer::kDefaultPairingRules;
        m_workspace->setPairing(setup);
    }
    connect(m_workspace.get(), &explorer::Workspace::pairingSetupChanged, m_settings.get(), [this] {
        const auto &now = m_workspace->pairing();
        m_settings->setText(explorer::Setting::PairingRules,
                            now.rules == explorer::kDefaultPairingRules ? QString() : QString::fromStdString(now.rules));
        m_settings->setNumber(explorer::Setting::PairingDeadlineMs, now.deadline.count());
    });
}

void Composition::installTranslations()
{
    const QString language =
        m_line.language.isEmpty() ? m_settings->text(explorer::Setting::Language) : m_line.language;
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    QLocale::setDefault(locale);
    // The English file forms the plurals; it also serves every language there is no translation for.
    const QString folder = QStringLiteral(":/i18n");
    if (m_translator.load(locale, QStringLiteral("mqttscope"), QStringLiteral("_"), folder) ||
        m_translator.load(QStringLiteral("mqttscope_en"), folder))
        QApplication::installTranslator(&m_translator);
    // Qt's own dialogs speak the language that was found, not another one beside it.
    if (m_qtTranslator.load(QLocale(m_translator.language()), QStringLiteral("qtbase"), QStringLiteral("_"),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&m_qtTranslator);
}

void Composition::openUrl()
{
    explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
    profile.endpoint = m_line.url->endpoint;
    profile.name = profile.endpoint.isLocal() ? profile.endpoint.path : profile.endpoint.host;
    profile.username = m_line.url->username;
    profile.version = m_line.version.value_or(profile.version);
    if (!m_line.subscriptions.empty())
        profile.subscriptions = m_line.subscriptions;
    for (mqtt::Subscription &subscription : profile.subscriptions)
        subscription.retainAsPublished = true; // tells what the broker retains; MQTT 3.1.1 leaves it out
    m_window->openProfile(profile, m_line.url->password.toUtf8());
}

void Composition::startDemo()
{
    if (m_demo)
        return;
    m_demo = std::make_unique<explorer::Demo>();
    connect(m_demo.get(), &explorer::Demo::ready, this, [this](explorer::ConnectionProfile profile) {
        profile.version = m_line.version.value_or(profile.version);
        m_window->openProfile(profile, {});
    });
    connect(m_demo.get(), &explorer::Demo::failed, this,
            [this](explorer::DemoBroker::Failure failure, const QString &detail) {
                const bool missing = failure == explorer::DemoBroker::Failure::NotInstalled;
                const QString text =
                    missing ? tr("The demo needs the MQTT broker mosquitto, which is not installed. On Debian: "
                                 "apt-get install mosquitto")
                            : tr("The demo's broker did not start: %1").arg(detail);
                say(stderr, QStringLiteral("mqttscope: ") + text);
                m_window->showProblem(text);
                m_demo.release()->deleteLater();
            });
    m_demo->start();
}

void Composition::finish()
{
    int exitCode = 0;
    if (!m_line.screenshot.isEmpty() && !m_window->grab().save(m_line.screenshot, "PNG")) {
        say(stderr, tr("mqttscope: the screenshot cannot be written to %1.").arg(m_line.screenshot));
        exitCode = 1;
    }
    QApplication::exit(exitCode);
}

} // namespace app
