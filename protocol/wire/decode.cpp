// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/codec.h"

#include "protocol/core/byte_writer.h"
#include "protocol/wire/decode_context.h"
#include "protocol/wire/packet_table.h"
#include "protocol/wire/wire_fault_table.h"

namespace mqtt {

namespace {

using detail::DecodeContext;

/// Reserved flags [MQTT-2.1.3-1]. 3.1 marked a repeated PUBREL, SUBSCRIBE and UNSUBSCRIBE with DUP.
bool areFlagsRight(const PacketRow &row, std::uint8_t flags, ProtocolVersion version)
{
    constexpr std::uint8_t kDup = 8;
    if (row.type == PacketType::Publish)
        return true; // decodeBody(Publish) gives them their meaning
    if (version == ProtocolVersion::V31 && row.flags != 0)
        flags &= std::uint8_t(~kDup);
    return flags == row.flags;
}

bool checkFixedHeader(DecodeContext &context, const Frame &frame)
{
    // The packet's own row may not be asked for before its type is known to be real.
    const PacketType type = frame.type();
    if (!existsIn(type, context.version)) {
        context.error = makeWireError(WireFault::ReservedPacketType, context.version, 0);
        return false;
    }
    const PacketRow &row = packetRow(type);
    if (!areFlagsRight(row, context.flags, context.version))
        return context.fail(WireFault::FixedHeaderFlags, 0);
    // [MQTT-1.5.5-1]; 3.1.1 does not ask for the shortest form of a Remaining Length.
    if (context.isV5() && frame.headerSize - 1u > variableByteIntegerSize(std::uint32_t(frame.size() - frame.headerSize)))
        return context.fail(WireFault::VariableByteInteger, 1);
    if (!mayReceive(type, context.version, context.receiver))
        return context.fail(WireFault::WrongDirection, 0);
    return true;
}

void traceFixedHeader(FieldTrace *trace, const Frame &frame)
{
    if (!trace)
        return;
    trace->add("Packet Type and Flags", 0, 1, FieldKind::Flags);
    trace->add("Remaining Length", 1, frame.headerSize - 1u, FieldKind::VariableByteInteger);
}

/// `out` as an alternative of this type, keeping what it holds when it is one already.
template <typename T>
T &alternative(Packet &out)
{
    if (T *held = std::get_if<T>(&out))
        return *held;
    return out.emplace<T>();
}

bool decodeByType(DecodeContext &context, Packet &out)
{
    using detail::decodeBody;
    switch (context.type) {
    case PacketType::Connect:
        return decodeBody(context, alternative<Connect>(out));
    case PacketType::Connack:
        return decodeBody(context, alternative<Connack>(out));
    case PacketType::Publish:
        return decodeBody(context, alternative<Publish>(out));
    case PacketType::Puback:
        return decodeBody(context, alternative<Puback>(out));
    case PacketType::Pubrec:
        return decodeBody(context, alternative<Pubrec>(out));
    case PacketType::Pubrel:
        return decodeBody(context, alternative<Pubrel>(out));
    case PacketType::Pubcomp:
        return decodeBody(context, alternative<Pubcomp>(out));
    case PacketType::Subscribe:
        return decodeBody(context, alternative<Subscribe>(out));
    case PacketType::Suback:
        return decodeBody(context, alternative<Suback>(out));
    case PacketType::Unsubscribe:
        return decodeBody(context, alternative<Unsubscribe>(out));
    case PacketType::Unsuback:
        return decodeBody(context, alternative<Unsuback>(out));
    case PacketType::Pingreq:
        return decodeBody(context, alternative<Pingreq>(out));
    case PacketType::Pingresp:
        return decodeBody(context, alternative<Pingresp>(out));
    case PacketType::Disconnect:
        return decodeBody(context, alternative<Disconnect>(out));
    case PacketType::Auth:
        return decodeBody(context, alternative<Auth>(out));
    }
    return context.fail(WireFault::ReservedPacketType, 0);
}

} // namespace

tl::expected<void, WireError> decode(const Frame &frame, ProtocolVersion version, Role receiver, Packet &out,
                                     FieldTrace *trace)
{
    DecodeContext context(frame, version, receiver, trace);
    traceFixedHeader(trace, frame);
    if (checkFixedHeader(context, frame) && decodeByType(context, out))
        return {};
    return tl::unexpected(*context.error);
}

tl::expected<void, WireError> decodePublish(const Frame &frame, ProtocolVersion version, Role receiver,
                                            Publish &out, FieldTrace *trace)
{
    DecodeContext context(frame, version, receiver, trace);
    traceFixedHeader(trace, frame);
    if (context.type != PacketType::Publish) {
        context.error = makeWireError(WireFault::UnexpectedPacket, version, 0, "2.1.2");
        return tl::unexpected(*context.error);
    }
    if (checkFixedHeader(context, frame) && detail::decodeBody(context, out))
        return {};
    return tl::unexpected(*context.error);
}

} // namespace mqtt
