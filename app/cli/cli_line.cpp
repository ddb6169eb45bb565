// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_line.h"

#include "ui/text/plain_text.h"

namespace cli {

QString quoted(const QString &text)
{
    return QStringLiteral("“%1”").arg(ui::visibleText(QStringView(text), 200));
}

CommandLine::CommandLine()
{
    parser.setApplicationDescription(
        "MQTT from the command line.\n\n"
        "  mqttscope-cli sub URL -t FILTER … [options]   print what arrives\n"
        "  mqttscope-cli pub URL -t TOPIC [options]      publish (an empty message without -m, -f, "
        "--hex, --lines)\n"
        "  mqttscope-cli probe URL [options]             try a connection step by step (subscribes to # "
        "without -t)\n\n"
        "URL: mqtt://[user[:password]@]host[:port], mqtts://…, ws://…[/path], wss://…[/path], "
        "unix:///path.\n"
        "A password in a URL or on the command line can be seen by others: better use --ask-password, "
        "MQTTSCOPE_PASSWORD, --password-file or --profile.\n"
        "Exit status: 0 done, 1 refused or lost, 2 usage.");
    parser.addPositionalArgument("command", "sub, pub or probe");
    parser.addPositionalArgument("URL", "the broker");
    parser.addOptions({help,        version, topic,     qos,           protocol,    id,           keepAlive,
                       stats,       profile, configDir, user,          passwordEnv, passwordFile, askPassword,
                       ca,          cert,    key,       passphraseEnv, serverName,  alpn,         tlsMin,
                       trustSha256, proxy,   wsHeader,  count,         untilTopic,  format,       readAs,
                       message,
                       file,        hex,     lines,     retain,        repeat});
}

QString CommandLine::firstSet(std::initializer_list<const QCommandLineOption *> options) const
{
    for (const QCommandLineOption *option : options) {
        if (parser.isSet(*option))
            return QStringLiteral("--") + option->names().constLast();
    }
    return {};
}

tl::expected<std::uint64_t, QString> CommandLine::number(const QCommandLineOption &option,
                                                         std::uint64_t least, std::uint64_t most) const
{
    bool ok = false;
    const QString text = parser.value(option);
    const std::uint64_t value = text.toULongLong(&ok);
    if (!ok || value < least || value > most) {
        return tl::unexpected(QStringLiteral("--%1: %2 is not a number from %3 to %4.")
                                  .arg(option.names().constLast(), quoted(text), QString::number(least),
                                       QString::number(most)));
    }
    return value;
}

} // namespace cli
