// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"
#include "ui/widgets/banner.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace ui {

/// The notices above the docks: one per connection that has a problem, gone when it is solved; one per
/// refused subscription answer; one per connection with more topics than may be shown; and whatever else could not be done. At most a few; the oldest gives way.
/// Thread: the GUI's.
class ConnectionNotices : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionNotices(explorer::Workspace &workspace, QWidget *parent = nullptr);

    void show(Banner::Level level, const QString &title, const QString &text = {});

Q_SIGNALS:
    void retryRequested(explorer::ExplorerSession *session);
    void editRequested(explorer::ExplorerSession *session);

private:
    void listen(explorer::ExplorerSession *session);
    void forget(explorer::ExplorerSession *session);
    void stateChanged(explorer::ExplorerSession *session);
    void subscribed(explorer::ExplorerSession *session, const mqtt::SubscribeDone &done);
    void countRefused();
    Banner *problemBanner(explorer::ExplorerSession *session);
    Banner *addBanner();
    void drop(Banner *banner);

    explorer::Workspace &m_workspace;
    QVBoxLayout *m_layout;
    QHash<const explorer::ExplorerSession *, QPointer<Banner>> m_problems;
    QHash<const explorer::ExplorerSession *, QPointer<Banner>> m_refusals; ///< of topics beyond the limit
    QTimer m_refusedTimer;
};

} // namespace ui
