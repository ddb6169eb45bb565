// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "protocol/wire/topic.h"
#include "ui/text/endpoint_error_text.h"
#include "ui/text/topic_fault_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace app {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Words::tr("An oscilloscope for MQTT: browse topics, inspect messages, plot numbers, publish."));
    parser.addPositionalArgument(QStringLiteral("URL"), Words::tr("Broker to connect to: mqtt://[user@]host[:port], mqtts://…, ws://…, wss://… or unix:///path"), QStringLiteral("[URL]"));
    parser.addOptions({
        {QStringLiteral("subscribe"), Words::tr("Subscribe to FILTER; may be repeated. Default: #"), QStringLiteral("FILTER")},
        {QStringLiteral("protocol"), Words::tr("MQTT version: 3.1.1 or 5 (default)"), QStringLiteral("VERSION")},
        {QStringLiteral("demo"), Words::tr("Start a private broker with simulated devices")},
        {QStringLiteral("select"), Words::tr("Select TOPIC as soon as it appears"), QStringLiteral("TOPIC")},
        {QStringLiteral("chart"), Words::tr("Plot the number at TOPIC, or at JSONPATH in its payload; may be repeated"),
         QStringLiteral("TOPIC[#JSONPATH]")},
        {QStringLiteral("config-dir"), Words::tr("Keep settings and profiles in DIR"), QStringLiteral("DIR")},
        {QStringLiteral("stats-log"), Words::tr("Append one JSON object a second to FILE"), QStringLiteral("FILE")},
        {QStringLiteral("screenshot"), Words::tr("Save the window to FILE just before --quit-after ends the program"), QStringLiteral("FILE")},
        {QStringLiteral("quit-after"), Words::tr("End after SECONDS"), QStringLiteral("SECONDS")},
        {QStringLiteral("summary"), Words::tr("Print topics, messages and rates at the end")},
        {QStringLiteral("theme"), Words::tr("system, light or dark, for this run"), QStringLiteral("NAME")},
        {QStringLiteral("language"), Words::tr("Language for this run, such as en or zh_CN"), QStringLiteral("CODE")},
        {{QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help")},
        {{QStringLiteral("v"), QStringLiteral("version")}, Words::tr("Show the version")},
    });
}

tl::expected<CommandLine::Chart, QString> parseChart(const QString &text)
{
    // A topic name cannot hold '#', so the first one is where the path begins.
    const qsizetype hash = text.indexOf(QLatin1Char('#'));
    const std::string topic = text.left(hash).toStdString();
    if (const mqtt::TopicFault fault = mqtt::checkTopicName(topic); fault != mqtt::TopicFault::None)
        return tl::unexpected(Words::tr("--chart %1: %2").arg(text, ui::topicFaultText(fault)));
    const std::string path = hash < 0 ? std::string() : text.mid(hash + 1).toStdString();
    auto parsed = explorer::ValuePath::parse(path);
    if (!parsed)
        return tl::unexpected(Words::tr("--chart %1: the path is wrong at character %2: expected %3.")
                                  .arg(text)
                                  .arg(hash + 2 + qsizetype(parsed.error().offset))
                                  .arg(QString::fromStdString(parsed.error().expected)));
    return CommandLine::Chart{topic, *std::move(parsed)};
}

} // namespace

tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{QStringLiteral("mqttscope")} + arguments))
        return tl::unexpected(parser.errorText());

    CommandLine line;
    line.showHelp = parser.isSet(QStringLiteral("help"));
    line.showVersion = parser.isSet(QStringLiteral("version"));
    line.demo = parser.isSet(QStringLiteral("demo"));
    line.summary = parser.isSet(QStringLiteral("summary"));
    line.select = parser.value(QStringLiteral("select")).toStdString();
    line.configDir = parser.value(QStringLiteral("config-dir"));
    line.statsLog = parser.value(QStringLiteral("stats-log"));
    line.screenshot = parser.value(QStringLiteral("screenshot"));
    line.language = parser.value(QStringLiteral("language"));
    line.theme = parser.value(QStringLiteral("theme"));

    const QStringList urls = parser.positionalArguments();
    if (urls.size() > 1)
        return tl::unexpected(Words::tr("One URL at most: what is “%1”?").arg(mqtt::maskedUrl(urls[1])));
    if (!urls.isEmpty()) {
        auto url = mqtt::parseUrl(urls.first());
        if (!url)
            return tl::unexpected(ui::endpointErrorText(url.error(), urls.first()));
        line.url = *std::move(url);
    }

    const QStringList filters = parser.values(QStringLiteral("subscribe"));
    for (const QString &filter : filters) {
        const std::string bytes = filter.toStdString();
        if (const mqtt::TopicFault fault = mqtt::checkTopicFilter(bytes); fault != mqtt::TopicFault::None)
            return tl::unexpected(Words::tr("--subscribe %1: %2").arg(filter, ui::topicFaultText(fault)));
        line.subscriptions.push_back({bytes, mqtt::Qos::AtLeastOnce});
    }

    if (parser.isSet(QStringLiteral("protocol"))) {
        const QString version = parser.value(QStringLiteral("protocol"));
        if (version == QLatin1String("5") || version == QLatin1String("5.0"))
            line.version = mqtt::ProtocolVersion::V5;
        else if (version == QLatin1String("3.1.1") || version == QLatin1String("4"))
            line.version = mqtt::ProtocolVersion::V311;
        else
            return tl::unexpected(Words::tr("--protocol %1: there are 3.1.1 and 5.").arg(version));
    }

    const QStringList charts = parser.values(QStringLiteral("chart"));
    for (const QString &chart : charts) {
        auto parsed = parseChart(chart);
        if (!parsed)
            return tl::unexpected(parsed.error());
        line.charts.push_back(*std::move(parsed));
    }

    if (!line.select.empty()) {
        if (const mqtt::TopicFault fault = mqtt::checkTopicName(line.select); fault != mqtt::TopicFault::None)
            return tl::unexpected(Words::tr("--select %1: %2").arg(QString::fromStdString(line.select), ui::topicFaultText(fault)));
    }

    if (parser.isSet(QStringLiteral("quit-after"))) {
        bool isNumber = false;
        const QString text = parser.value(QStringLiteral("quit-after"));
        const double seconds = text.toDouble(&isNumber);
        if (!isNumber || !(seconds > 0) || seconds > 1e6)
            return tl::unexpected(Words::tr("--quit-after %1: expected a number of seconds above 0.").arg(text));
        line.quitAfter = std::chrono::milliseconds(qint64(seconds * 1000));
    }
    if (!line.screenshot.isEmpty() && !line.quitAfter)
        return tl::unexpected(Words::tr("--screenshot is taken just before --quit-after ends the program, so it needs that option too."));
    if (line.theme.size() && !QStringList{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}.contains(line.theme))
        return tl::unexpected(Words::tr("--theme %1: there are system, light and dark.").arg(line.theme));
    return line;
}

QString helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace app
