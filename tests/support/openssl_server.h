// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QProcess>
#include <QStringList>

namespace support {

/// "openssl s_server" on a free loopback port: a TLS server that is not Qt's. It says nothing, and prints
/// what it receives.
class OpensslServer
{
public:
    /// What follows "openssl s_server -accept …", in `folder`.
    OpensslServer(const QString &folder, const QStringList &arguments);
    ~OpensslServer();

    mqtt::Endpoint endpoint() const; ///< mqtts://127.0.0.1
    /// All it printed: its own words and whatever was sent to it.
    QByteArray printed();
    bool gotMqtt() { return printed().contains("MQTT"); }

private:
    QProcess m_process;
    QByteArray m_printed;
    std::uint16_t m_port = 0;
};

} // namespace support
