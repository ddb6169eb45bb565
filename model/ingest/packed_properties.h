// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/properties.h"

#include <cstdint>
#include <span>
#include <vector>

namespace explorer {

/// The properties of a stored message as MQTT 5.0 writes them (id, value, id, value …, without the length).
/// pack() appends; unpack() reads what pack() wrote. Any thread.
void packProperties(const mqtt::PropertyViews &properties, std::vector<std::uint8_t> &out);
mqtt::Properties unpackProperties(std::span<const std::uint8_t> packed);

} // namespace explorer
