// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace ui {

/// Asks for one secret of one connection. What is typed lives until the program ends and is never written
/// anywhere, unless the profile keeps its secrets in the system keychain.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    enum class What
    {
        Password,
        Passphrase, ///< of the client key
        ProxyPassword,
    };

    /// `connection` and `username` are the user's own text, made visible.
    PasswordDialog(What what, const QString &connection, const QString &username, bool isKept,
                   QWidget *parent = nullptr);

    QByteArray password() const;

private:
    QLineEdit *m_password;
};

} // namespace ui
