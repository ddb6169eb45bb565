// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/general_page.h"

#include "ui/text/endpoint_error_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace ui {

namespace {

QVBoxLayout *stacked(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(space::kTight);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return layout;
}

mqtt::ProtocolVersion versionOf(const QComboBox *box)
{
    return mqtt::ProtocolVersion(box->currentData().toInt());
}

} // namespace

GeneralPage::GeneralPage(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit)
    , m_host(new QLineEdit)
    , m_hostNote(new FieldNote)
    , m_port(new QSpinBox)
    , m_version(new QComboBox)
    , m_username(new QLineEdit)
    , m_password(new QLineEdit)
    , m_asks(new QCheckBox(tr("&Ask for the password when connecting")))
    , m_userNote(new FieldNote)
{
    m_host->setPlaceholderText(tr("broker.example.org, or paste mqtt://…"));
    m_port->setRange(1, 65'535);
    m_port->setGroupSeparatorShown(false);
    m_port->setAccessibleName(tr("Port"));
    m_version->addItem(tr("MQTT 5.0"), int(mqtt::ProtocolVersion::V5));
    m_version->addItem(tr("MQTT 3.1.1"), int(mqtt::ProtocolVersion::V311));
    m_version->addItem(tr("MQTT 3.1"), int(mqtt::ProtocolVersion::V31));
    m_username->setPlaceholderText(tr("none"));
    m_password->setPlaceholderText(tr("none"));
    m_password->setEchoMode(QLineEdit::Password);

    auto *address = new QHBoxLayout;
    address->setSpacing(space::kNormal);
    address->addWidget(m_host, 1);
    auto *portLabel = new PlainLabel(tr("P&ort"));
    portLabel->setBuddy(m_port);
    address->addWidget(portLabel);
    address->addWidget(m_port);
    auto *hostRow = stacked({});
    hostRow->addLayout(address);
    hostRow->addWidget(m_hostNote);

    m_name->setPlaceholderText(tr("the host, unless you give one"));
    auto *hostLabel = new PlainLabel(tr("&Host"));
    hostLabel->setBuddy(m_host);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    form->setHorizontalSpacing(space::kMargin);
    form->setVerticalSpacing(space::kMargin);
    form->addRow(tr("&Name"), m_name);
    form->addRow(hostLabel, hostRow);
    form->addRow(tr("&Version"), m_version);
    auto *userLabel = new PlainLabel(tr("&User name"));
    userLabel->setBuddy(m_username);
    form->addRow(userLabel, stacked({m_username, m_userNote}));
    auto *passwordLabel = new PlainLabel(tr("&Password"));
    passwordLabel->setBuddy(m_password);
    form->addRow(
        passwordLabel,
        stacked({m_password, hintLabel(tr("Kept until the program ends, never written to disk.")), m_asks}));

    for (QLineEdit *edit : {m_name, m_username, m_password})
        connect(edit, &QLineEdit::textChanged, this, &GeneralPage::check);
    connect(m_host, &QLineEdit::textEdited, this, &GeneralPage::hostEdited);
    connect(m_host, &QLineEdit::textChanged, this, &GeneralPage::check);
    connect(m_port, &QSpinBox::valueChanged, this, &GeneralPage::check);
    connect(m_version, &QComboBox::currentIndexChanged, this, &GeneralPage::check);
    connect(m_asks, &QCheckBox::toggled, this, &GeneralPage::check);
}

void GeneralPage::show(const explorer::ConnectionProfile &profile, const QByteArray &password)
{
    m_name->setText(profile.name);
    m_host->setText(profile.endpoint.host);
    m_port->setValue(profile.endpoint.port);
    m_version->setCurrentIndex(m_version->findData(int(profile.version)));
    m_username->setText(profile.username);
    m_password->setText(QString::fromUtf8(password));
    m_asks->setChecked(profile.asksPassword);
    check();
}

void GeneralPage::applyTo(explorer::ConnectionProfile &profile) const
{
    profile.endpoint.host = m_host->text().trimmed();
    profile.endpoint.port = std::uint16_t(m_port->value());
    profile.name = m_name->text().trimmed().isEmpty() ? profile.endpoint.host : m_name->text().trimmed();
    profile.version = versionOf(m_version);
    profile.username = m_username->text();
    profile.asksPassword = m_asks->isChecked();
}

QByteArray GeneralPage::password() const { return m_password->text().toUtf8(); }

QString GeneralPage::complaint() const
{
    return m_hostNote->level() == FieldNote::Level::Error ? m_hostNote->text() : m_userNote->text();
}

void GeneralPage::hostEdited(const QString &text)
{
    // A bare name is a host in the making; only a whole URL is taken apart.
    if (!text.contains(QLatin1String("://")))
        return;
    const auto url = mqtt::parseUrl(text);
    if (!url)
        return;
    m_host->setText(url->endpoint.host);
    m_port->setValue(url->endpoint.port);
    if (!url->username.isEmpty())
        m_username->setText(url->username);
    if (!url->password.isEmpty())
        m_password->setText(url->password);
}

void GeneralPage::check()
{
    m_valid = true;
    const QString host = m_host->text().trimmed();
    m_hostNote->clear();
    if (host.isEmpty()) {
        m_valid = false;
        m_hostNote->say(FieldNote::Level::Hint, tr("The broker's name or address is needed."));
    } else {
        // The endpoint knows what a host is; an IPv6 address stands in brackets in a URL.
        const bool isV6 = host.contains(QLatin1String("::")) || host.count(u':') > 1;
        const QString url = host.contains(QLatin1String("://")) ? host
                            : isV6 && !host.startsWith(u'[')    ? QStringLiteral("[%1]").arg(host)
                                                                : host;
        if (const auto parsed = mqtt::parseUrl(url); !parsed) {
            m_valid = false;
            m_hostNote->say(FieldNote::Level::Error, endpointErrorText(parsed.error(), host));
        } else if (parsed->endpoint.host != host && !isV6) {
            m_valid = false;
            m_hostNote->say(FieldNote::Level::Error,
                            tr("Only the name or address stands here; the port has its own field."));
        }
    }

    m_userNote->clear();
    const bool needsUser = versionOf(m_version) != mqtt::ProtocolVersion::V5;
    if (needsUser && m_username->text().isEmpty() && (!m_password->text().isEmpty() || m_asks->isChecked())) {
        m_valid = false;
        m_userNote->say(FieldNote::Level::Error, tr("Before MQTT 5.0 a password needs a user name."));
    }
    Q_EMIT changed();
}

} // namespace ui
