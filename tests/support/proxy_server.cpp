// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/proxy_server.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QVariant>

namespace support {

namespace {

constexpr const char *kCome = "come";
constexpr const char *kStage = "stage"; ///< SOCKS: 0 methods, 1 login, 2 request

std::uint16_t portIn(const QByteArray &bytes, qsizetype at)
{
    return std::uint16_t(quint8(bytes[at]) << 8 | quint8(bytes[at + 1]));
}

} // namespace

ProxyServer::ProxyServer(Options options)
    : m_options(std::move(options))
{
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { serve(); }, Qt::BlockingQueuedConnection);
}

ProxyServer::~ProxyServer()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void ProxyServer::serve()
{
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            accept(client);
    });
}

void ProxyServer::accept(QTcpSocket *client)
{
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(client, &QTcpSocket::readyRead, client, [this, client] { speak(client); });
}

void ProxyServer::speak(QTcpSocket *client)
{
    const QByteArray bytes = client->readAll();
    {
        const std::lock_guard lock(m_mutex);
        m_greetings += bytes;
    }
    QByteArray come = client->property(kCome).toByteArray() + bytes;
    if (m_options.kind == mqtt::ProxyOptions::Kind::HttpConnect)
        speakHttp(client, come);
    else
        speakSocks(client, come);
    client->setProperty(kCome, come);
}

void ProxyServer::speakHttp(QTcpSocket *client, QByteArray &come)
{
    const qsizetype end = come.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = come.left(end);
    come.clear();
    const QByteArray target = head.split(' ').value(1);
    const QByteArray login = (m_options.username + ':' + m_options.password).toBase64();
    if (!m_options.reply.isEmpty()) {
        client->write(m_options.reply);
        return;
    }
    if (!m_options.username.isEmpty() && !head.contains("Proxy-Authorization: Basic " + login + "\r\n") &&
        !head.endsWith("Proxy-Authorization: Basic " + login)) {
        client->write(
            "HTTP/1.1 407 Login first\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    const qsizetype colon = target.lastIndexOf(':');
    tunnel(client, target.left(colon), target.mid(colon + 1).toUShort(),
           "HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n");
}

void ProxyServer::speakSocks(QTcpSocket *client, QByteArray &come)
{
    const int stage = client->property(kStage).toInt();
    const bool login = !m_options.username.isEmpty();
    if (stage == 0) {
        if (come.size() < 2 || come.size() < 2 + come[1])
            return;
        const QByteArray methods = come.mid(2, come[1]);
        come.remove(0, 2 + come[1]);
        const char chosen = login ? '\x02' : '\x00';
        const bool offered = methods.contains(chosen);
        client->write(QByteArray("\x05") + (offered ? chosen : '\xFF'));
        client->setProperty(kStage, login ? 1 : 2);
    } else if (stage == 1) {
        const QByteArray right = QByteArray("\x01") + char(m_options.username.size()) + m_options.username +
                                 char(m_options.password.size()) + m_options.password;
        if (come.size() < 2 || come.size() < 3 + come[1] || come.size() < 3 + come[1] + come[2 + come[1]])
            return;
        client->write(QByteArray("\x01") + (come == right ? '\x00' : '\x01'));
        come.clear();
        client->setProperty(kStage, 2);
    } else if (stage == 2) {
        if (come.size() < 5)
            return;
        const qsizetype size = come[3] == 1 ? 4 : come[3] == 4 ? 16 : 1 + quint8(come[4]);
        if (come.size() < 4 + size + 2)
            return;
        QByteArray host;
        if (come[3] == 3)
            host = come.mid(5, size - 1);
        else if (come[3] == 1)
            host = QHostAddress(quint32(portIn(come, 4)) << 16 | portIn(come, 6)).toString().toLatin1();
        else
            host = QHostAddress(reinterpret_cast<const quint8 *>(come.constData() + 4)).toString().toLatin1();
        const std::uint16_t port = portIn(come, 4 + size);
        come.clear();
        client->setProperty(kStage, 3);
        if (!m_options.reply.isEmpty()) {
            client->write(m_options.reply);
            return;
        }
        tunnel(client, host, port, QByteArray("\x05\x00\x00\x01\x7F\x00\x00\x01\x12\x34", 10));
    }
}

void ProxyServer::tunnel(QTcpSocket *client, const QByteArray &host, std::uint16_t port,
                         const QByteArray &success)
{
    {
        const std::lock_guard lock(m_mutex);
        m_asked.append(host + ':' + QByteArray::number(port));
    }
    client->disconnect(SIGNAL(readyRead()));
    auto *upstream = new QTcpSocket(client);
    QObject::connect(upstream, &QTcpSocket::connected, client, [this, client, upstream, success] {
        if (!m_options.together)
            client->write(success);
        else
            client->setProperty(kCome, success);
        upstream->write(client->readAll());
    });
    QObject::connect(client, &QTcpSocket::readyRead, upstream,
                     [client, upstream] { upstream->write(client->readAll()); });
    QObject::connect(upstream, &QTcpSocket::readyRead, client, [client, upstream] {
        const QByteArray held = client->property(kCome).toByteArray();
        client->setProperty(kCome, QByteArray());
        client->write(held + upstream->readAll());
    });
    QObject::connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

mqtt::ProxyOptions ProxyServer::options() const
{
    return {.kind = m_options.kind,
            .host = QStringLiteral("127.0.0.1"),
            .port = m_port,
            .username = QString::fromUtf8(m_options.username),
            .password = QString::fromUtf8(m_options.password)};
}

QList<QByteArray> ProxyServer::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

QByteArray ProxyServer::greetings() const
{
    const std::lock_guard lock(m_mutex);
    return m_greetings;
}

} // namespace support
