// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connection_commands.h"

#include "ui/dialogs/connection_dialog.h"
#include "ui/text/plain_text.h"
#include "ui/widgets/plain_message.h"

#include <optional>

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

/// What to ask for again after this problem.
std::optional<PasswordDialog::What> missingSecret(const mqtt::Problem &problem,
                                                  const explorer::ConnectionProfile &profile)
{
    using mqtt::Problem;
    const bool provesIt = profile.usesScram && problem.kind == Problem::Kind::AuthenticationFailed;
    if ((wasLoginRefused(problem) || provesIt) && !profile.username.isEmpty())
        return PasswordDialog::What::Password;
    if (problem.kind == Problem::Kind::CredentialsUnusable &&
        problem.tlsFault == Problem::TlsFault::PassphraseWrong)
        return PasswordDialog::What::Passphrase;
    if (problem.kind == Problem::Kind::ProxyFailed &&
        problem.proxyFault == Problem::ProxyFault::AuthenticationRequired)
        return PasswordDialog::What::ProxyPassword;
    return std::nullopt;
}

} // namespace

ConnectionCommands::ConnectionCommands(explorer::Workspace &workspace, explorer::ProfileStore &profiles,
                                       QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_profiles(profiles)
    , m_window(window)
{}

void ConnectionCommands::open(const explorer::ConnectionProfile &profile,
                              const explorer::ProfileSecrets &secrets)
{
    if (!secrets.isEmpty())
        m_secrets.insert(profile.id, secrets);
    explorer::ExplorerSession *session = m_workspace.open(profile, secrets);
    // What the user opens is what the user wants to see; one that is open already keeps its topic.
    if (m_workspace.selection().session() != session)
        m_workspace.selection().select(session, explorer::kRootNode);
    Q_EMIT opened(session);
}

void ConnectionCommands::openSaved(const QString &profileId)
{
    const explorer::ConnectionProfile *saved = m_profiles.byId(profileId);
    if (!saved)
        return;
    const explorer::ConnectionProfile profile = *saved;
    if (!profile.keepsSecrets || !m_keychain || m_secrets.contains(profileId)) {
        openKnown(profile);
        return;
    }
    m_keychain->read(profileId, this, [this, profile](const explorer::SecretStore::Answer &answer) {
        using Outcome = explorer::SecretStore::Outcome;
        if (answer.outcome == Outcome::Done && !m_secrets.contains(profile.id))
            m_secrets.insert(profile.id, answer.secrets);
        const bool wantsPassword = !profile.username.isEmpty() || profile.asksPassword;
        if (wantsPassword && !m_secrets.contains(profile.id) && !ask(profile, PasswordDialog::What::Password))
            return;
        openKnown(profile);
    });
}

void ConnectionCommands::openKnown(const explorer::ConnectionProfile &profile)
{
    if (profile.asksPassword && !m_secrets.contains(profile.id) &&
        !ask(profile, PasswordDialog::What::Password))
        return;
    open(profile, m_secrets.value(profile.id));
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
    ConnectionDialog dialog(profile, m_secrets.value(profile.id), m_keychain, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const explorer::ConnectionProfile edited = dialog.profile();
    if (dialog.knowsSecrets()) {
        m_secrets.insert(edited.id, dialog.secrets());
        if (edited.keepsSecrets)
            keep(edited);
    }
    if (profile.keepsSecrets && !edited.keepsSecrets && m_keychain)
        m_keychain->remove(edited.id, this, [](const explorer::SecretStore::Answer &) {});
    save(edited);
    if (!dialog.wantsConnect())
        return;
    if (edited.asksPassword && dialog.password().isEmpty())
        m_secrets.remove(edited.id);
    openSaved(edited.id);
}

bool ConnectionCommands::ask(const explorer::ConnectionProfile &profile, PasswordDialog::What what)
{
    PasswordDialog dialog(what, visibleText(profile.name, 80), visibleText(profile.username, 80),
                          profile.keepsSecrets && m_keychain, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    explorer::ProfileSecrets &secrets = m_secrets[profile.id];
    switch (what) {
    case PasswordDialog::What::Password:
        secrets.password = dialog.password();
        break;
    case PasswordDialog::What::Passphrase:
        secrets.passphrase = dialog.password();
        break;
    case PasswordDialog::What::ProxyPassword:
        secrets.proxyPassword = dialog.password();
        break;
    }
    if (profile.keepsSecrets)
        keep(profile);
    return true;
}

void ConnectionCommands::keep(const explorer::ConnectionProfile &profile)
{
    using Outcome = explorer::SecretStore::Outcome;
    const QString name = visibleText(profile.name, 80);
    const auto answered = [this, name](const explorer::SecretStore::Answer &answer) {
        if (answer.outcome == Outcome::Done)
            return;
        const QString why = answer.detail.isEmpty() ? tr("no answer") : visibleText(answer.detail, 200);
        Q_EMIT failed(tr("The keychain did not take the password of “%1”: %2. It is kept until the program "
                         "ends.")
                          .arg(name, why));
    };
    if (m_keychain)
        m_keychain->write(profile.id, m_secrets.value(profile.id), this, answered);
    else
        answered({Outcome::Unavailable, {}, tr("there is none")});
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
    const bool isKept = saved->keepsSecrets;
    m_secrets.remove(profileId);
    if (isKept && m_keychain)
        m_keychain->remove(profileId, this, [](const explorer::SecretStore::Answer &) {});
    if (!m_profiles.remove(profileId))
        Q_EMIT failed(tr("The change could not be saved: %1.").arg(m_profiles.errorText()));
}

void ConnectionCommands::retry(explorer::ExplorerSession *session)
{
    if (!session)
        return;
    const explorer::ConnectionProfile profile = session->profile();
    if (const auto what = missingSecret(session->connection().state().problem, profile)) {
        // The session may be closed while the question stands.
        const QPointer<explorer::ExplorerSession> guard(session);
        if (!ask(profile, *what) || !guard)
            return;
        session->setProfile(profile, m_secrets.value(profile.id));
    }
    session->connection().open();
}

} // namespace ui
