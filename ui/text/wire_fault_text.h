// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/packets.h"
#include "protocol/wire/wire_error.h"

#include <QString>

#include <optional>

namespace ui {

/// "a field runs past the end of its packet"
QString wireFaultText(mqtt::WireFault fault);

/// The fault with its packet, place and paragraph: "PUBLISH: … (byte 7; MQTT 5.0 §3.3.2)".
QString wireErrorText(const mqtt::WireError &error, std::optional<mqtt::PacketType> packet,
                      mqtt::ProtocolVersion version);

/// "MQTT 5.0"
QString protocolVersionText(mqtt::ProtocolVersion version);

} // namespace ui
