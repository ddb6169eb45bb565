// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mosquitto_broker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <algorithm>
#include <csignal>

namespace support {

namespace {

constexpr int kPatienceMs = 10'000;
constexpr qint64 kLogEnd = 64 * 1024;

QString findProgram(const QString &name)
{
    const QString inPath = QStandardPaths::findExecutable(name);
    return inPath.isEmpty()
               ? QStandardPaths::findExecutable(name, {"/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"})
               : inPath;
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : std::uint16_t(0);
}

MosquittoBroker::MosquittoBroker()
    : MosquittoBroker(Options())
{}

MosquittoBroker::MosquittoBroker(Options options)
    : m_options(std::move(options))
    , m_port(freePort())
{
    for (std::size_t i = 0; i < m_options.listeners.size(); ++i)
        m_morePorts.push_back(freePort());
}

MosquittoBroker::~MosquittoBroker()
{
    thaw();
    stop();
}

bool MosquittoBroker::start()
{
    const QString program = findProgram(QStringLiteral("mosquitto"));
    if (program.isEmpty()) {
        m_errorText = QStringLiteral("mosquitto is not installed (package mosquitto)");
        return false;
    }
    if (!writeConfiguration())
        return false;
    m_process.setStandardOutputFile(m_folder.filePath("mosquitto.log"), QIODevice::Append);
    m_process.setStandardErrorFile(m_folder.filePath("mosquitto.log"), QIODevice::Append);
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < kPatienceMs) {
        m_process.start(program, {"-c", m_folder.filePath("mosquitto.conf")});
        if (!m_process.waitForStarted(kPatienceMs))
            break;
        while (m_process.state() == QProcess::Running && elapsed.elapsed() < kPatienceMs) {
            if (accepts())
                return true;
            m_process.waitForFinished(10);
        }
        QThread::msleep(100); // the port of the instance before is not free at once
    }
    m_errorText = QStringLiteral("mosquitto did not start: %1\n%2").arg(m_process.errorString(), log());
    return false;
}

bool MosquittoBroker::writeConfiguration()
{
    const QByteArray folder = m_folder.path().toUtf8();
    QByteArray configuration = "listener " + QByteArray::number(m_port) + " 127.0.0.1\n" +
                               "max_queued_messages 0\nmax_inflight_messages 0\nlog_type all\nlog_dest "
                               "stderr\nset_tcp_nodelay true\n";
    for (std::size_t i = 0; i < m_options.listeners.size(); ++i) {
        const Listener &listener = m_options.listeners[i];
        configuration += "listener " + QByteArray::number(m_morePorts[i]) + " 127.0.0.1\n";
        if (listener.webSockets)
            configuration += "protocol websockets\n";
        if (!listener.certificateFile.isEmpty())
            configuration += "certfile " + listener.certificateFile.toUtf8() + "\nkeyfile " +
                             listener.keyFile.toUtf8() + "\n";
        if (!listener.clientAuthorityFile.isEmpty())
            configuration +=
                "cafile " + listener.clientAuthorityFile.toUtf8() + "\nrequire_certificate true\n";
    }
    if (m_options.localSocket)
        configuration += "listener 0 " + folder + "/broker.sock\n";
    // As root it would change to a user that cannot write into our folder.
    configuration += "user root\n";
    if (m_options.username.isEmpty()) {
        configuration += "allow_anonymous true\n";
    } else {
        const QString passwords = m_folder.filePath("passwords");
        const QString tool = findProgram(QStringLiteral("mosquitto_passwd"));
        if (!writeFile(passwords, {}) || tool.isEmpty() ||
            QProcess::execute(tool, {"-b", passwords, m_options.username, m_options.password}) != 0) {
            m_errorText = QStringLiteral("mosquitto_passwd failed");
            return false;
        }
        configuration += "allow_anonymous false\npassword_file " + passwords.toUtf8() + "\n";
    }
    if (m_options.persistent)
        configuration += "persistence true\npersistence_location " + folder + "/\n";
    if (!m_folder.isValid() || !writeFile(m_folder.filePath("mosquitto.conf"), configuration)) {
        m_errorText = QStringLiteral("cannot write the configuration");
        return false;
    }
    return true;
}

bool MosquittoBroker::accepts() const
{
    const auto listens = [](std::uint16_t port) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        return socket.waitForConnected(200);
    };
    return listens(m_port) && std::all_of(m_morePorts.begin(), m_morePorts.end(), listens);
}

void MosquittoBroker::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs))
        kill();
}

void MosquittoBroker::kill()
{
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

void MosquittoBroker::freeze()
{
    if (m_process.processId() > 0)
        ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void MosquittoBroker::thaw()
{
    if (m_process.processId() > 0)
        ::kill(pid_t(m_process.processId()), SIGCONT);
}

mqtt::Endpoint MosquittoBroker::endpoint() const
{
    return {.host = QStringLiteral("127.0.0.1"), .port = m_port};
}

mqtt::Endpoint MosquittoBroker::endpointOf(std::size_t listener) const
{
    using Scheme = mqtt::Endpoint::Scheme;
    const bool tls = !m_options.listeners[listener].certificateFile.isEmpty();
    const Scheme scheme = m_options.listeners[listener].webSockets ? (tls ? Scheme::Wss : Scheme::Ws)
                                                                   : (tls ? Scheme::Mqtts : Scheme::Mqtt);
    return {.scheme = scheme, .host = QStringLiteral("127.0.0.1"), .port = m_morePorts[listener]};
}

mqtt::Endpoint MosquittoBroker::localEndpoint() const
{
    return {.scheme = mqtt::Endpoint::Scheme::Unix,
            .host = {},
            .port = 0,
            .path = m_folder.filePath("broker.sock")};
}

QString MosquittoBroker::url() const { return endpoint().toString(); }

QString MosquittoBroker::log() const
{
    QFile file(m_folder.filePath("mosquitto.log"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - kLogEnd)); // it has lines for every packet of a test
    return QString::fromUtf8(file.readAll());
}

} // namespace support
