// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/dialer.h"

#include "protocol/net/proxy_choice.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace mqtt {

namespace {

constexpr std::chrono::milliseconds kPatienceWithOneAddress{2'000};

bool isLocalhost(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
           host.compare(QLatin1String("localhost."), Qt::CaseInsensitive) == 0;
}

Problem::ProxyFault proxyFaultOf(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::HostNotFound:
        return Problem::ProxyFault::NotFound;
    case Problem::Kind::ConnectTimeout:
        return Problem::ProxyFault::Timeout;
    default: // whatever else keeps us from it
        return Problem::ProxyFault::Unreachable;
    }
}

} // namespace

Dialer::Dialer(ProxyOptions proxy, SocketMaker makeSocket, QObject *parent)
    : QObject(parent)
    , m_proxy(std::move(proxy))
    , m_makeSocket(std::move(makeSocket))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Dialer::timedOut);
}

Dialer::~Dialer() { abort(); }

void Dialer::dial(const Endpoint &endpoint, QDeadlineTimer deadline)
{
    m_endpoint = endpoint;
    m_deadline = deadline;
    m_proxy = chosenProxy(m_proxy, endpoint);
    m_host = throughProxy() ? m_proxy.host : endpoint.host;
    m_port = throughProxy() ? m_proxy.port : endpoint.port;
    m_timer.start(std::chrono::milliseconds(m_deadline.remainingTime()));

    QHostAddress address;
    if (address.setAddress(m_host)) {
        m_addresses = {address};
        Q_EMIT progressed(TransportStep::Resolved);
        tryNextAddress();
        return;
    }
    m_lookup = QHostInfo::lookupHost(m_host, this, [this](const QHostInfo &info) { lookedUp(info); });
}

void Dialer::lookedUp(const QHostInfo &info)
{
    m_lookup = -1;
    m_addresses = info.addresses();
    if (isLocalhost(m_host)) {
        for (const QHostAddress::SpecialAddress loopback :
             {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
            if (!m_addresses.contains(QHostAddress(loopback)))
                m_addresses.append(QHostAddress(loopback));
        }
    }
    if (m_addresses.isEmpty()) {
        attemptFailed(Problem::Kind::HostNotFound, info.errorString());
        return;
    }
    Q_EMIT progressed(TransportStep::Resolved);
    tryNextAddress();
}

void Dialer::tryNextAddress()
{
    if (m_addresses.isEmpty())
        return; // aborted by whom we told a step
    const QHostAddress address = m_addresses.takeFirst();
    const std::chrono::milliseconds left{m_deadline.remainingTime()};
    m_timer.start(m_addresses.isEmpty() ? left : std::min(left, kPatienceWithOneAddress));

    m_socket = m_makeSocket();
    m_socket->setProxy(QNetworkProxy::NoProxy); // Qt's way through one keeps unread bytes without bounds
    m_socket->setReadBufferSize(Transport::kReadBuffer);
    connect(m_socket, &QTcpSocket::connected, this, &Dialer::reached);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &Dialer::socketFailed);
    m_socket->connectToHost(address, m_port);
}

void Dialer::reached()
{
    m_timer.stop();
    m_addresses.clear();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (!throughProxy()) {
        finish();
        return;
    }
    m_timer.start(std::chrono::milliseconds(m_deadline.remainingTime()));
    m_handshake.emplace(m_proxy, m_endpoint.host, m_endpoint.port);
    connect(m_socket, &QTcpSocket::readyRead, this, &Dialer::proxyAnswered);
    Q_EMIT progressed(TransportStep::ProxyReached);
    if (m_socket)
        m_socket->write(QByteArray::fromStdString(m_handshake->greeting()));
}

void Dialer::proxyAnswered()
{
    for (;;) {
        // Peeked at, because what follows the handshake is the broker's.
        const QByteArray come = m_socket->peek(ProxyHandshake::kLongestAnswer);
        const auto step = m_handshake->received(
            {reinterpret_cast<const std::uint8_t *>(come.data()), std::size_t(come.size())});
        if (!step) {
            proxyFailed(step.error());
            return;
        }
        m_socket->skip(qint64(step->consumed));
        if (!step->send.empty())
            m_socket->write(QByteArray::fromStdString(step->send));
        if (step->done) {
            m_timer.stop();
            finish();
            return;
        }
        if (step->consumed == 0)
            return;
    }
}

void Dialer::socketFailed(QAbstractSocket::SocketError error)
{
    const QString text = m_socket->errorString();
    if (m_handshake) {
        // Some say what they have to say and hang up at once.
        if (m_socket->bytesAvailable() > 0)
            proxyAnswered();
        if (m_socket)
            proxyFailed(
                {.fault = Problem::ProxyFault::BadAnswer, .words = text.toStdString(), .firstBytes = {}});
        return;
    }
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::RemoteHostClosedError: // reset while it was being opened
        attemptFailed(Problem::Kind::ConnectionRefused, text);
        return;
    case QAbstractSocket::SocketTimeoutError:
        attemptFailed(Problem::Kind::ConnectTimeout, text);
        return;
    case QAbstractSocket::HostNotFoundError:
        attemptFailed(Problem::Kind::HostNotFound, text);
        return;
    default:
        attemptFailed(Problem::Kind::NetworkError, text);
        return;
    }
}

void Dialer::timedOut()
{
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(m_lookup);
        m_lookup = -1;
    }
    if (m_handshake)
        proxyFailed({.fault = Problem::ProxyFault::Timeout, .words = {}, .firstBytes = {}});
    else
        attemptFailed(Problem::Kind::ConnectTimeout, QString());
}

void Dialer::attemptFailed(Problem::Kind kind, const QString &text)
{
    dropSocket();
    if (!m_addresses.isEmpty() && !m_deadline.hasExpired()) {
        tryNextAddress();
        return;
    }
    if (throughProxy()) {
        proxyFailed({.fault = proxyFaultOf(kind), .words = text.toStdString(), .firstBytes = {}});
        return;
    }
    Problem problem;
    problem.kind = kind;
    problem.systemText = text.toStdString();
    fail(std::move(problem));
}

void Dialer::proxyFailed(ProxyFailure failure)
{
    Problem problem;
    problem.kind = Problem::Kind::ProxyFailed;
    problem.proxyFault = failure.fault;
    problem.proxy = proxyAddress(m_proxy).toStdString();
    problem.systemText = std::move(failure.words);
    problem.firstBytes = std::move(failure.firstBytes);
    fail(std::move(problem));
}

void Dialer::finish()
{
    m_handshake.reset();
    Q_EMIT progressed(TransportStep::Connected);
    if (!m_socket)
        return; // aborted by whom we told
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    Q_EMIT connected(socket);
}

void Dialer::fail(Problem problem)
{
    abort();
    Q_EMIT failed(problem);
}

void Dialer::abort()
{
    m_timer.stop();
    m_addresses.clear();
    m_handshake.reset();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_lookup = -1;
    dropSocket();
}

void Dialer::dropSocket()
{
    if (!m_socket)
        return;
    // A socket signals from abort() and from its destructor; this may run inside one of its own signals.
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace mqtt
