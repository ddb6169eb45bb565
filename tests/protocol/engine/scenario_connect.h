// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection.h"
#include "tests/protocol/engine/json_reading.h"

namespace driver {

/// On 5.0 a client says this unless its scenario says otherwise.
constexpr std::uint32_t kReceiveMaximum = 20;

/// The `connect` object of a scenario; false when a part of it cannot be read.
bool connectFrom(const Json &json, mqtt::ConnectionOptions &options);

/// topic, payload, qos, retain and properties of a will or a publish step.
bool messageFrom(const Json &json, mqtt::Message &message);

} // namespace driver
