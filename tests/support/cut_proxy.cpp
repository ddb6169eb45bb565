// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cut_proxy.h"

#include <QTcpSocket>

#include <memory>

namespace support {

CutProxy::CutProxy(mqtt::Endpoint target)
    : m_target(std::move(target))
{
    m_server = new QTcpServer;
    m_server->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { serve(); }, Qt::BlockingQueuedConnection);
}

CutProxy::~CutProxy()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void CutProxy::serve()
{
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            accept(client);
    });
}

void CutProxy::accept(QTcpSocket *client)
{
    auto *upstream = new QTcpSocket(client); // one goes with the other
    upstream->connectToHost(m_target.host, m_target.port);
    const auto passed = std::make_shared<std::int64_t>(0);
    QObject::connect(client, &QTcpSocket::readyRead, upstream,
                     [client, upstream] { upstream->write(client->readAll()); });
    QObject::connect(upstream, &QTcpSocket::readyRead, client, [this, client, upstream, passed] {
        QByteArray bytes = upstream->readAll();
        const std::int64_t limit = m_cutAfter.load();
        const bool last = limit >= 0 && *passed + bytes.size() >= limit;
        if (last)
            bytes.truncate(qsizetype(limit - *passed));
        *passed += bytes.size();
        client->write(bytes);
        if (!last)
            return;
        m_cutAfter = -1;
        ++m_cuts;
        client->flush();
        upstream->abort();
        client->disconnectFromHost();
    });
    QObject::connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

void CutProxy::cut()
{
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            for (QTcpSocket *client :
                 m_server->findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly)) {
                ++m_cuts;
                client->abort();
            }
        },
        Qt::BlockingQueuedConnection);
}

mqtt::Endpoint CutProxy::endpoint() const { return {.host = QStringLiteral("127.0.0.1"), .port = m_port}; }

} // namespace support
