// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/cut_notice.h"

#include "ui/docks/inspector/fact_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace ui {

CutNotice::CutNotice(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel)
    , m_sum(new QLineEdit)
{
    setAccessibleName(tr("The message was cut"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sum->setReadOnly(true);
    m_sum->setFrame(false);
    m_sum->setFont(monoFont());
    m_sum->setAccessibleName(tr("SHA-256 of the whole payload"));
    auto *sign = new PlainLabel;
    sign->setPixmap(icon(QStringLiteral("warning")).pixmap(kIconSize, kIconSize));
    sign->setAccessibleName(tr("Warning"));
    auto *copy = toolButton(QStringLiteral("copy"), tr("Copy the SHA-256 of the whole payload"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_sum->text()); });

    auto *sum = new QHBoxLayout;
    sum->setSpacing(space::kTight);
    sum->addWidget(new PlainLabel(tr("SHA-256 of the whole:")));
    sum->addWidget(m_sum, 1);
    sum->addWidget(copy);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(m_text);
    lines->addLayout(sum);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kTight, space::kMargin, space::kTight);
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addLayout(lines, 1);
    hide();
}

void CutNotice::setMessage(const InspectedMessage &message)
{
    setVisible(message.cut.has_value());
    if (!message.cut)
        return;
    m_text->setText(tr("Only the first %1 of %2 kept.")
                        .arg(sizeText(std::uint64_t(message.payload.size())), sizeText(message.payloadSize())));
    m_sum->setText(sumText(*message.cut));
    m_sum->setCursorPosition(0);
    setAccessibleDescription(text());
}

QString CutNotice::text() const
{
    return isHidden() ? QString() : tr("%1 SHA-256 of the whole: %2").arg(m_text->text(), m_sum->text());
}

} // namespace ui
