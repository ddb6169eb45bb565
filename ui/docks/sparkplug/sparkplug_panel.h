// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/explorer_session.h"
#include "ui/docks/sparkplug/sparkplug_event_model.h"
#include "ui/docks/sparkplug/sparkplug_model.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace explorer {
class Workspace;
}

namespace ui {

class ElidedLabel;
class EmptyState;

/// The Sparkplug dock: the nodes, devices and metrics of a connection, what is wrong with them and what happened.
///
/// A click selects the topic in the tree; a node can be asked to send its births again.   Thread: the GUI's.
class SparkplugPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SparkplugPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    SparkplugModel &model() { return m_model; }
    SparkplugEventModel &events() { return m_events; }
    QTreeView *tree() const { return m_tree; }
    QAction *rebirthAction() const { return m_rebirth; }
    QString summary() const;
    /// Shows what is known now.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTree();
    void makeEvents();
    QWidget *makeTools();
    void listConnections();
    void follow(explorer::ExplorerSession *session);
    void forget(const explorer::ExplorerSession *session);
    void reveal(explorer::sparkplug::PartId node, explorer::sparkplug::PartId device);
    void askForRebirth();
    void showState();
    explorer::sparkplug::PartId currentNode() const; ///< of the row the user is at

    explorer::Workspace &m_workspace;
    QPointer<explorer::ExplorerSession> m_session;
    SparkplugModel m_model;
    SparkplugEventModel m_events;
    QTimer m_soon;   ///< a frame was shown
    QTimer m_second; ///< ages go on
    mqtt::RequestToken m_asked = 0;
    QComboBox *m_connection;
    QAction *m_rebirth;
    ElidedLabel *m_summary;
    ElidedLabel *m_note;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTreeView *m_tree;
    QTableView *m_eventView;
};

} // namespace ui
