// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/payload/decode_rule.h"
#include "model/payload/metric_names.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A message of its own: what the inspector's views show, independent of what the store still holds.
struct InspectedMessage
{
    std::string topic; ///< bytes as they came
    QByteArray payload; ///< of one that was cut: the beginning
    std::optional<explorer::CutFacts> cut;
    explorer::Sequence sequence = explorer::kNoSequence;
    std::int64_t wallNs = 0;
    mqtt::Qos qos = mqtt::Qos::AtMostOnce;
    bool retain = false;
    bool dup = false;
    mqtt::PacketId packetId = 0;
    mqtt::Properties properties;
    std::optional<explorer::DecodeRule> rule; ///< how the user wants its topic to be read
    std::vector<std::string> filters; ///< of the connection's subscriptions that match its topic; empty: not asked
    std::shared_ptr<const explorer::MetricNames> metricNames; ///< what the sender's Sparkplug birth had said

    explicit operator bool() const { return sequence != explorer::kNoSequence; }
    std::span<const std::uint8_t> bytes() const
    {
        return {reinterpret_cast<const std::uint8_t *>(payload.constData()), std::size_t(payload.size())};
    }
    std::uint64_t payloadSize() const; ///< as it was sent
    std::string contentType() const;
};

/// Empty when the view is.
InspectedMessage inspectedCopy(const explorer::MessageView &view, const std::string &topic);

} // namespace ui
