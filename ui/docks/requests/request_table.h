// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/pairing/request_list_model.h"
#include "model/session/workspace.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QTreeView;

namespace ui {

class ElidedLabel;

/// Requests with what answered them, newest first; from each row one can go to either message.
///
/// Lists all connections' or the ones of a topic. Follows ten times a second at most, while it is seen and nothing is
/// paused. Thread: the GUI's.
class RequestTable : public QWidget
{
    Q_OBJECT

public:
    explicit RequestTable(explorer::Workspace &workspace, QWidget *parent = nullptr);

    void setChoice(const explorer::RequestListModel::Choice &choice);
    /// One session's only; nullptr: all.
    void setOnly(explorer::ExplorerSession *session);
    void setJumpsOnClick(bool jumps) { m_jumpsOnClick = jumps; }
    /// Into the topic tree and the inspector; below the table it is said when it cannot be shown.
    void goToRequest(int row);
    void goToAnswer(int row);

    explorer::RequestListModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }
    QString note() const;

Q_SIGNALS:
    void refreshed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeView();
    void listen(explorer::ExplorerSession *session);
    void setSources(const explorer::ExplorerSession *closing = nullptr);
    void follow();
    void refresh();
    void clicked(const QModelIndex &index);
    void activated(const QModelIndex &index);
    void showMenu(const QPoint &place);
    explorer::ExplorerSession *sessionOf(int row) const;
    void goTo(int row, explorer::PairingName topic, explorer::Sequence sequence);

    explorer::Workspace &m_workspace;
    explorer::ExplorerSession *m_only = nullptr;
    explorer::RequestListModel *m_model;
    QTreeView *m_view;
    ElidedLabel *m_note;
    QElapsedTimer m_sinceRefresh;
    QTimer m_refreshSoon;
    bool m_jumpsOnClick = false;
};

} // namespace ui
