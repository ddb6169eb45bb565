// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <cstdint>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace support {

/// A TCP proxy on a thread of its own that cuts its connections on command or after so many bytes.
class CutProxy
{
public:
    explicit CutProxy(mqtt::Endpoint target);
    ~CutProxy();

    mqtt::Endpoint endpoint() const;
    /// Cuts the connections there are, with RST; new ones are served.
    void cut();
    /// Cuts the connection when the server has sent this many bytes on it, once; those bytes still arrive.
    void cutAfterServerBytes(std::int64_t bytes) { m_cutAfter = bytes; }
    int cuts() const { return m_cuts.load(); }

private:
    void serve();
    void accept(QTcpSocket *client);

    mqtt::Endpoint m_target;
    QThread m_thread;
    QTcpServer *m_server = nullptr;
    std::uint16_t m_port = 0;
    std::atomic<std::int64_t> m_cutAfter{-1};
    std::atomic<int> m_cuts{0};
};

} // namespace support
