// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/pin_strip.h"

#include "model/history/message_text.h"
#include "model/payload/visible_text.h"
#include "model/session/explorer_session.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

namespace ui {

namespace {

constexpr int kTopicLength = 24;

/// The last levels say most.
QString shortTopic(const QString &topic)
{
    return topic.size() <= kTopicLength ? topic : QStringLiteral("…") + topic.right(kTopicLength);
}

} // namespace

PinStrip::PinStrip(explorer::PinnedMessages &pinned, QWidget *parent)
    : QWidget(parent)
    , m_pinned(pinned)
    , m_area(new QScrollArea)
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Pinned messages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kNormal, 0, space::kNormal, space::kTight);
    layout->addWidget(m_area);
    connect(&m_pinned, &explorer::PinnedMessages::changed, this, &PinStrip::fill);
    fill();
}

void PinStrip::fill()
{
    m_row = new QWidget;
    auto *layout = new QHBoxLayout(m_row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    for (std::size_t i = 0; i < m_pinned.pins().size(); ++i)
        layout->addWidget(chip(i));
    layout->addStretch(1);
    if (QWidget *before = m_area->takeWidget())
        before->deleteLater(); // one of its buttons may have been pressed to get here
    m_area->setWidget(m_row);
    m_area->setFixedHeight(m_row->sizeHint().height() + m_area->horizontalScrollBar()->sizeHint().height());
    setVisible(!m_pinned.pins().empty());
}

QWidget *PinStrip::chip(std::size_t index)
{
    const explorer::PinnedMessages::Pin &pin = m_pinned.pins()[index];
    const QString topic = explorer::visibleText(std::string_view(pin.topic));
    const QString time = explorer::timeOfDayText(pin.message.view().record->wallNs);

    auto *show = new QToolButton;
    show->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    show->setIcon(icon(QStringLiteral("star")));
    show->setAutoRaise(true);
    show->setText(QStringLiteral("%1 %2").arg(time, shortTopic(topic)).replace(u'&', QStringLiteral("&&")));
    show->setToolTip(plainTip(pin.session ? tr("%1 at %2: show it").arg(topic, time)
                                          : tr("%1 at %2: its connection was closed; it can be compared with").arg(topic, time)));
    show->setAccessibleName(tr("Pinned: %1 at %2").arg(topic, time));
    show->setEnabled(pin.session);
    show->setFocusPolicy(Qt::TabFocus);
    connect(show, &QToolButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    QToolButton *remove = toolButton(QStringLiteral("close"), tr("Let go of the message pinned at %1").arg(time));
    connect(remove, &QToolButton::clicked, this, [this, index] { m_pinned.unpin(index); });

    auto *chip = new QWidget;
    auto *layout = new QHBoxLayout(chip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(show);
    layout->addWidget(remove);
    return chip;
}

} // namespace ui
