// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/retained_state.h"
#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class DecoderButton;
class ElidedLabel;

/// What is known of the topic beside the message shown.
struct TopicStanding
{
    explorer::RetainedState retained = explorer::RetainedState::NoTopic; ///< NoTopic: an older message is shown
    bool isV5 = true;
    double silentPeriods = 0; ///< 0: it is not silent
    double period = 0;        ///< seconds
    friend bool operator==(const TopicStanding &, const TopicStanding &) = default;
};

/// What is being looked at: the topic, the message's facts in one line, and what reads it.
class MessageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit MessageHeader(const explorer::PayloadFormats &formats, QWidget *parent = nullptr);

    void setMessage(const InspectedMessage &message, bool followsNewest, const TopicStanding &topic = {});
    void setStanding(const TopicStanding &topic); ///< time has passed
    void setDecoded(const DecodedPayloadPtr &payload);
    void setDeviations(std::size_t count); ///< of the topic, from its learned shape
    void setDecoding(); ///< it takes a moment; until setDecoded() or setMessage()
    DecoderButton *decoder() const { return m_decoder; }
    QString facts() const;
    QToolButton *deviations() const { return m_deviations; }

Q_SIGNALS:
    void newestRequested();
    void deviationsRequested();

private:
    void showFacts();

    ElidedLabel *m_topic;
    QToolButton *m_copy;
    QToolButton *m_deviations;
    QLabel *m_facts;
    QToolButton *m_newest;
    DecoderButton *m_decoder;
    std::string m_topicBytes;
    QString m_factsOfMessage;
    QString m_note; ///< of the payload
    TopicStanding m_standing;
};

} // namespace ui
