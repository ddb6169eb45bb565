// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_line.h"
#include "protocol/net/connection.h"

namespace cli {

/// Where to connect to, and how, from a URL (empty: the saved connection that --profile names) and the
/// options. Reads the files and variables that they name, the keychain of a saved connection, and the
/// terminal.
///
/// The error is one sentence for the user, never with a password in it.
tl::expected<mqtt::ConnectionOptions, QString> readConnection(const CommandLine &line, const QString &url);

} // namespace cli
