// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"
#include "model/profiles/strict_json.h"

namespace explorer {

/// The inner objects of a profile. Written over what is there, so that keys of a newer version stay; read
/// with everything wrong told to the reader.
void writeTransport(const ConnectionProfile &profile, QJsonObject &base);
void readTransport(StrictJson &json, ConnectionProfile &profile);

void writeMqtt(const ConnectionProfile &profile, QJsonObject &base);
void readMqtt(StrictJson &json, ConnectionProfile &profile);

void writeDecodeRules(const ConnectionProfile &profile, QJsonObject &base);
void readDecodeRules(StrictJson &json, ConnectionProfile &profile);

} // namespace explorer
