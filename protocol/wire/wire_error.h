// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/wire/reason_code.h"

#include <cstddef>
#include <cstdint>

namespace mqtt {

/// What is wrong with bytes off the wire. One row each in wire_fault_table.h: kind, specification
/// section and English name. ui/text puts them into words.
enum class WireFault : std::uint8_t
{
    None,
    Truncated,            ///< a field runs past the end of its packet
    TrailingBytes,        ///< bytes left after the last field
    RemainingLength,      ///< a fourth length byte still continues
    VariableByteInteger,  ///< longer than needed, or a fifth byte
    ReservedPacketType,   ///< type 0, or AUTH before 5.0
    FixedHeaderFlags,     ///< reserved flag bits of the fixed header
    QosThree,             ///< both QoS bits set
    DupAtQosZero,         ///< DUP with QoS 0
    InvalidUtf8,          ///< ill-formed UTF-8, surrogate or U+0000
    ProtocolName,         ///< CONNECT's protocol name
    ProtocolLevel,        ///< CONNECT's protocol level
    ConnectFlags,         ///< reserved bit, will flags without a will, password without user name
    ConnackFlags,         ///< reserved bits, or session present with a refusal
    ReasonCodeNotAllowed, ///< a reason code that this packet cannot carry
    PacketIdentifierZero,
    PropertyUnknown,
    PropertyNotAllowed, ///< a property that this packet cannot carry
    PropertyDuplicate,
    PropertyValue, ///< out of its range
    PropertyLength,
    TopicName,   ///< empty, with a wildcard, or too long
    TopicFilter, ///< wildcards misplaced, empty, $share malformed
    SubscriptionOptions,
    EmptyList,        ///< SUBSCRIBE, UNSUBSCRIBE, SUBACK or UNSUBACK without entries
    WrongDirection,   ///< a packet that only the other side may send
    PacketTooLarge,   ///< larger than the receiver accepts
    UnexpectedPacket, ///< legal, but not in this state of the session
    AuthenticationMethodMissing,
};

enum class WireErrorKind : std::uint8_t
{
    Incomplete, ///< more bytes needed; never for a whole packet
    Malformed,  ///< answered with 0x81
    Protocol,   ///< answered with 0x82 or a more exact code
};

/// Where and why decoding stopped.
struct WireError
{
    WireErrorKind kind = WireErrorKind::Malformed;
    WireFault fault = WireFault::None;
    ReasonCode reasonCode = ReasonCode::MalformedPacket; ///< what a 5.0 DISCONNECT says
    std::size_t offset = 0;                              ///< byte within the packet, fixed header included
    const char *section = "";                            ///< "3.3.2.1", of the version in use; static text

    friend bool operator==(const WireError &, const WireError &) = default;
};

} // namespace mqtt
