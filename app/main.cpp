// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/composition.h"
#include "app/exit_signals.h"
#include "app/process_guard.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

namespace {

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
}

} // namespace

int main(int argc, char **argv)
{
    app::guardProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("MQTTScope"));
    QApplication::setOrganizationName(QStringLiteral("mqttscope"));
    QApplication::setApplicationVersion(QStringLiteral(MQTTSCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mqttscope"));

    auto line = app::parseCommandLine(QApplication::arguments().mid(1));
    if (!line) {
        print(stderr, QStringLiteral("mqttscope: ") + line.error());
        return 2;
    }
    if (line->showHelp) {
        print(stdout, app::helpText());
        return 0;
    }
    if (line->showVersion) {
        print(stdout, QStringLiteral("MQTTScope " MQTTSCOPE_VERSION));
        return 0;
    }

    app::ExitSignals signalsToQuit;
    app::Composition composition(*std::move(line));
    if (!composition.start())
        return 1;
    return QApplication::exec();
}
