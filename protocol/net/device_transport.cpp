// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/device_transport.h"

#include <QIODevice>

namespace mqtt {

std::size_t DeviceTransport::read(std::span<std::uint8_t> into)
{
    if (!m_device)
        return 0;
    const qint64 count = m_device->read(reinterpret_cast<char *>(into.data()), qint64(into.size()));
    return count > 0 ? std::size_t(count) : 0;
}

bool DeviceTransport::hasUnread() const { return m_device && m_device->bytesAvailable() > 0; }

void DeviceTransport::write(ByteView bytes)
{
    if (m_device && m_open)
        m_device->write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()));
}

qint64 DeviceTransport::bytesToWrite() const { return m_device ? m_device->bytesToWrite() : 0; }

void DeviceTransport::becomeOpen()
{
    m_open = true;
    Q_EMIT opened();
}

void DeviceTransport::streamClosed()
{
    if (!m_open)
        return;
    m_open = false;
    Q_EMIT closed();
}

void DeviceTransport::fail(Problem problem)
{
    m_open = false;
    problem.host = (m_endpoint.isLocal() ? m_endpoint.path : m_endpoint.host).toStdString();
    problem.port = m_endpoint.port;
    Q_EMIT failed(problem);
}

} // namespace mqtt
