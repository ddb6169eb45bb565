// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/message_header.h"

#include "model/payload/payload_decoder.h"
#include "ui/docks/inspector/fact_text.h"
#include "ui/docks/inspector/problem_words.h"
#include "ui/text/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

namespace ui {

MessageHeader::MessageHeader(const explorer::PayloadFormats &formats, QWidget *parent)
    : QWidget(parent)
    , m_topic(new ElidedLabel)
    , m_copy(toolButton(QStringLiteral("copy"), tr("Copy the topic")))
    , m_facts(new PlainLabel)
    , m_newest(toolButton(QStringLiteral("follow"), tr("Back to the newest message (Ctrl+End)")))
    , m_decoder(new QComboBox)
{
    m_topic->setElideMode(Qt::ElideMiddle);
    m_topic->setFont(scaledFont(1, QFont::DemiBold));
    m_topic->setAccessibleName(tr("Topic"));
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setAccessibleName(tr("Facts of the message"));
    // The line is cut before the panel grows wider for it.
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_newest->setShortcut(QKeySequence(QStringLiteral("Ctrl+End")));
    m_decoder->setAccessibleName(tr("Decoder"));
    m_decoder->setSizeAdjustPolicy(QComboBox::AdjustToContents); // the first entry names what was found
    m_decoder->setToolTip(tr("How the payload is read"));
    m_decoder->addItem(tr("Automatic"), QString());
    for (const auto &decoder : formats.decoders.all())
        m_decoder->addItem(decoderName(decoder->id()), QString::fromLatin1(decoder->id()));

    auto *first = new QHBoxLayout;
    first->setSpacing(space::kTight);
    first->addWidget(m_topic, 1);
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
    connect(m_newest, &QToolButton::clicked, this, &MessageHeader::newestRequested);
    connect(m_decoder, &QComboBox::activated, this, &MessageHeader::decoderChanged);
}

void MessageHeader::setMessage(const InspectedMessage &message, bool followsNewest)
{
    m_topicBytes = message.topic;
    m_topic->setText(visibleText(message.topic));
    m_newest->setEnabled(!followsNewest);
    if (!message) {
        m_factsOfMessage = tr("No message of its own: only the topics below it have any");
    } else {
        QStringList facts{timeText(message.wallNs), tr("QoS %1").arg(int(message.qos))};
        facts += message.retain ? tr("retained") : tr("live");
        if (message.dup)
            facts += tr("DUP");
        facts += sizeText(message.payloadSize());
        if (message.cut)
            facts += tr("cut");
        m_factsOfMessage = facts.join(QStringLiteral(" · "));
    }
    m_facts->setText(m_factsOfMessage);
}

void MessageHeader::setDecoded(const DecodedPayloadPtr &payload)
{
    const QString automatic =
        payload ? tr("Automatic: %1").arg(decoderName(payload->plan.decoder)) : tr("Automatic");
    m_decoder->setItemText(0, m_decoder->currentIndex() == 0 ? automatic : tr("Automatic"));
    m_facts->setText(m_factsOfMessage);
    if (payload && payload->image) {
        m_facts->setText(m_factsOfMessage + QStringLiteral(" · ") +
                         tr("%1 image, %2 × %3")
                             .arg(QString::fromLatin1(explorer::nameOf(payload->image->format)))
                             .arg(payload->image->width)
                             .arg(payload->image->height));
    }
}

void MessageHeader::setDecoding()
{
    m_facts->setText(m_factsOfMessage + QStringLiteral(" · ") + tr("decoding…"));
}

std::string MessageHeader::decoderId() const { return m_decoder->currentData().toString().toStdString(); }

QString MessageHeader::facts() const { return m_facts->text(); }

} // namespace ui
