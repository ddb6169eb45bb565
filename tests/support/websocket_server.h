// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scripted_broker.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace support {

/// A WebSocket server written anew for the tests, that can be told to misbehave. One connection at a time.
class WebSocketServer
{
public:
    struct Frame
    {
        int first = 0; ///< the first byte: flags and opcode
        bool masked = false;
        QByteArray payload = {};
    };
    /// What to send when the client sends this much payload; raw, so made with frame().
    using Reaction = std::function<QByteArray(const Frame &frame)>;
    /// The whole answer to a request.
    using Answer = std::function<QByteArray(const QByteArray &request)>;

    /// Upgrades, answers the first binary frame with a 3.1.1 CONNACK in a frame and a Close with a Close.
    WebSocketServer();
    explicit WebSocketServer(Reaction reaction, Answer answer = {});

    mqtt::Endpoint endpoint() const; ///< ws://127.0.0.1/mqtt
    QByteArray request() const;
    std::vector<Frame> frames() const;
    int connections() const { return m_server->connections(); }
    void dropClients() { m_server->dropClients(); }

    /// Unmasked, as servers send it; `first` as on the wire (0x82: a whole binary message).
    static QByteArray frame(int first, const QByteArray &payload);
    static QByteArray closeFrame(int code, const QByteArray &text = {});
    static QByteArray accepted(const QByteArray &request, const QByteArray &subprotocol = "mqtt");
    static QByteArray fieldOf(const QByteArray &request, const QByteArray &name);

private:
    void received(QTcpSocket &client, const QByteArray &bytes);
    bool takeFrame(QByteArray &bytes, Frame &frame) const;

    Reaction m_reaction;
    Answer m_answer;
    mutable std::mutex m_mutex;
    QByteArray m_request;
    std::vector<Frame> m_frames;
    std::unique_ptr<ScriptedBroker> m_server;
};

} // namespace support
