// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace explorer {

/// What MQTT 5.0 says of requests and answers in a message's properties. Borrowed from them.  Spec §4.10
struct PairingProperties
{
    std::optional<std::string_view> responseTopic;
    std::optional<std::string_view> correlation; ///< binary
};

/// Reads what packProperties() wrote, without allocating. Any thread.
PairingProperties pairingProperties(std::span<const std::uint8_t> packed);

} // namespace explorer
