// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/security_page.h"

#include "ui/dialogs/file_field.h"
#include "ui/dialogs/form_rows.h"
#include "ui/text/certificate_text.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

using Minimum = mqtt::TlsOptions::Minimum;

constexpr qsizetype kLongestProtocol = 255; // RFC 7301 §3.1

} // namespace

SecurityPage::SecurityPage(QWidget *parent)
    : ConnectionPage(parent)
    , m_plainNote(new FieldNote)
    , m_fields(new QWidget)
    , m_authorities(new FileField(tr("Certificate authorities"),
                                  tr("Certificates (*.pem *.crt *.cer *.ca-bundle);;All files (*)")))
    , m_certificate(new FileField(tr("Client certificate"),
                                  tr("Certificates (*.pem *.crt *.cer *.p12 *.pfx);;All files (*)")))
    , m_key(new FileField(tr("Client key"), tr("Keys (*.pem *.key);;All files (*)")))
    , m_passphrase(new QLineEdit)
    , m_serverName(new QLineEdit)
    , m_protocols(new QLineEdit)
    , m_protocolsNote(new FieldNote)
    , m_minimum(new QComboBox)
    , m_trustMark(new FieldNote)
    , m_fingerprint(new PlainLabel)
    , m_untrust(new QPushButton(tr("&Trust it no more")))
{
    m_authorities->setPlaceholder(tr("those of the system"));
    m_certificate->setPlaceholder(tr("none"));
    m_key->setPlaceholder(tr("in the certificate's file"));
    m_passphrase->setPlaceholderText(tr("none"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_protocols->setPlaceholderText(tr("none, or such as mqtt"));
    m_minimum->addItem(tr("TLS 1.2"), int(Minimum::Tls12));
    m_minimum->addItem(tr("TLS 1.3"), int(Minimum::Tls13));
    m_fingerprint->setFont(monoFont());
    m_fingerprint->setWordWrap(true);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setAccessibleName(tr("Fingerprint of the trusted certificate"));
    m_untrust->setAutoDefault(false);
    connect(m_untrust, &QPushButton::clicked, this, [this] { trust({}); });

    QFormLayout *form = ui::makeForm(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    addField(form, tr("A&uthorities"), m_authorities->edit(), m_authorities,
             tr("PEM file with the authorities that may vouch for the broker; it replaces the system's."));
    addField(form, tr("Client &certificate"), m_certificate->edit(), m_certificate,
             tr("PEM with its chain, or PKCS#12, for brokers that want to know who connects."));
    addField(form, tr("Client &key"), m_key->edit(), m_key, tr("PEM file, encrypted or not."));
    addField(form, tr("&Passphrase"), m_passphrase, tr("Of the key or the PKCS#12 file."));
    addField(form, tr("Server &name"), m_serverName,
             tr("Asked for (SNI) and looked for in the certificate in place of the host's name."));
    addField(form, tr("A&LPN"), m_protocols, stacked({m_protocols, m_protocolsNote}),
             tr("Protocols offered in the handshake, in order of preference, with commas between them."));
    addField(form, tr("&Minimum version"), m_minimum);
    auto *button = new QHBoxLayout;
    button->addWidget(m_untrust);
    button->addStretch();
    auto *trust = stacked({m_trustMark, m_fingerprint});
    trust->addLayout(button);
    form->addRow(new PlainLabel(tr("Trust")), trust);

    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kMargin);
    layout->addWidget(m_plainNote);
    layout->addWidget(m_fields);
    layout->addStretch();

    for (FileField *field : {m_authorities, m_certificate, m_key})
        connect(field, &FileField::changed, this, &SecurityPage::check);
    for (QLineEdit *edit : {m_passphrase, m_serverName, m_protocols})
        connect(edit, &QLineEdit::textChanged, this, &SecurityPage::check);
    connect(m_minimum, &QComboBox::currentIndexChanged, this, &SecurityPage::check);
}

void SecurityPage::load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets)
{
    const mqtt::TlsOptions &tls = profile.transport.tls;
    m_profile = profile;
    m_authorities->setPath(tls.authorityFile);
    m_certificate->setPath(tls.certificateFile);
    m_key->setPath(tls.keyFile);
    setPassphrase(secrets.passphrase);
    m_serverName->setText(tls.serverName);
    m_protocols->setText(tls.protocols.join(QStringLiteral(", ")));
    m_minimum->setCurrentIndex(m_minimum->findData(int(tls.minimum)));
    follow(profile);
    check();
}

void SecurityPage::setPassphrase(const QByteArray &passphrase)
{
    m_passphrase->setText(QString::fromUtf8(passphrase));
}

QStringList SecurityPage::protocols() const
{
    QStringList protocols;
    for (const QString &part : m_protocols->text().split(u',')) {
        if (!part.trimmed().isEmpty())
            protocols.append(part.trimmed());
    }
    return protocols;
}

void SecurityPage::store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const
{
    mqtt::TlsOptions &tls = profile.transport.tls;
    tls.authorityFile = m_authorities->path();
    tls.certificateFile = m_certificate->path();
    tls.keyFile = m_key->path();
    tls.serverName = m_serverName->text().trimmed();
    tls.protocols = protocols();
    tls.minimum = Minimum(m_minimum->currentData().toInt());
    profile.trusted = m_profile.trusted;
    secrets.passphrase = m_passphrase->text().toUtf8();
}

void SecurityPage::follow(const explorer::ConnectionProfile &profile)
{
    m_profile.endpoint = profile.endpoint;
    m_fields->setEnabled(profile.endpoint.usesTls());
    m_serverName->setPlaceholderText(tr("the host's"));
    if (profile.endpoint.usesTls())
        m_plainNote->clear();
    else
        m_plainNote->say(FieldNote::Level::Hint, tr("The chosen scheme is not encrypted. mqtts:// and wss:// "
                                                    "are, and then all this matters."));
    showTrust();
}

void SecurityPage::trust(const QByteArray &sha256)
{
    m_profile.trust(sha256);
    showTrust();
    Q_EMIT changed();
}

void SecurityPage::showTrust()
{
    const explorer::TrustedCertificate *trusted = m_profile.trustedCertificate();
    if (trusted) {
        m_trustMark->say(
            FieldNote::Level::Warning,
            tr("%1 is believed because of this certificate alone (SHA-256). No authority vouches "
               "for it, and its dates and names are not looked at.")
                .arg(visibleText(m_profile.endpoint.host, 80)));
        m_fingerprint->setText(fingerprintLines(trusted->sha256));
    } else {
        m_trustMark->say(FieldNote::Level::Good,
                         tr("Nothing is taken on trust: the broker must show a certificate that an authority "
                            "vouches for. “Test” can make an exception for one certificate."));
    }
    m_fingerprint->setVisible(trusted);
    m_untrust->setVisible(trusted);
}

void SecurityPage::check()
{
    m_protocolsNote->clear();
    setVerdict(true);
    const QStringList offered = protocols();
    const auto isUnusable = [](const QString &name) { return name.toUtf8().size() > kLongestProtocol; };
    if (std::any_of(offered.begin(), offered.end(), isUnusable)) {
        m_protocolsNote->say(FieldNote::Level::Error, tr("A protocol's name has at most 255 bytes."));
        setVerdict(false, m_protocolsNote->text());
    }
    Q_EMIT changed();
}

} // namespace ui
