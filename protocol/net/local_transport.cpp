// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/local_transport.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace mqtt {

namespace {

using Fault = Problem::LocalFault;

Problem localProblem(Fault fault, const QString &text)
{
    Problem problem;
    problem.kind = Problem::Kind::LocalSocketFailed;
    problem.localFault = fault;
    problem.systemText = text.toStdString();
    return problem;
}

/// Qt says "Invalid name" to almost everything; the file itself says why.
Problem whyNot(const QString &path, const QString &qtsWords)
{
#ifdef Q_OS_UNIX
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= qsizetype(sizeof(sockaddr_un::sun_path)))
        return localProblem(Fault::PathTooLong, {});
    struct stat about
    {};
    if (::stat(name.constData(), &about) != 0) {
        const int error = errno;
        const Fault fault = error == EACCES                       ? Fault::Denied
                            : error == ENOENT || error == ENOTDIR ? Fault::Missing
                                                                  : Fault::Other;
        return localProblem(fault, QString::fromLocal8Bit(std::strerror(error)));
    }
    if (!S_ISSOCK(about.st_mode))
        return localProblem(Fault::NotASocket, {});
    if (::access(name.constData(), W_OK) != 0)
        return localProblem(Fault::Denied, QString::fromLocal8Bit(std::strerror(errno)));
    return localProblem(Fault::NobodyListens, qtsWords);
#else
    return localProblem(Fault::Other, qtsWords);
#endif
}

} // namespace

LocalTransport::LocalTransport(QObject *parent)
    : DeviceTransport(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        Problem problem;
        problem.kind = Problem::Kind::ConnectTimeout;
        giveUp(std::move(problem));
    });
}

LocalTransport::~LocalTransport() { dropSocket(); }

void LocalTransport::open(const Endpoint &endpoint, std::chrono::milliseconds timeout)
{
    Q_ASSERT(QThread::currentThread() == thread());
    setEndpoint(endpoint);
    // Qt would look for a relative one in the folder for temporary files.
    m_path = QFileInfo(endpoint.path).absoluteFilePath();
    m_timer.start(timeout);
    m_socket = new QLocalSocket(this);
    m_socket->setReadBufferSize(kReadBuffer);
    connect(m_socket, &QLocalSocket::connected, this, &LocalTransport::connected);
    connect(m_socket, &QLocalSocket::errorOccurred, this, &LocalTransport::socketFailed);
    m_socket->connectToServer(m_path);
}

void LocalTransport::connected()
{
    m_timer.stop();
    setDevice(m_socket);
    connect(m_socket, &QLocalSocket::readyRead, this, &Transport::readyRead);
    connect(m_socket, &QLocalSocket::bytesWritten, this, &Transport::bytesWritten);
    connect(m_socket, &QLocalSocket::disconnected, this, &LocalTransport::streamClosed);
    Q_EMIT progressed(TransportStep::Connected);
    if (m_socket)
        becomeOpen();
}

void LocalTransport::socketFailed(QLocalSocket::LocalSocketError error)
{
    if (!isOpen()) {
        giveUp(whyNot(m_path, m_socket->errorString()));
        return;
    }
    if (error == QLocalSocket::PeerClosedError)
        return; // disconnected() follows
    Problem problem;
    problem.kind = Problem::Kind::NetworkError;
    problem.systemText = m_socket->errorString().toStdString();
    fail(std::move(problem)); // what has come is still readable
}

void LocalTransport::giveUp(Problem problem)
{
    m_timer.stop();
    dropSocket();
    fail(std::move(problem));
}

void LocalTransport::flush()
{
    if (m_socket && isOpen())
        m_socket->flush();
}

void LocalTransport::close()
{
    if (m_socket && isOpen())
        m_socket->disconnectFromServer();
}

void LocalTransport::abort()
{
    forgetOpen();
    m_timer.stop();
    dropSocket();
}

void LocalTransport::dropSocket()
{
    if (!m_socket)
        return;
    // A socket signals from abort() and from its destructor; this may run inside one of its own signals.
    QLocalSocket *socket = std::exchange(m_socket, nullptr);
    setDevice(nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace mqtt
