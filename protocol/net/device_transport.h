// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport.h"

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace mqtt {

/// What the transports that stand on one socket of Qt's have in common: the stream itself, and the one end.
///
/// Thread    the connection's.
class DeviceTransport : public Transport
{
    Q_OBJECT

public:
    using Transport::Transport;

    std::size_t read(std::span<std::uint8_t> into) override;
    bool hasUnread() const override;
    void write(ByteView bytes) override;
    qint64 bytesToWrite() const override;

protected:
    /// `device` is a child; null when there is none any more.
    void setDevice(QIODevice *device) { m_device = device; }
    void setEndpoint(const Endpoint &endpoint) { m_endpoint = endpoint; }
    const Endpoint &endpoint() const { return m_endpoint; }
    bool isOpen() const { return m_open; }

    void becomeOpen();          ///< opened()
    void streamClosed();        ///< closed(), if it was open
    void fail(Problem problem); ///< failed(), with host and port filled in
    void forgetOpen() { m_open = false; }

private:
    Endpoint m_endpoint;
    QIODevice *m_device = nullptr;
    bool m_open = false;
};

} // namespace mqtt
