// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/session_page.h"

#include "ui/dialogs/form_rows.h"
#include "ui/dialogs/pair_table.h"
#include "ui/dialogs/pair_text.h"
#include "ui/dialogs/wide_number.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kMost = std::numeric_limits<int>::max();

} // namespace

SessionPage::SessionPage(QWidget *parent)
    : ConnectionPage(parent)
    , m_clientId(new QLineEdit)
    , m_clientIdNote(new FieldNote)
    , m_keepAlive(makeNumber(0, 65'535, tr("off"), tr(" s")))
    , m_cleanStart(new QCheckBox(tr("C&lean start: forget what the broker kept for this client id")))
    , m_keepsSession(new QCheckBox(tr("Keep &unfinished messages when the program ends")))
    , m_sessionNote(new FieldNote)
    , m_expiry(makeNumber(0, kMost, tr("ends with the connection"), tr(" s")))
    , m_versionNote(new FieldNote)
    , m_receiveMaximum(makeNumber(0, 65'535, tr("65,535")))
    , m_packetSize(makeNumber(0, kMost, tr("no limit"), tr(" bytes")))
    , m_topicAliases(makeNumber(0, 65'535, tr("none")))
    , m_responseInformation(new QCheckBox(tr("Ask for &response information")))
    , m_problemInformation(new QCheckBox(tr("Ask for reasons in &words when something fails")))
    , m_userProperties(new PairTable(tr("User properties")))
    , m_userPropertiesNote(new FieldNote)
{
    QFormLayout *form = makeForm();
    addSession(form);
    addProperties(form);

    connect(m_clientId, &QLineEdit::textChanged, this, &SessionPage::check);
    for (QCheckBox *box : {m_cleanStart, m_keepsSession, m_responseInformation, m_problemInformation})
        connect(box, &QCheckBox::toggled, this, &SessionPage::check);
    for (QSpinBox *box : {m_keepAlive, m_expiry, m_receiveMaximum, m_packetSize, m_topicAliases})
        connect(box, &QSpinBox::valueChanged, this, &SessionPage::check);
    connect(m_userProperties, &PairTable::changed, this, &SessionPage::check);
}

void SessionPage::addSession(QFormLayout *form)
{
    QToolButton *renew = toolButton(QStringLiteral("refresh"), tr("Make a new random client id"));
    connect(renew, &QToolButton::clicked, this,
            [this] { m_clientId->setText(explorer::ConnectionProfile::randomClientId()); });
    auto *idRow = stacked({});
    idRow->addLayout(beside({m_clientId, renew}));
    idRow->addWidget(m_clientIdNote);
    addField(form, tr("Client &id"), m_clientId, idRow);
    addField(form, tr("&Keep-alive"), m_keepAlive,
             tr("How long nothing may be sent before a ping; a broker that does not answer it is lost."));
    addField(form, tr("Session"), m_cleanStart, stacked({m_cleanStart, m_keepsSession, m_sessionNote}));
    explain(m_keepsSession, tr("Messages of QoS 1 and 2 that were not acknowledged are kept in a file and "
                               "finished at the next start. Not with a clean start."));
    addField(form, tr("Session &expiry"), m_expiry,
             tr("How long the broker keeps the session after the connection has ended. MQTT 5.0."));
}

void SessionPage::addProperties(QFormLayout *form)
{
    addHeading(form, tr("MQTT 5.0"));
    form->addRow(m_versionNote);
    addField(form, tr("Receive ma&ximum"), m_receiveMaximum,
             tr("Messages of QoS 1 and 2 that may come before we acknowledge the first."));
    addField(form, tr("Largest &packet"), m_packetSize, tr("The broker drops what is larger, unsaid."));
    addField(form, tr("Topic &aliases"), m_topicAliases,
             tr("Numbers that the broker may send in place of topic names."));
    addField(form, tr("Answers"), m_responseInformation,
             stacked({m_responseInformation, m_problemInformation}));
    addField(form, tr("User pr&operties"), m_userProperties->table(),
             stacked({m_userProperties, m_userPropertiesNote}), tr("Sent with CONNECT."));
}

void SessionPage::load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &)
{
    const explorer::ConnectProperties &properties = profile.connectProperties;
    m_version = profile.version;
    m_clientId->setText(profile.clientId);
    m_clientId->setCursorPosition(0);
    m_keepAlive->setValue(profile.keepAliveSeconds);
    m_cleanStart->setChecked(profile.cleanStart);
    m_keepsSession->setChecked(profile.keepsSession);
    m_expiry->setValue(shownNumber(profile.sessionExpirySeconds));
    m_receiveMaximum->setValue(properties.receiveMaximum.value_or(0));
    m_packetSize->setValue(shownNumber(properties.maximumPacketSize.value_or(0)));
    m_topicAliases->setValue(properties.topicAliasMaximum);
    m_responseInformation->setChecked(properties.requestsResponseInformation);
    m_problemInformation->setChecked(properties.requestsProblemInformation);
    m_userProperties->setPairs(fromUtf8(properties.userProperties));
    check();
}

void SessionPage::follow(const explorer::ConnectionProfile &profile)
{
    if (m_version == profile.version)
        return;
    m_version = profile.version;
    check();
}

void SessionPage::store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &) const
{
    explorer::ConnectProperties &properties = profile.connectProperties;
    profile.clientId = m_clientId->text();
    profile.keepAliveSeconds = m_keepAlive->value();
    profile.cleanStart = m_cleanStart->isChecked();
    profile.keepsSession = m_keepsSession->isChecked();
    profile.sessionExpirySeconds = storedNumber(*m_expiry, profile.sessionExpirySeconds);
    properties.receiveMaximum.reset();
    if (m_receiveMaximum->value() > 0)
        properties.receiveMaximum = quint16(m_receiveMaximum->value());
    if (const quint32 size = storedNumber(*m_packetSize, properties.maximumPacketSize.value_or(0)); size > 0)
        properties.maximumPacketSize = size;
    else
        properties.maximumPacketSize.reset();
    properties.topicAliasMaximum = quint16(m_topicAliases->value());
    properties.requestsResponseInformation = m_responseInformation->isChecked();
    properties.requestsProblemInformation = m_problemInformation->isChecked();
    properties.userProperties = toUtf8(m_userProperties->pairs());
}

void SessionPage::check()
{
    const bool v5 = m_version == mqtt::ProtocolVersion::V5;
    const qsizetype bytes = m_clientId->text().toUtf8().size();
    setVerdict(true);
    m_clientIdNote->clear();
    if (m_clientId->text().isEmpty() && !v5 && !m_cleanStart->isChecked()) {
        m_clientIdNote->say(FieldNote::Level::Error,
                            tr("Without clean start the broker must know the client by an id."));
        setVerdict(false, m_clientIdNote->text());
    } else if (m_clientId->text().isEmpty()) {
        m_clientIdNote->say(FieldNote::Level::Hint, tr("The broker chooses one."));
    } else if (bytes > 65'535) {
        m_clientIdNote->say(FieldNote::Level::Error, tr("Longer than MQTT allows (65,535 bytes)."));
        setVerdict(false, m_clientIdNote->text());
    }

    m_keepsSession->setEnabled(!m_cleanStart->isChecked());
    m_expiry->setEnabled(v5);
    if (!m_cleanStart->isChecked() && v5 && m_expiry->value() == 0)
        m_sessionNote->say(FieldNote::Level::Hint, tr("Without a session expiry the broker keeps nothing."));
    else
        m_sessionNote->clear();

    for (QWidget *field :
         {static_cast<QWidget *>(m_receiveMaximum), static_cast<QWidget *>(m_packetSize),
          static_cast<QWidget *>(m_topicAliases), static_cast<QWidget *>(m_responseInformation),
          static_cast<QWidget *>(m_problemInformation), static_cast<QWidget *>(m_userProperties)})
        field->setEnabled(v5);
    if (v5)
        m_versionNote->clear();
    else
        m_versionNote->say(FieldNote::Level::Hint, tr("The chosen version has none of these."));
    m_userPropertiesNote->clear();
    if (const QString fault = pairFault(m_userProperties->pairs()); v5 && !fault.isEmpty()) {
        m_userPropertiesNote->say(FieldNote::Level::Error, fault);
        setVerdict(false, fault);
    }
    Q_EMIT changed();
}

} // namespace ui
