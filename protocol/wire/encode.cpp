// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/codec.h"

#include "protocol/core/byte_writer.h"
#include "protocol/wire/encode_body.h"
#include "protocol/wire/encode_check.h"

namespace mqtt {

namespace {

std::uint8_t firstByte(PacketType type, unsigned flags) { return std::uint8_t(unsigned(type) << 4 | flags); }

unsigned flagsOf(const Publish &packet)
{
    return (packet.dup ? 8u : 0u) | unsigned(packet.qos) << 1 | (packet.retain ? 1u : 0u);
}

template <typename PacketT>
tl::expected<void, EncodeError> encodePacket(const PacketT &packet, std::uint8_t first,
                                             ProtocolVersion version, std::vector<std::uint8_t> &out)
{
    if (auto checked = detail::check(packet, version); !checked)
        return checked;
    ByteCounter body;
    detail::writeBody(body, packet, version);
    if (body.size() > kLargestVariableByteInteger)
        return tl::unexpected(EncodeError::PacketTooLarge);

    ByteWriter writer(out);
    writer.reserve(5 + body.size());
    writer.byte(first);
    writer.variableByteInteger(std::uint32_t(body.size()));
    detail::writeBody(writer, packet, version);
    return {};
}

/// One overload per alternative, so that a new one cannot be forgotten.
struct Encoder
{
    PacketType type;
    ProtocolVersion version;
    std::vector<std::uint8_t> &out;

    tl::expected<void, EncodeError> operator()(const Publish &packet) const
    {
        return encodePublish(packet, version, out);
    }
    template <typename PacketT>
    tl::expected<void, EncodeError> operator()(const PacketT &packet) const
    {
        return encodePacket(packet, firstByte(type, packetRow(type).flags), version, out);
    }
};

} // namespace

tl::expected<void, EncodeError> encode(const Packet &packet, ProtocolVersion version,
                                       std::vector<std::uint8_t> &out)
{
    return std::visit(Encoder{typeOf(packet), version, out}, packet);
}

tl::expected<void, EncodeError> encodePublish(const Publish &packet, ProtocolVersion version,
                                              std::vector<std::uint8_t> &out)
{
    return encodePacket(packet, firstByte(PacketType::Publish, flagsOf(packet)), version, out);
}

void encodeReply(PacketType type, PacketId packetId, ReasonCode reasonCode, ProtocolVersion version,
                 std::vector<std::uint8_t> &out)
{
    const bool withReason = version == ProtocolVersion::V5 && reasonCode != ReasonCode::Success;
    const std::uint8_t bytes[] = {firstByte(type, packetRow(type).flags), std::uint8_t(withReason ? 3 : 2),
                                  std::uint8_t(packetId >> 8), std::uint8_t(packetId),
                                  std::uint8_t(reasonCode)};
    out.insert(out.end(), bytes, bytes + (withReason ? 5 : 4));
}

} // namespace mqtt
