// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fault_lane.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <deque>
#include <functional>
#include <mutex>

namespace support {

/// One connection through a FaultProxy: two sockets and a lane each way. The client's socket owns the rest, and
/// all of it goes when both sockets are closed.
class FaultLink : public QObject
{
    Q_OBJECT

public:
    FaultLink(QTcpSocket *client, const QString &host, std::uint16_t port, std::vector<PlannedFault> &plan,
              std::mutex &mutex, const Shape &shape);

    void end(Fault::Kind how);

Q_SIGNALS:
    void cut();
    void shaped();

private:
    struct Way
    {
        Way(QTcpSocket *sender, QTcpSocket *receiver, From side, std::vector<PlannedFault> &plan)
            : from(sender)
            , to(receiver)
            , lane(side, plan)
        {}

        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        FaultLane lane;
        struct Chunk
        {
            QDeadlineTimer due;
            QByteArray bytes;
        };
        std::deque<Chunk> queue;
        QTimer timer;
        QDeadlineTimer lineFree; ///< of the bandwidth: when the next byte may go
        bool ended = false;      ///< the sender has closed: close the other side after the last byte
        std::optional<Fault::Kind> ending;
    };

    void setUp(Way &way);
    void received(Way &way);
    void drain(Way &way);
    void senderClosed(Way &way);
    void goWhenClosed();

    std::mutex &m_mutex;
    Shape m_shape;
    Way m_toServer;
    Way m_toClient;
    bool m_silent = false; ///< half-open
    bool m_over = false;
};

} // namespace support
