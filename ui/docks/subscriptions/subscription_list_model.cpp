// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/subscriptions/subscription_list_model.h"

#include "ui/text/plain_text.h"
#include "ui/text/reason_text.h"
#include "ui/text/request_error_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QGuiApplication>

#include <algorithm>

namespace ui {

using mqtt::SubscriptionStatus;

namespace {

constexpr qsizetype kLongestFilter = 1'024;

QString iconName(SubscriptionStatus::State state)
{
    switch (state) {
    case SubscriptionStatus::State::Wanted:
    case SubscriptionStatus::State::Pending:
        return QStringLiteral("clock");
    case SubscriptionStatus::State::Granted:
        return QStringLiteral("ok");
    case SubscriptionStatus::State::Refused:
        return QStringLiteral("error");
    case SubscriptionStatus::State::Paused:
        return QStringLiteral("pause");
    }
    return {};
}

QColor iconColor(SubscriptionStatus::State state)
{
    const Colors colors = colorsFor(QGuiApplication::palette());
    switch (state) {
    case SubscriptionStatus::State::Wanted:
    case SubscriptionStatus::State::Pending:
    case SubscriptionStatus::State::Paused:
        return colors.muted;
    case SubscriptionStatus::State::Granted:
        return colors.good;
    case SubscriptionStatus::State::Refused:
        return colors.error;
    }
    return {};
}

} // namespace

void SubscriptionListModel::setSubscriptions(std::vector<SubscriptionStatus> subscriptions,
                                             mqtt::ProtocolVersion version)
{
    const auto sameFilters = [&] {
        return std::ranges::equal(subscriptions, m_rows, {}, [](const auto &row) { return row.subscription.filter; },
                                  [](const auto &row) { return row.subscription.filter; });
    };
    const bool versionChanged = version != m_version;
    m_version = version;
    if (!sameFilters()) {
        beginResetModel();
        m_rows = std::move(subscriptions);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row] == subscriptions[row] && !versionChanged)
            continue;
        m_rows[row] = std::move(subscriptions[row]);
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
    }
}

int SubscriptionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SubscriptionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SubscriptionListModel::qosText(const SubscriptionStatus &row)
{
    const int asked = int(row.subscription.maximumQos);
    const int granted = int(row.reasonCode);
    if (row.state == SubscriptionStatus::State::Granted && granted < asked)
        return tr("%1, asked for %2").arg(granted).arg(asked);
    return QString::number(asked);
}

QString SubscriptionListModel::optionsText(const mqtt::Subscription &subscription)
{
    QStringList options;
    if (subscription.noLocal)
        options += tr("no local");
    if (subscription.retainAsPublished)
        options += tr("retain as published");
    if (subscription.retainHandling == 1)
        options += tr("retained only when new");
    else if (subscription.retainHandling == 2)
        options += tr("no retained");
    return options.join(QStringLiteral(", "));
}

QString SubscriptionListModel::stateText(const SubscriptionStatus &row) const
{
    const auto reason = [&] {
        QString text = QStringLiteral("%1 (%2)").arg(reasonText(row.reasonCode, mqtt::PacketType::Suback, m_version),
                                                     reasonNumber(row.reasonCode));
        if (!row.reasonString.empty())
            text += QStringLiteral(": ") + visibleText(row.reasonString, 200);
        return text;
    };
    switch (row.state) {
    case SubscriptionStatus::State::Wanted:
        return tr("when connected");
    case SubscriptionStatus::State::Pending:
        return tr("asked, no answer yet");
    case SubscriptionStatus::State::Granted:
        return tr("granted");
    case SubscriptionStatus::State::Refused:
        return row.refusal ? requestErrorText(*row.refusal) : tr("refused: %1").arg(reason());
    case SubscriptionStatus::State::Paused:
        return tr("paused");
    }
    return {};
}

QVariant SubscriptionListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SubscriptionStatus &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Filter:
            return visibleText(row.subscription.filter, kLongestFilter);
        case Qos:
            return qosText(row);
        case Options:
            return optionsText(row.subscription);
        case State:
            return stateText(row);
        case ColumnCount:
            break;
        }
        return {};
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(icon(iconName(row.state), iconColor(row.state))) : QVariant();
    case Qt::ForegroundRole:
        return row.state == SubscriptionStatus::State::Paused ? QVariant(colorsFor(QGuiApplication::palette()).muted)
                                                              : QVariant();
    case FilterRole:
        return QByteArray::fromStdString(row.subscription.filter);
    case StateRole:
        return int(row.state);
    default: // Qt has many roles of its own
        return {};
    }
}

QVariant SubscriptionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Filter:
        return tr("Topic filter");
    case Qos:
        return tr("QoS");
    case Options:
        return tr("Options");
    case State:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
