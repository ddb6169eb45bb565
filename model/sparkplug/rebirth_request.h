// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <string>
#include <string_view>

namespace explorer::sparkplug {

constexpr std::string_view kRebirthMetric = "Node Control/Rebirth";

/// The command that makes a node send its births again.  Spec: Sparkplug 3.0.0 §5.11, §6.4.24.
/// To be published with QoS 0, not retained.
QByteArray rebirthRequest(std::int64_t nowMs);
std::string commandTopic(std::string_view group, std::string_view node);

} // namespace explorer::sparkplug
