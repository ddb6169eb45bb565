// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/packets.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace support {

/// Who sent the bytes.
enum class From : std::uint8_t
{
    Client,
    Server
};

/// One thing that goes wrong on the way, and where. Packets are counted over all connections since the fault
/// was given; bytes are counted on each connection.
struct Fault
{
    enum class Kind : std::uint8_t
    {
        Close,     ///< both sides are closed with FIN
        Reset,     ///< both sides get RST
        HalfOpen,  ///< from here on nothing passes either way, and nobody is told
        Duplicate, ///< the packet passes twice
        Swap,      ///< the packet passes after the next one
        FlipBit,   ///< one bit of it is wrong
        Eat,       ///< it never arrives
    };

    Kind kind = Kind::Close;
    From from = From::Server;
    std::optional<mqtt::PacketType> type = {}; ///< nullopt: any packet
    int nth = 1;                               ///< the first packet struck, from 1
    int times = 1; ///< that many such packets one after the other; 0: every one from there
    /// Close, Reset, HalfOpen: what passes of the packet before. FlipBit: the byte struck. -1: all of it, or
    /// its last byte.
    int byteInPacket = -1;
    int bit = 0;                    ///< FlipBit: 0…7
    std::int64_t byteInStream = -1; ///< Close, Reset, HalfOpen: instead of a packet, after so many bytes

    bool strikesBytes() const { return byteInStream >= 0; }
    QString name() const;
};

/// How fast bytes pass, in each direction.
struct Shape
{
    std::chrono::milliseconds latency{0};
    std::int64_t bytesPerSecond = 0; ///< 0: without limit
    int sliceBytes = 0;              ///< each write passes at most so many; 0: without limit

    bool isPlain() const { return latency.count() == 0 && bytesPerSecond == 0 && sliceBytes == 0; }
};

} // namespace support
