// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_line.h"
#include "model/profiles/connection_profile.h"

namespace cli {

/// The password, from the first of: --password-env, --password-file, --ask-password, the URL,
/// MQTTSCOPE_PASSWORD (with a user name only). Without any of them a saved connection's keychain is asked,
/// and the terminal where that gives nothing. `profile` may be null.
tl::expected<explorer::ProfileSecrets, QString> readSecrets(const CommandLine &line, const QString &username,
                                                            const QByteArray &urlPassword,
                                                            const explorer::ConnectionProfile *profile);

/// The value of the variable that the option names.
tl::expected<QByteArray, QString> environmentVariable(const QCommandLineOption &option,
                                                      const CommandLine &line);

/// What is typed on the terminal after `question`, unseen. The error: there is no terminal, or nothing came.
tl::expected<QByteArray, QString> askOnTerminal(const QString &question);

} // namespace cli
