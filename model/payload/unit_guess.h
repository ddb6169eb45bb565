// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/value_tree.h"

#include <string>

namespace explorer {

/// The unit of a number in a decoded payload, as far as the names around it tell; empty when they do not, or when the
/// value speaks against it. A hint for the eye: never part of a value.
///
/// Told by   a sibling "unit" ("uom", "unit_of_measurement", or "<key>_unit"), which is the sender's own text; else by
///           the key's last word (temp_c, wind_kmh, batteryPct); else by a key that means one thing nearly everywhere
///           (temperature, humidity, co2), where the value is in the range that goes with the unit.
/// Cost      linear in the node's siblings, at most 64 of them.
std::string unitOf(const ValueTree &tree, std::int32_t node);

} // namespace explorer
