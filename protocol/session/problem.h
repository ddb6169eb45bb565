// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/codec.h"
#include "protocol/wire/packets.h"
#include "protocol/wire/wire_error.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mqtt {

/// Why a connection failed, ended or could not be made: one value that ui/text puts into words
/// (what, where, why, what to do). Bytes and texts in it come from the network: hostile, unescaped.
struct Problem
{
    enum class Kind : std::uint8_t
    {
        None,
        InvalidEndpoint,
        HostNotFound,
        ConnectionRefused, ///< the port is closed
        ConnectTimeout,
        NetworkError,       ///< any other socket error; systemText says which
        ClosedByServer,     ///< the stream ended without a DISCONNECT
        ConnackTimeout,     ///< connected, but no CONNACK in time
        ConnectionRejected, ///< CONNACK refused: reasonCode, serverText
        NotMqtt,            ///< the first bytes are no MQTT: firstBytes
        BadPacket,          ///< wireError, packetType
        ServerDisconnect,   ///< a 5.0 DISCONNECT: reasonCode, serverText, serverReference
        KeepAliveTimeout,   ///< no PINGRESP in time
        InvalidOptions,     ///< CONNECT could not be encoded: encodeError
    };

    Kind kind = Kind::None;
    std::string host;
    std::uint16_t port = 0;
    ProtocolVersion version = ProtocolVersion::V5;
    ReasonCode reasonCode = ReasonCode::Success;
    WireError wireError;
    std::optional<PacketType> packetType;
    std::optional<EncodeError> encodeError;
    std::string serverText;      ///< Reason String
    std::string serverReference; ///< where the server sends us instead
    std::string systemText;      ///< the operating system's or Qt's words
    std::string firstBytes;      ///< at most 64

    bool isProblem() const { return kind != Kind::None; }
    /// False when trying again unasked cannot help or would harm (0x86 0x87 0x8E 0x98 0x9C 0x9D, bad options
    /// …).
    bool retryCanHelp() const;
};

} // namespace mqtt
