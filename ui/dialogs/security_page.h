// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class FieldNote;
class FileField;

/// TLS: whom we believe, and how we show who we are. What is trusted without an authority stands here with a
/// mark that no setting hides.
class SecurityPage : public ConnectionPage
{
    Q_OBJECT

public:
    explicit SecurityPage(QWidget *parent = nullptr);

    void load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets) override;
    void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const override;
    void follow(const explorer::ConnectionProfile &profile) override;

    /// For the host of the profile that follow() told last.
    void trust(const QByteArray &sha256);
    void setPassphrase(const QByteArray &passphrase); ///< read in the meantime

private:
    QStringList protocols() const;
    void check();
    void showTrust();

    FieldNote *m_plainNote; ///< this scheme is not encrypted
    QWidget *m_fields;
    FileField *m_authorities;
    FileField *m_certificate;
    FileField *m_key;
    QLineEdit *m_passphrase;
    QLineEdit *m_serverName;
    QLineEdit *m_protocols;
    FieldNote *m_protocolsNote;
    QComboBox *m_minimum;
    FieldNote *m_trustMark;
    QLabel *m_fingerprint;
    QPushButton *m_untrust;
    explorer::ConnectionProfile m_profile; ///< its host and what is trusted
};

} // namespace ui
