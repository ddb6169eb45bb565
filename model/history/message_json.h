// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/cut_facts.h"
#include "protocol/core/ids.h"
#include "protocol/wire/properties.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace explorer {

/// One message with everything that MQTT says of it. Borrowed: valid for the call.
struct MessageFacts
{
    std::string_view topic;
    std::span<const std::uint8_t> payload; ///< of one that was cut: the beginning
    std::optional<CutFacts> cut = {};
    std::int64_t wallNs = 0;
    mqtt::Qos qos = mqtt::Qos::AtMostOnce;
    bool retain = false;
    bool dup = false;
    mqtt::PacketId packetId = 0; ///< 0: none
    const mqtt::Properties *properties = nullptr;
};

/// The message as one JSON object on one line, with the keys that mqttscope-cli writes: "time" (UTC), "topic", "qos",
/// "retain", "dup", "packet_id" above QoS 0, "size", "cut" {kept, sha256} where only the beginning is here, "payload"
/// as text where it is UTF-8, else "payload_base64", "properties" [{property, name, value | value_base64}].
///
/// Bytes come back exactly as they were. Control and invisible characters are escaped. Cost: linear. Thread: any.
std::string messageJson(const MessageFacts &message);

} // namespace explorer
