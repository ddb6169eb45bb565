// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace mqtt {

/// Protocol level as CONNECT carries it.  Spec MQTT 5.0 §3.1.2.2, 3.1.1 §3.1.2.2
enum class ProtocolVersion : std::uint8_t
{
    V31 = 3,
    V311 = 4,
    V5 = 5
};

/// Quality of service.  Spec MQTT 5.0 §4.3
enum class Qos : std::uint8_t
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
    ExactlyOnce = 2
};

/// Who receives a packet: some packets, flags and reason codes are legal in one direction only.
enum class Role : std::uint8_t
{
    Client,
    Server,
    Any
};

enum class Direction : std::uint8_t
{
    Received,
    Sent
};

/// Non-zero on the wire; 0 stands for "none" in our own structures.  Spec MQTT 5.0 §2.2.1
using PacketId = std::uint16_t;

/// Borrowed bytes. Text that came off the wire travels as std::string_view (validated UTF-8).
using ByteView = std::span<const std::uint8_t>;

} // namespace mqtt
