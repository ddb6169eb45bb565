// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMainWindow>

class QDockWidget;
class QMenu;

namespace explorer {
class Workspace;
}

namespace ui {

/// The docks of dock_registry.h around an empty middle: a page of the window. A panel that stands behind another one is
/// hidden, so that QWidget::isVisible() and showEvent() tell panels whether anybody looks. Thread: the GUI's.
class DockHost : public QMainWindow
{
    Q_OBJECT

public:
    explicit DockHost(explorer::Workspace &workspace, QWidget *parent = nullptr);

    /// The dock's own widget, or nullptr.
    QWidget *panel(const QString &id) const;
    /// Shows the dock, brings it to the front and gives it the keyboard.
    void reveal(const QString &id);
    /// An action per dock that shows and hides it, and one that reveals it by its key.
    void fillMenu(QMenu *menu);
    void resetLayout();

    QByteArray savedLayout() const;
    bool restoreLayout(const QByteArray &state); ///< false, and unchanged, for another version's

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    void resizeToDefault();

    QHash<QString, QDockWidget *> m_docks;
    QByteArray m_restored;
    bool m_sized = false;
    bool m_wasShown = false;
};

} // namespace ui
