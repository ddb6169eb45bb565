// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_line.h"
#include "model/profiles/connection_profile.h"
#include "protocol/net/connection.h"

#include <optional>

namespace cli {

/// Whom a command line means, before anybody is asked for a password.
struct BrokerChoice
{
    mqtt::Endpoint endpoint; ///< of a URL
    std::optional<explorer::ConnectionProfile> profile;
    QString username;
    QByteArray urlPassword;
};

/// From a URL (empty: the saved connection that --profile names).
///
/// The errors here are one sentence for the user, never with a password in it.
tl::expected<BrokerChoice, QString> chooseBroker(const CommandLine &line, const QString &url);

/// How to connect to it, from the options. Reads the files and variables that they name, except the
/// password's: with empty `secrets` it says what is wrong with the other arguments.
tl::expected<mqtt::ConnectionOptions, QString>
readConnection(const CommandLine &line, const BrokerChoice &broker, const explorer::ProfileSecrets &secrets);

} // namespace cli
