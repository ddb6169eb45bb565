// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/masked_arguments.h"
#include "app/cli/cli_options.h"
#include "app/cli/probe_task.h"
#include "app/cli/publish_task.h"
#include "app/cli/subscribe_task.h"
#include "app/cli/termination.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

constexpr int kUsage = 2;

void print(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

template <typename TaskType>
int run(const cli::Options &options)
{
    cli::Termination termination;
    TaskType task(options);
    QObject::connect(&termination, &cli::Termination::requested, &task, &cli::Task::stop);
    int exitCode = 0;
    QObject::connect(&task, &cli::Task::finished, qApp, [&exitCode](int code) {
        exitCode = code;
        QCoreApplication::quit();
    });
    task.start();
    QCoreApplication::exec();
    if (options.stats)
        print(task.stats().toJson());
    return exitCode;
}

int probe(const cli::Options &options)
{
    cli::Termination termination;
    cli::ProbeTask task(options);
    QObject::connect(&termination, &cli::Termination::requested, &task, &cli::ProbeTask::stop);
    int exitCode = 1;
    QObject::connect(&task, &cli::ProbeTask::finished, qApp, [&exitCode](int code) {
        exitCode = code;
        QCoreApplication::quit();
    });
    task.start();
    QCoreApplication::exec();
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    app::MaskedArguments arguments(argc, argv);
    QCoreApplication application(arguments.count(), arguments.values());
    // Saved connections are the window program's.
    QCoreApplication::setApplicationName(QStringLiteral("MQTTScope"));
    QCoreApplication::setOrganizationName(QStringLiteral("mqttscope"));
    const auto options = cli::parseCommandLine(QCoreApplication::arguments());
    if (!options) {
        cli::printError(options.error() + QStringLiteral(" (--help shows what there is.)"));
        return kUsage;
    }
    switch (options->command) {
    case cli::Options::Command::Help:
    case cli::Options::Command::Version:
        print(options->text.toUtf8());
        return 0;
    case cli::Options::Command::Subscribe:
        return run<cli::SubscribeTask>(*options);
    case cli::Options::Command::Publish:
        return run<cli::PublishTask>(*options);
    case cli::Options::Command::Probe:
        return probe(*options);
    }
    return kUsage;
}
