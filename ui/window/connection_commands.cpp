// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connection_commands.h"

#include "ui/dialogs/connection_dialog.h"
#include "ui/dialogs/password_dialog.h"
#include "ui/text/plain_text.h"
#include "ui/widgets/plain_message.h"

namespace ui {

namespace {

bool wasLoginRefused(const mqtt::Problem &problem)
{
    if (problem.kind != mqtt::Problem::Kind::ConnectionRejected)
        return false;
    // Before 5.0 CONNACK's return code 4 means the same.
    return problem.reasonCode == mqtt::ReasonCode::BadUserNameOrPassword ||
           (problem.version != mqtt::ProtocolVersion::V5 && problem.reasonCode == mqtt::ReasonCode(4));
}

} // namespace

ConnectionCommands::ConnectionCommands(explorer::Workspace &workspace, explorer::ProfileStore &profiles,
                                       QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_profiles(profiles)
    , m_window(window)
{}

void ConnectionCommands::open(const explorer::ConnectionProfile &profile, const QByteArray &password)
{
    if (!password.isEmpty())
        m_passwords.insert(profile.id, password);
    explorer::ExplorerSession *session = m_workspace.open(profile, password);
    if (!m_workspace.selection().session())
        m_workspace.selection().select(session, explorer::kRootNode);
    Q_EMIT opened(session);
}

void ConnectionCommands::openSaved(const QString &profileId)
{
    const explorer::ConnectionProfile *saved = m_profiles.byId(profileId);
    if (!saved)
        return;
    const explorer::ConnectionProfile profile = *saved;
    if (profile.asksPassword && !m_passwords.contains(profileId) && !askPassword(profile))
        return;
    open(profile, m_passwords.value(profileId));
}

void ConnectionCommands::createNew() { edit(explorer::ConnectionProfile::makeNew()); }

void ConnectionCommands::editSaved(const QString &profileId)
{
    if (const explorer::ConnectionProfile *saved = m_profiles.byId(profileId))
        edit(*saved);
}

void ConnectionCommands::editSession(explorer::ExplorerSession *session)
{
    if (session)
        edit(session->profile());
}

void ConnectionCommands::edit(const explorer::ConnectionProfile &profile)
{
    ConnectionDialog dialog(profile, m_passwords.value(profile.id), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const explorer::ConnectionProfile edited = dialog.profile();
    m_passwords.insert(edited.id, dialog.password());
    save(edited);
    if (!dialog.wantsConnect())
        return;
    if (edited.asksPassword && dialog.password().isEmpty()) {
        m_passwords.remove(edited.id);
        if (!askPassword(edited))
            return;
    }
    open(edited, m_passwords.value(edited.id));
}

bool ConnectionCommands::askPassword(const explorer::ConnectionProfile &profile)
{
    PasswordDialog dialog(visibleText(profile.name, 80), visibleText(profile.username, 80), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    m_passwords.insert(profile.id, dialog.password());
    return true;
}

void ConnectionCommands::save(const explorer::ConnectionProfile &profile)
{
    if (!m_profiles.save(profile)) {
        Q_EMIT failed(tr("The connection “%1” could not be saved: %2. It is there until the program ends.")
                          .arg(visibleText(profile.name, 80), m_profiles.errorText()));
    }
}

void ConnectionCommands::removeSaved(const QString &profileId)
{
    const explorer::ConnectionProfile *saved = m_profiles.byId(profileId);
    if (!saved)
        return;
    const QString name = visibleText(saved->name, 80);
    if (!PlainMessage::ask(m_window, tr("Remove the saved connection “%1”?").arg(name),
                           tr("Its address, subscriptions and last will are forgotten."), tr("Remove")))
        return;
    m_passwords.remove(profileId);
    if (!m_profiles.remove(profileId))
        Q_EMIT failed(tr("The change could not be saved: %1.").arg(m_profiles.errorText()));
}

void ConnectionCommands::retry(explorer::ExplorerSession *session)
{
    if (!session)
        return;
    const explorer::ConnectionProfile profile = session->profile();
    if (wasLoginRefused(session->connection().state().problem) && !profile.username.isEmpty()) {
        // The session may be closed while the question stands.
        const QPointer<explorer::ExplorerSession> guard(session);
        if (!askPassword(profile) || !guard)
            return;
        session->setProfile(profile, m_passwords.value(profile.id));
    }
    session->connection().open();
}

} // namespace ui
