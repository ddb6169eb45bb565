// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostics/stats_sampler.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/docks/topics/topics_panel.h"
#include "ui/docks/topics/topics_view.h"
#include "ui/widgets/buttons.h"
#include "ui/window/connection_notices.h"
#include "ui/window/dock_host.h"
#include "ui/window/main_window.h"
#include "ui/window/start_size.h"
#include "ui/window/welcome_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

namespace {

/// A window on a configuration of its own.
struct Rig
{
    Rig()
        : profiles(folder.path())
        , settings(folder.path())
        , sampler(workspace)
    {
        theme.setMode(ui::ThemeMode::Light);
        makeWindow();
    }
    void makeWindow()
    {
        window.reset();
        window = std::make_unique<ui::MainWindow>(workspace, profiles, settings, theme, sampler);
        window->show();
    }
    ~Rig() { window.reset(); }

    QTemporaryDir folder;
    explorer::ProfileStore profiles;
    explorer::Settings settings;
    ui::Theme theme;
    explorer::Workspace workspace;
    explorer::StatsSampler sampler;
    std::unique_ptr<ui::MainWindow> window;
};

/// A profile whose port nobody listens on.
explorer::ConnectionProfile unreachable()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
    profile.name = QStringLiteral("<b>Bench</b>");
    profile.endpoint.host = QStringLiteral("127.0.0.1");
    profile.endpoint.port = server.serverPort();
    return profile;
}

void collect(const QMenu *menu, QList<QAction *> &actions)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), actions);
        else if (!action->isSeparator())
            actions.append(action);
    }
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOnTheWelcomePageAndConnectsNowhere();
    void showsTheDocksWhenAConnectionIsOpen();
    void tellsWhyAConnectionFailedAndOffersToRetry();
    void everyMenuActionHasAKeyOfItsOwn();
    void panelsBehindOthersAreHidden();
    void keepsTheLayout();
    void docksThatWereNeverSeenHaveNoLayoutToKeep();
    void fitsOnTheScreen();
    void showsTheConnectionThatWasOpened();
    void toolBarWordsHaveNoMnemonics();
    void remembersTheTheme();
    void demoIsAskedForNotStarted();
    void loadProblemsAreToldInTheWindow();
    void everyControlHasAName();
};

void TestMainWindow::startsOnTheWelcomePageAndConnectsNowhere()
{
    Rig rig;
    rig.profiles.save(unreachable());
    QTest::qWait(50);
    const auto *welcome = rig.window->findChild<ui::WelcomePage *>();
    QVERIFY(welcome->isVisible());
    QVERIFY(rig.workspace.sessions().empty());
    QCOMPARE(welcome->findChild<QListWidget *>()->count(), 1);
}

void TestMainWindow::showsTheDocksWhenAConnectionIsOpen()
{
    Rig rig;
    const explorer::ConnectionProfile profile = unreachable();
    rig.window->openProfile(profile, {});
    QCOMPARE(rig.workspace.sessions().size(), std::size_t(1));
    QVERIFY(!rig.window->findChild<ui::WelcomePage *>()->isVisible());
    auto *docks = rig.window->findChild<ui::DockHost *>();
    QVERIFY(docks->isVisible());
    for (const char *id : {"topics", "inspector", "publish", "charts", "log"})
        QVERIFY2(docks->panel(QLatin1String(id)), id);
    QVERIFY(rig.window->windowTitle().contains(profile.name));

    rig.workspace.close(rig.workspace.sessions().front().get());
    QTRY_VERIFY(rig.window->findChild<ui::WelcomePage *>()->isVisible());
}

void TestMainWindow::tellsWhyAConnectionFailedAndOffersToRetry()
{
    Rig rig;
    const explorer::ConnectionProfile profile = unreachable();
    rig.window->openProfile(profile, {});
    // Docks may have banners of their own.
    const auto *notices = rig.window->findChild<ui::ConnectionNotices *>();
    QTRY_VERIFY_WITH_TIMEOUT(notices->findChild<ui::Banner *>(), 5'000);
    const auto *banner = notices->findChild<ui::Banner *>();
    QVERIFY2(banner->title().contains(QString::number(profile.endpoint.port)), qPrintable(banner->title()));
    QVERIFY(banner->title().contains(QLatin1String("<b>Bench</b>")));
    for (const QLabel *label : banner->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!banner->findChildren<QPushButton *>().isEmpty());
}

void TestMainWindow::everyMenuActionHasAKeyOfItsOwn()
{
    Rig rig;
    QList<QAction *> actions;
    for (const QAction *action : rig.window->menuBar()->actions())
        collect(action->menu(), actions);
    QHash<QKeySequence, QString> keys;
    for (const QAction *action : actions) {
        // Panels are shown and hidden by their own menu; "go to" has the key.
        if (qobject_cast<QDockWidget *>(action->parent()))
            continue;
        const QKeySequence key = action->shortcut();
        QVERIFY2(!key.isEmpty(), qPrintable(action->text()));
        QVERIFY2(!keys.contains(key) || keys[key] == action->text(), qPrintable(key.toString()));
        keys.insert(key, action->text());
    }
    QVERIFY(keys.size() > 15);
}

void TestMainWindow::panelsBehindOthersAreHidden()
{
    Rig rig;
    rig.window->openProfile(unreachable(), {});
    auto *docks = rig.window->findChild<ui::DockHost *>();
    const auto isSeen = [&](const char *id) { return docks->panel(QLatin1String(id))->isVisible(); };
    QTRY_VERIFY(isSeen("charts") && !isSeen("log") && !isSeen("traffic"));
    docks->reveal(QStringLiteral("traffic"));
    QTRY_VERIFY(isSeen("traffic") && !isSeen("charts"));
    auto *dock = rig.window->findChild<QDockWidget *>(QStringLiteral("traffic"));
    dock->hide();
    QTRY_VERIFY(!isSeen("traffic"));
    docks->reveal(QStringLiteral("charts"));
    QTRY_VERIFY(isSeen("charts") && !isSeen("traffic"));
    dock->setFloating(true);
    dock->show();
    QTRY_VERIFY(isSeen("traffic") && isSeen("charts"));
}

void TestMainWindow::keepsTheLayout()
{
    Rig rig;
    rig.window->openProfile(unreachable(), {});
    auto *dock = rig.window->findChild<QDockWidget *>(QStringLiteral("publish"));
    dock->hide();
    rig.window->close();
    QVERIFY(!rig.settings.blob(explorer::Setting::WindowState).isEmpty());
    rig.makeWindow();
    QVERIFY(rig.window->findChild<QDockWidget *>(QStringLiteral("publish"))->isHidden());
    QVERIFY(!rig.window->findChild<QDockWidget *>(QStringLiteral("topics"))->isHidden());
    rig.window->findChild<ui::DockHost *>()->resetLayout();
    QVERIFY(!rig.window->findChild<QDockWidget *>(QStringLiteral("publish"))->isHidden());
}

void TestMainWindow::docksThatWereNeverSeenHaveNoLayoutToKeep()
{
    Rig rig;
    rig.window->close();
    QVERIFY(rig.settings.blob(explorer::Setting::WindowState).isEmpty());

    rig.makeWindow();
    rig.window->openProfile(unreachable(), {});
    rig.window->findChild<QDockWidget *>(QStringLiteral("publish"))->hide();
    rig.window->close();
    const QByteArray kept = rig.settings.blob(explorer::Setting::WindowState);
    rig.workspace.close(rig.workspace.sessions().front().get());
    rig.makeWindow(); // and closed on the welcome page
    rig.window->close();
    QCOMPARE(rig.settings.blob(explorer::Setting::WindowState), kept);
}

void TestMainWindow::fitsOnTheScreen()
{
    const QSize large = ui::startSize({1920, 1040}, true);
    QCOMPARE(large, QSize(1280, 760));
    const QSize small = ui::startSize({1024, 700}, true);
    QVERIFY(small.width() < 1024 && small.height() < 700);
    QVERIFY(small.width() > 900 && small.height() > 600);
    QCOMPARE(ui::startSize({800, 800}, false), large);
    Rig rig;
    const QSize room = rig.window->screen()->availableSize();
    const bool hasScreen = QGuiApplication::platformName() != QLatin1String("offscreen");
    QCOMPARE(rig.window->size(), ui::startSize(room, hasScreen));
}

void TestMainWindow::showsTheConnectionThatWasOpened()
{
    Rig rig;
    rig.window->openProfile(unreachable(), {});
    explorer::ConnectionProfile second = unreachable();
    rig.window->openProfile(second, {});
    const explorer::Selection &selection = rig.workspace.selection();
    QCOMPARE(selection.session(), rig.workspace.sessions().back().get());
    const auto *view = rig.window->findChild<ui::TopicsPanel *>()->view();
    QCOMPARE(view->currentIndex().row(), 1);
    QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex()).center()));
}

void TestMainWindow::toolBarWordsHaveNoMnemonics()
{
    QCOMPARE(ui::withoutMnemonic(QStringLiteral("&Pause")), QStringLiteral("Pause"));
    QCOMPARE(ui::withoutMnemonic(QStringLiteral("暂停(&P)")), QStringLiteral("暂停"));
    QCOMPARE(ui::withoutMnemonic(QStringLiteral("编辑连接(&E)…")), QStringLiteral("编辑连接…"));
    Rig rig;
    for (const QAction *action : rig.window->findChild<QToolBar *>()->actions())
        QVERIFY2(!action->iconText().contains(u'&'), qPrintable(action->iconText()));
}

void TestMainWindow::remembersTheTheme()
{
    Rig rig;
    rig.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    QTest::keyClick(rig.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(rig.settings.text(explorer::Setting::Theme), QStringLiteral("dark"));
    QVERIFY(rig.theme.isDarkNow());
}

void TestMainWindow::demoIsAskedForNotStarted()
{
    Rig rig;
    QSignalSpy asked(rig.window.get(), &ui::MainWindow::demoRequested);
    for (QPushButton *button : rig.window->findChild<ui::WelcomePage *>()->findChildren<QPushButton *>()) {
        if (button->text().contains(QLatin1String("demo")))
            button->click();
    }
    QCOMPARE(asked.count(), 1);
    QVERIFY(rig.workspace.sessions().empty());
}

void TestMainWindow::loadProblemsAreToldInTheWindow()
{
    Rig rig;
    explorer::ProfileStore::LoadProblem problem;
    problem.kind = explorer::ProfileStore::LoadProblem::Kind::Damaged;
    problem.file = QStringLiteral("/somewhere/profiles.json");
    problem.setAsideAs = QStringLiteral("/somewhere/profiles.json.bad-1");
    problem.detail = QStringLiteral("illegal value (byte 3)");
    rig.window->showLoadProblems({}, problem);
    const auto *banner = rig.window->findChild<ui::ConnectionNotices *>()->findChild<ui::Banner *>();
    QVERIFY(banner);
    QVERIFY(banner->title().contains(problem.file));
    QVERIFY(banner->title().contains(problem.setAsideAs));
    QVERIFY(banner->title().contains(problem.detail));
}

void TestMainWindow::everyControlHasAName()
{
    Rig rig;
    rig.window->openProfile(unreachable(), {});
    QTest::qWait(50);
    for (const QWidget *widget : rig.window->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
            continue;
        QAccessibleInterface *interface =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (!interface)
            continue;
        const QString described =
            QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
        if (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
            qobject_cast<const QAbstractItemView *>(widget))
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(described));
    }
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
