// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/will_page.h"

#include "protocol/wire/topic.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace ui {

WillPage::WillPage(QWidget *parent)
    : QWidget(parent)
    , m_has(new QCheckBox(tr("Leave a last &will")))
    , m_fields(new QWidget)
    , m_topic(new QLineEdit)
    , m_topicNote(new FieldNote)
    , m_payload(new QPlainTextEdit)
    , m_payloadNote(new FieldNote)
    , m_qos(new QComboBox)
    , m_retain(new QCheckBox(tr("&Retain")))
{
    m_topic->setPlaceholderText(tr("such as clients/bench-3/status"));
    m_payload->setFont(monoFont());
    m_payload->setAccessibleName(tr("Payload of the last will"));
    m_payload->setTabChangesFocus(true);
    m_payload->setPlaceholderText(tr("such as offline"));
    m_qos->addItem(tr("QoS 0"), 0);
    m_qos->addItem(tr("QoS 1"), 1);
    m_qos->addItem(tr("QoS 2"), 2);

    auto *topicRow = new QVBoxLayout;
    topicRow->setSpacing(space::kTight);
    topicRow->addWidget(m_topic);
    topicRow->addWidget(m_topicNote);
    auto *topicLabel = new PlainLabel(tr("&Topic"));
    topicLabel->setBuddy(m_topic);
    auto *payloadRow = new QVBoxLayout;
    payloadRow->setSpacing(space::kTight);
    payloadRow->addWidget(m_payload, 1);
    payloadRow->addWidget(m_payloadNote);
    auto *payloadLabel = new PlainLabel(tr("Pa&yload"));
    payloadLabel->setBuddy(m_payload);
    auto *options = new QHBoxLayout;
    options->setSpacing(space::kMargin);
    options->addWidget(m_qos);
    options->addWidget(m_retain);
    options->addStretch();
    auto *qosLabel = new PlainLabel(tr("&QoS"));
    qosLabel->setBuddy(m_qos);

    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kMargin);
    form->setVerticalSpacing(space::kMargin);
    form->addRow(topicLabel, topicRow);
    form->addRow(payloadLabel, payloadRow);
    form->addRow(qosLabel, options);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kMargin);
    layout->addWidget(m_has);
    layout->addWidget(
        hintLabel(tr("The broker publishes this message when the connection is lost without a goodbye.")));
    layout->addWidget(m_fields, 1);

    connect(m_has, &QCheckBox::toggled, this, &WillPage::check);
    connect(m_topic, &QLineEdit::textChanged, this, &WillPage::check);
    connect(m_payload, &QPlainTextEdit::textChanged, this, [this] {
        m_binaryPayload.clear();
        check();
    });
}

void WillPage::show(const explorer::ConnectionProfile &profile)
{
    m_has->setChecked(profile.hasWill);
    m_topic->setText(QString::fromStdString(profile.will.topic));
    const QString text = QString::fromUtf8(profile.will.payload);
    const bool isText = text.toUtf8() == profile.will.payload && !text.contains(u'\r');
    m_payload->setPlainText(isText ? text : QString());
    m_binaryPayload = isText ? QByteArray() : profile.will.payload;
    m_qos->setCurrentIndex(int(profile.will.qos));
    m_retain->setChecked(profile.will.retain);
    check();
}

void WillPage::applyTo(explorer::ConnectionProfile &profile) const
{
    profile.hasWill = m_has->isChecked();
    if (!profile.hasWill) {
        profile.will = {};
        return;
    }
    profile.will.topic = m_topic->text().toStdString();
    profile.will.payload = m_binaryPayload.isEmpty() ? m_payload->toPlainText().toUtf8() : m_binaryPayload;
    profile.will.qos = mqtt::Qos(m_qos->currentData().toInt());
    profile.will.retain = m_retain->isChecked();
}

QString WillPage::complaint() const
{
    return m_topicNote->text().isEmpty() ? m_payloadNote->text() : m_topicNote->text();
}

void WillPage::check()
{
    m_fields->setEnabled(m_has->isChecked());
    m_topicNote->clear();
    m_payloadNote->clear();
    m_valid = true;
    if (m_has->isChecked()) {
        const auto fault = mqtt::checkTopicName(m_topic->text().toStdString());
        if (fault != mqtt::TopicFault::None) {
            m_valid = false;
            m_topicNote->say(FieldNote::Level::Error, topicFaultText(fault));
        }
        const qsizetype bytes = m_payload->toPlainText().toUtf8().size();
        if (bytes > 65'535) {
            m_valid = false;
            m_payloadNote->say(FieldNote::Level::Error, tr("Longer than a last will may be (65,535 bytes)."));
        } else if (!m_binaryPayload.isEmpty()) {
            m_payloadNote->say(FieldNote::Level::Hint,
                               tr("%n byte(s) that are not text are kept until you type.", nullptr,
                                  int(m_binaryPayload.size())));
        }
    }
    Q_EMIT changed();
}

} // namespace ui
