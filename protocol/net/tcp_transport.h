// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/device_transport.h"
#include "protocol/net/dialer.h"
#include "protocol/net/reset_probe.h"

#include <QAbstractSocket>
#include <QDeadlineTimer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace mqtt {

/// TCP, perhaps through a proxy; and what TLS over TCP has in common with it. See Dialer for the way there.
///
/// Thread    the connection's.
class TcpTransport : public DeviceTransport
{
    Q_OBJECT

public:
    explicit TcpTransport(const ProxyOptions &proxy = {}, QObject *parent = nullptr);
    ~TcpTransport() override;

    void open(const Endpoint &endpoint, std::chrono::milliseconds timeout) override;
    void flush() override;
    void close() override;
    void abort() override;
    bool wasReset() const override { return m_wasReset; }

protected:
    /// For each attempt; a child of this.
    virtual QTcpSocket *makeSocket();
    /// The connection stands, nothing has gone through it yet. Ends with becomeOpen() or fail().
    virtual void connected();
    virtual Problem problemOf(QAbstractSocket::SocketError error) const;
    virtual bool encrypts() const { return false; }

    QTcpSocket *socket() const { return m_socket; }
    QDeadlineTimer deadline() const { return m_deadline; }
    /// Drops the socket and ends with `problem`.
    void giveUp(Problem problem);

private:
    void dialed(QTcpSocket *socket);
    void socketClosed();
    void socketFailed(QAbstractSocket::SocketError error);
    void dropSocket();

    Dialer m_dialer;
    QTcpSocket *m_socket = nullptr; ///< once it is connected
    ResetProbe m_probe;
    bool m_wasReset = false;
    QDeadlineTimer m_deadline;
};

} // namespace mqtt
