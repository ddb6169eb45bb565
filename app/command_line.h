// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/series/value_path.h"
#include "protocol/net/endpoint.h"
#include "protocol/session/session_options.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// What `mqttscope` was asked to do.
struct CommandLine
{
    struct Chart
    {
        std::string topic;
        explorer::ValuePath path;
    };

    std::optional<mqtt::ParsedUrl> url;
    std::vector<mqtt::Subscription> subscriptions; ///< empty: the profile's own
    std::optional<mqtt::ProtocolVersion> version;
    bool demo = false;
    std::string select;
    std::vector<Chart> charts;
    QString configDir;
    QString statsLog;
    QString screenshot;
    QString language;
    QString theme;
    std::optional<std::chrono::milliseconds> quitAfter;
    bool summary = false;
    bool showHelp = false;
    bool showVersion = false;
};

/// `arguments` without the program's name. The error is one sentence: what, where, why. A password in a URL never
/// appears in it.
tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

QString helpText();

} // namespace app
