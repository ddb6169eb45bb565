// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dock_host.h"

#include "ui/docks/dock_registry.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QTabBar>

namespace ui {

namespace {

constexpr int kLayoutVersion = 1;

} // namespace

DockHost::DockHost(explorer::Workspace &workspace, QWidget *parent)
    : QMainWindow(parent)
{
    // A child, not a window of its own.
    setWindowFlags(Qt::Widget);
    setObjectName(QStringLiteral("docks"));
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    // The right column keeps its full height: inspector and publish need it more than the charts need the
    // width.
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);

    for (const DockEntry &entry : dockEntries()) {
        auto *dock = new QDockWidget(dockTitle(entry), this);
        dock->setObjectName(QLatin1String(entry.id));
        dock->setWindowIcon(icon(QLatin1String(entry.iconName)));
        dock->setWidget(entry.create(workspace, dock));
        dock->installEventFilter(this);
        m_docks.insert(QLatin1String(entry.id), dock);
    }
    arrange();
}

void DockHost::arrange()
{
    QHash<int, QDockWidget *> firstBelow;
    for (const DockEntry &entry : dockEntries()) {
        QDockWidget *dock = m_docks.value(QLatin1String(entry.id));
        dock->setFloating(false);
        addDockWidget(entry.area, dock);
        // What stands at the bottom shares its place; what stands at the side stands below the one before.
        if (entry.area == Qt::BottomDockWidgetArea) {
            if (QDockWidget *first = firstBelow.value(entry.area))
                tabifyDockWidget(first, dock);
            else
                firstBelow.insert(entry.area, dock);
        }
        dock->show();
    }
    if (QDockWidget *first = firstBelow.value(Qt::BottomDockWidgetArea))
        first->raise();
}

void DockHost::resizeToDefault()
{
    const auto dock = [this](const char *id) { return m_docks.value(QLatin1String(id)); };
    resizeDocks({dock("topics"), dock("inspector")}, {width() * 54 / 100, width() * 46 / 100},
                Qt::Horizontal);
    resizeDocks({dock("inspector"), dock("publish")}, {height() * 54 / 100, height() * 46 / 100},
                Qt::Vertical);
    resizeDocks({dock("topics"), dock("charts")}, {height() * 62 / 100, height() * 38 / 100}, Qt::Vertical);
}

void DockHost::resetLayout()
{
    arrange();
    resizeToDefault();
}

void DockHost::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_wasShown = true;
    if (!m_sized) {
        m_sized = true;
        resizeToDefault();
    }
}

/// Qt leaves docks behind others visible and moves them out of the window.
bool DockHost::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide: {
        auto *dock = static_cast<QDockWidget *>(watched);
        const bool isInFront = dock->isFloating() || (dock->geometry().right() >= 0 && dock->geometry().bottom() >= 0);
        dock->widget()->setVisible(event->type() != QEvent::Hide && isInFront);
        break;
    }
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

QWidget *DockHost::panel(const QString &id) const
{
    const QDockWidget *dock = m_docks.value(id);
    return dock ? dock->widget() : nullptr;
}

void DockHost::reveal(const QString &id)
{
    QDockWidget *dock = m_docks.value(id);
    if (!dock)
        return;
    dock->show();
    dock->raise();
    dock->widget()->show();
    QWidget *target = dock->widget();
    if (!target->focusProxy() && target->focusPolicy() == Qt::NoFocus) {
        const QList<QWidget *> children = target->findChildren<QWidget *>();
        for (QWidget *child : children) {
            if (child->focusPolicy() & Qt::TabFocus && child->isVisible() && child->isEnabled()) {
                target = child;
                break;
            }
        }
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

void DockHost::fillMenu(QMenu *menu)
{
    for (const DockEntry &entry : dockEntries()) {
        const QString id = QLatin1String(entry.id);
        auto *go =
            new QAction(icon(QLatin1String(entry.iconName)), tr("Go to %1").arg(dockTitle(entry)), this);
        go->setShortcut(QKeySequence(QLatin1String(entry.shortcut)));
        connect(go, &QAction::triggered, this, [this, id] { reveal(id); });
        menu->addAction(go);
    }
    QMenu *panels = menu->addMenu(icon(QStringLiteral("layout")), tr("&Panels"));
    for (const DockEntry &entry : dockEntries())
        panels->addAction(m_docks.value(QLatin1String(entry.id))->toggleViewAction());
}

QByteArray DockHost::savedLayout() const
{
    // Before they were on screen docks have no sizes: those that were restored are still the true ones.
    return m_wasShown ? saveState(kLayoutVersion) : m_restored;
}

bool DockHost::restoreLayout(const QByteArray &state)
{
    m_sized = !state.isEmpty() && restoreState(state, kLayoutVersion);
    m_restored = m_sized ? state : QByteArray();
    return m_sized;
}

} // namespace ui
