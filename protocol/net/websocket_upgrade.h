// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/net/endpoint.h"
#include "protocol/net/http_head.h"
#include "protocol/net/transport_options.h"
#include "protocol/session/problem.h"

#include <tl/expected.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace mqtt {

/// The client's half of a WebSocket's opening: bytes in, bytes out, no socket. Subprotocol "mqtt" is asked
/// for and insisted on [MQTT-6.0.0-3, MQTT-6.0.0-4]; no extension is offered.
///
/// Spec      RFC 6455 §4.1; MQTT 5.0 §6
class WebSocketUpgrade
{
public:
    using Nonce = std::array<std::uint8_t, 16>; ///< fresh and random for each connection

    /// More bytes may come, or why none will.
    enum class Stream : std::uint8_t
    {
        Open,
        Closed,
        TimedOut,
    };

    /// WebSocketRefused with BadHeader when a field of `options` is none or is one of the handshake's own. A
    /// "Host" replaces the endpoint's.
    static tl::expected<WebSocketUpgrade, Problem> make(const Endpoint &endpoint,
                                                        const WebSocketOptions &options, const Nonce &nonce);

    const std::string &request() const { return m_request; }

    /// `bytes`: all that has come. How many of them are the answer's; nullopt: it is not complete. A refusal
    /// waits for the start of its page, so that its words can be told.
    tl::expected<std::optional<std::size_t>, Problem> received(ByteView bytes, Stream stream) const;

    static constexpr std::size_t kLongestAnswer = kLongestHttpHead + 1024;

private:
    tl::expected<std::optional<std::size_t>, Problem> accepted(const HttpHead &head) const;

    std::string m_request;
    std::string m_accept; ///< what the server must prove to have read
};

} // namespace mqtt
