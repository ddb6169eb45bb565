// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output_buffer.h"
#include "protocol/core/time.h"
#include "protocol/wire/packets.h"

namespace cli {

/// "topic payload", with everything that a terminal could obey or hide made visible: never exact, always
/// safe.
void writeText(OutputBuffer &out, const mqtt::Publish &message);

/// One JSON object a line: time (UTC), topic, qos, retain, dup, size (of the whole payload), of a payload too large for
/// memory "cut" (kept: bytes, sha256: of the whole), then "payload" when it is UTF-8 and otherwise
/// "payload_base64", both exact, then "properties" in wire order when there are any.
void writeJson(OutputBuffer &out, const mqtt::Publish &message, const mqtt::Arrival &arrival);

/// "2026-11-25T14:03:22.123Z"
std::string timeText(const mqtt::Arrival &arrival);

} // namespace cli
