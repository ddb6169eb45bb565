// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/properties.h"
#include "tests/protocol/engine/json_reading.h"

#include <QJsonArray>

namespace driver {

/// Properties as a scenario writes them, in that order. Two spellings:
///
///     [[38, ["key", "value"]], [2, 60]]                        as in the packet model
///     {"userProperties": {"key": "value"}, "messageExpiryInterval": 60}
///
/// A name is the specification's, whatever its case, blanks and dashes; a User Property is a pair, a list of
/// pairs, or an object whose values are a text or a list of texts. Binary data is hex; what is none is taken
/// as Latin-1. nullopt: an unknown name or a value of the wrong kind. Whether a property may stand where it
/// is to stand is for the engine to say.
std::optional<mqtt::Properties> propertiesFrom(const Json &json);

/// Hex as the bytes it spells; anything else as bytesOf().
std::string binaryFrom(const std::string &text);

/// As in the packet model: [id, value] in wire order, binary data as hex.
QJsonArray toJson(const mqtt::Properties &properties);

} // namespace driver
