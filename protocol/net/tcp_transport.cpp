// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tcp_transport.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QThread>

namespace mqtt {

namespace {

constexpr std::chrono::milliseconds kPatienceWithOneAddress{2'000};

bool isLocalhost(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
           host.compare(QLatin1String("localhost."), Qt::CaseInsensitive) == 0;
}

} // namespace

TcpTransport::TcpTransport(QObject *parent)
    : Transport(parent)
    , m_attemptTimer(this)
{
    m_attemptTimer.setSingleShot(true);
    connect(&m_attemptTimer, &QTimer::timeout, this, &TcpTransport::attemptTimedOut);
}

TcpTransport::~TcpTransport() { abort(); }

void TcpTransport::open(const Endpoint &endpoint, std::chrono::milliseconds timeout)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_endpoint = endpoint;
    m_deadline = QDeadlineTimer(timeout);
    if (endpoint.scheme != Endpoint::Scheme::Mqtt) { // never in the clear what was meant to be encrypted
        fail(Problem::Kind::InvalidEndpoint, QString());
        return;
    }
    m_attemptTimer.start(timeout);

    QHostAddress address;
    if (address.setAddress(endpoint.host)) {
        Q_EMIT progressed(TransportStep::Resolved);
        m_addresses = {address};
        tryNextAddress();
        return;
    }
    m_lookup = QHostInfo::lookupHost(endpoint.host, this, [this](const QHostInfo &info) { lookedUp(info); });
}

void TcpTransport::lookedUp(const QHostInfo &info)
{
    m_lookup = -1;
    m_addresses = info.addresses();
    if (isLocalhost(m_endpoint.host)) {
        for (const QHostAddress::SpecialAddress loopback :
             {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            if (!m_addresses.contains(QHostAddress(loopback)))
                m_addresses.append(QHostAddress(loopback));
        }
    }
    if (m_addresses.isEmpty()) {
        fail(Problem::Kind::HostNotFound, info.errorString());
        return;
    }
    Q_EMIT progressed(TransportStep::Resolved);
    tryNextAddress();
}

void TcpTransport::tryNextAddress()
{
    const QHostAddress address = m_addresses.takeFirst();
    const std::chrono::milliseconds left{m_deadline.remainingTime()};
    m_attemptTimer.start(m_addresses.isEmpty() ? left : std::min(left, kPatienceWithOneAddress));

    m_socket = new QTcpSocket(this);
    m_socket->setProxy(QNetworkProxy::NoProxy); // the system's proxy settings are not ours to follow unasked
    m_socket->setReadBufferSize(kReadBuffer);
    connect(m_socket, &QTcpSocket::connected, this, &TcpTransport::connected);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &TcpTransport::socketFailed);
    m_socket->connectToHost(address, m_endpoint.port);
}

void TcpTransport::connected()
{
    m_attemptTimer.stop();
    m_addresses.clear();
    m_open = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Transport::bytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        if (!m_open)
            return;
        m_open = false;
        Q_EMIT closed();
    });
    Q_EMIT progressed(TransportStep::Connected);
    Q_EMIT opened();
}

void TcpTransport::socketFailed(QAbstractSocket::SocketError error)
{
    if (m_open && error == QAbstractSocket::RemoteHostClosedError)
        return; // disconnected() follows
    const QString text = m_socket->errorString();
    if (m_open) {
        m_open = false;
        fail(Problem::Kind::NetworkError, text);
        return;
    }
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::RemoteHostClosedError: // reset while it was being opened
        addressFailed(Problem::Kind::ConnectionRefused, text);
        return;
    case QAbstractSocket::SocketTimeoutError:
        addressFailed(Problem::Kind::ConnectTimeout, text);
        return;
    case QAbstractSocket::HostNotFoundError:
        addressFailed(Problem::Kind::HostNotFound, text);
        return;
    default:
        addressFailed(Problem::Kind::NetworkError, text);
        return;
    }
}

void TcpTransport::attemptTimedOut()
{
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(m_lookup);
        m_lookup = -1;
        fail(Problem::Kind::ConnectTimeout, QString());
        return;
    }
    addressFailed(Problem::Kind::ConnectTimeout, QString());
}

void TcpTransport::addressFailed(Problem::Kind kind, const QString &text)
{
    dropSocket();
    if (!m_addresses.isEmpty() && !m_deadline.hasExpired()) {
        tryNextAddress();
        return;
    }
    fail(kind, text);
}

void TcpTransport::fail(Problem::Kind kind, const QString &text)
{
    m_attemptTimer.stop();
    m_addresses.clear();
    Problem problem;
    problem.kind = kind;
    problem.host = m_endpoint.host.toStdString();
    problem.port = m_endpoint.port;
    problem.systemText = text.toStdString();
    Q_EMIT failed(problem);
}

std::size_t TcpTransport::read(std::span<std::uint8_t> into)
{
    if (!m_socket)
        return 0;
    const qint64 count = m_socket->read(reinterpret_cast<char *>(into.data()), qint64(into.size()));
    return count > 0 ? std::size_t(count) : 0;
}

bool TcpTransport::hasUnread() const { return m_socket && m_socket->bytesAvailable() > 0; }

void TcpTransport::write(ByteView bytes)
{
    if (m_socket && m_open)
        m_socket->write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()));
}

void TcpTransport::flush()
{
    if (m_socket && m_open)
        m_socket->flush();
}

qint64 TcpTransport::bytesToWrite() const { return m_socket ? m_socket->bytesToWrite() : 0; }

void TcpTransport::close()
{
    if (m_socket && m_open)
        m_socket->disconnectFromHost();
}

void TcpTransport::abort()
{
    m_open = false;
    m_attemptTimer.stop();
    m_addresses.clear();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_lookup = -1;
    dropSocket();
}

void TcpTransport::dropSocket()
{
    if (!m_socket)
        return;
    // A socket signals from abort() and from its destructor; this may run inside one of its own signals.
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

} // namespace mqtt
