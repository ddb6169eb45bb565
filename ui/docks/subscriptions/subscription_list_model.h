// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/subscription_set.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

/// One connection's subscriptions, each with what the broker made of it.  Thread: the GUI's.
class SubscriptionListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Filter,
        Qos, ///< asked for, and granted where it differs
        Options,
        State,
        ColumnCount
    };
    enum Role
    {
        FilterRole = Qt::UserRole + 1, ///< the filter's bytes (QByteArray)
        StateRole,                     ///< mqtt::SubscriptionStatus::State as int
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that stay keep their selection: a changed one is told, not replaced.
    void setSubscriptions(std::vector<mqtt::SubscriptionStatus> subscriptions, mqtt::ProtocolVersion version);
    const mqtt::SubscriptionStatus &at(int row) const { return m_rows[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString stateText(const mqtt::SubscriptionStatus &row) const;
    static QString qosText(const mqtt::SubscriptionStatus &row);
    static QString optionsText(const mqtt::Subscription &subscription);

    std::vector<mqtt::SubscriptionStatus> m_rows;
    mqtt::ProtocolVersion m_version = mqtt::ProtocolVersion::V5;
};

} // namespace ui
