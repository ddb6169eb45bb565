// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/masked_arguments.h"
#include "app/command_line.h"
#include "app/composition.h"
#include "app/exit_signals.h"
#include "app/process_guard.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace {

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
}

/// Qt takes its own options (-platform, -style …) out of the arguments when the application is made; ours begin with "--".
bool hasQtOptions(const QStringList &arguments)
{
    return std::ranges::any_of(arguments, [](const QString &argument) {
        return argument.size() > 2 && argument.startsWith(QLatin1Char('-')) && argument[1] != QLatin1Char('-');
    });
}

/// The exit code when the arguments are wrong or ask for words only, nullopt to go on.
std::optional<int> answerInWords(const tl::expected<app::CommandLine, QString> &line)
{
    if (!line) {
        print(stderr, QStringLiteral("mqttscope: ") + line.error());
        return 2;
    }
    if (line->showHelp)
        print(stdout, app::helpText());
    else if (line->showVersion)
        print(stdout, QStringLiteral("MQTTScope " MQTTSCOPE_VERSION));
    else
        return std::nullopt;
    return 0;
}

/// Before there is a window, so that it works where there is no display.
std::optional<int> answerWithoutWindow(app::MaskedArguments &given)
{
    int count = given.count();
    const QCoreApplication application(count, given.values());
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    return hasQtOptions(arguments) ? std::nullopt : answerInWords(app::parseCommandLine(arguments));
}

} // namespace

int main(int argc, char **argv)
{
    app::guardProcess();
    app::MaskedArguments given(argc, argv);
    if (const std::optional<int> code = answerWithoutWindow(given))
        return *code;
    QApplication application(given.count(), given.values());
    QApplication::setApplicationName(QStringLiteral("MQTTScope"));
    QApplication::setOrganizationName(QStringLiteral("mqttscope"));
    QApplication::setApplicationVersion(QStringLiteral(MQTTSCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mqttscope"));

    auto line = app::parseCommandLine(QApplication::arguments().mid(1));
    if (const std::optional<int> code = answerInWords(line))
        return *code;

    app::ExitSignals signalsToQuit;
    app::Composition composition(*std::move(line));
    if (!composition.start())
        return 1;
    return QApplication::exec();
}
