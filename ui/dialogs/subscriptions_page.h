// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace ui {

class FieldNote;

/// What to subscribe to after connecting: checked rows are subscribed, with their QoS. "#" and "$SYS/#" are
/// suggested, the latter unchecked because some brokers refuse clients that ask for it. Thread: the GUI's.
class SubscriptionsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SubscriptionsPage(QWidget *parent = nullptr);

    void show(const explorer::ConnectionProfile &profile);
    void setVersion(mqtt::ProtocolVersion version);
    void applyTo(explorer::ConnectionProfile &profile) const;
    bool isValid() const { return m_valid; }
    QString complaint() const;
    QTableWidget *table() const { return m_table; }

Q_SIGNALS:
    void changed();

private:
    enum Column
    {
        Filter,
        Qos,
        ColumnCount
    };

    int addRow(const mqtt::Subscription &subscription, bool checked);
    void addEmptyRow();
    void removeCurrentRow();
    std::vector<mqtt::Subscription> chosen() const;
    void check();

    QTableWidget *m_table;
    QPushButton *m_remove;
    FieldNote *m_note;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
    bool m_valid = true;
};

} // namespace ui
