// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QJsonObject>

#include <optional>

namespace explorer {

/// A profile as it stands in profiles.json. Any thread.
///
/// toJson() changes only the keys it knows in `base`. fromJson() gives nothing when the entry has no id or
/// host, or a number out of range: guessing where to connect to would be worse.
QJsonObject profileToJson(const ConnectionProfile &profile, QJsonObject base = {});
std::optional<ConnectionProfile> profileFromJson(const QJsonObject &object);

} // namespace explorer
