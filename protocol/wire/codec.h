// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/packets.h"
#include "protocol/wire/wire_error.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

class FieldTrace;

/// A whole control packet as it stood on the wire.
struct Frame
{
    ByteView bytes;              ///< fixed header and body
    std::uint8_t headerSize = 2; ///< 1 + length bytes
    const CutPayload *cut = nullptr; ///< a PUBLISH of which `bytes` are only the beginning

    PacketType type() const { return PacketType(bytes[0] >> 4); }
    std::uint8_t flags() const { return bytes[0] & 0x0F; }
    ByteView body() const { return bytes.subspan(headerSize); }
    /// On the wire.
    std::size_t size() const { return cut != nullptr ? std::size_t(cut->packetSize) : bytes.size(); }
};

/// Decodes one whole frame; everything that the specification calls malformed or a protocol error
/// without looking at session state is refused here (properties, flags, UTF-8, topic rules, reason codes).
///
/// Result    views into `frame`; `out` is reused (its vectors keep their capacity when the type repeats).
/// Errors    WireError with kind Malformed or Protocol, never Incomplete.
/// Cost      linear; allocates only when `out` must grow.
/// Trace     with a FieldTrace every field read is recorded, up to the byte that was wrong.
/// Thread    any.        Spec  MQTT 5.0 §2–3, MQTT 3.1.1 §2–3
tl::expected<void, WireError> decode(const Frame &frame, ProtocolVersion version, Role receiver, Packet &out,
                                     FieldTrace *trace = nullptr);

/// The hot half of decode(): a PUBLISH frame into a reused packet.
tl::expected<void, WireError> decodePublish(const Frame &frame, ProtocolVersion version, Role receiver,
                                            Publish &out, FieldTrace *trace = nullptr);

/// Why a packet could not be encoded: nothing is appended then.
enum class EncodeError : std::uint8_t
{
    TextTooLong,     ///< a string or binary field over 65,535 bytes
    InvalidUtf8,     ///< ill-formed, surrogate or U+0000
    PacketTooLarge,  ///< over 268,435,455 bytes of body
    InvalidTopic,    ///< empty, wildcard in a name, misplaced wildcard in a filter
    InvalidProperty, ///< not legal in this packet, repeated, or out of range
    InvalidReasonCode,
    InvalidPacketId,
    InvalidFlags, ///< DUP at QoS 0, a will or password that the version does not allow, an empty list
};

/// Appends one packet in its shortest form to `out`. The same rules as decode(): what this produces, decode()
/// accepts. Before 5.0 properties must be empty. Spec MQTT 5.0 §2–3, MQTT 3.1.1 §2–3
tl::expected<void, EncodeError> encode(const Packet &packet, ProtocolVersion version,
                                       std::vector<std::uint8_t> &out);

/// The hot parts of encode(), without a variant.
tl::expected<void, EncodeError> encodePublish(const Publish &packet, ProtocolVersion version,
                                              std::vector<std::uint8_t> &out);
/// PUBACK, PUBREC, PUBREL, PUBCOMP with an empty property list.
void encodeReply(PacketType type, PacketId packetId, ReasonCode reasonCode, ProtocolVersion version,
                 std::vector<std::uint8_t> &out);

} // namespace mqtt
