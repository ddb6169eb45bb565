// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/packets.h"
#include "protocol/wire/reason_code.h"

#include <QString>

namespace ui {

/// A reason code in words, as `packet` of `version` means it: a 3.1.1 CONNACK's 5 is "not authorized", a
/// SUBACK's 1 "granted with QoS 1". An unknown code says so. Lower case, no full stop: fit for the end of a
/// sentence.
QString reasonText(mqtt::ReasonCode code, mqtt::PacketType packet, mqtt::ProtocolVersion version);

/// The code as engineers look it up: "0x87".
QString reasonNumber(mqtt::ReasonCode code);

} // namespace ui
