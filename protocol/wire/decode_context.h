// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/byte_reader.h"
#include "protocol/wire/codec.h"
#include "protocol/wire/topic.h"

#include <cstddef>
#include <optional>

namespace mqtt::detail {

/// One decode walk: the reader, what it needs to know, and the first error. The decode functions return
/// false once it has failed.
struct DecodeContext
{
    DecodeContext(const Frame &frame, ProtocolVersion version, Role receiver, FieldTrace *trace)
        : in(frame.bytes, frame.headerSize, trace)
        , version(version)
        , receiver(receiver)
        , type(frame.type())
        , flags(frame.flags())
        , cut(frame.cut)
    {}

    ByteReader in;
    ProtocolVersion version;
    Role receiver;
    PacketType type;
    std::uint8_t flags;
    const CutPayload *cut;
    std::optional<WireError> error;

    bool isV5() const { return version == ProtocolVersion::V5; }

    /// The first error wins. Returns false, so that a check is one line.
    bool fail(WireFault fault, std::size_t offset);
    /// For rules of which the specification says "It is a Protocol Error" where its like is malformed.
    bool failProtocol(WireFault fault, std::size_t offset, const char *section,
                      ReasonCode reasonCode = ReasonCode::ProtocolError);

    /// True while every read has succeeded.
    bool good()
    {
        if (!in.failed()) [[likely]]
            return !error;
        return failRead();
    }

    /// The last field has been read: nothing may follow.
    bool atEnd()
    {
        if (!good())
            return false;
        return in.atEnd() || fail(WireFault::TrailingBytes, in.offset());
    }

    bool packetId(PacketId &id);
    bool reasonCode(ReasonCode &code);
    /// A Topic Name (of a PUBLISH, a will or a Response Topic), two length bytes included.
    bool topicName(const char *name, std::string_view &topic, bool mayBeEmpty);
    bool topicFilter(std::string_view &filter);
    /// Property Length and properties; `owner` is one bit: the packet, or kWill.
    bool properties(PropertyViews &properties, std::uint16_t owner);

private:
    bool failRead();
    bool property(PropertyViews &properties, std::uint16_t owner, std::uint64_t &seen);
};

bool decodeBody(DecodeContext &context, Connect &packet);
bool decodeBody(DecodeContext &context, Connack &packet);
bool decodeBody(DecodeContext &context, Publish &packet);
bool decodeBody(DecodeContext &context, Subscribe &packet);
bool decodeBody(DecodeContext &context, Suback &packet);
bool decodeBody(DecodeContext &context, Unsubscribe &packet);
bool decodeBody(DecodeContext &context, Unsuback &packet);
bool decodeBody(DecodeContext &context, Pingreq &packet);
bool decodeBody(DecodeContext &context, Pingresp &packet);
bool decodeBody(DecodeContext &context, Disconnect &packet);
bool decodeBody(DecodeContext &context, Auth &packet);

/// The parts of PUBACK, PUBREC, PUBREL and PUBCOMP.
bool decodeReply(DecodeContext &context, PacketId &packetId, ReasonCode &reasonCode,
                 PropertyViews &properties);

template <PacketType Type>
bool decodeBody(DecodeContext &context, PublishReply<Type> &packet)
{
    return decodeReply(context, packet.packetId, packet.reasonCode, packet.properties);
}

} // namespace mqtt::detail
