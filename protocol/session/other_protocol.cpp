// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/other_protocol.h"

#include "protocol/wire/packet_table.h"

#include <algorithm>
#include <optional>

namespace mqtt {
namespace {

constexpr std::size_t kShown = 64;
constexpr std::size_t kEnoughToTell = 4;
constexpr std::size_t kShort = 127;
constexpr std::size_t kLargestOther = 64 * 1024;

bool isPrintable(std::uint8_t byte)
{
    return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\r' || byte == '\n';
}

bool isText(ByteView bytes) { return std::all_of(bytes.begin(), bytes.end(), isPrintable); }

struct FixedHeader
{
    std::size_t size = 0; ///< of the header itself; 0: not all of it is there yet
    std::size_t length = 0;
};

/// A length that goes on for ever counts as the largest.
FixedHeader fixedHeaderOf(ByteView bytes)
{
    FixedHeader header;
    for (std::size_t i = 1; i < bytes.size() && i < 5; ++i) {
        header.length |= std::size_t(bytes[i] & 0x7F) << (7 * (i - 1));
        if ((bytes[i] & 0x80) == 0) {
            header.size = i + 1;
            return header;
        }
    }
    if (bytes.size() >= 5)
        header = {5, SIZE_MAX};
    return header;
}

bool isFirstByteOfMqtt(std::uint8_t byte)
{
    const auto type = PacketType(byte >> 4);
    const std::uint8_t flags = byte & 0x0F;
    if (!existsIn(type, ProtocolVersion::V5))
        return false;
    if (type == PacketType::Publish)
        return (flags & 0x06) != 0x06; // QoS 3
    return flags == packetRow(type).flags;
}

} // namespace

bool looksLikeAnotherProtocol(ByteView firstBytes)
{
    if (firstBytes.size() < 2)
        return false;
    const bool tlsAlertOrHandshake =
        (firstBytes[0] == 0x15 || firstBytes[0] == 0x16) && firstBytes[1] == 0x03;
    if (tlsAlertOrHandshake)
        return true;
    const ByteView shown = firstBytes.first(std::min(firstBytes.size(), kShown));
    return shown.size() >= kEnoughToTell && isText(shown);
}

bool isNoAnswerToConnect(ByteView firstBytes, ProtocolVersion version)
{
    if (firstBytes.size() < 2 || (firstBytes.size() < kEnoughToTell && isText(firstBytes)))
        return false; // text may still become a banner that can be shown
    const auto type = PacketType(firstBytes[0] >> 4);
    const FixedHeader header = fixedHeaderOf(firstBytes);
    const bool isConnack = type == PacketType::Connack;
    const bool isAuth = type == PacketType::Auth && version == ProtocolVersion::V5;
    if (!isConnack && !isAuth)
        return !isFirstByteOfMqtt(firstBytes[0]) || header.length > kLargestOther;
    if (header.size == 0 || header.length <= kShort)
        return false;                                // the rest will come, and its fault is told as one
    if (isConnack && version != ProtocolVersion::V5) // two bytes [MQTT 3.1.1 §3.2.1]
        return header.length > kLargestOther;
    if (firstBytes.size() <= header.size)
        return false;
    const std::uint8_t body = firstBytes[header.size];
    if (isConnack)
        return body > 1; // the flags: Session Present and reserved zeros
    const auto code = ReasonCode(body);
    return code != ReasonCode::Success && code != ReasonCode::ContinueAuthentication &&
           code != ReasonCode::ReAuthenticate;
}

std::string excerpt(ByteView firstBytes)
{
    const ByteView shown = firstBytes.first(std::min(firstBytes.size(), kShown));
    return {shown.begin(), shown.end()};
}

} // namespace mqtt
