// SPDX-License-Identifier: GPL-3.0-or-later
//
// One real client, driven by steps, for tests that play the server:
//
//     engine_driver --json '{"connect":{…},"steps":[…]}' PORT
//     engine_driver --scenario FILE NAME PORT
//     engine_driver --seq PORT VERSION CLEAN [COMMAND]
//
// An event a line on standard output. Ends with 0 on SIGTERM, with 1 when a step fails, with 2 when it is
// called wrongly. It leaves like a program that is killed: a DISCONNECT is only said when a step asks for it.
#include "tests/protocol/engine/client.h"
#include "tests/protocol/engine/seq_commands.h"
#include "tests/protocol/engine/step_runner.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace {

constexpr int kUsage = 2;

using Arguments = std::vector<std::string>;

std::optional<int> numberIn(const std::string &text, int least, int most)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return number;
}

tl::expected<driver::Scenario, std::string> read(const Arguments &arguments, std::string &port,
                                                 simdjson::dom::parser &parser)
{
    driver::Json json;
    const std::string mode = arguments.empty() ? std::string() : arguments[0];
    if (mode == "--json" && arguments.size() == 3) {
        port = arguments[2];
        if (parser.parse(arguments[1]).get(json) != simdjson::SUCCESS)
            return tl::unexpected(std::string("that is no JSON"));
        return driver::scenarioFrom(json);
    }
    if (mode == "--scenario" && arguments.size() == 4) {
        port = arguments[3];
        if (parser.load(arguments[1]).get(json) != simdjson::SUCCESS)
            return tl::unexpected("no JSON can be read from " + arguments[1]);
        const auto found = driver::member(json, arguments[2]);
        if (!found)
            return tl::unexpected("no scenario has the name " + arguments[2]);
        return driver::scenarioFrom(*found);
    }
    if (mode == "--seq" && (arguments.size() == 4 || arguments.size() == 5)) {
        port = arguments[1];
        const auto version = numberIn(arguments[2], 3, 5);
        const bool clean = arguments[3] != "false" && arguments[3] != "0";
        auto scenario = version ? driver::seqScenario(mqtt::ProtocolVersion(*version), clean,
                                                      arguments.size() == 5 ? arguments[4] : std::string())
                                : std::nullopt;
        if (!scenario)
            return tl::unexpected(std::string("no such version or command"));
        return *scenario;
    }
    return tl::unexpected(std::string("usage: engine_driver --json JSON PORT | --scenario FILE NAME PORT | "
                                      "--seq PORT VERSION CLEAN [COMMAND]"));
}

/// Every line is flushed, so nothing is left to do; and no destructor may say DISCONNECT unasked.
[[noreturn]] void leave(int code) { std::_Exit(code); }

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGTERM, [](int) { _exit(0); });
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("qt.*.debug=false"));

    std::string portText;
    simdjson::dom::parser parser;
    auto scenario = read(Arguments(argv + 1, argv + argc), portText, parser);
    const auto port = numberIn(portText, 1, 65'535);
    if (!scenario || !port) {
        std::fprintf(stderr, "engine_driver: %s\n", scenario ? "no port" : scenario.error().c_str());
        return kUsage;
    }
    scenario->connect.endpoint.port = std::uint16_t(*port);

    driver::EventLog log;
    driver::Client client(scenario->connect, log);
    driver::StepRunner runner(std::move(scenario->steps), client, log, leave);
    client.open();
    runner.start();
    return QCoreApplication::exec();
}
