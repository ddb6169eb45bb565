// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QProcess>
#include <QTemporaryDir>

#include <cstdint>

namespace support {

/// A real ejabberd of a test's own, whose MQTT 3.1.1 and 5.0 broker shares no code with mosquitto: on a free
/// loopback port, its files in a folder of its own, ended by its process id.
///
/// Needs the package ejabberd, not the service that comes with it. Everybody may connect with a name and a
/// password.
class EjabberdBroker
{
public:
    EjabberdBroker();
    ~EjabberdBroker();

    static bool isInstalled();
    /// Until it accepts connections, half a minute at most.
    bool start();

    mqtt::Endpoint endpoint() const;
    QString errorText() const { return m_errorText; }

private:
    bool accepts() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    std::uint16_t m_port = 0;
    QString m_errorText;
};

} // namespace support
