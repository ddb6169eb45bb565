// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tcp_transport.h"

#include <QTcpSocket>
#include <QThread>

namespace mqtt {

TcpTransport::TcpTransport(const ProxyOptions &proxy, QObject *parent)
    : DeviceTransport(parent)
    , m_dialer(
          proxy, [this] { return makeSocket(); }, this)
{
    connect(&m_dialer, &Dialer::progressed, this, &Transport::progressed);
    connect(&m_dialer, &Dialer::connected, this, &TcpTransport::dialed);
    connect(&m_dialer, &Dialer::failed, this, [this](const Problem &problem) { fail(problem); });
}

TcpTransport::~TcpTransport()
{
    m_dialer.abort();
    dropSocket();
}

void TcpTransport::open(const Endpoint &endpoint, std::chrono::milliseconds timeout)
{
    Q_ASSERT(QThread::currentThread() == thread());
    setEndpoint(endpoint);
    m_deadline = QDeadlineTimer(timeout);
    if (endpoint.isLocal() ||
        endpoint.usesTls() != encrypts()) { // never in the clear what was to be encrypted
        Problem problem;
        problem.kind = Problem::Kind::InvalidEndpoint;
        fail(problem);
        return;
    }
    m_dialer.dial(endpoint, m_deadline);
}

QTcpSocket *TcpTransport::makeSocket() { return new QTcpSocket(this); }

void TcpTransport::dialed(QTcpSocket *socket)
{
    m_socket = socket;
    setDevice(socket);
    connect(socket, &QTcpSocket::errorOccurred, this, &TcpTransport::socketFailed);
    connect(socket, &QTcpSocket::disconnected, this, &TcpTransport::socketClosed);
    m_probe.hold(socket->socketDescriptor());
    connected();
}

void TcpTransport::connected()
{
    connect(m_socket, &QTcpSocket::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Transport::bytesWritten);
    becomeOpen();
    if (hasUnread())
        Q_EMIT readyRead(); // it came along with the proxy's answer
}

void TcpTransport::socketFailed(QAbstractSocket::SocketError error)
{
    const Problem problem = problemOf(error);
    m_wasReset = m_probe.wasReset();
    m_probe.release();
    if (isOpen() && error == QAbstractSocket::RemoteHostClosedError && !problem.isProblem())
        return; // disconnected() follows
    if (isOpen())
        fail(problem); // what has come is still readable
    else
        giveUp(problem);
}

void TcpTransport::socketClosed()
{
    m_probe.release();
    streamClosed();
}

Problem TcpTransport::problemOf(QAbstractSocket::SocketError error) const
{
    Problem problem;
    if (error == QAbstractSocket::RemoteHostClosedError)
        return problem;
    problem.kind = Problem::Kind::NetworkError;
    problem.systemText = m_socket->errorString().toStdString();
    return problem;
}

void TcpTransport::giveUp(Problem problem)
{
    dropSocket();
    fail(std::move(problem));
}

void TcpTransport::flush()
{
    if (m_socket && isOpen())
        m_socket->flush();
}

void TcpTransport::close()
{
    m_probe.release(); // how it ends is our doing
    if (m_socket && isOpen())
        m_socket->disconnectFromHost();
}

void TcpTransport::abort()
{
    forgetOpen();
    m_dialer.abort();
    dropSocket();
}

void TcpTransport::dropSocket()
{
    m_probe.release();
    if (!m_socket)
        return;
    // A socket signals from abort() and from its destructor; this may run inside one of its own signals.
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    setDevice(nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace mqtt
