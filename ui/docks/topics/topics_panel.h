// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"
#include "ui/docks/topics/branch_opener.h"

#include <QTimer>
#include <QWidget>

#include <string>

class QStackedWidget;

namespace ui {

class Banner;
class FilterBar;
class TopicActions;
class TopicsView;

/// The topics dock: a filter, the tree of all open connections, and what to do with the current row.
///
/// The current row and the workspace's selection follow each other; a selected row that the filter hides is
/// current again when it comes back. Ctrl+F, and typing in the tree, go to the
/// filter. Thread    the GUI's.
class TopicsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TopicsPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    TopicsView *view() const { return m_view; }

public Q_SLOTS:
    void focusFilter();
    /// Scrolls to the selected row, where there is one.
    void revealSelection();
    /// Shows the topic in the tree, clearing a filter that hides it, and selects it. Nothing when there is no
    /// such topic.
    void selectTopic(explorer::ExplorerSession *session, const std::string &topic);
    /// The same for a node.
    void revealNode(explorer::ExplorerSession *session, explorer::NodeId node);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void goToTree();
    void pick(const QModelIndex &index);
    void followSelection();
    void tick();
    void describe();
    void tellOpening(int rows);
    void tellOpened(BranchOpener::Outcome outcome, int rows);
    void showMenu(const QPoint &at);
    bool anyConnected() const;

    explorer::Workspace &m_workspace;
    FilterBar *m_filter;
    Banner *m_banner;
    QStackedWidget *m_pages;
    TopicsView *m_view;
    TopicActions *m_actions;
    QTimer m_tick;
    int m_ticks = 0;
};

} // namespace ui
