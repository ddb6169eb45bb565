// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <cstdint>

namespace mqtt {

/// Where a broker is. mqtt:// over TCP today; the other schemes have their room in `Scheme`.
struct Endpoint
{
    enum class Scheme : std::uint8_t
    {
        Mqtt
    };

    Scheme scheme = Scheme::Mqtt;
    QString host = QStringLiteral("localhost");
    std::uint16_t port = 1883;

    QString toString() const; ///< "mqtt://host:1883", IPv6 in brackets, never a user or password
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

enum class EndpointError : std::uint8_t
{
    Empty,
    UnknownScheme,
    MissingHost,
    InvalidHost,
    InvalidPort,
    UnexpectedPath, ///< path, query or fragment: mqtt:// has none
    Malformed,
};

/// What a URL on a command line or in a clipboard says.
struct ParsedUrl
{
    Endpoint endpoint;
    QString username; ///< percent-decoded; empty when absent
    QString password; ///< percent-decoded; to be masked wherever it is shown
};

/// "mqtt://[user[:password]@]host[:port]", "tcp://…" and a bare "host[:port]". Any thread.
tl::expected<ParsedUrl, EndpointError> parseUrl(QStringView text);

/// The same text with the password replaced by "•••", for messages.
QString maskedUrl(QStringView text);

} // namespace mqtt
