// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_options.h"

#include "app/cli/cli_line.h"
#include "app/cli/connection_arguments.h"
#include "app/cli/decoded_writer.h"
#include "app/cli/password_source.h"
#include "protocol/wire/topic.h"
#include "ui/text/plain_text.h"

#include <QFile>

#include <algorithm>

namespace cli {

namespace {

constexpr qint64 kLargestPayload = 268'435'455;

QString publishAlone(const CommandLine &line)
{
    return line.firstSet({&line.message, &line.file, &line.hex, &line.lines, &line.retain, &line.repeat});
}

QString subscribeAlone(const CommandLine &line)
{
    return line.firstSet({&line.count, &line.untilTopic, &line.format, &line.readAs});
}

tl::expected<QByteArray, QString> fileContent(const QString &name)
{
    QFile file(name);
    const bool opened =
        name == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return tl::unexpected(QStringLiteral("Cannot read %1: %2").arg(quoted(name), file.errorString()));
    QByteArray content;
    // A pipe gives what it holds just now, and read() takes memory for what it was asked for; the end comes with a
    // read of nothing.
    constexpr qsizetype kPart = 1 << 20;
    for (QByteArray part; content.size() <= kLargestPayload; content += part) {
        part = file.read(std::min(kPart, kLargestPayload + 1 - content.size()));
        if (part.isEmpty())
            break;
    }
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(QStringLiteral("Cannot read %1: %2").arg(quoted(name), file.errorString()));
    if (content.size() > kLargestPayload)
        return tl::unexpected(
            QStringLiteral("%1 is larger than an MQTT message may be (256 MiB).").arg(quoted(name)));
    return content;
}

tl::expected<QByteArray, QString> fromHex(QString text)
{
    text.remove(QLatin1Char(' '));
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (text.size() % 2 != 0 || bytes.size() * 2 != text.size())
        return tl::unexpected(
            QStringLiteral("--hex: %1 is not an even number of hexadecimal digits.").arg(quoted(text)));
    return bytes;
}

/// -t of sub and probe.
tl::expected<void, QString> readFilters(const CommandLine &line, mqtt::Qos qos,
                                        mqtt::ConnectionOptions &connection)
{
    const QStringList filters = line.parser.values(line.topic);
    if (!filters.isEmpty())
        connection.subscriptions.clear(); // those of a saved connection
    const bool shared = connection.session.version == mqtt::ProtocolVersion::V5;
    for (const QString &filter : filters) {
        const std::string text = filter.toStdString();
        if (mqtt::checkTopicFilter(text, shared) != mqtt::TopicFault::None)
            return tl::unexpected(
                QStringLiteral("-t: %1 is not a topic filter: + stands alone between slashes, # at the end.")
                    .arg(quoted(filter)));
        connection.subscriptions.push_back({.filter = text, .maximumQos = qos});
    }
    return {};
}

tl::expected<void, QString> readRules(const CommandLine &line, SubscribeOptions &subscribe)
{
    const QStringList rules = line.parser.values(line.readAs);
    if (!rules.isEmpty() && subscribe.format != Format::Decoded)
        return tl::unexpected(QStringLiteral("--read-as is for --format decoded."));
    const explorer::PayloadFormats formats;
    for (const QString &text : rules) {
        auto rule = parseReadAs(formats, text);
        if (!rule)
            return tl::unexpected(rule.error());
        subscribe.rules.push_back(std::move(*rule));
    }
    return {};
}

tl::expected<void, QString> readSubscribe(const CommandLine &line, mqtt::Qos qos, Options &options)
{
    if (const QString wrong = publishAlone(line); !wrong.isEmpty())
        return tl::unexpected(QStringLiteral("%1 belongs to pub.").arg(wrong));
    if (const auto read = readFilters(line, qos, options.connection); !read)
        return read;
    if (options.connection.subscriptions.empty())
        return tl::unexpected(
            QStringLiteral("Nothing to subscribe to: give -t FILTER, for example -t 'sensors/#'."));
    if (line.parser.isSet(line.count)) {
        const auto count = line.number(line.count, 1, UINT64_MAX);
        if (!count)
            return tl::unexpected(count.error());
        options.subscribe.count = *count;
    }
    if (line.parser.isSet(line.untilTopic))
        options.subscribe.untilTopic = line.parser.value(line.untilTopic).toStdString();
    const QString format = line.parser.value(line.format);
    if (format == QLatin1String("text"))
        options.subscribe.format = Format::Text;
    else if (format == QLatin1String("json"))
        options.subscribe.format = Format::Json;
    else if (format == QLatin1String("decoded"))
        options.subscribe.format = Format::Decoded;
    else if (format == QLatin1String("none"))
        options.subscribe.format = Format::None;
    else
        return tl::unexpected(
            QStringLiteral("--format: %1 is neither text, json, decoded nor none.").arg(quoted(format)));
    return readRules(line, options.subscribe);
}

tl::expected<void, QString> readPublish(const CommandLine &line, mqtt::Qos qos, PublishOptions &publish)
{
    if (const QString wrong = subscribeAlone(line); !wrong.isEmpty())
        return tl::unexpected(QStringLiteral("%1 belongs to sub.").arg(wrong));
    const QStringList topics = line.parser.values(line.topic);
    if (topics.size() != 1)
        return tl::unexpected(QStringLiteral("Publishing takes exactly one topic: -t TOPIC."));
    publish.topic = topics.constFirst().toStdString();
    if (mqtt::checkTopicName(publish.topic) != mqtt::TopicFault::None)
        return tl::unexpected(
            QStringLiteral("-t: %1 is not a topic to publish to: it must not be empty or contain + or #.")
                .arg(quoted(topics.constFirst())));
    publish.qos = qos;
    publish.retain = line.parser.isSet(line.retain);
    const int inputs = int(line.parser.isSet(line.message)) + int(line.parser.isSet(line.file)) +
                       int(line.parser.isSet(line.hex)) + int(line.parser.isSet(line.lines));
    if (inputs > 1)
        return tl::unexpected(QStringLiteral("Give only one of -m, -f, --hex and --lines."));
    if (line.parser.isSet(line.repeat)) {
        if (line.parser.isSet(line.lines))
            return tl::unexpected(QStringLiteral("--repeat and --lines exclude each other."));
        const auto repeat = line.number(line.repeat, 1, UINT64_MAX);
        if (!repeat)
            return tl::unexpected(repeat.error());
        publish.repeat = *repeat;
    }
    tl::expected<QByteArray, QString> payload{QByteArray()};
    if (line.parser.isSet(line.message))
        payload = line.parser.value(line.message).toUtf8();
    else if (line.parser.isSet(line.file))
        payload = fileContent(line.parser.value(line.file));
    else if (line.parser.isSet(line.hex))
        payload = fromHex(line.parser.value(line.hex));
    else if (line.parser.isSet(line.lines))
        publish.input = PublishOptions::Input::Lines;
    if (!payload)
        return tl::unexpected(payload.error());
    publish.payload = *payload;
    return {};
}

tl::expected<void, QString> readProbe(const CommandLine &line, mqtt::Qos qos, Options &options)
{
    if (const QString wrong = publishAlone(line); !wrong.isEmpty())
        return tl::unexpected(QStringLiteral("%1 belongs to pub.").arg(wrong));
    if (const QString wrong = line.firstSet({&line.count, &line.untilTopic, &line.stats}); !wrong.isEmpty())
        return tl::unexpected(QStringLiteral("%1 does not belong to probe.").arg(wrong));
    if (const auto read = readFilters(line, qos, options.connection); !read)
        return read;
    if (options.connection.subscriptions.empty())
        options.connection.subscriptions.push_back({.filter = "#", .maximumQos = qos});
    const QString format = line.parser.value(line.format);
    if (format != QLatin1String("text") && format != QLatin1String("json"))
        return tl::unexpected(QStringLiteral("--format: %1 is neither text nor json.").arg(quoted(format)));
    options.probeFormat = format == QLatin1String("json") ? Format::Json : Format::Text;
    return {};
}

std::optional<Options::Command> commandOf(const QString &word)
{
    if (word == QLatin1String("sub"))
        return Options::Command::Subscribe;
    if (word == QLatin1String("pub"))
        return Options::Command::Publish;
    if (word == QLatin1String("probe"))
        return Options::Command::Probe;
    return std::nullopt;
}

/// The broker's URL, empty where --profile stands for it.
tl::expected<QString, QString> readUrl(const CommandLine &line, const QStringList &words)
{
    const bool hasProfile = line.parser.isSet(line.profile);
    if (words.size() < 2 && !hasProfile)
        return tl::unexpected(QStringLiteral("Say which broker, for example mqtt://localhost:1883."));
    if (words.size() > 2)
        return tl::unexpected(
            QStringLiteral("%1 is one word too many.").arg(quoted(mqtt::maskedUrl(words[2]))));
    if (words.size() == 2 && hasProfile)
        return tl::unexpected(QStringLiteral("Give either a URL or --profile."));
    return words.value(1);
}

} // namespace

tl::expected<Options, QString> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    Options options;
    const bool parsed = line.parser.parse(arguments);
    if (line.parser.isSet(line.help)) {
        options.text = line.parser.helpText();
        return options;
    }
    if (line.parser.isSet(line.version)) {
        options.command = Options::Command::Version;
        options.text = QStringLiteral("mqttscope-cli %1\n").arg(QStringLiteral(MQTTSCOPE_VERSION));
        return options;
    }
    if (!parsed)
        return tl::unexpected(ui::visibleText(QStringView(line.parser.errorText()), 200));
    const QStringList words = line.parser.positionalArguments();
    if (words.isEmpty())
        return tl::unexpected(QStringLiteral("Say what to do: sub, pub or probe."));
    const auto command = commandOf(words[0]);
    if (!command)
        return tl::unexpected(QStringLiteral("%1 is none of sub, pub and probe.").arg(quoted(words[0])));
    const auto url = readUrl(line, words);
    if (!url)
        return tl::unexpected(url.error());
    const auto qos = line.number(line.qos, 0, 2);
    if (!qos)
        return tl::unexpected(qos.error());

    const auto broker = chooseBroker(line, *url);
    if (!broker)
        return tl::unexpected(broker.error());
    auto withoutSecrets = readConnection(line, *broker, {});
    if (!withoutSecrets)
        return tl::unexpected(withoutSecrets.error());
    options.connection = *std::move(withoutSecrets);
    options.stats = line.parser.isSet(line.stats);
    options.command = *command;
    tl::expected<void, QString> rest;
    switch (*command) {
    case Options::Command::Subscribe:
        rest = readSubscribe(line, mqtt::Qos(*qos), options);
        break;
    case Options::Command::Publish:
        options.connection.subscriptions.clear();
        rest = readPublish(line, mqtt::Qos(*qos), options.publish);
        break;
    case Options::Command::Probe:
        rest = readProbe(line, mqtt::Qos(*qos), options);
        break;
    case Options::Command::Help:
    case Options::Command::Version:
        break;
    }
    if (!rest)
        return tl::unexpected(rest.error());

    // Last, when nothing else is left to be wrong: nobody types a password for a command that cannot run.
    const auto secrets = readSecrets(line, broker->username, broker->urlPassword,
                                     broker->profile ? &*broker->profile : nullptr);
    if (!secrets)
        return tl::unexpected(secrets.error());
    auto connection = readConnection(line, *broker, *secrets);
    if (!connection)
        return tl::unexpected(connection.error());
    connection->subscriptions = std::move(options.connection.subscriptions);
    options.connection = *std::move(connection);
    return options;
}

} // namespace cli
