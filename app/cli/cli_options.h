// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_rule.h"
#include "protocol/net/connection.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

enum class Format : std::uint8_t
{
    Text,
    Json,
    Decoded,
    None
};

struct SubscribeOptions
{
    std::uint64_t count = 0; ///< 0: no end
    std::optional<std::string> untilTopic;
    Format format = Format::Text;
    std::vector<explorer::DecodeRule> rules; ///< of Format::Decoded: the first that matches counts
};

struct PublishOptions
{
    enum class Input : std::uint8_t
    {
        Payload,
        Lines
    };

    std::string topic;
    Input input = Input::Payload;
    QByteArray payload;
    mqtt::Qos qos = mqtt::Qos::AtMostOnce;
    bool retain = false;
    std::uint64_t repeat = 1;
};

struct Options
{
    enum class Command : std::uint8_t
    {
        Subscribe,
        Publish,
        Probe,
        Help,
        Version
    };

    Command command = Command::Help;
    mqtt::ConnectionOptions connection;
    SubscribeOptions subscribe;
    PublishOptions publish;
    Format probeFormat = Format::Text;
    bool stats = false;
    QString text; ///< Help and Version: what to print
};

/// Reads the command line, and whatever it names: the payload file, a saved connection, where the password
/// is. May ask on the terminal and run the event loop while a keychain answers. The error is the message for
/// the user, without the program's name.
tl::expected<Options, QString> parseCommandLine(const QStringList &arguments);

} // namespace cli
