// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/profile_store.h"
#include "model/profiles/secret_store.h"
#include "model/session/workspace.h"

#include "ui/dialogs/password_dialog.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

/// Opens, edits and removes connections on the user's behalf: takes secrets from the keychain where a profile
/// keeps them there, asks for what is missing, and remembers it until the program ends. Thread: the GUI's.
class ConnectionCommands : public QObject
{
    Q_OBJECT

public:
    ConnectionCommands(explorer::Workspace &workspace, explorer::ProfileStore &profiles, QWidget *window);

    /// Null, as at first: there is none. It outlives this object.
    void setKeychain(explorer::SecretStore *keychain) { m_keychain = keychain; }

    /// Opens it as it stands, asking for nothing.
    void open(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets);
    /// Opens a saved one; looks into the keychain, and asks for its password when it wants one and none is
    /// known.
    void openSaved(const QString &profileId);
    void createNew();
    void editSaved(const QString &profileId);
    void editSession(explorer::ExplorerSession *session);
    void removeSaved(const QString &profileId);
    /// Another attempt at once; asks again for the password or passphrase that was refused.
    void retry(explorer::ExplorerSession *session);

Q_SIGNALS:
    void opened(explorer::ExplorerSession *session);
    /// Something could not be saved: a sentence.
    void failed(const QString &text);

private:
    void edit(const explorer::ConnectionProfile &profile);
    void openKnown(const explorer::ConnectionProfile &profile);
    bool ask(const explorer::ConnectionProfile &profile, PasswordDialog::What what);
    void keep(const explorer::ConnectionProfile &profile);
    void save(const explorer::ConnectionProfile &profile);

    explorer::Workspace &m_workspace;
    explorer::ProfileStore &m_profiles;
    explorer::SecretStore *m_keychain = nullptr;
    QWidget *m_window;
    QHash<QString, explorer::ProfileSecrets> m_secrets; ///< by profile id
};

} // namespace ui
