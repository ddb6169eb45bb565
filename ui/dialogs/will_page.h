// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace ui {

class FieldNote;
class WillProperties;

/// The last will: what the broker publishes for us when the connection is lost.
class WillPage : public ConnectionPage
{
    Q_OBJECT

public:
    explicit WillPage(QWidget *parent = nullptr);

    void load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets) override;
    void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const override;
    void follow(const explorer::ConnectionProfile &profile) override;

private:
    void check();

    QCheckBox *m_has;
    QWidget *m_fields;
    QLineEdit *m_topic;
    FieldNote *m_topicNote;
    QPlainTextEdit *m_payload;
    FieldNote *m_payloadNote;
    QComboBox *m_qos;
    QCheckBox *m_retain;
    WillProperties *m_properties;
    QByteArray m_binaryPayload; ///< a saved payload that is no text: kept until something is typed
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
};

} // namespace ui
