// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/net/endpoint.h"
#include "protocol/net/transport_options.h"
#include "protocol/session/problem.h"

#include <QObject>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mqtt {

/// The stages of opening one, each told once and in this order; those that do not apply are left out.
enum class TransportStep : std::uint8_t
{
    Resolved,     ///< the name to connect to is looked up (the proxy's, where there is one)
    ProxyReached, ///< the proxy accepted the connection
    Connected,    ///< the broker's port accepted it, perhaps through the proxy
    Encrypted,    ///< TLS is agreed on and the server verified
    Upgraded,     ///< the WebSocket is open
};

/// A byte stream to a broker: TCP, TLS, WebSocket and local sockets have the same shape.
///
/// open() leads to opened() or failed(). An opened transport ends with exactly one closed() or failed(), with
/// whatever came before still readable; after close() closed() comes when everything written has left.
/// abort() ends it at once and says nothing. One object serves one open(); failed() may come before that
/// returns.
///
/// Back-pressure   an implementation buffers at most a few times kReadBuffer of unread bytes: not reading is
///                 all it takes.
/// Thread          the connection's.
class Transport : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kReadBuffer = 256 * 1024;

    using QObject::QObject;

    /// Looks up and connects without ever blocking; gives up after `timeout`.
    virtual void open(const Endpoint &endpoint, std::chrono::milliseconds timeout) = 0;
    /// Bytes read, 0 when there are none right now.
    virtual std::size_t read(std::span<std::uint8_t> into) = 0;
    virtual bool hasUnread() const = 0;
    /// Takes everything; it leaves with the event loop or with flush().
    virtual void write(ByteView bytes) = 0;
    /// Gives the system as much as it takes now.
    virtual void flush() = 0;
    virtual qint64 bytesToWrite() const = 0;
    virtual void close() = 0;
    virtual void abort() = 0;
    /// Null without TLS and before its handshake; kept after a failure that the certificate caused.
    virtual TlsFactsPtr tlsFacts() const { return nullptr; }
    /// After closed(): it was not in good order, but with a TCP reset. Only where the system tells.
    virtual bool wasReset() const { return false; }

Q_SIGNALS:
    /// On the way to opened().
    void progressed(mqtt::TransportStep step);
    void opened();
    void readyRead();
    void bytesWritten();
    void closed();
    /// Kind, host, port and what belongs to the kind are filled.
    void failed(const mqtt::Problem &problem);
};

} // namespace mqtt
