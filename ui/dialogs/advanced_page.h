// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FieldNote;

/// Client id, keep-alive and what the broker keeps between connections. Thread: the GUI's.
class AdvancedPage : public QWidget
{
    Q_OBJECT

public:
    explicit AdvancedPage(QWidget *parent = nullptr);

    void show(const explorer::ConnectionProfile &profile);
    void setVersion(mqtt::ProtocolVersion version);
    void applyTo(explorer::ConnectionProfile &profile) const;
    bool isValid() const { return m_valid; }
    QString complaint() const;

Q_SIGNALS:
    void changed();

private:
    void check();

    QLineEdit *m_clientId;
    FieldNote *m_clientIdNote;
    QSpinBox *m_keepAlive;
    QCheckBox *m_cleanStart;
    FieldNote *m_sessionNote;
    QSpinBox *m_expiry;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
    bool m_valid = true;
};

} // namespace ui
