// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/session/authenticator.h"
#include "protocol/wire/properties.h"

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace mqtt {

/// A message as an owner holds it. `payload` is implicitly shared: handing one over copies no bytes.
struct Message
{
    std::string topic;
    QByteArray payload;
    Qos qos = Qos::AtMostOnce;
    bool retain = false;
    Properties properties; ///< 5.0 only; empty before
};

/// One entry of a SUBSCRIBE. The options after the QoS exist on 5.0 only.  Spec MQTT 5.0 §3.8.3.1
struct Subscription
{
    std::string filter;
    Qos maximumQos = Qos::AtMostOnce;
    bool noLocal = false;
    bool retainAsPublished = false;
    std::uint8_t retainHandling = 0;

    friend bool operator==(const Subscription &, const Subscription &) = default;
};

/// What CONNECT says, and how long we wait.
struct SessionOptions
{
    ProtocolVersion version = ProtocolVersion::V5;
    std::string clientId;
    bool cleanStart = true;
    std::chrono::seconds keepAlive{60}; ///< 0…65535; 0 switches keep-alive off
    std::optional<std::string> username;
    std::optional<QByteArray> password;
    std::optional<Message> will; ///< properties: the will's
    Properties
        connectProperties; ///< sent as given, in this order (Receive Maximum, Session Expiry Interval …)
    /// Enhanced authentication, 5.0 only. Its method and data go behind the other properties of CONNECT, in
    /// the place of any that `connectProperties` has. It belongs to this client alone.
    std::shared_ptr<Authenticator> authenticator;
    std::chrono::milliseconds connackTimeout{10'000}; ///< 0: wait as long as the connection lives
    /// Of a re-authentication, from its first AUTH to the server's last; 0: wait as long as the connection
    /// lives. Longer than connackTimeout: the server's answer may stand behind large messages.
    std::chrono::milliseconds authenticationTimeout{30'000};
    /// Without clean start: a session that an earlier run of the program left at the server may be taken up.
    /// On 5.0 the first CONNACK with Session Present is otherwise refused [MQTT-3.2.2-4]: we know nothing of
    /// that session.
    bool adoptsServerSession = false;
    /// When a server does not speak 5.0, connect with 3.1.1: after CONNACK 0x84, a CONNACK of 3.1.1 that
    /// refuses the version, or when the server just closes on our CONNECT. What 5.0 alone has (properties,
    /// the options of a subscription beside its QoS) is then left out of CONNECT and SUBSCRIBE. Never with an
    /// authenticator.
    bool allowsFallback = false;
    /// For protocol tests only: publish Topic Aliases above the server's maximum.
    bool exceedsTopicAliasMaximum = false;
};

} // namespace mqtt
