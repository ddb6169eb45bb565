// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_page.h"

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FieldNote;
class PairTable;

/// Client id, keep-alive, what the broker keeps between connections, and what else CONNECT says on MQTT 5.0.
class SessionPage : public ConnectionPage
{
    Q_OBJECT

public:
    explicit SessionPage(QWidget *parent = nullptr);

    void load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets) override;
    void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const override;
    void follow(const explorer::ConnectionProfile &profile) override;

private:
    void addSession(QFormLayout *form);
    void addProperties(QFormLayout *form);
    void check();

    QLineEdit *m_clientId;
    FieldNote *m_clientIdNote;
    QSpinBox *m_keepAlive;
    QCheckBox *m_cleanStart;
    QCheckBox *m_keepsSession;
    FieldNote *m_sessionNote;
    QSpinBox *m_expiry;
    FieldNote *m_versionNote;
    QSpinBox *m_receiveMaximum;
    QSpinBox *m_packetSize;
    QSpinBox *m_topicAliases;
    QCheckBox *m_responseInformation;
    QCheckBox *m_problemInformation;
    PairTable *m_userProperties;
    FieldNote *m_userPropertiesNote;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
};

} // namespace ui
