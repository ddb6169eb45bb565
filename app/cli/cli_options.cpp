// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_options.h"

#include "protocol/wire/topic.h"
#include "ui/text/endpoint_error_text.h"
#include "ui/text/plain_text.h"

#include <QCommandLineParser>
#include <QFile>
#include <QRandomGenerator>

namespace cli {

namespace {

constexpr qint64 kLargestPayload = 268'435'455;

QString quoted(const QString &text)
{
    return QStringLiteral("“%1”").arg(ui::visibleText(QStringView(text), 200));
}

/// 122 random bits, in base 32: nothing of the machine or the user.
std::string randomClientId()
{
    static constexpr char kDigits[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::string id = "mqttscope-";
    for (int i = 0; i < 25; ++i) // 25 × 5 bits
        id += kDigits[QRandomGenerator::system()->bounded(32)];
    return id;
}

struct CommandLine
{
    QCommandLineParser parser;
    QCommandLineOption help{{"h", "help"}, "Show this help and exit."};
    QCommandLineOption version{"version", "Show the version and exit."};
    QCommandLineOption topic{{"t", "topic"}, "sub: topic filter, may be repeated. pub: topic.", "TOPIC"};
    QCommandLineOption qos{{"q", "qos"}, "Quality of service: 0, 1 or 2.", "QOS", "0"};
    QCommandLineOption protocol{"protocol", "MQTT version: 3.1.1 or 5.", "VERSION", "5"};
    QCommandLineOption user{"user", "User name; before the one in the URL.", "NAME"};
    QCommandLineOption passwordEnv{"password-env", "Take the password from this environment variable.",
                                   "VARIABLE"};
    QCommandLineOption id{"id", "Client identifier; random when absent.", "ID"};
    QCommandLineOption keepAlive{"keepalive", "Keep-alive interval; 0 switches it off.", "SECONDS", "60"};
    QCommandLineOption stats{"stats", "Print one JSON object with the run's figures at the end."};
    // sub
    QCommandLineOption count{"count", "sub: end after N messages.", "N"};
    QCommandLineOption untilTopic{"until-topic", "sub: end after a message on this topic.", "TOPIC"};
    QCommandLineOption format{"format", "sub: text, json or none.", "FORMAT", "text"};
    // pub
    QCommandLineOption message{{"m", "message"}, "pub: the payload as text.", "TEXT"};
    QCommandLineOption file{{"f", "file"}, "pub: the payload is this file, - for standard input.", "FILE"};
    QCommandLineOption hex{"hex", "pub: the payload in hexadecimal.", "HEX"};
    QCommandLineOption lines{"lines", "pub: one message for each line of standard input."};
    QCommandLineOption retain{{"r", "retain"}, "pub: ask the broker to keep it for later subscribers."};
    QCommandLineOption repeat{"repeat", "pub: send it N times.", "N"};

    CommandLine()
    {
        parser.setApplicationDescription(
            "MQTT from the command line.\n\n"
            "  mqttscope-cli sub URL -t FILTER … [options]   print what arrives\n"
            "  mqttscope-cli pub URL -t TOPIC [options]      publish (an empty message without -m, -f, "
            "--hex, --lines)\n\n"
            "URL: mqtt://[user[:password]@]host[:port]. Exit status: 0 done, 1 refused or lost, 2 usage.");
        parser.addPositionalArgument("command", "sub or pub");
        parser.addPositionalArgument("URL", "the broker");
        parser.addOptions({help, version, topic, qos, protocol, user, passwordEnv, id, keepAlive, stats,
                           count, untilTopic, format, message, file, hex, lines, retain, repeat});
    }

    QString whatPublishAloneHas() const
    {
        return firstSet({&message, &file, &hex, &lines, &retain, &repeat});
    }
    QString whatSubscribeAloneHas() const { return firstSet({&count, &untilTopic, &format}); }

private:
    QString firstSet(std::initializer_list<const QCommandLineOption *> options) const
    {
        for (const QCommandLineOption *option : options) {
            if (parser.isSet(*option))
                return QStringLiteral("--") + option->names().constLast();
        }
        return {};
    }
};

tl::expected<std::uint64_t, QString> number(const CommandLine &line, const QCommandLineOption &option,
                                            std::uint64_t low, std::uint64_t high)
{
    bool ok = false;
    const QString text = line.parser.value(option);
    const std::uint64_t value = text.toULongLong(&ok);
    if (!ok || value < low || value > high) {
        return tl::unexpected(
            QStringLiteral("--%1: %2 is not a number from %3 to %4.")
                .arg(option.names().constLast(), quoted(text), QString::number(low), QString::number(high)));
    }
    return value;
}

tl::expected<QByteArray, QString> fileContent(const QString &name)
{
    QFile file(name);
    const bool opened =
        name == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return tl::unexpected(QStringLiteral("Cannot read %1: %2").arg(quoted(name), file.errorString()));
    QByteArray content = file.read(kLargestPayload + 1);
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

tl::expected<void, QString> readConnection(const CommandLine &line, const QString &url,
                                           mqtt::ConnectionOptions &connection)
{
    const auto parsed = mqtt::parseUrl(url);
    if (!parsed)
        return tl::unexpected(ui::endpointErrorText(parsed.error(), url));
    connection.endpoint = parsed->endpoint;
    connection.reconnect.firstDelay = {}; // the first failure ends the run
    mqtt::SessionOptions &session = connection.session;

    const QString protocol = line.parser.value(line.protocol);
    if (protocol == QLatin1String("5") || protocol == QLatin1String("5.0"))
        session.version = mqtt::ProtocolVersion::V5;
    else if (protocol == QLatin1String("3.1.1"))
        session.version = mqtt::ProtocolVersion::V311;
    else
        return tl::unexpected(QStringLiteral("--protocol: %1 is neither 3.1.1 nor 5.").arg(quoted(protocol)));

    const auto keepAlive = number(line, line.keepAlive, 0, 65'535);
    if (!keepAlive)
        return tl::unexpected(keepAlive.error());
    session.keepAlive = std::chrono::seconds(*keepAlive);
    session.clientId =
        line.parser.isSet(line.id) ? line.parser.value(line.id).toStdString() : randomClientId();

    const QString user = line.parser.isSet(line.user) ? line.parser.value(line.user) : parsed->username;
    if (!user.isEmpty())
        session.username = user.toStdString();
    if (line.parser.isSet(line.passwordEnv)) {
        const QByteArray name = line.parser.value(line.passwordEnv).toLocal8Bit();
        if (!qEnvironmentVariableIsSet(name.constData()))
            return tl::unexpected(QStringLiteral("--password-env: there is no environment variable %1.")
                                      .arg(quoted(QString::fromLocal8Bit(name))));
        session.password = qgetenv(name.constData());
    } else if (!parsed->password.isEmpty()) {
        session.password = parsed->password.toUtf8();
    }
    if (session.password && !session.username && session.version != mqtt::ProtocolVersion::V5)
        return tl::unexpected(QStringLiteral("A password without a user name needs --protocol 5."));
    return {};
}

tl::expected<void, QString> readSubscribe(const CommandLine &line, mqtt::Qos qos, Options &options)
{
    if (const QString wrong = line.whatPublishAloneHas(); !wrong.isEmpty())
        return tl::unexpected(QStringLiteral("%1 belongs to pub.").arg(wrong));
    const QStringList filters = line.parser.values(line.topic);
    if (filters.isEmpty())
        return tl::unexpected(
            QStringLiteral("Nothing to subscribe to: give -t FILTER, for example -t 'sensors/#'."));
    const bool shared = options.connection.session.version == mqtt::ProtocolVersion::V5;
    for (const QString &filter : filters) {
        const std::string text = filter.toStdString();
        if (mqtt::checkTopicFilter(text, shared) != mqtt::TopicFault::None)
            return tl::unexpected(
                QStringLiteral("-t: %1 is not a topic filter: + stands alone between slashes, # at the end.")
                    .arg(quoted(filter)));
        options.connection.subscriptions.push_back({.filter = text, .maximumQos = qos});
    }
    if (line.parser.isSet(line.count)) {
        const auto count = number(line, line.count, 1, UINT64_MAX);
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
    else if (format == QLatin1String("none"))
        options.subscribe.format = Format::None;
    else
        return tl::unexpected(
            QStringLiteral("--format: %1 is neither text, json nor none.").arg(quoted(format)));
    return {};
}

tl::expected<void, QString> readPublish(const CommandLine &line, mqtt::Qos qos, PublishOptions &publish)
{
    if (const QString wrong = line.whatSubscribeAloneHas(); !wrong.isEmpty())
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
        const auto repeat = number(line, line.repeat, 1, UINT64_MAX);
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
        return tl::unexpected(QStringLiteral("Say what to do: sub or pub."));
    if (words[0] != QLatin1String("sub") && words[0] != QLatin1String("pub"))
        return tl::unexpected(QStringLiteral("%1 is neither sub nor pub.").arg(quoted(words[0])));
    if (words.size() < 2)
        return tl::unexpected(QStringLiteral("Say which broker, for example mqtt://localhost:1883."));
    if (words.size() > 2)
        return tl::unexpected(QStringLiteral("%1 is one word too many.").arg(quoted(words[2])));

    const auto qos = number(line, line.qos, 0, 2);
    if (!qos)
        return tl::unexpected(qos.error());
    if (const auto done = readConnection(line, words[1], options.connection); !done)
        return tl::unexpected(done.error());
    options.stats = line.parser.isSet(line.stats);
    options.command =
        words[0] == QLatin1String("sub") ? Options::Command::Subscribe : Options::Command::Publish;
    const auto rest = options.command == Options::Command::Subscribe
                          ? readSubscribe(line, mqtt::Qos(*qos), options)
                          : readPublish(line, mqtt::Qos(*qos), options.publish);
    if (!rest)
        return tl::unexpected(rest.error());
    return options;
}

} // namespace cli
