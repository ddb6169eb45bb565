// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QObject>

#include <optional>

class QAction;
class QMenu;

namespace ui {

class TopicsView;

/// What can be done with the current row of the tree: the commands of its context menu, each with a key that
/// works in the tree.
class TopicActions : public QObject
{
    Q_OBJECT

public:
    TopicActions(explorer::Workspace &workspace, TopicsView &view);

    /// Fits the commands to the current row and fills the menu with those that make sense for it.
    void fill(QMenu &menu);

private:
    QAction *add(const QString &text, const char *iconName, const QKeySequence &key,
                 void (TopicActions::*command)());
    explorer::ExplorerSession *session() const;
    explorer::NodeId node() const;
    bool isConnection() const { return node() == explorer::kRootNode; }
    explorer::MessageView newest() const; ///< of the current topic
    std::optional<double> number() const; ///< of the whole newest payload
    void fit();

    void copyTopic();
    void copyValue();
    void expandAllBelow();
    void collapseBelow();
    void chart();
    void reconnect();
    void disconnectNow();
    void closeConnection();

    explorer::Workspace &m_workspace;
    TopicsView &m_view;
    QAction *m_copyTopic;
    QAction *m_copyValue;
    QAction *m_expand;
    QAction *m_collapse;
    QAction *m_chart;
    QAction *m_reconnect;
    QAction *m_disconnect;
    QAction *m_close;
};

} // namespace ui
