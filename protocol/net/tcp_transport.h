// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport.h"

#include <QAbstractSocket>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QList>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace mqtt {

/// Plain TCP.
///
/// Every address of a name is tried in turn: a silent one gives way to the next after 2 s, and "localhost"
/// always means both loopback addresses, whatever the system's table says. The problem told is the last
/// address's.
///
/// Thread    the connection's.
class TcpTransport final : public Transport
{
    Q_OBJECT

public:
    explicit TcpTransport(QObject *parent = nullptr);
    ~TcpTransport() override;

    void open(const Endpoint &endpoint, std::chrono::milliseconds timeout) override;
    std::size_t read(std::span<std::uint8_t> into) override;
    bool hasUnread() const override;
    void write(ByteView bytes) override;
    void flush() override;
    qint64 bytesToWrite() const override;
    void close() override;
    void abort() override;

private:
    void lookedUp(const QHostInfo &info);
    void tryNextAddress();
    void addressFailed(Problem::Kind kind, const QString &text);
    void connected();
    void socketFailed(QAbstractSocket::SocketError error);
    void attemptTimedOut();
    void dropSocket();
    void fail(Problem::Kind kind, const QString &text);

    Endpoint m_endpoint;
    QList<QHostAddress> m_addresses;
    QTcpSocket *m_socket = nullptr;
    QTimer m_attemptTimer;
    QDeadlineTimer m_deadline;
    int m_lookup = -1;
    bool m_open = false;
};

} // namespace mqtt
