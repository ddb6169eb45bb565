// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/device_transport.h"

#include <QLocalSocket>
#include <QTimer>

namespace mqtt {

/// A local socket: a file of this machine, no network and no name to look up. A relative path means the
/// folder that the program was started in.
///
/// Thread    the connection's.
class LocalTransport final : public DeviceTransport
{
    Q_OBJECT

public:
    explicit LocalTransport(QObject *parent = nullptr);
    ~LocalTransport() override;

    void open(const Endpoint &endpoint, std::chrono::milliseconds timeout) override;
    void flush() override;
    void close() override;
    void abort() override;

private:
    void connected();
    void socketFailed(QLocalSocket::LocalSocketError error);
    void giveUp(Problem problem);
    void dropSocket();

    QString m_path; ///< absolute
    QLocalSocket *m_socket = nullptr;
    QTimer m_timer;
};

} // namespace mqtt
