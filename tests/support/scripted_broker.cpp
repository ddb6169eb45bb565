// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_broker.h"

#include <QTcpSocket>

namespace support {

ScriptedBroker::ScriptedBroker(Reaction reaction)
    : m_reaction(std::move(reaction))
{
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { serve(); }, Qt::BlockingQueuedConnection);
}

ScriptedBroker::ScriptedBroker(QByteArray answer)
    : ScriptedBroker([answer = std::move(answer)](QTcpSocket &client, const QByteArray &) {
        if (client.property("answered").toBool())
            return;
        client.setProperty("answered", true);
        client.write(answer);
    })
{}

ScriptedBroker::~ScriptedBroker()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void ScriptedBroker::serve()
{
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            accept(client);
    });
}

void ScriptedBroker::accept(QTcpSocket *client)
{
    ++m_connections;
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(client, &QTcpSocket::readyRead, client, [this, client] {
        const QByteArray bytes = client->readAll();
        {
            const std::lock_guard lock(m_mutex);
            m_received += bytes;
        }
        m_reaction(*client, bytes);
    });
}

void ScriptedBroker::dropClients()
{
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            for (QTcpSocket *client : m_server->findChildren<QTcpSocket *>())
                client->abort();
        },
        Qt::BlockingQueuedConnection);
}

mqtt::Endpoint ScriptedBroker::endpoint() const
{
    return {.host = QStringLiteral("127.0.0.1"), .port = m_port};
}

QByteArray ScriptedBroker::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

QByteArray ScriptedBroker::connack311(char returnCode, bool sessionPresent)
{
    return packet(0x20, QByteArray(1, char(sessionPresent ? 1 : 0)) + returnCode);
}

QByteArray ScriptedBroker::connack5(unsigned char reasonCode, const QByteArray &properties)
{
    return packet(0x20, QByteArray(1, '\0') + char(reasonCode) + char(properties.size()) + properties);
}

QByteArray ScriptedBroker::packet(unsigned char first, const QByteArray &body)
{
    QByteArray out(1, char(first));
    auto rest = std::size_t(body.size());
    do {
        const auto low = rest & 0x7F;
        rest >>= 7;
        out += char(low | (rest > 0 ? 0x80 : 0));
    } while (rest > 0);
    return out + body;
}

} // namespace support
