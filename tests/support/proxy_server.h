// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport_options.h"

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QThread>

#include <cstdint>
#include <functional>
#include <mutex>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace support {

/// A SOCKS5 or HTTP proxy on a thread of its own. It looks every name up as 127.0.0.1.
class ProxyServer
{
public:
    struct Options
    {
        mqtt::ProxyOptions::Kind kind = mqtt::ProxyOptions::Kind::Socks5;
        QByteArray username = {}; ///< empty: no login asked for
        QByteArray password = {};
        QByteArray reply = {}; ///< said in place of connecting
        bool together = false; ///< its last words wait for the server's first bytes and leave with them
    };

    explicit ProxyServer(Options options);
    ~ProxyServer();

    mqtt::ProxyOptions options() const; ///< with the right login
    QList<QByteArray> asked() const;    ///< "host:port" of each connection, as the client wrote it
    QByteArray greetings() const;       ///< all that came before the tunnels

private:
    void serve();
    void accept(QTcpSocket *client);
    void speak(QTcpSocket *client);
    void speakHttp(QTcpSocket *client, QByteArray &come);
    void speakSocks(QTcpSocket *client, QByteArray &come);
    void tunnel(QTcpSocket *client, const QByteArray &host, std::uint16_t port, const QByteArray &success);

    Options m_options;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_asked;
    QByteArray m_greetings;
};

} // namespace support
