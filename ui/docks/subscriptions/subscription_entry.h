// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_options.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;
class QAction;

namespace ui {

class FieldNote;

/// The line where a subscription is written: filter, QoS, the options of 5.0, and why it would be refused.
class SubscriptionEntry : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionEntry(QWidget *parent = nullptr);

    /// Before 5.0 there are no options, and "$share" means nothing.
    void setVersion(mqtt::ProtocolVersion version);
    /// To change one that there is.
    void setSubscription(const mqtt::Subscription &subscription);
    mqtt::Subscription subscription() const;
    QLineEdit *filter() const { return m_filter; }

Q_SIGNALS:
    /// The user wants it; the line is empty again.
    void submitted(const mqtt::Subscription &subscription);

private:
    QToolButton *makeOptions();
    void check();
    void submit();

    // Before m_options, whose menu they are.
    QAction *m_noLocal = nullptr;
    QAction *m_asPublished = nullptr;
    QAction *m_retained[3] = {}; ///< by Retain Handling
    QLineEdit *m_filter;
    QComboBox *m_qos;
    QToolButton *m_options;
    QPushButton *m_subscribe;
    FieldNote *m_note;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
};

} // namespace ui
