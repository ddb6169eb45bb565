// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"
#include "protocol/net/proxy_handshake.h"
#include "protocol/net/transport.h"

#include <QAbstractSocket>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QList>
#include <QTimer>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace mqtt {

/// Connects a socket to an endpoint's host and port, perhaps through a proxy.
///
/// Every address of a name is tried in turn: a silent one gives way to the next after 2 s, and "localhost"
/// always means both loopback addresses, whatever the system's table says. The problem told is the last
/// address's. With a proxy only the proxy's name is looked up here; nothing of what it says after its
/// handshake is taken.
///
/// dial() ends, perhaps before it returns, with connected() or failed() before the deadline; abort() ends it
/// silently.      Thread    the connection's.
class Dialer final : public QObject
{
    Q_OBJECT

public:
    /// Makes an unconnected socket, called for each attempt; ours until connected().
    using SocketMaker = std::function<QTcpSocket *()>;

    Dialer(ProxyOptions proxy, SocketMaker makeSocket, QObject *parent);
    ~Dialer() override;

    void dial(const Endpoint &endpoint, QDeadlineTimer deadline);
    void abort();

Q_SIGNALS:
    void progressed(mqtt::TransportStep step);
    /// `socket` is the receiver's from now on; nothing is connected to its signals.
    void connected(QTcpSocket *socket);
    /// Without host and port.
    void failed(const mqtt::Problem &problem);

private:
    bool throughProxy() const { return m_proxy.kind != ProxyOptions::Kind::None; }
    void lookedUp(const QHostInfo &info);
    void tryNextAddress();
    void reached();
    void proxyAnswered();
    void socketFailed(QAbstractSocket::SocketError error);
    void timedOut();
    void attemptFailed(Problem::Kind kind, const QString &text);
    void proxyFailed(ProxyFailure failure);
    void finish();
    void dropSocket();
    void fail(Problem problem);

    ProxyOptions m_proxy;
    SocketMaker m_makeSocket;
    Endpoint m_endpoint;
    QString m_host; ///< what is looked up and connected to: the broker's or the proxy's
    std::uint16_t m_port = 0;
    std::optional<ProxyHandshake> m_handshake; ///< once the proxy is reached
    QList<QHostAddress> m_addresses;
    QTcpSocket *m_socket = nullptr;
    QTimer m_timer;
    QDeadlineTimer m_deadline;
    int m_lookup = -1;
};

} // namespace mqtt
