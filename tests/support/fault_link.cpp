// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_link.h"

#include <algorithm>
#include <sys/socket.h>

namespace support {

namespace {

/// RST instead of FIN: a socket that does not linger throws away what it has.
void reset(QTcpSocket *socket)
{
    const linger none{1, 0};
    if (socket->socketDescriptor() >= 0)
        ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket->abort();
}

} // namespace

FaultLink::FaultLink(QTcpSocket *client, const QString &host, std::uint16_t port,
                     std::vector<PlannedFault> &plan, std::mutex &mutex, const Shape &shape)
    : QObject(client)
    , m_mutex(mutex)
    , m_shape(shape)
    , m_toServer(client, new QTcpSocket(client), From::Client, plan)
    , m_toClient(m_toServer.to, client, From::Server, plan)
{
    setUp(m_toServer);
    setUp(m_toClient);
    QTcpSocket *server = m_toServer.to;
    // Delays made by us, not by Nagle.
    connect(server, &QTcpSocket::connected, server,
            [server] { server->setSocketOption(QAbstractSocket::LowDelayOption, 1); });
    client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(server, &QTcpSocket::errorOccurred, this, [this, server] {
        if (server->state() == QAbstractSocket::UnconnectedState)
            senderClosed(m_toClient); // nobody there
    });
    server->connectToHost(host, port);
}

void FaultLink::setUp(Way &way)
{
    way.timer.setSingleShot(true);
    way.timer.setTimerType(Qt::PreciseTimer);
    connect(&way.timer, &QTimer::timeout, this, [this, &way] { drain(way); });
    connect(way.from, &QTcpSocket::readyRead, this, [this, &way] { received(way); });
    connect(way.from, &QTcpSocket::disconnected, this, [this, &way] {
        senderClosed(way);
        goWhenClosed();
    });
}

void FaultLink::received(Way &way)
{
    const QByteArray bytes = way.from->readAll();
    if (m_silent || m_over || way.ending)
        return;
    FaultLane::Outcome outcome;
    {
        const std::lock_guard lock(m_mutex);
        outcome = way.lane.pass(bytes);
    }
    way.ending = outcome.ending;
    if (outcome.ending == Fault::Kind::HalfOpen)
        m_silent = true;
    if (!m_shape.isPlain())
        Q_EMIT shaped();

    const QDeadlineTimer due(m_shape.latency, Qt::PreciseTimer);
    const qsizetype slice =
        m_shape.sliceBytes > 0 ? m_shape.sliceBytes : std::max<qsizetype>(1, outcome.bytes.size());
    for (qsizetype at = 0; at < outcome.bytes.size(); at += slice)
        way.queue.push_back({due, outcome.bytes.mid(at, slice)});
    drain(way);
}

void FaultLink::drain(Way &way)
{
    if (m_over)
        return;
    while (!way.queue.empty()) {
        const auto wait = std::max(way.queue.front().due.remainingTime(),
                                   m_shape.bytesPerSecond > 0 ? way.lineFree.remainingTime() : 0);
        if (wait > 0) {
            way.timer.start(int(wait));
            return;
        }
        const QByteArray bytes = std::move(way.queue.front().bytes);
        way.queue.pop_front();
        way.to->write(bytes);
        if (way.to->state() == QAbstractSocket::ConnectedState)
            way.to->flush();
        if (m_shape.bytesPerSecond > 0)
            way.lineFree =
                QDeadlineTimer(std::chrono::microseconds(1'000'000 * bytes.size() / m_shape.bytesPerSecond),
                               Qt::PreciseTimer);
        // A reader sees slices as separate reads only when there is a moment between them.
        if (m_shape.sliceBytes > 0 && !way.queue.empty()) {
            way.timer.start(0);
            return;
        }
    }
    if (way.ending && *way.ending != Fault::Kind::HalfOpen)
        end(*way.ending);
    else if (way.ending)
        Q_EMIT cut();
    else if (way.ended)
        way.to->disconnectFromHost();
}

void FaultLink::senderClosed(Way &way)
{
    if (m_over || m_silent || way.ended)
        return;
    if (way.from->bytesAvailable() > 0)
        received(way);
    way.ended = true;
    const QByteArray rest = way.lane.rest();
    if (!rest.isEmpty())
        way.queue.push_back({QDeadlineTimer(m_shape.latency, Qt::PreciseTimer), rest});
    drain(way);
}

void FaultLink::goWhenClosed()
{
    if (m_toServer.from->state() == QAbstractSocket::UnconnectedState &&
        m_toServer.to->state() == QAbstractSocket::UnconnectedState)
        m_toServer.from->deleteLater();
}

void FaultLink::end(Fault::Kind how)
{
    if (m_over)
        return;
    m_over = true;
    m_toServer.timer.stop();
    m_toClient.timer.stop();
    Q_EMIT cut();
    // Queued: this may run inside a signal of one of the two.
    for (QTcpSocket *socket : {m_toServer.to, m_toClient.to}) {
        QMetaObject::invokeMethod(
            socket,
            [socket, how] {
                if (how == Fault::Kind::Reset)
                    reset(socket);
                else
                    socket->disconnectFromHost();
            },
            Qt::QueuedConnection);
    }
}

} // namespace support
