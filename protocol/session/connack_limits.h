// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/effects.h"

namespace mqtt {

/// The limits that a CONNACK states or leaves at their defaults; `keepAlive` is what CONNECT asked for.
/// Spec MQTT 5.0 §3.2.2.3
ServerLimits limitsOf(const Connack &connack, std::chrono::seconds keepAlive);

} // namespace mqtt
