// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/packets.h"

namespace fuzz {

/// Two packets mean the same, field by field; where their bytes are does not matter.
bool equal(const mqtt::Packet &a, const mqtt::Packet &b);

} // namespace fuzz
