// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FieldNote;

/// Where the broker is and who we are. A whole mqtt:// URL put into the host field is taken apart into host,
/// port, user and password.  Thread: the GUI's.
class GeneralPage : public QWidget
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);

    void show(const explorer::ConnectionProfile &profile, const QByteArray &password);
    void applyTo(explorer::ConnectionProfile &profile) const;
    QByteArray password() const;
    bool isValid() const { return m_valid; }
    QString complaint() const;

Q_SIGNALS:
    void changed();

private:
    void hostEdited(const QString &text);
    void check();

    QLineEdit *m_name;
    QLineEdit *m_host;
    FieldNote *m_hostNote;
    QSpinBox *m_port;
    QComboBox *m_version;
    QLineEdit *m_username;
    QLineEdit *m_password;
    QCheckBox *m_asks;
    FieldNote *m_userNote;
    bool m_valid = true;
};

} // namespace ui
