// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/net/http_head.h"
#include "protocol/net/transport_options.h"
#include "protocol/session/problem.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace mqtt {

struct ProxyFailure
{
    Problem::ProxyFault fault = Problem::ProxyFault::None;
    std::string words = {};      ///< the proxy's own
    std::string firstBytes = {}; ///< BadAnswer
};

/// What is said to a SOCKS5 or an HTTP proxy until it passes everything on: bytes in, bytes out, no socket.
///
/// The broker's name goes to the proxy as it is (in its ASCII form); an address goes as an address. A name
/// and password are offered when there are any: SOCKS5's own login, HTTP's Basic.
///
/// Spec      RFC 1928, RFC 1929; RFC 9110 §9.3.6, RFC 7617
class ProxyHandshake
{
public:
    static constexpr std::size_t kLongestAnswer = kLongestHttpHead + 1024;

    struct Step
    {
        std::size_t consumed = 0; ///< of the bytes given: the rest is to be given again, with more
        std::string send = {};
        bool done = false; ///< whatever follows is the broker's
    };

    /// `proxy.kind` is Socks5 or HttpConnect.
    ProxyHandshake(ProxyOptions proxy, const QString &host, std::uint16_t port);

    /// To be sent first.
    std::string greeting() const;
    /// `bytes`: all that has come and was not consumed.
    tl::expected<Step, ProxyFailure> received(ByteView bytes);

private:
    enum class Stage : std::uint8_t
    {
        HttpAnswer,
        SocksMethod,
        SocksLogin,
        SocksReply,
    };

    tl::expected<Step, ProxyFailure> httpAnswer(ByteView bytes) const;
    tl::expected<Step, ProxyFailure> socksMethod(ByteView bytes);
    tl::expected<Step, ProxyFailure> socksLogin(ByteView bytes);
    tl::expected<Step, ProxyFailure> socksReply(ByteView bytes) const;
    std::string socksRequest() const;

    ProxyOptions m_proxy;
    QString m_host;
    std::uint16_t m_port;
    Stage m_stage;
};

} // namespace mqtt
