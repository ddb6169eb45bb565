// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/will_page.h"

#include "protocol/wire/topic.h"
#include "ui/dialogs/form_rows.h"
#include "ui/dialogs/will_properties.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace ui {

WillPage::WillPage(QWidget *parent)
    : ConnectionPage(parent)
    , m_has(new QCheckBox(tr("Leave a last &will")))
    , m_fields(new QWidget)
    , m_topic(new QLineEdit)
    , m_topicNote(new FieldNote)
    , m_payload(new QPlainTextEdit)
    , m_payloadNote(new FieldNote)
    , m_qos(new QComboBox)
    , m_retain(new QCheckBox(tr("&Retain")))
    , m_properties(new WillProperties)
{
    m_topic->setPlaceholderText(tr("such as clients/bench-3/status"));
    m_payload->setFont(monoFont());
    m_payload->setAccessibleName(tr("Payload of the last will"));
    m_payload->setTabChangesFocus(true);
    m_payload->setPlaceholderText(tr("such as offline"));
    m_payload->setFixedHeight(90);
    m_qos->addItem(tr("QoS 0"), 0);
    m_qos->addItem(tr("QoS 1"), 1);
    m_qos->addItem(tr("QoS 2"), 2);
    auto *options = new QHBoxLayout;
    options->setSpacing(space::kMargin);
    options->addWidget(m_qos);
    options->addWidget(m_retain);
    options->addStretch();

    auto *fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(space::kMargin);
    auto *message = new QWidget;
    QFormLayout *form = ui::makeForm(message);
    form->setContentsMargins(0, 0, 0, 0);
    addField(form, tr("&Topic"), m_topic, stacked({m_topic, m_topicNote}));
    addField(form, tr("Pa&yload"), m_payload, stacked({m_payload, m_payloadNote}));
    addField(form, tr("&QoS"), m_qos, options);
    fields->addWidget(message);
    fields->addWidget(m_properties);
    alignLabels({form, m_properties->form()});

    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kMargin);
    layout->addWidget(m_has);
    layout->addWidget(
        hintLabel(tr("The broker publishes this message when the connection is lost without a goodbye.")));
    layout->addWidget(m_fields);
    layout->addStretch();

    connect(m_has, &QCheckBox::toggled, this, &WillPage::check);
    connect(m_topic, &QLineEdit::textChanged, this, &WillPage::check);
    connect(m_payload, &QPlainTextEdit::textChanged, this, [this] {
        m_binaryPayload.clear();
        check();
    });
    connect(m_qos, &QComboBox::currentIndexChanged, this, &WillPage::check);
    connect(m_retain, &QCheckBox::toggled, this, &WillPage::check);
    connect(m_properties, &WillProperties::changed, this, &WillPage::check);
}

void WillPage::follow(const explorer::ConnectionProfile &profile)
{
    if (m_version == profile.version)
        return;
    m_version = profile.version;
    check();
}

void WillPage::load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &)
{
    m_version = profile.version;
    m_has->setChecked(profile.hasWill);
    m_topic->setText(QString::fromStdString(profile.will.topic));
    const QString text = QString::fromUtf8(profile.will.payload);
    const bool isText = text.toUtf8() == profile.will.payload && !text.contains(u'\r');
    m_payload->setPlainText(isText ? text : QString());
    m_binaryPayload = isText ? QByteArray() : profile.will.payload;
    m_qos->setCurrentIndex(int(profile.will.qos));
    m_retain->setChecked(profile.will.retain);
    m_properties->load(profile.will.properties);
    check();
}

void WillPage::store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &) const
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
    profile.will.properties = m_properties->properties();
}

void WillPage::check()
{
    const bool v5 = m_version == mqtt::ProtocolVersion::V5;
    m_fields->setEnabled(m_has->isChecked());
    m_properties->setVisible(v5);
    m_topicNote->clear();
    m_payloadNote->clear();
    setVerdict(true);
    if (m_has->isChecked()) {
        const auto fault = mqtt::checkTopicName(m_topic->text().toStdString());
        if (fault != mqtt::TopicFault::None) {
            m_topicNote->say(FieldNote::Level::Error, topicFaultText(fault));
            setVerdict(false, m_topicNote->text());
        }
        const qsizetype bytes = m_payload->toPlainText().toUtf8().size();
        if (bytes > 65'535) {
            m_payloadNote->say(FieldNote::Level::Error, tr("Longer than a last will may be (65,535 bytes)."));
            setVerdict(false, m_payloadNote->text());
        } else if (!m_binaryPayload.isEmpty()) {
            m_payloadNote->say(FieldNote::Level::Hint,
                               tr("%Ln byte(s) that are not text are kept until you type.", nullptr,
                                  int(m_binaryPayload.size())));
        }
        if (v5 && isValid() && !m_properties->fault().isEmpty())
            setVerdict(false, m_properties->fault());
    }
    Q_EMIT changed();
}

} // namespace ui
