// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/protocol/engine/scenario.h"

#include <optional>
#include <string_view>

namespace driver {

/// The scenario of `--seq`: one command after CONNACK, then waiting. An empty command waits only. nullopt: no
/// such command.
std::optional<Scenario> seqScenario(mqtt::ProtocolVersion version, bool clean, std::string_view command);

} // namespace driver
