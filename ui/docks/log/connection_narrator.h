// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"
#include "ui/docks/log/log_model.h"

#include <QHash>
#include <QObject>

namespace ui {

/// Tells what happens on every connection, one sentence an event: states, grants, refusals, losses.
///
/// Texts from the network come made visible; payloads, passwords and user names never come.
/// Thread    the GUI's.
class ConnectionNarrator : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionNarrator(explorer::Workspace &workspace, QObject *parent = nullptr);

Q_SIGNALS:
    void told(const ui::LogLine &line);

private:
    void listen(explorer::ExplorerSession *session);
    void say(const explorer::ExplorerSession *session, LogLevel level, const QString &text);
    void stateChanged(explorer::ExplorerSession *session, const mqtt::ConnectionState &state);
    void started(explorer::ExplorerSession *session, const mqtt::SessionStarted &started);
    void subscribed(explorer::ExplorerSession *session, const mqtt::SubscribeDone &done);
    void unsubscribed(explorer::ExplorerSession *session, const mqtt::UnsubscribeDone &done);
    void published(explorer::ExplorerSession *session, const mqtt::PublishDone &done);
    void noted(explorer::ExplorerSession *session, const mqtt::SessionNote &note);
    void journalNoted(explorer::ExplorerSession *session, const mqtt::JournalNote &note);

    QHash<const explorer::ExplorerSession *, mqtt::ConnectionState::Phase> m_phases;
};

} // namespace ui
