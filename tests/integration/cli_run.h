// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTest>

#include <csignal>

namespace support {

/// What came of one.
struct Run
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

/// mqttscope-cli at work; finish() waits for its end.
class Cli
{
public:
    /// `through`: a program that is given it to start.
    explicit Cli(const QStringList &arguments, const QByteArray &input = {}, const QStringList &through = {})
    {
        QStringList words = through;
        words << MQTTSCOPE_CLI << arguments;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("CLI_TEST_PASSWORD", "right");
        environment.remove("DISPLAY");
        m_process.setProcessEnvironment(environment);
        m_process.start(words.takeFirst(), words);
        m_process.waitForStarted();
        m_process.write(input);
        m_process.closeWriteChannel();
    }
    Run finish(int timeoutMs = 20'000)
    {
        if (!QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, timeoutMs)) {
            m_process.kill();
            m_process.waitForFinished();
            return {-1, m_process.readAllStandardOutput(), "timed out"};
        }
        return {m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2,
                m_process.readAllStandardOutput(), m_process.readAllStandardError()};
    }
    qint64 processId() const { return m_process.processId(); }
    void signal(int number) { ::kill(pid_t(m_process.processId()), number); }

private:
    QProcess m_process;
};

inline Run run(const QStringList &arguments, const QByteArray &input = {})
{
    return Cli(arguments, input).finish();
}

} // namespace support
