// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/publish/properties_form.h"

#include "protocol/wire/topic.h"
#include "ui/docks/publish/hex_text.h"
#include "ui/text/topic_fault_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <optional>

namespace ui {

namespace {

std::optional<std::string> correlationBytes(const QString &text)
{
    if (!text.startsWith(QLatin1String("0x"), Qt::CaseInsensitive))
        return text.toStdString();
    const auto bytes = bytesFromHex(QStringView(text).mid(2));
    return bytes ? std::optional(bytes->toStdString()) : std::nullopt;
}

std::optional<std::uint32_t> secondsFrom(const QString &text)
{
    bool isNumber = false;
    const qulonglong value = text.trimmed().toULongLong(&isNumber);
    return isNumber && value <= 0xFFFF'FFFF ? std::optional(std::uint32_t(value)) : std::nullopt;
}

QString cell(const QTableWidget *table, int row, int column)
{
    const QTableWidgetItem *item = table->item(row, column);
    return item ? item->text() : QString();
}

} // namespace

PropertiesForm::PropertiesForm(QWidget *parent)
    : QWidget(parent)
    , m_note(new FieldNote)
    , m_fields(new QWidget)
    , m_contentType(new QLineEdit)
    , m_responseTopic(new QLineEdit)
    , m_correlation(new QLineEdit)
    , m_format(new QComboBox)
    , m_expiry(new QLineEdit)
    , m_user(new QTableWidget(0, 2))
{
    m_contentType->setPlaceholderText(tr("such as application/json"));
    m_responseTopic->setPlaceholderText(tr("where the answer shall go"));
    m_correlation->setPlaceholderText(tr("text, or bytes as 0x01 02"));
    m_expiry->setPlaceholderText(tr("seconds; empty: never"));
    m_format->addItem(tr("Not said"), -1);
    m_format->addItem(tr("Bytes (0)"), 0);
    m_format->addItem(tr("UTF-8 text (1)"), 1);

    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Content type"), m_contentType);
    form->addRow(tr("&Response topic"), m_responseTopic);
    form->addRow(tr("Correlation &data"), m_correlation);
    form->addRow(tr("Message e&xpiry"), m_expiry);
    form->addRow(tr("Payload &format"), m_format);
    form->addRow(tr("&User properties"), makeUserProperties());

    auto *fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, space::kTight, space::kNormal, space::kTight);
    fields->addLayout(form);
    fields->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_fields);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_note);

    for (QLineEdit *edit : {m_contentType, m_responseTopic, m_correlation, m_expiry})
        connect(edit, &QLineEdit::textChanged, this, &PropertiesForm::check);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PropertiesForm::check);
    connect(m_user, &QTableWidget::itemChanged, this, &PropertiesForm::check);
}

QWidget *PropertiesForm::makeUserProperties()
{
    m_user->setAccessibleName(tr("User properties"));
    m_user->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_user->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_user->horizontalHeader()->setHighlightSections(false);
    m_user->verticalHeader()->hide();
    m_user->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_user->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_user->setTabKeyNavigation(false);
    m_user->setFixedHeight(108);

    auto *add = new QPushButton(tr("Add"));
    m_removeUser = new QPushButton(tr("Remove"));
    for (QPushButton *button : {add, m_removeUser})
        button->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &PropertiesForm::addUserProperty);
    connect(m_removeUser, &QPushButton::clicked, this, &PropertiesForm::removeUserProperties);

    auto *box = new QWidget;
    auto *layout = new QGridLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_user, 0, 0, 3, 1);
    layout->addWidget(add, 0, 1);
    layout->addWidget(m_removeUser, 1, 1);
    layout->setRowStretch(2, 1);
    return box;
}

void PropertiesForm::addUserProperty()
{
    const int row = m_user->rowCount();
    m_user->insertRow(row);
    m_user->setItem(row, 0, new QTableWidgetItem);
    m_user->setItem(row, 1, new QTableWidgetItem);
    m_user->setCurrentCell(row, 0);
    m_user->editItem(m_user->item(row, 0));
}

void PropertiesForm::removeUserProperties()
{
    if (const int row = m_user->currentRow(); row >= 0)
        m_user->removeRow(row);
    check();
}

mqtt::Properties PropertiesForm::properties() const
{
    using mqtt::Property;
    using mqtt::PropertyId;
    mqtt::Properties properties;
    if (!m_unavailable.isEmpty())
        return properties;
    if (const int format = m_format->currentData().toInt(); format >= 0)
        properties.push_back(Property::ofNumber(PropertyId::PayloadFormatIndicator, std::uint32_t(format)));
    if (const auto seconds = secondsFrom(m_expiry->text()))
        properties.push_back(Property::ofNumber(PropertyId::MessageExpiryInterval, *seconds));
    if (!m_contentType->text().isEmpty())
        properties.push_back(Property::ofText(PropertyId::ContentType, m_contentType->text().toStdString()));
    if (!m_responseTopic->text().isEmpty())
        properties.push_back(
            Property::ofText(PropertyId::ResponseTopic, m_responseTopic->text().toStdString()));
    if (const auto bytes = correlationBytes(m_correlation->text()); bytes && !bytes->empty())
        properties.push_back(Property::ofText(PropertyId::CorrelationData, *bytes));
    for (int row = 0; row < m_user->rowCount(); ++row) {
        const QString name = cell(m_user, row, 0);
        const QString value = cell(m_user, row, 1);
        if (!name.isEmpty() || !value.isEmpty())
            properties.push_back(Property::user(name.toStdString(), value.toStdString()));
    }
    return properties;
}

void PropertiesForm::setUnavailable(const QString &why)
{
    m_unavailable = why;
    m_fields->setEnabled(why.isEmpty());
    check();
}

void PropertiesForm::check()
{
    QString complaint;
    const std::string answer = m_responseTopic->text().toStdString();
    if (const auto fault = mqtt::checkTopicName(answer); !answer.empty() && fault != mqtt::TopicFault::None)
        complaint = tr("Response topic: %1").arg(topicFaultText(fault));
    else if (!correlationBytes(m_correlation->text()))
        complaint = tr("Correlation data: after 0x come pairs of hex digits.");
    else if (!m_expiry->text().trimmed().isEmpty() && !secondsFrom(m_expiry->text()))
        complaint = tr("Message expiry: a whole number of seconds, at most 4,294,967,295.");
    m_valid = !m_unavailable.isEmpty() || complaint.isEmpty();
    if (m_unavailable.isEmpty())
        m_note->say(FieldNote::Level::Error, complaint);
    else
        m_note->say(FieldNote::Level::Hint, m_unavailable);
    Q_EMIT changed();
}

} // namespace ui
