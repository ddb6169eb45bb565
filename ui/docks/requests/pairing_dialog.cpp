// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/requests/pairing_dialog.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui {

namespace {

/// More is no convention.
constexpr int kMostCharacters = 65'536;

} // namespace

PairingDialog::PairingDialog(explorer::Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_rules(new QPlainTextEdit)
    , m_deadline(new QDoubleSpinBox)
    , m_note(new FieldNote)
{
    setWindowTitle(tr("Pairing of requests and answers"));
    resize(640, 420);
    m_rules->setFont(monoFont());
    m_rules->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_rules->setTabChangesFocus(true);
    m_rules->setAccessibleName(tr("Conventions, one a line"));
    m_rules->setPlainText(QString::fromStdString(workspace.pairing().rules));
    m_deadline->setRange(0.1, 3'600);
    m_deadline->setDecimals(1);
    m_deadline->setSuffix(tr(" s"));
    m_deadline->setAccessibleName(tr("Unanswered after"));
    m_deadline->setValue(double(workspace.pairing().deadline.count()) / 1'000);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *standard = buttons->addButton(tr("&Standard conventions"), QDialogButtonBox::ResetRole);
    connect(standard, &QPushButton::clicked, this, [this] {
        m_rules->setPlainText(QString::fromUtf8(explorer::kDefaultPairingRules.data(), qsizetype(explorer::kDefaultPairingRules.size())));
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &PairingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PairingDialog::reject);
    connect(m_rules, &QPlainTextEdit::textChanged, this, &PairingDialog::review);

    auto *deadline = new QHBoxLayout;
    deadline->setSpacing(space::kNormal);
    auto *label = new PlainLabel(tr("&Unanswered after"));
    label->setBuddy(m_deadline);
    deadline->addWidget(label);
    deadline->addWidget(m_deadline);
    deadline->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kMargin, space::kMargin, space::kMargin);
    layout->setSpacing(space::kNormal);
    layout->addWidget(hintLabel(tr("MQTT 5.0 requests with a response topic are always paired. For others one convention a line, "
                                   "the first that fits counts: request -> answer, another answer [field]. In a topic +name is "
                                   "one level, =name one level that numbers the request, #name any number of levels; the field "
                                   "of a JSON payload tells several requests apart.")));
    layout->addWidget(m_rules, 1);
    layout->addWidget(m_note);
    layout->addLayout(deadline);
    layout->addWidget(buttons);
    review();
}

QString PairingDialog::fault() const { return m_note->text(); }

void PairingDialog::review()
{
    const QString text = m_rules->toPlainText();
    if (text.size() > kMostCharacters) {
        m_note->say(FieldNote::Level::Error, tr("More than %Ln character(s).", nullptr, kMostCharacters));
    } else if (const auto rules = explorer::parsePairingRules(text.toStdString()); !rules) {
        m_note->say(FieldNote::Level::Error, faultText(rules.error()));
    } else {
        m_note->clear();
    }
    m_ok->setEnabled(m_note->text().isEmpty());
}

QString PairingDialog::faultText(const explorer::PairingRule::Fault &fault)
{
    using Kind = explorer::PairingRule::Fault::Kind;
    QString what;
    switch (fault.kind) {
    case Kind::NoArrow:
        what = tr("“->” is missing between request and answer");
        break;
    case Kind::Empty:
        what = tr("a topic is missing");
        break;
    case Kind::TooLong:
        what = tr("at most %1 levels, and %2 answers").arg(explorer::PairingRule::kMostLevels).arg(explorer::PairingRule::kMostAnswers);
        break;
    case Kind::NoName:
        what = tr("+, = and # need a name behind them");
        break;
    case Kind::NameRepeated:
        what = tr("a name stands twice in the request");
        break;
    case Kind::NameUnknown:
        what = tr("the answer has a name that the request has not");
        break;
    case Kind::SameTopic:
        what = tr("request and answer are the same topic");
        break;
    case Kind::FieldOpen:
        what = tr("a field's name stands between [ and ]");
        break;
    }
    return tr("Line %1, character %2: %3.").arg(fault.line).arg(fault.offset + 1).arg(what);
}

void PairingDialog::accept()
{
    explorer::Workspace::PairingSetup setup;
    setup.rules = m_rules->toPlainText().toStdString();
    setup.deadline = std::chrono::milliseconds(qRound(m_deadline->value() * 1'000));
    if (const auto fault = m_workspace.setPairing(setup)) {
        m_note->say(FieldNote::Level::Error, faultText(*fault));
        return;
    }
    QDialog::accept();
}

} // namespace ui
