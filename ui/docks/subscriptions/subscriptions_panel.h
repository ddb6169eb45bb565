// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/subscriptions/subscription_list_model.h"

#include <QPointer>
#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QStackedWidget;
class QTableView;

namespace explorer {
class ExplorerSession;
class Workspace;
}

namespace ui {

class ElidedLabel;
class SubscriptionEntry;

/// The subscriptions of the selected connection: made, changed, paused and removed while it is connected, each with
/// the broker's answer. What is changed off line is done at the next connection.  Thread: the GUI's.
class SubscriptionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionsPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    const SubscriptionListModel &model() const { return m_model; }
    QTableView *view() const { return m_view; }
    SubscriptionEntry *entry() const { return m_entry; }

private:
    void makeView();
    void makeActions();
    QWidget *makeTools();
    void follow();
    void refill();
    void showState();
    void subscribe(const mqtt::Subscription &subscription);
    void pauseOrResume();
    void removeSelected();
    void editCurrent(const QModelIndex &index);
    std::vector<std::string> selectedFilters(bool paused) const;

    explorer::Workspace &m_workspace;
    QPointer<explorer::ExplorerSession> m_session;
    SubscriptionListModel m_model;
    ElidedLabel *m_title;
    SubscriptionEntry *m_entry;
    QTableView *m_view;
    QStackedWidget *m_pages;
    QAction *m_pause = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_remove = nullptr;
    QWidget *m_tools = nullptr;
};

} // namespace ui
