// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <QByteArray>

#include <tl/expected.hpp>

#include <optional>
#include <string>

namespace mqtt {

/// The client's half of one method of enhanced authentication. An object serves one client: the exchange of a
/// CONNECT, then any number of re-authentications, one after the other.
///
/// Errors    English, one sentence without the full stop: they end up in Problem::systemText beside
///           Problem::Kind::AuthenticationFailed. Data from the server is hostile.
/// Thread    the connection's, once a session uses it.          Spec  MQTT 5.0 §4.12
class Authenticator
{
public:
    virtual ~Authenticator() = default;

    /// Authentication Method, as it stands in CONNECT, every AUTH and CONNACK. Never changes.
    virtual std::string method() const = 0;
    /// Begins anew, whatever was before: the Authentication Data for CONNECT or for the AUTH that asks for
    /// re-authentication; nullopt: none.
    virtual std::optional<QByteArray> start() = 0;
    /// AUTH 0x18 came with this data: what to answer, nullopt: an AUTH without data.
    virtual tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView> data) = 0;
    /// The server says that all is well, with CONNACK or AUTH 0x00: is its last proof right?
    virtual tl::expected<void, std::string> finish(std::optional<ByteView> data) = 0;
};

} // namespace mqtt
