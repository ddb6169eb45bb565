// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/test_second_broker_server.h"

#include "tests/support/mosquitto_broker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTcpSocket>

namespace support {

namespace {

constexpr int kPatienceMs = 60'000;

const char kConfiguration[] = R"(hosts:
  - localhost
loglevel: warning
auth_method:
  - anonymous
anonymous_protocol: login_anon
allow_multiple_connections: true
shaper: {}
listen:
  - port: %1
    ip: "127.0.0.1"
    module: mod_mqtt
modules:
  mod_mqtt:
    access_publish:
      "#":
        - allow
    access_subscribe:
      "#":
        - allow
    max_queue: infinity
)";

/// The folder that has ejabberd-VERSION/ebin in it, or nothing.
QString libraries()
{
    for (const QString &folder : {QStringLiteral("/usr/lib/x86_64-linux-gnu"),
                                  QStringLiteral("/usr/lib/aarch64-linux-gnu"), QStringLiteral("/usr/lib")}) {
        for (const QString &name : QDir(folder).entryList({QStringLiteral("ejabberd-*")}, QDir::Dirs)) {
            if (QFile::exists(folder + QLatin1Char('/') + name + QStringLiteral("/ebin/mod_mqtt.beam")))
                return folder;
        }
    }
    return {};
}

} // namespace

EjabberdBroker::EjabberdBroker()
    : m_port(freePort())
{}

EjabberdBroker::~EjabberdBroker()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill(); // nothing of it is kept
    m_process.waitForFinished(kPatienceMs);
}

bool EjabberdBroker::isInstalled()
{
    return !libraries().isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("erl")).isEmpty();
}

bool EjabberdBroker::start()
{
    QFile configuration(m_folder.filePath("ejabberd.yml"));
    if (!configuration.open(QIODevice::WriteOnly) ||
        configuration.write(QString::fromLatin1(kConfiguration).arg(m_port).toUtf8()) < 0) {
        m_errorText = QStringLiteral("cannot write the configuration");
        return false;
    }
    configuration.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("EJABBERD_CONFIG_PATH", configuration.fileName());
    environment.insert("EJABBERD_LOG_PATH", m_folder.filePath("ejabberd.log"));
    environment.insert("SPOOL_DIR", m_folder.path());
    environment.insert("HOME", m_folder.path());
    environment.insert("ERL_LIBS", libraries());
    environment.insert("ERL_CRASH_DUMP", m_folder.filePath("crash"));
    m_process.setProcessEnvironment(environment);
    m_process.setStandardOutputFile(m_folder.filePath("output"));
    m_process.setStandardErrorFile(m_folder.filePath("output"), QIODevice::Append);
    // Without a node name: nobody else's cluster, and no port mapper.
    m_process.start(QStringLiteral("erl"),
                    {"-noinput", "-mnesia", "dir",
                     QLatin1Char('"') + m_folder.filePath("database") + QLatin1Char('"'), "-s", "ejabberd",
                     "-ejabberd", "quiet", "true"});
    QElapsedTimer elapsed;
    elapsed.start();
    m_process.waitForStarted(kPatienceMs);
    while (m_process.state() == QProcess::Running && elapsed.elapsed() < kPatienceMs) {
        if (accepts())
            return true;
        m_process.waitForFinished(50);
    }
    QFile log(m_folder.filePath("ejabberd.log"));
    m_errorText = QStringLiteral("ejabberd did not start: ") +
                  (log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(2'000)) : QString());
    return false;
}

bool EjabberdBroker::accepts() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return socket.waitForConnected(200);
}

mqtt::Endpoint EjabberdBroker::endpoint() const
{
    return {.host = QStringLiteral("127.0.0.1"), .port = m_port, .path = {}};
}

} // namespace support
