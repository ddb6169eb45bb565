// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace explorer {

/// A profile as it stands in profiles.json. Any thread.
///
/// profileToJson() changes only the keys it knows in `base`, and writes no secret.
/// profileFromJson() refuses an entry without an id or an address, and one with a known key of the wrong type
/// or out of range: guessing where to connect to, or how safely, would be worse. The error is that key
/// ("tls.minimum").
QJsonObject profileToJson(const ConnectionProfile &profile, QJsonObject base = {});
tl::expected<ConnectionProfile, QString> profileFromJson(const QJsonObject &object);

} // namespace explorer
