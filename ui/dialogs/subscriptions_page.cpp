// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/subscriptions_page.h"

#include "protocol/wire/topic.h"
#include "ui/text/plain_text.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// The row is a suggestion of ours.
constexpr int kSuggestedRole = Qt::UserRole + 1;

QTableWidgetItem *checkItem(bool checked, const QString &tip)
{
    auto *item = new QTableWidgetItem;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(plainTip(tip));
    item->setData(Qt::AccessibleTextRole, tip);
    return item;
}

} // namespace

SubscriptionsPage::SubscriptionsPage(QWidget *parent)
    : ConnectionPage(parent)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_note(new FieldNote)
{
    setUpTable();
    auto *add = new QPushButton(tr("&Add"));
    for (QPushButton *button : {add, m_remove})
        button->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &SubscriptionsPage::addEmptyRow);
    connect(m_remove, &QPushButton::clicked, this, &SubscriptionsPage::removeCurrentRow);
    connect(m_table, &QTableWidget::itemChanged, this, &SubscriptionsPage::check);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kNormal);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kNormal);
    layout->addWidget(
        hintLabel(tr("Checked filters are subscribed after connecting, the others are paused. # "
                     "means every topic; $SYS/# the broker's own figures.")));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
}

void SubscriptionsPage::setUpTable()
{
    m_table->setAccessibleName(tr("Subscriptions"));
    m_table->setHorizontalHeaderLabels(
        {tr("Topic filter"), tr("QoS"), tr("Retained messages"), tr("No local"), tr("As published")});
    const auto explainColumn = [this](Column column, const QString &tip) {
        m_table->horizontalHeaderItem(column)->setToolTip(plainTip(tip));
    };
    explainColumn(Retained, tr("Which messages that the broker keeps come along (Retain Handling)"));
    explainColumn(NoLocal, tr("Leave out what this connection publishes itself"));
    explainColumn(AsPublished, tr("Keep the retain flag as it was published"));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(Filter, QHeaderView::Stretch);
    header->setSectionResizeMode(NoLocal, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AsPublished, QHeaderView::ResizeToContents);
    header->resizeSection(Qos, 90);
    header->resizeSection(Retained, 190);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(34);
    m_table->setMinimumHeight(220);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
}

int SubscriptionsPage::addRow(const mqtt::Subscription &subscription, bool checked, bool suggested)
{
    const QSignalBlocker blocker(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *item = new QTableWidgetItem(QString::fromStdString(subscription.filter));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setData(kSuggestedRole, suggested);
    m_table->setItem(row, Filter, item);
    m_table->setItem(row, NoLocal,
                     checkItem(subscription.noLocal, tr("Leave out what this connection publishes itself")));
    m_table->setItem(
        row, AsPublished,
        checkItem(subscription.retainAsPublished, tr("Keep the retain flag as it was published")));

    auto *qos = new QComboBox;
    qos->setAccessibleName(tr("QoS of this subscription"));
    for (int level = 0; level <= 2; ++level)
        qos->addItem(tr("QoS %1").arg(level), level);
    qos->setCurrentIndex(int(subscription.maximumQos));
    auto *retained = new QComboBox;
    retained->setAccessibleName(tr("Retained messages of this subscription"));
    retained->addItem(tr("all, each time"), 0);
    retained->addItem(tr("all, once"), 1);
    retained->setItemData(1, plainTip(tr("Only when the broker does not know the subscription yet")),
                          Qt::ToolTipRole);
    retained->addItem(tr("none"), 2);
    retained->setCurrentIndex(subscription.retainHandling);
    for (QComboBox *box : {qos, retained})
        connect(box, &QComboBox::currentIndexChanged, this, &SubscriptionsPage::check);
    m_table->setCellWidget(row, Qos, qos);
    m_table->setCellWidget(row, Retained, retained);
    return row;
}

void SubscriptionsPage::load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &)
{
    m_version = profile.version;
    m_table->setRowCount(0);
    for (const mqtt::Subscription &subscription : profile.subscriptions)
        addRow(subscription, true);
    for (const mqtt::Subscription &subscription : profile.pausedSubscriptions)
        addRow(subscription, false);
    for (const char *suggested : {"#", "$SYS/#"}) {
        const auto isSuggested = [&](const auto &held) { return held.filter == suggested; };
        if (std::ranges::none_of(profile.subscriptions, isSuggested) &&
            std::ranges::none_of(profile.pausedSubscriptions, isSuggested)) {
            addRow(explorer::ConnectionProfile::proposedSubscription(suggested), false, true);
        }
    }
    m_table->setCurrentCell(0, Filter);
    check();
}

void SubscriptionsPage::follow(const explorer::ConnectionProfile &profile)
{
    if (m_version == profile.version)
        return;
    m_version = profile.version;
    check();
}

void SubscriptionsPage::addEmptyRow()
{
    const int row = addRow(explorer::ConnectionProfile::proposedSubscription({}), true);
    m_table->setCurrentCell(row, Filter);
    m_table->editItem(m_table->item(row, Filter));
    check();
}

void SubscriptionsPage::removeCurrentRow()
{
    m_table->removeRow(m_table->currentRow());
    check();
}

mqtt::Subscription SubscriptionsPage::subscriptionAt(int row) const
{
    const auto choice = [&](Column column) {
        return static_cast<const QComboBox *>(m_table->cellWidget(row, column))->currentData().toInt();
    };
    mqtt::Subscription subscription;
    subscription.filter = m_table->item(row, Filter)->text().toStdString();
    subscription.maximumQos = mqtt::Qos(choice(Qos));
    subscription.retainHandling = std::uint8_t(choice(Retained));
    subscription.noLocal = m_table->item(row, NoLocal)->checkState() == Qt::Checked;
    subscription.retainAsPublished = m_table->item(row, AsPublished)->checkState() == Qt::Checked;
    return subscription;
}

std::vector<mqtt::Subscription> SubscriptionsPage::chosen(bool checked) const
{
    std::vector<mqtt::Subscription> subscriptions;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *item = m_table->item(row, Filter);
        const bool isPlaceholder =
            !checked && (item->text().isEmpty() || item->data(kSuggestedRole).toBool());
        if ((item->checkState() == Qt::Checked) == checked && !isPlaceholder)
            subscriptions.push_back(subscriptionAt(row));
    }
    return subscriptions;
}

void SubscriptionsPage::store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &) const
{
    profile.subscriptions = chosen(true);
    profile.pausedSubscriptions = chosen(false);
}

void SubscriptionsPage::check()
{
    const bool v5 = m_version == mqtt::ProtocolVersion::V5;
    m_remove->setEnabled(m_table->currentRow() >= 0);
    for (const Column column : {Retained, NoLocal, AsPublished})
        m_table->setColumnHidden(column, !v5);
    m_note->clear();
    setVerdict(true);
    const std::vector<mqtt::Subscription> subscriptions = chosen(true);
    for (const mqtt::Subscription &subscription : subscriptions) {
        const auto fault = mqtt::checkTopicFilter(subscription.filter, v5);
        if (fault != mqtt::TopicFault::None) {
            m_note->say(FieldNote::Level::Error,
                        fault == mqtt::TopicFault::Empty
                            ? tr("A checked filter is empty: fill it in or uncheck it.")
                            : tr("%1: %2").arg(visibleText(subscription.filter, 60), topicFaultText(fault)));
        } else if (v5 && subscription.noLocal && subscription.filter.starts_with("$share/")) {
            // [MQTT-3.8.3-4]
            m_note->say(FieldNote::Level::Error, tr("%1: a shared subscription cannot leave out one's own.")
                                                     .arg(visibleText(subscription.filter, 60)));
        } else {
            continue;
        }
        setVerdict(false, m_note->text());
        break;
    }
    if (isValid() && subscriptions.empty())
        m_note->say(FieldNote::Level::Warning, tr("Nothing is checked: no topic will appear."));
    Q_EMIT changed();
}

} // namespace ui
