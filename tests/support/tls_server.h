// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QByteArray>
#include <QSsl>
#include <QString>
#include <QThread>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

QT_BEGIN_NAMESPACE
class QTcpServer;
class QSslSocket;
QT_END_NAMESPACE

namespace support {

/// A TLS server on a thread of its own: answers what comes through the encryption with a 3.1.1 CONNACK, then
/// with its own bytes again, and keeps count of it.
class TlsServer
{
public:
    struct Options
    {
        QString certificateFile = {}; ///< with its chain
        QString keyFile = {};
        QSsl::SslProtocol protocol = QSsl::TlsV1_2OrLater;
        QByteArray alpn = {};
        QByteArray answer = QByteArray("\x20\x02\x00\x00", 4); ///< to the first bytes of each connection
        bool echoes = false;                                   ///< everything after them
    };

    explicit TlsServer(Options options);
    ~TlsServer();

    mqtt::Endpoint endpoint() const; ///< mqtts://127.0.0.1
    int connections() const { return m_connections.load(); }
    QByteArray received() const; ///< decrypted, over all connections
    std::int64_t receivedCount() const { return m_count.load(); }
    std::int64_t unwritten() const { return m_unwritten.load(); } ///< of the last connection's answer
    /// From now on nothing is read, or it is again with what comes next.
    void holdReading(bool on) { m_hold = on; }

private:
    void serve();
    void accept(qintptr descriptor);

    Options m_options;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections{0};
    std::atomic<std::int64_t> m_count{0};
    std::atomic<std::int64_t> m_unwritten{0};
    std::atomic<bool> m_hold{false};
    mutable std::mutex m_mutex;
    QByteArray m_received;
};

} // namespace support
