// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ui {

class FieldNote;

/// The last will: what the broker publishes for us when the connection is lost. Thread: the GUI's.
class WillPage : public QWidget
{
    Q_OBJECT

public:
    explicit WillPage(QWidget *parent = nullptr);

    void show(const explorer::ConnectionProfile &profile);
    void applyTo(explorer::ConnectionProfile &profile) const;
    bool isValid() const { return m_valid; }
    QString complaint() const;

Q_SIGNALS:
    void changed();

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
    QByteArray m_binaryPayload; ///< a saved payload that is no text: kept until something is typed
    bool m_valid = true;
};

} // namespace ui
