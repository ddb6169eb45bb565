// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/problem.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <utility>

namespace mqtt {

/// How a TLS connection proves who is who. The server is always verified: against the system's authorities,
/// or against `authorityFile` alone when it is set. The one way around is `trustedFingerprint`: exactly that
/// certificate of the server is taken as it is.
///
/// Files are read at each attempt, on the connection's thread.
struct TlsOptions
{
    enum class Minimum : std::uint8_t
    {
        Tls12,
        Tls13
    };

    QString authorityFile = {};   ///< PEM, one or more certificates; replaces the system's
    QString certificateFile = {}; ///< PEM (with its chain) or PKCS#12; empty: none
    QString keyFile = {};         ///< PEM; empty: in certificateFile
    QByteArray passphrase = {};   ///< of the key or the PKCS#12 file
    QString serverName = {};      ///< asked for (SNI) and verified in place of the host's name
    QStringList protocols = {};   ///< ALPN, in order of preference
    Minimum minimum = Minimum::Tls12;
    QByteArray trustedFingerprint = {}; ///< SHA-256, 32 bytes; empty: none
};

/// Header fields that go with the upgrade request, in order; the subprotocol is always "mqtt".
struct WebSocketOptions
{
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};

struct ProxyOptions
{
    enum class Kind : std::uint8_t
    {
        None,   ///< straight to the broker, whatever the system says
        System, ///< what the system has set for this address
        Socks5, ///< names are resolved by the proxy
        HttpConnect,
    };

    Kind kind = Kind::None;
    QString host = {};
    std::uint16_t port = 1080;
    QString username = {};
    QString password = {};
};

struct TransportOptions
{
    TlsOptions tls = {};
    WebSocketOptions webSocket = {};
    ProxyOptions proxy = {};
};

/// What was agreed on and whom we talk to. Names come from the network: hostile, unescaped.
struct TlsFacts
{
    struct Certificate
    {
        QString subject = {}; ///< common name, or the first other name there is
        QString issuer = {};
        QStringList alternativeNames = {}; ///< "DNS:…" and "IP:…"
        QDateTime notBefore = {};
        QDateTime notAfter = {};
        QByteArray fingerprint = {}; ///< SHA-256, 32 bytes
        QString keyAlgorithm = {};   ///< "RSA 2048"
        QByteArray der = {};
    };

    QString protocol; ///< "TLS 1.3"
    QString cipher;
    QString alpn;             ///< empty: none agreed on
    QList<Certificate> chain; ///< the server's first; as far as it sent them
    /// None: verified. Else why it would have been refused, had the user not trusted its fingerprint.
    Problem::TlsFault overriddenFault = Problem::TlsFault::None;
};

using TlsFactsPtr = std::shared_ptr<const TlsFacts>; ///< null without TLS

} // namespace mqtt
