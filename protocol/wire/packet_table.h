// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/packets.h"

#include <array>
#include <cstdint>

namespace mqtt {

/// A set of packet types; bit 0 stands for the will inside CONNECT, which has properties of its own.
using PacketSet = std::uint16_t;
inline constexpr PacketSet kWill = 1;
constexpr PacketSet only(PacketType type) { return PacketSet(1u << unsigned(type)); }

/// What the specification says about one control packet type.  Spec MQTT 5.0 §2.1, 3.1.1 §2.2
struct PacketRow
{
    PacketType type;
    const char *name;
    std::uint8_t flags;  ///< the reserved values of the fixed header's low bits; PUBLISH gives them a meaning
    bool toServer;       ///< a client may send it
    bool toClient;       ///< a server may send it
    const char *section; ///< MQTT 5.0
    const char *section311; ///< nullptr: not in 3.1.1
};

inline constexpr std::array<PacketRow, 15> kPacketTable = {{
    {PacketType::Connect, "CONNECT", 0, true, false, "3.1", "3.1"},
    {PacketType::Connack, "CONNACK", 0, false, true, "3.2", "3.2"},
    {PacketType::Publish, "PUBLISH", 0, true, true, "3.3", "3.3"},
    {PacketType::Puback, "PUBACK", 0, true, true, "3.4", "3.4"},
    {PacketType::Pubrec, "PUBREC", 0, true, true, "3.5", "3.5"},
    {PacketType::Pubrel, "PUBREL", 2, true, true, "3.6", "3.6"},
    {PacketType::Pubcomp, "PUBCOMP", 0, true, true, "3.7", "3.7"},
    {PacketType::Subscribe, "SUBSCRIBE", 2, true, false, "3.8", "3.8"},
    {PacketType::Suback, "SUBACK", 0, false, true, "3.9", "3.9"},
    {PacketType::Unsubscribe, "UNSUBSCRIBE", 2, true, false, "3.10", "3.10"},
    {PacketType::Unsuback, "UNSUBACK", 0, false, true, "3.11", "3.11"},
    {PacketType::Pingreq, "PINGREQ", 0, true, false, "3.12", "3.12"},
    {PacketType::Pingresp, "PINGRESP", 0, false, true, "3.13", "3.13"},
    {PacketType::Disconnect, "DISCONNECT", 0, true, true, "3.14", "3.14"},
    {PacketType::Auth, "AUTH", 0, true, true, "3.15", nullptr},
}};

/// `type` must be a real one (1…15).
constexpr const PacketRow &packetRow(PacketType type) { return kPacketTable[std::size_t(type) - 1]; }

constexpr bool existsIn(PacketType type, ProtocolVersion version)
{
    return unsigned(type) != 0 && (version == ProtocolVersion::V5 || packetRow(type).section311 != nullptr);
}

/// Before 5.0 only a client disconnects.
constexpr bool mayReceive(PacketType type, ProtocolVersion version, Role receiver)
{
    const PacketRow &row = packetRow(type);
    switch (receiver) {
    case Role::Client:
        return row.toClient && (type != PacketType::Disconnect || version == ProtocolVersion::V5);
    case Role::Server:
        return row.toServer;
    case Role::Any:
        break;
    }
    return true;
}

} // namespace mqtt
