// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/password_dialog.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

PasswordDialog::PasswordDialog(What what, const QString &connection, const QString &username, bool isKept,
                               QWidget *parent)
    : QDialog(parent)
    , m_password(new QLineEdit)
{
    QString question;
    switch (what) {
    case What::Password:
        question = username.isEmpty() ? tr("Password for %1").arg(connection)
                                      : tr("Password of %1 for %2").arg(username, connection);
        break;
    case What::Passphrase:
        question = tr("Passphrase of the client key for %1").arg(connection);
        break;
    case What::ProxyPassword:
        question = tr("Password of the proxy for %1").arg(connection);
        break;
    }
    setWindowTitle(what == What::Passphrase ? tr("Passphrase") : tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    auto *label = new PlainLabel(question);
    label->setBuddy(m_password);
    label->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *connectButton = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kMargin);
    layout->setSpacing(space::kNormal);
    layout->addWidget(label);
    layout->addWidget(m_password);
    layout->addWidget(hintLabel(isKept ? tr("Kept in the system keychain.")
                                       : tr("Kept until the program ends, never written to disk.")));
    layout->addSpacing(space::kNormal);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connectButton->setDefault(true);
    setMinimumWidth(400);
}

QByteArray PasswordDialog::password() const { return m_password->text().toUtf8(); }

} // namespace ui
