// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"
#include "model/profiles/secret_store.h"

#include <QDialog>

class QPushButton;
class QTabWidget;

namespace ui {

class ConnectionPage;
class FieldNote;
class GeneralPage;
class NetworkPage;
class SecurityPage;
class TestPage;

/// Everything about one connection, a page for each side of it. What is wrong is told beside its field, on
/// the tab and at the foot; then neither Save nor Connect can be pressed.
///
/// Secrets that the keychain keeps and `secrets` does not hold are read while the dialog is open; what the
/// user has typed meanwhile stands. The dialog writes nothing anywhere: that is its owner's to do.
///
/// exec() gives Rejected, or Accepted with wantsConnect() telling which button it was.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `keychain` (may be null: none) outlives the dialog.
    explicit ConnectionDialog(explorer::ConnectionProfile profile, explorer::ProfileSecrets secrets = {},
                              explorer::SecretStore *keychain = nullptr, QWidget *parent = nullptr);

    explorer::ConnectionProfile profile() const;
    explorer::ProfileSecrets secrets() const;
    QByteArray password() const { return secrets().password; }
    /// False while the keychain's secrets have not been seen: then empty fields mean nothing.
    bool knowsSecrets() const { return m_knowsSecrets || !secrets().isEmpty(); }
    bool wantsConnect() const { return m_wantsConnect; }
    bool isValid() const;
    QTabWidget *tabs() const { return m_tabs; }

private:
    void addButtons();
    void readKeychain();
    void secretsCame(const explorer::SecretStore::Answer &answer);
    void review();
    void test();
    void finish(bool connect);

    explorer::ConnectionProfile m_profile;
    explorer::ProfileSecrets m_secrets;
    explorer::SecretStore *m_keychain;
    QTabWidget *m_tabs;
    GeneralPage *m_general;
    SecurityPage *m_security;
    NetworkPage *m_network;
    TestPage *m_test;
    std::vector<ConnectionPage *> m_pages;
    FieldNote *m_note;
    QPushButton *m_save = nullptr;
    QPushButton *m_connect = nullptr;
    bool m_knowsSecrets = true;
    bool m_reviewing = false;
    bool m_wantsConnect = false;
};

} // namespace ui
