// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <cstdint>

namespace mqtt {

/// Where a broker is, and by which transport it is reached.
struct Endpoint
{
    enum class Scheme : std::uint8_t
    {
        Mqtt,  ///< TCP, port 1883
        Mqtts, ///< TLS, port 8883
        Ws,    ///< WebSocket, port 80
        Wss,   ///< WebSocket over TLS, port 443
        Unix,  ///< a local socket: `path`, no host or port
    };

    Scheme scheme = Scheme::Mqtt;
    QString host = QStringLiteral("localhost");
    std::uint16_t port = 1883;
    QString path = {}; ///< Ws, Wss: "/mqtt" with a query if any; Unix: the socket's file; else empty

    bool usesTls() const { return scheme == Scheme::Mqtts || scheme == Scheme::Wss; }
    bool usesWebSocket() const { return scheme == Scheme::Ws || scheme == Scheme::Wss; }
    bool isLocal() const { return scheme == Scheme::Unix; }

    /// "mqtt://host:1883", "ws://host:80/mqtt", "unix:///run/broker.sock": IPv6 in brackets, never a user or
    /// password. parseUrl() reads it back.
    QString toString() const;
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// 1883, 8883, 80, 443; 0 for a local socket.
std::uint16_t defaultPort(Endpoint::Scheme scheme);

/// "mqtt", "mqtts", "ws", "wss" or "unix".
QLatin1String schemeName(Endpoint::Scheme scheme);

/// What a WebSocket endpoint asks for when its path is empty.
inline constexpr QLatin1String kDefaultWebSocketPath("/mqtt");

enum class EndpointError : std::uint8_t
{
    Empty,
    UnknownScheme,
    MissingHost,
    InvalidHost,
    InvalidPort,
    UnexpectedPath, ///< path, query or fragment: mqtt:// and mqtts:// have none
    InvalidPath, ///< ws, wss: a fragment or a control character; unix: a NUL, or longer than a socket's may
                 ///< be
    MissingPath, ///< unix
    UnexpectedHost, ///< unix: "unix://host/path"
    Malformed,
};

/// What a URL on a command line or in a clipboard says.
struct ParsedUrl
{
    Endpoint endpoint;
    QString username; ///< percent-decoded; empty when absent
    QString password; ///< percent-decoded; to be masked wherever it is shown
};

/// "mqtt://[user[:password]@]host[:port]" (also "tcp"), "mqtts://…" ("ssl", "tls", "mqtt+ssl"),
/// "ws://…[/path][?query]", "wss://…", "unix:///path", "unix:relative", and a bare "host[:port]", which is
/// mqtt. Any thread.
tl::expected<ParsedUrl, EndpointError> parseUrl(QStringView text);

/// The same text with the password replaced by "•••", for messages.
QString maskedUrl(QStringView text);

} // namespace mqtt
