// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_page.h"

class QPushButton;
class QTableWidget;

namespace ui {

class FieldNote;

/// What to subscribe to after connecting: checked rows are subscribed with their options, unchecked ones are
/// paused. "#" and "$SYS/#" are suggested, the latter unchecked because some brokers refuse clients that ask
/// for it; a suggestion that nobody touched is not kept.
class SubscriptionsPage : public ConnectionPage
{
    Q_OBJECT

public:
    explicit SubscriptionsPage(QWidget *parent = nullptr);

    void load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets) override;
    void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const override;
    void follow(const explorer::ConnectionProfile &profile) override;
    QTableWidget *table() const { return m_table; }

private:
    enum Column
    {
        Filter,
        Qos,
        Retained, ///< Retain Handling: which retained messages come
        NoLocal,
        AsPublished,
        ColumnCount
    };

    void setUpTable();
    int addRow(const mqtt::Subscription &subscription, bool checked, bool suggested = false);
    void addEmptyRow();
    void removeCurrentRow();
    mqtt::Subscription subscriptionAt(int row) const;
    std::vector<mqtt::Subscription> chosen(bool checked) const;
    void check();

    QTableWidget *m_table;
    QPushButton *m_remove;
    FieldNote *m_note;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
};

} // namespace ui
