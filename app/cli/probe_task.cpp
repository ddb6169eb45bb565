// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/probe_task.h"

#include "app/cli/probe_report.h"

#include <cstdio>

namespace cli {

ProbeTask::ProbeTask(const Options &options)
    : m_options(options)
{
    connect(&m_tester, &mqtt::ConnectionTester::finished, this, &ProbeTask::end);
}

void ProbeTask::start() { m_tester.start(m_options.connection); }

void ProbeTask::stop() { m_tester.cancel(); }

void ProbeTask::end()
{
    const mqtt::TestReport &report = m_tester.report();
    const QByteArray text = m_options.probeFormat == Format::Json
                                ? reportJson(report, m_options.connection.endpoint)
                                : reportText(report, m_options.connection.endpoint);
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
    Q_EMIT finished(report.succeeded() ? 0 : 1);
}

} // namespace cli
