// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/profile_store.h"
#include "model/session/workspace.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

/// Opens, edits and removes connections on the user's behalf: asks what is missing and remembers passwords
/// until the program ends. Thread: the GUI's.
class ConnectionCommands : public QObject
{
    Q_OBJECT

public:
    ConnectionCommands(explorer::Workspace &workspace, explorer::ProfileStore &profiles, QWidget *window);

    /// Opens it as it stands, asking for nothing.
    void open(const explorer::ConnectionProfile &profile, const QByteArray &password);
    /// Opens a saved one; asks for its password when it wants one and none is known.
    void openSaved(const QString &profileId);
    void createNew();
    void editSaved(const QString &profileId);
    void editSession(explorer::ExplorerSession *session);
    void removeSaved(const QString &profileId);
    /// Another attempt at once; asks for the password again when it was the password that was refused.
    void retry(explorer::ExplorerSession *session);

Q_SIGNALS:
    void opened(explorer::ExplorerSession *session);
    /// Something could not be saved: a sentence.
    void failed(const QString &text);

private:
    void edit(const explorer::ConnectionProfile &profile);
    bool askPassword(const explorer::ConnectionProfile &profile);
    void save(const explorer::ConnectionProfile &profile);

    explorer::Workspace &m_workspace;
    explorer::ProfileStore &m_profiles;
    QWidget *m_window;
    QHash<QString, QByteArray> m_passwords; ///< by profile id; never leaves the process
};

} // namespace ui
