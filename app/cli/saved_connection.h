// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_line.h"
#include "model/profiles/connection_profile.h"

namespace cli {

/// The saved connection that --profile names, by its name or id, from --config-dir or where the window
/// program keeps them. The file is only read.
tl::expected<explorer::ConnectionProfile, QString> savedConnection(const CommandLine &line);

/// How it connects, without what would touch the window program's own session: a clean start, no last will,
/// no session expiry.
mqtt::ConnectionOptions optionsOf(explorer::ConnectionProfile profile,
                                  const explorer::ProfileSecrets &secrets);

} // namespace cli
