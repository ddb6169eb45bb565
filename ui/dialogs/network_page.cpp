// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/network_page.h"

#include "ui/dialogs/form_rows.h"
#include "ui/dialogs/pair_table.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>

namespace ui {

namespace {

using Kind = mqtt::ProxyOptions::Kind;

/// RFC 9110 §5.1: a token.
bool isFieldName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
               QStringView(u"!#$%&'*+-.^_`|~").contains(c);
    });
}

bool hasControls(const QString &value)
{
    return std::any_of(value.begin(), value.end(), [](QChar c) { return c < u' ' || c == QChar(0x7F); });
}

/// The upgrade's own fields: another value would break it.
bool isReserved(const QString &name)
{
    const QString lower = name.toLower();
    return lower == QLatin1String("host") || lower == QLatin1String("upgrade") ||
           lower == QLatin1String("connection") || lower.startsWith(QLatin1String("sec-websocket-"));
}

} // namespace

NetworkPage::NetworkPage(QWidget *parent)
    : ConnectionPage(parent)
    , m_kind(new QComboBox)
    , m_kindNote(new FieldNote)
    , m_host(new QLineEdit)
    , m_hostNote(new FieldNote)
    , m_port(new QSpinBox)
    , m_username(new QLineEdit)
    , m_password(new QLineEdit)
    , m_headers(new PairTable(tr("Header fields")))
    , m_headersNote(new FieldNote)
{
    m_kind->addItem(tr("None: straight to the broker"), int(Kind::None));
    m_kind->addItem(tr("The system's"), int(Kind::System));
    m_kind->addItem(tr("SOCKS5"), int(Kind::Socks5));
    m_kind->addItem(tr("HTTP CONNECT"), int(Kind::HttpConnect));
    m_port->setRange(1, 65'535);
    m_port->setAccessibleName(tr("Proxy port"));
    m_username->setPlaceholderText(tr("none"));
    m_password->setPlaceholderText(tr("none"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);

    auto *portLabel = new PlainLabel(tr("P&ort"));
    portLabel->setBuddy(m_port);
    auto *hostRow = stacked({});
    hostRow->addLayout(beside({m_host, portLabel, m_port}));
    hostRow->addWidget(m_hostNote);

    QFormLayout *form = makeForm();
    addField(form, tr("&Proxy"), m_kind, stacked({m_kind, m_kindNote}));
    addField(form, tr("Proxy &host"), m_host, hostRow);
    addField(form, tr("&User name"), m_username);
    addField(form, tr("Pass&word"), m_password);
    addField(form, tr("Header &fields"), m_headers->table(), stacked({m_headers, m_headersNote}),
             tr("Sent with the WebSocket's request, such as Authorization. The subprotocol is always mqtt."));

    connect(m_kind, &QComboBox::currentIndexChanged, this, &NetworkPage::check);
    for (QLineEdit *edit : {m_host, m_username, m_password})
        connect(edit, &QLineEdit::textChanged, this, &NetworkPage::check);
    connect(m_port, &QSpinBox::valueChanged, this, &NetworkPage::check);
    connect(m_headers, &PairTable::changed, this, &NetworkPage::check);
}

Kind NetworkPage::kind() const { return Kind(m_kind->currentData().toInt()); }

void NetworkPage::load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets)
{
    const mqtt::ProxyOptions &proxy = profile.transport.proxy;
    m_kind->setCurrentIndex(m_kind->findData(int(proxy.kind)));
    m_host->setText(proxy.host);
    m_port->setValue(proxy.port);
    m_username->setText(proxy.username);
    PairTable::Pairs fields;
    for (const auto &[name, value] : profile.transport.webSocket.headers)
        fields.emplace_back(QString::fromUtf8(name), QString::fromUtf8(value));
    m_headers->setPairs(fields);
    setSecrets(secrets);
    follow(profile);
}

void NetworkPage::setSecrets(const explorer::ProfileSecrets &secrets)
{
    m_password->setText(QString::fromUtf8(secrets.proxyPassword));
    PairTable::Pairs fields = m_headers->pairs();
    auto known = secrets.headers;
    for (auto &[name, value] : fields) {
        const auto found = std::find_if(known.begin(), known.end(), [&name = name](const auto &header) {
            return name.compare(QString::fromUtf8(header.first), Qt::CaseInsensitive) == 0;
        });
        if (value.isEmpty() && found != known.end())
            value = QString::fromUtf8(found->second);
    }
    m_headers->setPairs(fields);
}

void NetworkPage::store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const
{
    mqtt::ProxyOptions &proxy = profile.transport.proxy;
    proxy.kind = kind();
    proxy.host = m_host->text().trimmed();
    proxy.port = std::uint16_t(m_port->value());
    proxy.username = m_username->text();
    secrets.proxyPassword = m_password->text().toUtf8();

    profile.transport.webSocket.headers.clear();
    secrets.headers.clear();
    for (const auto &[name, value] : m_headers->pairs()) {
        const QByteArray field = name.trimmed().toUtf8();
        const bool isSecret = explorer::isSecretHeader(field);
        profile.transport.webSocket.headers.append(
            {field, isSecret ? QByteArray() : value.trimmed().toUtf8()});
        if (isSecret && !value.isEmpty())
            secrets.headers.append({field, value.trimmed().toUtf8()});
    }
}

void NetworkPage::follow(const explorer::ConnectionProfile &profile)
{
    const bool isLocal = profile.endpoint.isLocal();
    const bool usesWebSocket = profile.endpoint.usesWebSocket();
    if (m_isLocal == isLocal && m_usesWebSocket == usesWebSocket && m_kind->isEnabled() == !isLocal &&
        m_headers->isEnabled() == usesWebSocket)
        return;
    m_isLocal = isLocal;
    m_usesWebSocket = usesWebSocket;
    check();
}

QString NetworkPage::headerFault() const
{
    for (const auto &[name, value] : m_headers->pairs()) {
        const QString shown = visibleText(name, 60);
        if (!isFieldName(name.trimmed()))
            return tr("“%1” is no name for a header field: letters, digits and hyphens.").arg(shown);
        if (isReserved(name.trimmed()))
            return tr("“%1” belongs to the WebSocket itself.").arg(shown);
        if (hasControls(value))
            return tr("The value of “%1” has a character that cannot be sent.").arg(shown);
    }
    return {};
}

void NetworkPage::check()
{
    const bool named = kind() == Kind::Socks5 || kind() == Kind::HttpConnect;
    setVerdict(true);
    setFieldEnabled(m_kind, !m_isLocal);
    for (QWidget *field : {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port),
                           static_cast<QWidget *>(m_username), static_cast<QWidget *>(m_password)})
        setFieldEnabled(field, named && !m_isLocal);
    setFieldEnabled(m_headers, m_usesWebSocket);

    m_kindNote->clear();
    m_hostNote->clear();
    m_headersNote->clear();
    if (m_isLocal)
        m_kindNote->say(FieldNote::Level::Hint, tr("A local socket needs no proxy."));
    else if (named && m_host->text().trimmed().isEmpty()) {
        m_hostNote->say(FieldNote::Level::Error, tr("The proxy's name or address is needed."));
        setVerdict(false, m_hostNote->text());
    }
    if (!m_usesWebSocket) {
        m_headersNote->say(FieldNote::Level::Hint, tr("Only ws:// and wss:// send them."));
    } else if (const QString fault = headerFault(); !fault.isEmpty()) {
        m_headersNote->say(FieldNote::Level::Error, fault);
        setVerdict(false, fault);
    }
    Q_EMIT changed();
}

} // namespace ui
