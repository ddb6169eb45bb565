// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/inspected_message.h"

namespace ui {

inline DecodedPayloadPtr decoded(const QByteArray &payload, const std::string &decoderId = {})
{
    const std::atomic<bool> cancelled = false;
    DecodeJob job{.payload = payload};
    if (!decoderId.empty())
        job.chosen = explorer::DecodePlan{.decoder = decoderId};
    return decodePayload(explorer::PayloadFormats(), job, cancelled);
}

inline InspectedMessage message(const std::string &topic, const QByteArray &payload)
{
    InspectedMessage result;
    result.topic = topic;
    result.payload = payload;
    result.sequence = 7;
    result.wallNs = 1'714'564'800'123'000'000;
    result.qos = mqtt::Qos::AtLeastOnce;
    result.retain = true;
    result.packetId = 12;
    return result;
}

/// Markup that a careless label would render, load or choke on.
inline QByteArray hostileMarkup()
{
    return QByteArray("<img src=x><b>x</b>") + QByteArray("<table><tr><td>").repeated(30);
}

} // namespace ui
