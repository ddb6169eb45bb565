// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/properties.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableWidget;
class QSpinBox;
class QPushButton;

namespace ui {

class FieldNote;

/// The MQTT 5.0 properties of a message to publish.
///
/// Empty fields are not sent. Correlation Data is typed as text, or as hex behind "0x". Disabled with its
/// reason on a connection before 5.0.  Thread: the GUI's.        Spec  MQTT 5.0 §3.3.2.3
class PropertiesForm : public QWidget
{
    Q_OBJECT

public:
    explicit PropertiesForm(QWidget *parent = nullptr);

    mqtt::Properties properties() const;
    int count() const { return int(properties().size()); }
    bool isValid() const { return m_valid; }
    /// Empty: all right.
    void setUnavailable(const QString &why);

Q_SIGNALS:
    void changed();

private:
    void check();
    QWidget *makeUserProperties();
    void addUserProperty();
    void removeUserProperties();

    FieldNote *m_note;
    QWidget *m_fields;
    QLineEdit *m_contentType;
    QLineEdit *m_responseTopic;
    QLineEdit *m_correlation;
    QComboBox *m_format;
    QLineEdit *m_expiry;
    QTableWidget *m_user;
    QPushButton *m_removeUser = nullptr;
    QString m_unavailable;
    bool m_valid = true;
};

} // namespace ui
