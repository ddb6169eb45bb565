// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

#include <QObject>
#include <QTranslator>

#include <memory>

namespace explorer {
class Demo;
class ProfileStore;
class SecretStore;
class Settings;
class StatsLog;
class StatsSampler;
class Workspace;
struct ConnectionProfile;
} // namespace explorer

namespace ui {
class MainWindow;
class Theme;
} // namespace ui

namespace app {

class RunSummary;

/// The composition root of the window program: makes everything, introduces it to each other, and carries out the command
/// line. No logic of its own.
class Composition : public QObject
{
    Q_OBJECT

public:
    explicit Composition(CommandLine line);
    ~Composition() override;

    /// Shows the window and starts what was asked. False with a message on standard error when it cannot be done.
    bool start();

private:
    void restorePairing();
    void installTranslations();
    void openUrl();
    void startDemo();
    void finish();

    CommandLine m_line;
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    std::unique_ptr<explorer::Settings> m_settings;
    std::unique_ptr<explorer::ProfileStore> m_profiles;
    std::unique_ptr<explorer::SecretStore> m_keychain;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<explorer::Workspace> m_workspace;
    std::unique_ptr<explorer::StatsSampler> m_sampler;
    std::unique_ptr<explorer::StatsLog> m_statsLog;
    std::unique_ptr<RunSummary> m_summary;
    std::unique_ptr<explorer::Demo> m_demo;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace app
