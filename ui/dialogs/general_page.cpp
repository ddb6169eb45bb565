// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/general_page.h"

#include "ui/dialogs/form_rows.h"
#include "ui/text/endpoint_error_text.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QSpinBox>

namespace ui {

namespace {

using Scheme = mqtt::Endpoint::Scheme;

/// What is typed on this machine stays on it.
bool isLoopback(const mqtt::Endpoint &endpoint)
{
    return endpoint.isLocal() ||
           endpoint.host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
           QHostAddress(endpoint.host).isLoopback();
}

} // namespace

GeneralPage::GeneralPage(QWidget *parent)
    : ConnectionPage(parent)
    , m_name(new QLineEdit)
    , m_scheme(new QComboBox)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_hostRow(new QWidget)
    , m_hostNote(new FieldNote)
    , m_pathRow(new QWidget)
    , m_path(new QLineEdit)
    , m_pathNote(new FieldNote)
    , m_version(new QComboBox)
    , m_fallsBack(new QCheckBox(tr("&Fall back to 3.1.1 when the broker does not speak 5.0")))
    , m_username(new QLineEdit)
    , m_userNote(new FieldNote)
    , m_password(new QLineEdit)
    , m_passwordNote(new FieldNote)
    , m_keeps(new QCheckBox(tr("&Keep in the system keychain")))
    , m_keepsNote(new FieldNote)
    , m_asks(new QCheckBox(tr("&Ask for the password when connecting")))
    , m_scram(new QCheckBox(tr("P&rove the password instead of sending it (SCRAM-SHA-256)")))
{
    QFormLayout *form = makeForm();
    m_name->setPlaceholderText(tr("the host, unless you give one"));
    addField(form, tr("&Name"), m_name);
    addAddress(form);
    addLogin(form);

    for (QLineEdit *edit : {m_name, m_host, m_path, m_username, m_password})
        connect(edit, &QLineEdit::textChanged, this, &GeneralPage::check);
    connect(m_host, &QLineEdit::textEdited, this, &GeneralPage::hostEdited);
    connect(m_port, &QSpinBox::valueChanged, this, &GeneralPage::check);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &GeneralPage::schemeChosen);
    connect(m_version, &QComboBox::currentIndexChanged, this, &GeneralPage::check);
    for (QCheckBox *box : {m_fallsBack, m_keeps, m_asks, m_scram})
        connect(box, &QCheckBox::toggled, this, &GeneralPage::check);
}

void GeneralPage::addAddress(QFormLayout *form)
{
    m_scheme->setAccessibleName(tr("Scheme"));
    m_scheme->addItem(tr("mqtt:// (TCP)"), int(Scheme::Mqtt));
    m_scheme->addItem(tr("mqtts:// (TLS)"), int(Scheme::Mqtts));
    m_scheme->addItem(tr("ws:// (WebSocket)"), int(Scheme::Ws));
    m_scheme->addItem(tr("wss:// (WebSocket, TLS)"), int(Scheme::Wss));
    m_scheme->addItem(tr("unix:// (local socket)"), int(Scheme::Unix));
    m_host->setPlaceholderText(tr("broker.example.org, or paste a URL"));
    m_port->setRange(1, 65'535);
    m_port->setGroupSeparatorShown(false);
    m_port->setAccessibleName(tr("Port"));
    auto *portLabel = new PlainLabel(tr("P&ort"));
    portLabel->setBuddy(m_port);
    auto *address = new QHBoxLayout;
    address->setSpacing(space::kNormal);
    address->addWidget(m_host, 1);
    address->addWidget(portLabel);
    address->addWidget(m_port);

    addField(form, tr("S&cheme"), m_scheme, tr("How the broker is reached. The port follows it."));
    // Rows that come and go are widgets: a layout's notes would come along unasked.
    auto *host = new QVBoxLayout(m_hostRow);
    host->setContentsMargins(0, 0, 0, 0);
    host->setSpacing(space::kTight);
    host->addLayout(address);
    host->addWidget(m_hostNote);
    auto *path = new QVBoxLayout(m_pathRow);
    path->setContentsMargins(0, 0, 0, 0);
    path->setSpacing(space::kTight);
    path->addWidget(m_path);
    path->addWidget(m_pathNote);
    addField(form, tr("&Host"), m_host, m_hostRow);
    addField(form, tr("Pa&th"), m_path, m_pathRow);

    m_version->addItem(tr("MQTT 5.0"), int(mqtt::ProtocolVersion::V5));
    m_version->addItem(tr("MQTT 3.1.1"), int(mqtt::ProtocolVersion::V311));
    m_version->addItem(tr("MQTT 3.1"), int(mqtt::ProtocolVersion::V31));
    addField(form, tr("&Version"), m_version, stacked({m_version, m_fallsBack}));
}

void GeneralPage::addLogin(QFormLayout *form)
{
    m_username->setPlaceholderText(tr("none"));
    m_password->setPlaceholderText(tr("none"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    explain(m_keeps,
            tr("The password, the key's passphrase, the proxy's password and secret header fields of "
               "this connection. Otherwise they are kept until the program ends and never written."));
    explain(m_scram, tr("Enhanced authentication of MQTT 5.0. The broker must offer it too."));
    addField(form, tr("&User name"), m_username, stacked({m_username, m_userNote}));
    addField(form, tr("&Password"), m_password,
             stacked({m_password, m_passwordNote, m_keeps, m_keepsNote, m_asks, m_scram}));
}

void GeneralPage::load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets)
{
    m_shownScheme = profile.endpoint.scheme; // the profile's port is its own
    m_scheme->setCurrentIndex(m_scheme->findData(int(profile.endpoint.scheme)));
    m_name->setText(profile.name);
    m_host->setText(profile.endpoint.host);
    m_port->setValue(profile.endpoint.port);
    m_path->setText(profile.endpoint.path);
    m_version->setCurrentIndex(m_version->findData(int(profile.version)));
    m_fallsBack->setChecked(profile.fallsBackTo311);
    m_username->setText(profile.username);
    m_keeps->setChecked(profile.keepsSecrets);
    m_asks->setChecked(profile.asksPassword);
    m_scram->setChecked(profile.usesScram);
    setPassword(secrets.password);
    check();
}

void GeneralPage::setPassword(const QByteArray &password)
{
    m_password->setText(QString::fromUtf8(password));
    m_password->setModified(false);
}

bool GeneralPage::isPasswordUntouched() const { return !m_password->isModified(); }

void GeneralPage::store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const
{
    profile.endpoint = endpoint();
    const QString place = profile.endpoint.isLocal() ? profile.endpoint.path : profile.endpoint.host;
    profile.name = m_name->text().trimmed().isEmpty() ? place : m_name->text().trimmed();
    profile.version = version();
    profile.fallsBackTo311 = m_fallsBack->isChecked();
    profile.username = m_username->text();
    profile.keepsSecrets = m_keeps->isChecked();
    profile.asksPassword = m_asks->isChecked();
    profile.usesScram = m_scram->isChecked();
    secrets.password = m_password->text().toUtf8();
}

mqtt::ProtocolVersion GeneralPage::version() const
{
    return mqtt::ProtocolVersion(m_version->currentData().toInt());
}

mqtt::Endpoint GeneralPage::endpoint() const
{
    mqtt::Endpoint endpoint;
    endpoint.scheme = Scheme(m_scheme->currentData().toInt());
    endpoint.host = m_host->text().trimmed();
    endpoint.port = std::uint16_t(m_port->value());
    if (endpoint.usesWebSocket() || endpoint.isLocal())
        endpoint.path = m_path->text().trimmed();
    return endpoint;
}

void GeneralPage::setKeychain(explorer::SecretStore::Availability availability, const QString &because)
{
    using Availability = explorer::SecretStore::Availability;
    m_keychain = availability;
    switch (availability) {
    case Availability::Unknown:
        m_keepsNote->say(FieldNote::Level::Hint, tr("Looking for the system keychain …"));
        break;
    case Availability::Yes:
        m_keepsNote->clear();
        break;
    case Availability::No:
        m_keepsNote->say(FieldNote::Level::Hint,
                         because.isEmpty()
                             ? tr("There is no keychain service here: the password is kept until the program "
                                  "ends and never written.")
                             : tr("There is no keychain service here (%1): the password is kept until the "
                                  "program ends and never written.")
                                   .arg(visibleText(because, 120)));
        break;
    }
    check();
}

void GeneralPage::setPasswordNote(const QString &text)
{
    m_told = text;
    check();
}

void GeneralPage::hostEdited(const QString &text)
{
    // A bare name is a host in the making; only a whole URL is taken apart.
    if (!text.contains(QLatin1String("://")))
        return;
    const auto url = mqtt::parseUrl(text);
    if (!url)
        return;
    m_scheme->setCurrentIndex(m_scheme->findData(int(url->endpoint.scheme)));
    m_host->setText(url->endpoint.host);
    if (!url->endpoint.isLocal())
        m_port->setValue(url->endpoint.port);
    m_path->setText(url->endpoint.path);
    if (!url->username.isEmpty())
        m_username->setText(url->username);
    if (!url->password.isEmpty())
        m_password->setText(url->password);
}

void GeneralPage::schemeChosen()
{
    const auto scheme = Scheme(m_scheme->currentData().toInt());
    const std::uint16_t port = mqtt::defaultPort(scheme);
    if (port != 0 && m_port->value() == mqtt::defaultPort(m_shownScheme))
        m_port->setValue(port);
    if (port != 0)
        m_shownScheme = scheme;
    check();
}

void GeneralPage::check()
{
    setVerdict(true);
    checkAddress();
    checkLogin();
    Q_EMIT changed();
}

void GeneralPage::checkAddress()
{
    auto *form = static_cast<QFormLayout *>(content()->layout());
    const mqtt::Endpoint here = endpoint();
    form->setRowVisible(m_hostRow, !here.isLocal());
    form->setRowVisible(m_pathRow, here.isLocal() || here.usesWebSocket());
    m_path->setPlaceholderText(here.isLocal() ? QStringLiteral("/run/mosquitto/mosquitto.sock")
                                              : QString(mqtt::kDefaultWebSocketPath));
    m_hostNote->clear();
    m_pathNote->clear();

    if (!here.isLocal()) {
        const QString &host = here.host;
        if (host.isEmpty()) {
            setVerdict(false);
            m_hostNote->say(FieldNote::Level::Hint, tr("The broker's name or address is needed."));
            return;
        }
        // The endpoint knows what a host is; an IPv6 address stands in brackets in a URL.
        const bool isV6 = host.count(u':') > 1 && !host.contains(QLatin1String("://"));
        const QString url = isV6 && !host.startsWith(u'[') ? QStringLiteral("[%1]").arg(host) : host;
        const auto parsed = mqtt::parseUrl(url);
        if (!parsed)
            m_hostNote->say(FieldNote::Level::Error, endpointErrorText(parsed.error(), host));
        else if (parsed->endpoint.host != host && !isV6)
            m_hostNote->say(FieldNote::Level::Error,
                            tr("Only the name or address stands here; the port has its own field."));
        if (!m_hostNote->text().isEmpty()) {
            setVerdict(false, m_hostNote->text());
            return;
        }
    }
    if (here.isLocal() && here.path.isEmpty()) {
        setVerdict(false);
        m_pathNote->say(FieldNote::Level::Hint, tr("The socket's file is needed."));
    } else if (here.usesWebSocket() && !here.path.isEmpty() && !here.path.startsWith(u'/')) {
        m_pathNote->say(FieldNote::Level::Error, tr("A path begins with a slash: /mqtt."));
        setVerdict(false, m_pathNote->text());
    } else if (const auto parsed = mqtt::parseUrl(here.toString()); !parsed) {
        (here.path.isEmpty() ? m_hostNote : m_pathNote)
            ->say(FieldNote::Level::Error, endpointErrorText(parsed.error(), here.toString()));
        setVerdict(false, endpointErrorText(parsed.error(), here.toString()));
    }
}

void GeneralPage::checkLogin()
{
    const bool v5 = version() == mqtt::ProtocolVersion::V5;
    const bool hasPassword = !m_password->text().isEmpty();
    const bool wantsPassword = hasPassword || m_asks->isChecked();
    m_fallsBack->setEnabled(v5);
    m_scram->setEnabled(v5);
    const bool mayKeep = m_keychain == explorer::SecretStore::Availability::Yes;
    m_keeps->setEnabled(mayKeep || m_keeps->isChecked());

    m_userNote->clear();
    if (m_username->text().isEmpty() && wantsPassword && !v5)
        m_userNote->say(FieldNote::Level::Error, tr("Before MQTT 5.0 a password needs a user name."));
    else if (m_username->text().isEmpty() && v5 && m_scram->isChecked())
        m_userNote->say(FieldNote::Level::Error, tr("SCRAM needs a user name."));
    if (isValid() && !m_userNote->text().isEmpty())
        setVerdict(false, m_userNote->text());

    m_passwordNote->clear();
    const mqtt::Endpoint here = endpoint();
    const bool isSent = hasPassword && !(v5 && m_scram->isChecked());
    if (!m_told.isEmpty() && isPasswordUntouched() && !hasPassword)
        m_passwordNote->say(FieldNote::Level::Hint, m_told);
    else if (isSent && !here.usesTls() && !isLoopback(here) && !here.host.isEmpty())
        m_passwordNote->say(FieldNote::Level::Warning,
                            tr("Anybody on the way can read it: only mqtts:// and wss:// encrypt."));
}

} // namespace ui
