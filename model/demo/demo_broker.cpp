// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_broker.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace explorer {

namespace {

constexpr std::chrono::milliseconds kPollInterval{20};
constexpr int kTries = 250;

QString findMosquitto()
{
    const QString inPath = QStandardPaths::findExecutable(QStringLiteral("mosquitto"));
    if (!inPath.isEmpty())
        return inPath;
    // Debian installs it where a user's PATH does not look.
    return QStandardPaths::findExecutable(QStringLiteral("mosquitto"),
                                          {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"),
                                           QStringLiteral("/opt/homebrew/sbin")});
}

std::uint16_t freeLoopbackPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

DemoBroker::DemoBroker(QObject *parent) : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::readyRead, this, [this] {
        // Kept short: only the last words matter, and only when it fails.
        m_output = (m_output + m_process.readAll()).right(2'000);
    });
    connect(&m_process, &QProcess::finished, this,
            [this] { giveUp(Failure::DidNotStart, QString::fromUtf8(m_output).trimmed()); });
    connect(&m_process, &QProcess::errorOccurred, this,
            [this] { giveUp(Failure::DidNotStart, m_process.errorString()); });
#ifdef Q_OS_LINUX
    // It ends with this program even when that is killed.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    m_poll.setInterval(kPollInterval);
    connect(&m_poll, &QTimer::timeout, this, &DemoBroker::tryToConnect);
}

DemoBroker::~DemoBroker()
{
    m_done = true;
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(500)) {
        m_process.kill();
        m_process.waitForFinished(500);
    }
}

void DemoBroker::start(const QString &program)
{
    const QString mosquitto = program.isEmpty() ? findMosquitto() : program;
    m_port = freeLoopbackPort();
    if (mosquitto.isEmpty()) {
        QTimer::singleShot(0, this, [this] { giveUp(Failure::NotInstalled, {}); });
        return;
    }
    if (m_port == 0 || !writeConfiguration()) {
        QTimer::singleShot(0, this, [this] { giveUp(Failure::DidNotStart, m_folder.errorString()); });
        return;
    }
    m_process.start(mosquitto, {QStringLiteral("-c"), m_folder.filePath(QStringLiteral("mosquitto.conf"))});
    m_triesLeft = kTries;
    m_poll.start();
}

bool DemoBroker::writeConfiguration()
{
    QFile file(m_folder.filePath(QStringLiteral("mosquitto.conf")));
    if (!m_folder.isValid() || !file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        return false;
    QByteArray text = "listener " + QByteArray::number(m_port) + " 127.0.0.1\n"
                      "allow_anonymous true\n"
                      "persistence false\n"
                      "max_queued_messages 0\n"
                      "max_inflight_messages 0\n"
                      "log_dest stderr\n"
                      "log_type error\n";
    // As root mosquitto drops to its own user, who may not read this folder.
#ifdef Q_OS_UNIX
    if (::geteuid() == 0)
        text += "user root\n";
#endif
    return file.write(text) == text.size();
}

void DemoBroker::tryToConnect()
{
    QTcpSocket probe;
    probe.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    if (probe.waitForConnected(5)) {
        probe.abort();
        m_poll.stop();
        if (!m_done) {
            m_done = true;
            Q_EMIT started();
        }
        return;
    }
    if (--m_triesLeft <= 0)
        giveUp(Failure::DidNotStart, QString::fromUtf8(m_output).trimmed());
}

void DemoBroker::giveUp(Failure failure, const QString &detail)
{
    m_poll.stop();
    if (m_done)
        return;
    m_done = true;
    Q_EMIT failed(failure, detail);
}

} // namespace explorer
