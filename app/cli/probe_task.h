// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli_options.h"
#include "protocol/net/connection_tester.h"

#include <QObject>

namespace cli {

/// `probe`: tries a connection and prints what each step came to; exit status 0 when all of them are good.
///
/// Thread    the main one.
class ProbeTask : public QObject
{
    Q_OBJECT

public:
    explicit ProbeTask(const Options &options);

    void start();
    void stop();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void end();

    Options m_options;
    mqtt::ConnectionTester m_tester;
};

} // namespace cli
