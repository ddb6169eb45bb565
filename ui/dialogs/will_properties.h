// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_options.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace ui {

class FieldNote;
class PairTable;

/// The properties that a last will may have on MQTT 5.0.  Spec MQTT 5.0 §3.1.3.2
class WillProperties : public QWidget
{
    Q_OBJECT

public:
    explicit WillProperties(QWidget *parent = nullptr);

    void load(const mqtt::Properties &properties);
    /// Those that are given, in the order of the fields.
    mqtt::Properties properties() const;
    /// What is wrong with them; empty when all is well. The field says it too.
    QString fault() const;
    QFormLayout *form() const { return m_form; }

Q_SIGNALS:
    void changed();

private:
    void check();
    QByteArray correlation() const;

    QFormLayout *m_form;
    QSpinBox *m_delay;
    QSpinBox *m_expiry;
    QCheckBox *m_isText;
    QLineEdit *m_contentType;
    QLineEdit *m_responseTopic;
    FieldNote *m_responseTopicNote;
    QLineEdit *m_correlation; ///< text, or "hex:" and digits
    FieldNote *m_correlationNote;
    PairTable *m_user;
    FieldNote *m_userNote;
    mqtt::Properties m_loaded; ///< numbers above the fields' range
};

} // namespace ui
