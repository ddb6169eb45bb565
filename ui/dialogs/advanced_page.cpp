// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/advanced_page.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace ui {

AdvancedPage::AdvancedPage(QWidget *parent)
    : QWidget(parent)
    , m_clientId(new QLineEdit)
    , m_clientIdNote(new FieldNote)
    , m_keepAlive(new QSpinBox)
    , m_cleanStart(new QCheckBox(tr("C&lean start: forget what the broker kept for this client id")))
    , m_sessionNote(new FieldNote)
    , m_expiry(new QSpinBox)
{
    m_keepAlive->setRange(0, 65'535);
    m_keepAlive->setSuffix(tr(" s"));
    m_keepAlive->setSpecialValueText(tr("off"));
    m_expiry->setRange(0, std::numeric_limits<int>::max());
    m_expiry->setSuffix(tr(" s"));
    m_expiry->setSpecialValueText(tr("ends with the connection"));
    for (QSpinBox *box : {m_keepAlive, m_expiry}) {
        box->setGroupSeparatorShown(true);
        box->setMinimumWidth(220);
        box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QToolButton *renew = toolButton(QStringLiteral("refresh"), tr("Make a new random client id"));
    connect(renew, &QToolButton::clicked, this,
            [this] { m_clientId->setText(explorer::ConnectionProfile::randomClientId()); });
    auto *idLine = new QHBoxLayout;
    idLine->setSpacing(space::kTight);
    idLine->addWidget(m_clientId, 1);
    idLine->addWidget(renew);
    auto *idRow = new QVBoxLayout;
    idRow->setSpacing(space::kTight);
    idRow->addLayout(idLine);
    idRow->addWidget(m_clientIdNote);
    auto *idLabel = new PlainLabel(tr("Client &id"));
    idLabel->setBuddy(m_clientId);

    auto *sessionRow = new QVBoxLayout;
    sessionRow->setSpacing(space::kTight);
    sessionRow->addWidget(m_cleanStart);
    sessionRow->addWidget(m_sessionNote);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    form->setHorizontalSpacing(space::kMargin);
    form->setVerticalSpacing(space::kMargin);
    form->addRow(idLabel, idRow);
    form->addRow(tr("&Keep-alive"), m_keepAlive);
    form->addRow(new PlainLabel(tr("Session")), sessionRow);
    form->addRow(tr("Session &expiry"), m_expiry);

    connect(m_clientId, &QLineEdit::textChanged, this, &AdvancedPage::check);
    connect(m_cleanStart, &QCheckBox::toggled, this, &AdvancedPage::check);
    for (QSpinBox *box : {m_keepAlive, m_expiry})
        connect(box, &QSpinBox::valueChanged, this, &AdvancedPage::check);
}

void AdvancedPage::show(const explorer::ConnectionProfile &profile)
{
    m_version = profile.version;
    m_clientId->setText(profile.clientId);
    m_clientId->setCursorPosition(0);
    m_keepAlive->setValue(profile.keepAliveSeconds);
    m_cleanStart->setChecked(profile.cleanStart);
    m_expiry->setValue(int(std::min<quint32>(profile.sessionExpirySeconds, quint32(m_expiry->maximum()))));
    check();
}

void AdvancedPage::setVersion(mqtt::ProtocolVersion version)
{
    if (m_version == version)
        return;
    m_version = version;
    check();
}

void AdvancedPage::applyTo(explorer::ConnectionProfile &profile) const
{
    profile.clientId = m_clientId->text();
    profile.keepAliveSeconds = m_keepAlive->value();
    profile.cleanStart = m_cleanStart->isChecked();
    // A value above the field's range stays as it was loaded unless the user changed it.
    if (quint32(m_expiry->value()) !=
        std::min<quint32>(profile.sessionExpirySeconds, quint32(m_expiry->maximum())))
        profile.sessionExpirySeconds = quint32(m_expiry->value());
}

QString AdvancedPage::complaint() const { return m_clientIdNote->text(); }

void AdvancedPage::check()
{
    const bool v5 = m_version == mqtt::ProtocolVersion::V5;
    const qsizetype bytes = m_clientId->text().toUtf8().size();
    m_valid = true;
    m_clientIdNote->clear();
    if (m_clientId->text().isEmpty() && (!v5 && !m_cleanStart->isChecked())) {
        m_valid = false;
        m_clientIdNote->say(FieldNote::Level::Error,
                            tr("Without clean start the broker must know the client by an id."));
    } else if (m_clientId->text().isEmpty()) {
        m_clientIdNote->say(FieldNote::Level::Hint, tr("The broker chooses one."));
    } else if (bytes > 65'535) {
        m_valid = false;
        m_clientIdNote->say(FieldNote::Level::Error, tr("Longer than MQTT allows (65,535 bytes)."));
    }

    m_expiry->setEnabled(v5);
    m_expiry->setToolTip(v5 ? QString() : plainTip(tr("Exists in MQTT 5.0")));
    if (!m_cleanStart->isChecked() && v5 && m_expiry->value() == 0)
        m_sessionNote->say(FieldNote::Level::Hint, tr("Without a session expiry the broker keeps nothing."));
    else
        m_sessionNote->clear();
    Q_EMIT changed();
}

} // namespace ui
