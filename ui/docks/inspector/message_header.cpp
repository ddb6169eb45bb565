// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/message_header.h"

#include "model/topics/topic_words.h"
#include "ui/docks/inspector/decoder_button.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/text/plain_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

namespace ui {

MessageHeader::MessageHeader(const explorer::PayloadFormats &formats, QWidget *parent)
    : QWidget(parent)
    , m_topic(new ElidedLabel)
    , m_copy(toolButton(QStringLiteral("copy"), tr("Copy the topic")))
    , m_deviations(new QToolButton)
    , m_facts(new PlainLabel)
    , m_newest(toolButton(QStringLiteral("follow"), tr("Back to the newest message (Ctrl+End)")))
    , m_decoder(new DecoderButton(formats))
{
    m_topic->setElideMode(Qt::ElideMiddle);
    m_topic->setFont(scaledFont(1, QFont::DemiBold));
    m_topic->setAccessibleName(tr("Topic"));
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setAccessibleName(tr("Facts of the message"));
    // The line is cut before the panel grows wider for it.
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_newest->setShortcut(QKeySequence(QStringLiteral("Ctrl+End")));

    auto *first = new QHBoxLayout;
    first->setSpacing(space::kTight);
    first->addWidget(m_topic, 1);
    first->addWidget(m_deviations);
    first->addWidget(m_copy);
    auto *second = new QHBoxLayout;
    second->setSpacing(space::kNormal);
    second->addWidget(m_facts, 1);
    second->addWidget(m_newest);
    second->addWidget(m_decoder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kMargin, space::kNormal, space::kMargin, space::kTight);
    layout->setSpacing(space::kTight);
    layout->addLayout(first);
    layout->addLayout(second);

    connect(m_copy, &QToolButton::clicked, this, [this] {
        // The true name, not the shown one.
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_topicBytes));
    });
    m_deviations->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_deviations->setAutoRaise(true);
    m_deviations->hide();
    connect(m_deviations, &QToolButton::clicked, this, &MessageHeader::deviationsRequested);
    connect(m_newest, &QToolButton::clicked, this, &MessageHeader::newestRequested);
}

void MessageHeader::setMessage(const InspectedMessage &message, bool followsNewest, const TopicStanding &topic)
{
    m_topicBytes = message.topic;
    m_topic->setText(visibleText(message.topic));
    m_newest->setEnabled(!followsNewest);
    if (!message) {
        m_factsOfMessage = tr("No message of its own: only the topics below it have any");
    } else {
        QStringList facts{timeText(message.wallNs), tr("QoS %1").arg(int(message.qos))};
        if (topic.retained == explorer::RetainedState::NoTopic) // its own flag, whatever came after it
            facts += message.retain ? tr("retained") : tr("live");
        if (message.dup)
            facts += tr("DUP");
        facts += sizeText(message.payloadSize());
        if (message.cut)
            facts += tr("cut");
        m_factsOfMessage = facts.join(QStringLiteral(" · "));
    }
    m_note.clear();
    m_standing = message ? topic : TopicStanding();
    showFacts();
}

void MessageHeader::setStanding(const TopicStanding &topic)
{
    if (m_standing == topic)
        return;
    m_standing = topic;
    showFacts();
}

void MessageHeader::showFacts()
{
    using explorer::TopicWords;
    QStringList parts{m_factsOfMessage, m_note, TopicWords::retainedShort(m_standing.retained, m_standing.isV5)};
    if (m_standing.silentPeriods > 0)
        parts += QStringLiteral("⚠ ") + TopicWords::silenceShort(m_standing.silentPeriods);
    parts.removeAll(QString());
    m_facts->setText(parts.join(QStringLiteral(" · ")));
    // The line may be cut: whole here, and in sentences.
    QStringList tip{m_facts->text(), TopicWords::retained(m_standing.retained),
                    TopicWords::silence(m_standing.silentPeriods, m_standing.period)};
    tip.removeAll(QString());
    m_facts->setToolTip(plainTip(tip.join(u'\n')));
}

void MessageHeader::setDecoded(const DecodedPayloadPtr &payload)
{
    m_decoder->setDecoded(payload);
    m_note.clear();
    if (payload && payload->image) {
        m_note = tr("%1 image, %2 × %3")
                     .arg(QString::fromLatin1(explorer::nameOf(payload->image->format)))
                     .arg(payload->image->width)
                     .arg(payload->image->height);
    }
    showFacts();
}

void MessageHeader::setDeviations(std::size_t count)
{
    m_deviations->setVisible(count > 0);
    if (count == 0)
        return;
    m_deviations->setIcon(icon(QStringLiteral("warning"), colorsFor(palette()).warning));
    m_deviations->setText(tr("%Ln deviation(s)", nullptr, int(count)));
    m_deviations->setToolTip(plainTip(tr("Payloads of this topic depart from the shape that was learned. Shows where.")));
}

void MessageHeader::setDecoding()
{
    m_note = tr("decoding…");
    showFacts();
}

QString MessageHeader::facts() const { return m_facts->text(); }

} // namespace ui
