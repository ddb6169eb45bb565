// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tls_server.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>

namespace support {

namespace {

constexpr qsizetype kKept = 1024 * 1024;

class Listener final : public QTcpServer
{
public:
    std::function<void(qintptr)> accepted;

protected:
    void incomingConnection(qintptr descriptor) override { accepted(descriptor); }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(path));
    return file.readAll();
}

QSslKey keyIn(const QByteArray &pem)
{
    const QSslKey rsa(pem, QSsl::Rsa);
    return rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa;
}

} // namespace

TlsServer::TlsServer(Options options)
    : m_options(std::move(options))
{
    auto *listener = new Listener;
    listener->accepted = [this](qintptr descriptor) { accept(descriptor); };
    m_server = listener;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { serve(); }, Qt::BlockingQueuedConnection);
}

TlsServer::~TlsServer()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void TlsServer::serve()
{
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
}

void TlsServer::accept(qintptr descriptor)
{
    ++m_connections;
    auto *client = new QSslSocket(m_server);
    client->setSocketDescriptor(descriptor);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(contentOf(m_options.certificateFile)));
    configuration.setPrivateKey(keyIn(contentOf(m_options.keyFile)));
    configuration.setProtocol(m_options.protocol);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!m_options.alpn.isEmpty())
        configuration.setAllowedNextProtocols({m_options.alpn});
    client->setSslConfiguration(configuration);
    client->setReadBufferSize(64 * 1024);
    QObject::connect(client, &QSslSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(client, &QSslSocket::readyRead, client, [this, client] {
        if (m_hold)
            return;
        const QByteArray bytes = client->readAll();
        m_count += bytes.size();
        const bool first = !client->property("answered").toBool();
        if (first) {
            client->setProperty("answered", true);
            client->write(m_options.answer);
            const auto count = [this, client] {
                m_unwritten = client->bytesToWrite() + client->encryptedBytesToWrite();
            };
            QObject::connect(client, &QSslSocket::encryptedBytesWritten, client, count);
            count();
        } else if (m_options.echoes) {
            client->write(bytes);
        }
        const std::lock_guard lock(m_mutex);
        if (m_received.size() < kKept)
            m_received += bytes;
    });
    client->startServerEncryption();
}

mqtt::Endpoint TlsServer::endpoint() const
{
    return {.scheme = mqtt::Endpoint::Scheme::Mqtts, .host = QStringLiteral("127.0.0.1"), .port = m_port};
}

QByteArray TlsServer::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

} // namespace support
