// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QByteArray>
#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace support {

/// A server on a thread of its own that plays given bytes: the broker, or the thing that is none, of a test.
class ScriptedBroker
{
public:
    /// Called on the server's thread with everything that came since the last call.
    using Reaction = std::function<void(QTcpSocket &client, const QByteArray &received)>;

    explicit ScriptedBroker(Reaction reaction);
    /// Answers the first bytes with these and then stays silent.
    explicit ScriptedBroker(QByteArray answer);
    ~ScriptedBroker();

    mqtt::Endpoint endpoint() const;
    int connections() const { return m_connections.load(); }
    QByteArray received() const; ///< over all connections
    void dropClients();

    static QByteArray connack311(char returnCode = 0, bool sessionPresent = false);
    static QByteArray connack5(unsigned char reasonCode = 0, const QByteArray &properties = {});
    /// Fixed header and body.
    static QByteArray packet(unsigned char first, const QByteArray &body);

private:
    void serve();
    void accept(QTcpSocket *client);

    Reaction m_reaction;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections{0};
    mutable std::mutex m_mutex;
    QByteArray m_received;
};

} // namespace support
