// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/will_properties.h"

#include "protocol/wire/topic.h"
#include "ui/dialogs/form_rows.h"
#include "ui/dialogs/pair_table.h"
#include "ui/dialogs/pair_text.h"
#include "ui/dialogs/wide_number.h"
#include "ui/text/topic_fault_text.h"
#include "ui/widgets/field_note.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

using mqtt::Property;
using mqtt::PropertyId;

constexpr QLatin1String kHexMark("hex:");
constexpr int kMost = std::numeric_limits<int>::max();

std::string textOf(const mqtt::Properties &properties, PropertyId id)
{
    const Property *property = mqtt::find(properties, id);
    return property ? property->value : std::string();
}

/// Bytes in a text field: as they are where they are text, else in hexadecimal.
QString shownBytes(const std::string &bytes)
{
    const QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    const bool isPlain = text.toStdString() == bytes && !text.startsWith(kHexMark) &&
                         std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
    if (isPlain)
        return text;
    return kHexMark + QString::fromLatin1(QByteArray::fromStdString(bytes).toHex());
}

} // namespace

WillProperties::WillProperties(QWidget *parent)
    : QWidget(parent)
    , m_form(ui::makeForm(this))
    , m_delay(makeNumber(0, kMost, tr("at once"), tr(" s")))
    , m_expiry(makeNumber(-1, kMost, tr("never"), tr(" s")))
    , m_isText(new QCheckBox(tr("Say that the payload is text (UTF-8)")))
    , m_contentType(new QLineEdit)
    , m_responseTopic(new QLineEdit)
    , m_responseTopicNote(new FieldNote)
    , m_correlation(new QLineEdit)
    , m_correlationNote(new FieldNote)
    , m_user(new PairTable(tr("User properties of the last will")))
    , m_userNote(new FieldNote)
{
    m_contentType->setPlaceholderText(tr("none, or such as application/json"));
    m_responseTopic->setPlaceholderText(tr("none"));
    m_correlation->setPlaceholderText(tr("none; text, or hex:00ff"));
    QFormLayout *form = m_form;
    form->setContentsMargins(0, 0, 0, 0);
    addHeading(form, tr("MQTT 5.0"));
    addField(form, tr("&Delay"), m_delay,
             tr("How long the broker waits, so that a short cut goes unnoticed."));
    addField(form, tr("E&xpires"), m_expiry, tr("After that the broker does not deliver it any more."));
    form->addRow(QString(), m_isText);
    addField(form, tr("&Content type"), m_contentType);
    addField(form, tr("R&esponse topic"), m_responseTopic, stacked({m_responseTopic, m_responseTopicNote}));
    addField(form, tr("Correlation d&ata"), m_correlation, stacked({m_correlation, m_correlationNote}));
    addField(form, tr("&User properties"), m_user->table(), stacked({m_user, m_userNote}));

    for (QSpinBox *box : {m_delay, m_expiry})
        connect(box, &QSpinBox::valueChanged, this, &WillProperties::check);
    for (QLineEdit *edit : {m_contentType, m_responseTopic, m_correlation})
        connect(edit, &QLineEdit::textChanged, this, &WillProperties::check);
    connect(m_isText, &QCheckBox::toggled, this, &WillProperties::check);
    connect(m_user, &PairTable::changed, this, &WillProperties::check);
}

void WillProperties::load(const mqtt::Properties &properties)
{
    m_loaded = properties;
    m_delay->setValue(shownNumber(mqtt::numberOr(properties, PropertyId::WillDelayInterval, 0)));
    const Property *expiry = mqtt::find(properties, PropertyId::MessageExpiryInterval);
    m_expiry->setValue(expiry ? shownNumber(expiry->number) : -1);
    m_isText->setChecked(mqtt::numberOr(properties, PropertyId::PayloadFormatIndicator, 0) == 1);
    m_contentType->setText(QString::fromStdString(textOf(properties, PropertyId::ContentType)));
    m_responseTopic->setText(QString::fromStdString(textOf(properties, PropertyId::ResponseTopic)));
    m_correlation->setText(shownBytes(textOf(properties, PropertyId::CorrelationData)));
    std::vector<std::pair<std::string, std::string>> user;
    for (const Property &property : properties) {
        if (property.id == PropertyId::UserProperty)
            user.emplace_back(property.name, property.value);
    }
    m_user->setPairs(fromUtf8(user));
    check();
}

QByteArray WillProperties::correlation() const
{
    const QString text = m_correlation->text();
    return text.startsWith(kHexMark) ? QByteArray::fromHex(text.mid(kHexMark.size()).toLatin1())
                                     : text.toUtf8();
}

mqtt::Properties WillProperties::properties() const
{
    mqtt::Properties properties;
    const quint32 delay = storedNumber(*m_delay, mqtt::numberOr(m_loaded, PropertyId::WillDelayInterval, 0));
    if (delay > 0)
        properties.push_back(Property::ofNumber(PropertyId::WillDelayInterval, delay));
    if (m_isText->isChecked())
        properties.push_back(Property::ofNumber(PropertyId::PayloadFormatIndicator, 1));
    if (m_expiry->value() >= 0) {
        const quint32 before = mqtt::numberOr(m_loaded, PropertyId::MessageExpiryInterval, 0);
        properties.push_back(
            Property::ofNumber(PropertyId::MessageExpiryInterval, storedNumber(*m_expiry, before)));
    }
    const auto addText = [&](PropertyId id, const std::string &value) {
        if (!value.empty())
            properties.push_back(Property::ofText(id, value));
    };
    addText(PropertyId::ContentType, m_contentType->text().toStdString());
    addText(PropertyId::ResponseTopic, m_responseTopic->text().toStdString());
    addText(PropertyId::CorrelationData, correlation().toStdString());
    for (const auto &[name, value] : toUtf8(m_user->pairs()))
        properties.push_back(Property::user(name, value));
    return properties;
}

QString WillProperties::fault() const
{
    for (const FieldNote *note : {m_responseTopicNote, m_correlationNote, m_userNote}) {
        if (!note->text().isEmpty())
            return note->text();
    }
    return {};
}

void WillProperties::check()
{
    m_responseTopicNote->clear();
    m_correlationNote->clear();
    m_userNote->clear();
    const auto topicFault = mqtt::checkTopicName(m_responseTopic->text().toStdString());
    if (!m_responseTopic->text().isEmpty() && topicFault != mqtt::TopicFault::None)
        m_responseTopicNote->say(FieldNote::Level::Error, topicFaultText(topicFault));
    const QString text = m_correlation->text();
    if (text.startsWith(kHexMark) && kHexMark + QString::fromLatin1(correlation().toHex()) != text.toLower())
        m_correlationNote->say(FieldNote::Level::Error,
                               tr("After hex: an even number of hexadecimal digits is needed."));
    if (const QString fault = pairFault(m_user->pairs()); !fault.isEmpty())
        m_userNote->say(FieldNote::Level::Error, fault);
    Q_EMIT changed();
}

} // namespace ui
