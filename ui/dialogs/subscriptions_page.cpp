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

/// What the table does not show of a subscription and must not lose.
constexpr int kOptionsRole = Qt::UserRole + 1;

int packOptions(const mqtt::Subscription &subscription)
{
    return int(subscription.noLocal) | int(subscription.retainAsPublished) << 1 |
           int(subscription.retainHandling) << 2;
}

void unpackOptions(int packed, mqtt::Subscription &subscription)
{
    subscription.noLocal = packed & 1;
    subscription.retainAsPublished = packed & 2;
    subscription.retainHandling = std::uint8_t(packed >> 2);
}

} // namespace

SubscriptionsPage::SubscriptionsPage(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_note(new FieldNote)
{
    m_table->setAccessibleName(tr("Subscriptions"));
    m_table->setHorizontalHeaderLabels({tr("Topic filter"), tr("QoS")});
    m_table->horizontalHeader()->setSectionResizeMode(Filter, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Qos, QHeaderView::Fixed);
    m_table->horizontalHeader()->resizeSection(Qos, 110);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(34);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);

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
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kNormal);
    layout->addWidget(hintLabel(tr("Checked filters are subscribed after connecting. # means every topic; "
                                   "$SYS/# the broker's own figures.")));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
}

int SubscriptionsPage::addRow(const mqtt::Subscription &subscription, bool checked)
{
    const QSignalBlocker blocker(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *item = new QTableWidgetItem(QString::fromStdString(subscription.filter));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setData(kOptionsRole, packOptions(subscription));
    m_table->setItem(row, Filter, item);

    auto *qos = new QComboBox;
    qos->setAccessibleName(tr("QoS of this subscription"));
    for (int level = 0; level <= 2; ++level)
        qos->addItem(tr("QoS %1").arg(level), level);
    qos->setCurrentIndex(int(subscription.maximumQos));
    connect(qos, &QComboBox::currentIndexChanged, this, &SubscriptionsPage::check);
    m_table->setCellWidget(row, Qos, qos);
    return row;
}

void SubscriptionsPage::show(const explorer::ConnectionProfile &profile)
{
    m_version = profile.version;
    m_table->setRowCount(0);
    for (const mqtt::Subscription &subscription : profile.subscriptions)
        addRow(subscription, true);
    for (const char *suggested : {"#", "$SYS/#"}) {
        if (std::ranges::none_of(profile.subscriptions,
                                 [&](const auto &held) { return held.filter == suggested; })) {
            mqtt::Subscription subscription;
            subscription.filter = suggested;
            addRow(subscription, false);
        }
    }
    m_table->setCurrentCell(0, Filter);
    check();
}

void SubscriptionsPage::setVersion(mqtt::ProtocolVersion version)
{
    if (m_version == version)
        return;
    m_version = version;
    check();
}

void SubscriptionsPage::addEmptyRow()
{
    const int row = addRow({}, true);
    m_table->setCurrentCell(row, Filter);
    m_table->editItem(m_table->item(row, Filter));
    check();
}

void SubscriptionsPage::removeCurrentRow()
{
    m_table->removeRow(m_table->currentRow());
    check();
}

std::vector<mqtt::Subscription> SubscriptionsPage::chosen() const
{
    std::vector<mqtt::Subscription> subscriptions;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *item = m_table->item(row, Filter);
        if (item->checkState() != Qt::Checked)
            continue;
        mqtt::Subscription subscription;
        subscription.filter = item->text().toStdString();
        unpackOptions(item->data(kOptionsRole).toInt(), subscription);
        const auto *qos = static_cast<const QComboBox *>(m_table->cellWidget(row, Qos));
        subscription.maximumQos = mqtt::Qos(qos->currentData().toInt());
        subscriptions.push_back(std::move(subscription));
    }
    return subscriptions;
}

void SubscriptionsPage::applyTo(explorer::ConnectionProfile &profile) const
{
    profile.subscriptions = chosen();
}

QString SubscriptionsPage::complaint() const
{
    return m_note->level() == FieldNote::Level::Error ? m_note->text() : QString();
}

void SubscriptionsPage::check()
{
    m_remove->setEnabled(m_table->currentRow() >= 0);
    m_note->clear();
    m_valid = true;
    const std::vector<mqtt::Subscription> subscriptions = chosen();
    for (const mqtt::Subscription &subscription : subscriptions) {
        const auto fault =
            mqtt::checkTopicFilter(subscription.filter, m_version == mqtt::ProtocolVersion::V5);
        if (fault == mqtt::TopicFault::None)
            continue;
        m_valid = false;
        m_note->say(FieldNote::Level::Error,
                    fault == mqtt::TopicFault::Empty
                        ? tr("A checked filter is empty: fill it in or uncheck it.")
                        : tr("%1: %2").arg(visibleText(subscription.filter, 60), topicFaultText(fault)));
        break;
    }
    if (m_valid && subscriptions.empty())
        m_note->say(FieldNote::Level::Warning, tr("Nothing is checked: no topic will appear."));
    Q_EMIT changed();
}

} // namespace ui
