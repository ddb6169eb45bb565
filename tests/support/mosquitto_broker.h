// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/endpoint.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace support {

/// A real mosquitto of a test's own: on a free loopback port, without its silent limits, ended by its process
/// id.
///
/// Needs the mosquitto package; start() says false when it is missing, and errorText() why.
class MosquittoBroker
{
public:
    /// One more port.
    struct Listener
    {
        bool webSockets = false;
        QString certificateFile = {}; ///< empty: no TLS
        QString keyFile = {};
        QString clientAuthorityFile = {}; ///< clients must have a certificate of this authority
    };

    struct Options
    {
        QString username = {}; ///< empty: everybody may connect
        QString password = {};
        bool persistent = false;
        std::vector<Listener> listeners = {};
        bool localSocket = false;
    };

    MosquittoBroker();
    explicit MosquittoBroker(Options options);
    ~MosquittoBroker();

    /// Until it accepts connections; again on the same port after stop() or kill().
    bool start();
    void stop(); ///< SIGTERM
    void kill(); ///< SIGKILL
    /// SIGSTOP and SIGCONT: connected, but silent.
    void freeze();
    void thaw();

    std::uint16_t port() const { return m_port; }
    mqtt::Endpoint endpoint() const;
    /// Of one of the options' listeners.
    mqtt::Endpoint endpointOf(std::size_t listener) const;
    mqtt::Endpoint localEndpoint() const;
    QString url() const;
    QString errorText() const { return m_errorText; }
    QString log() const; ///< its last 64 KiB

private:
    bool writeConfiguration();
    bool accepts() const;

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    std::uint16_t m_port = 0;
    std::vector<std::uint16_t> m_morePorts; ///< of the listeners
    QString m_errorText;
};

/// A loopback port that nobody listened on a moment ago.
std::uint16_t freePort();

} // namespace support
