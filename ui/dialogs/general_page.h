// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/secret_store.h"
#include "ui/dialogs/connection_page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FieldNote;

/// Where the broker is and who we are. The port follows the scheme until it is somebody's choice. A whole URL
/// put into the host field is taken apart into scheme, host, port, path, user and password.
class GeneralPage : public ConnectionPage
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);

    void load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets) override;
    void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const override;

    /// Whether the password may be kept, and why not.
    void setKeychain(explorer::SecretStore::Availability availability, const QString &because);
    /// What became of reading the password; empty: nothing to say.
    void setPasswordNote(const QString &text);
    void setPassword(const QByteArray &password); ///< read in the meantime
    bool isPasswordUntouched() const;

private:
    void addAddress(QFormLayout *form);
    void addLogin(QFormLayout *form);
    void hostEdited(const QString &text);
    void schemeChosen();
    mqtt::Endpoint endpoint() const;
    mqtt::ProtocolVersion version() const;
    void check();
    void checkAddress();
    void checkLogin();

    QLineEdit *m_name;
    QComboBox *m_scheme;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QWidget *m_hostRow;
    FieldNote *m_hostNote;
    QWidget *m_pathRow;
    QLineEdit *m_path;
    FieldNote *m_pathNote;
    QComboBox *m_version;
    QCheckBox *m_fallsBack;
    QLineEdit *m_username;
    FieldNote *m_userNote;
    QLineEdit *m_password;
    FieldNote *m_passwordNote;
    QCheckBox *m_keeps;
    FieldNote *m_keepsNote;
    QCheckBox *m_asks;
    QCheckBox *m_scram;
    mqtt::Endpoint::Scheme m_shownScheme = mqtt::Endpoint::Scheme::Mqtt;
    explorer::SecretStore::Availability m_keychain = explorer::SecretStore::Availability::No;
    QString m_told; ///< about reading the password
};

} // namespace ui
