// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport.h"
#include "protocol/net/websocket_codec.h"
#include "protocol/net/websocket_upgrade.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace mqtt {

/// A WebSocket on top of TCP or TLS.
///
/// Frames are taken apart as they are read, so that nothing beyond the lower transport's own buffer and one
/// chunk of 64 KiB is held: not reading pushes back on the server. Control frames are answered in passing.
/// What is written leaves in binary frames of at most 32 KiB, which every server takes.
///
/// close() says so to the server and gives it a second to say the same. A server's close with a code that
/// means harm ends with failed(WebSocketFailed), one without with closed().
///
/// Thread    the connection's.      Spec  RFC 6455; MQTT 5.0 §6
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    WebSocketTransport(std::unique_ptr<Transport> lower, WebSocketOptions options, QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const Endpoint &endpoint, std::chrono::milliseconds timeout) override;
    std::size_t read(std::span<std::uint8_t> into) override;
    bool hasUnread() const override;
    void write(ByteView bytes) override;
    void flush() override;
    qint64 bytesToWrite() const override;
    void close() override;
    void abort() override;
    TlsFactsPtr tlsFacts() const override { return m_lower->tlsFacts(); }
    bool wasReset() const override { return m_lower->wasReset(); }

private:
    enum class State : std::uint8_t
    {
        Idle,
        Opening,   ///< the lower transport
        Upgrading, ///< request sent
        Open,
        Closing, ///< we said so; waiting for the server's Close
        Ending,  ///< both said so; waiting for the lower transport's end
        Over,
    };

    void lowerOpened();
    void lowerReadable();
    void lowerEnded(const Problem &problem);
    void timedOut();
    void readAnswer(WebSocketUpgrade::Stream stream);
    std::size_t takeApart(std::span<std::uint8_t> into);
    void handle(WebSocketDecoder::Event event);
    void drain();
    void sendFrame(WebSocketOpcode opcode, ByteView payload);
    void endWith(Problem problem, WebSocketClose code);
    void finish(Problem problem);
    bool hasRaw() const { return m_rawBegin < m_rawEnd; }

    std::unique_ptr<Transport> m_lower;
    WebSocketOptions m_options;
    Endpoint m_endpoint;
    QDeadlineTimer m_deadline;
    QTimer m_timer;
    State m_state = State::Idle;
    std::optional<WebSocketUpgrade> m_upgrade;
    WebSocketDecoder m_decoder;
    std::vector<std::uint8_t> m_raw; ///< read from below, [m_rawBegin, m_rawEnd) not yet taken apart
    std::size_t m_rawBegin = 0;
    std::size_t m_rawEnd = 0;
    std::vector<std::uint8_t> m_frame;   ///< reused
    Problem m_problem;                   ///< Ending: what it will end with
    std::optional<Problem> m_lowerEnded; ///< what it had read is still to be taken apart
};

} // namespace mqtt
