// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/subscriptions/subscription_entry.h"

#include "protocol/wire/topic.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

SubscriptionEntry::SubscriptionEntry(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit)
    , m_qos(new QComboBox)
    , m_options(makeOptions())
    , m_subscribe(new QPushButton(icon(QStringLiteral("subscribe")), tr("&Subscribe")))
    , m_note(new FieldNote)
{
    m_filter->setPlaceholderText(tr("Topic filter, such as factory/+/temperature or #"));
    m_filter->setAccessibleName(tr("Topic filter to subscribe to"));
    for (int level = 0; level <= 2; ++level)
        m_qos->addItem(tr("QoS %1").arg(level), level);
    m_qos->setAccessibleName(tr("Highest QoS of this subscription"));
    m_qos->setToolTip(plainTip(tr("The highest QoS that messages may come with")));
    m_subscribe->setToolTip(plainTip(tr("Subscribes, or changes the subscription that there is (Enter)")));

    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(m_filter, 1);
    row->addWidget(m_qos);
    row->addWidget(m_options);
    row->addWidget(m_subscribe);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addLayout(row);
    layout->addWidget(m_note);

    const QList<QAction *> options = m_options->menu()->actions();
    for (QAction *option : options)
        connect(option, &QAction::toggled, this, &SubscriptionEntry::check);
    connect(m_filter, &QLineEdit::textChanged, this, &SubscriptionEntry::check);
    connect(m_filter, &QLineEdit::returnPressed, this, &SubscriptionEntry::submit);
    connect(m_subscribe, &QPushButton::clicked, this, &SubscriptionEntry::submit);
    check();
}

QToolButton *SubscriptionEntry::makeOptions()
{
    auto *menu = new QMenu(this);
    const auto add = [&](const QString &text) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        return action;
    };
    m_noLocal = add(tr("Leave out what this connection publishes (No Local)"));
    m_asPublished = add(tr("Keep the retain flag as published (Retain As Published)"));
    m_asPublished->setChecked(true); // tells what the broker retains
    menu->addSection(tr("Retained messages"));
    auto *group = new QActionGroup(this);
    const QString handling[] = {tr("All, each time"), tr("All, only when it is new to the broker"), tr("None")};
    for (int i = 0; i < 3; ++i) {
        m_retained[i] = add(handling[i]);
        group->addAction(m_retained[i]);
    }
    m_retained[0]->setChecked(true);

    auto *button = new QToolButton;
    button->setIcon(icon(QStringLiteral("settings")));
    button->setToolTip(plainTip(tr("Options of this subscription")));
    button->setAccessibleName(tr("Options of this subscription"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    return button;
}

void SubscriptionEntry::setVersion(mqtt::ProtocolVersion version)
{
    m_version = version;
    m_options->setVisible(version == mqtt::ProtocolVersion::V5);
    check();
}

void SubscriptionEntry::setSubscription(const mqtt::Subscription &subscription)
{
    m_filter->setText(QString::fromStdString(subscription.filter));
    m_qos->setCurrentIndex(int(subscription.maximumQos));
    m_noLocal->setChecked(subscription.noLocal);
    m_asPublished->setChecked(subscription.retainAsPublished);
    m_retained[subscription.retainHandling % 3]->setChecked(true);
}

mqtt::Subscription SubscriptionEntry::subscription() const
{
    mqtt::Subscription subscription;
    subscription.filter = m_filter->text().toStdString();
    subscription.maximumQos = mqtt::Qos(m_qos->currentData().toInt());
    if (m_version != mqtt::ProtocolVersion::V5)
        return subscription;
    subscription.noLocal = m_noLocal->isChecked();
    subscription.retainAsPublished = m_asPublished->isChecked();
    for (std::uint8_t i = 0; i < 3; ++i) {
        if (m_retained[i]->isChecked())
            subscription.retainHandling = i;
    }
    return subscription;
}

void SubscriptionEntry::check()
{
    const mqtt::Subscription wanted = subscription();
    const bool v5 = m_version == mqtt::ProtocolVersion::V5;
    const mqtt::TopicFault fault = mqtt::checkTopicFilter(wanted.filter, v5);
    QString why;
    if (fault != mqtt::TopicFault::None && fault != mqtt::TopicFault::Empty)
        why = topicFaultText(fault);
    else if (v5 && wanted.noLocal && mqtt::isSharedFilter(wanted.filter)) // [MQTT-3.8.3-4]
        why = tr("A shared subscription cannot leave out what this connection publishes.");
    m_subscribe->setEnabled(fault == mqtt::TopicFault::None && why.isEmpty());
    m_note->say(why.isEmpty() ? FieldNote::Level::Hint : FieldNote::Level::Error, why);
    m_note->setVisible(!why.isEmpty());
}

void SubscriptionEntry::submit()
{
    if (!m_subscribe->isEnabled())
        return;
    const mqtt::Subscription wanted = subscription();
    m_filter->clear();
    Q_EMIT submitted(wanted);
}

} // namespace ui
