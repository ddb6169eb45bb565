// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace ui {

/// Asks for the password of one connection. What is typed lives until the program ends and is never written
/// anywhere.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    /// `connection` and `username` are the user's own text.
    PasswordDialog(const QString &connection, const QString &username, QWidget *parent = nullptr);

    QByteArray password() const;

private:
    QLineEdit *m_password;
};

} // namespace ui
