// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/reason_table.h"

namespace mqtt {

namespace {

constexpr std::uint8_t kNoRow = 0xFF;

constexpr std::array<std::uint8_t, 256> reasonIndex()
{
    std::array<std::uint8_t, 256> index{};
    for (auto &row : index)
        row = kNoRow;
    for (std::size_t row = 0; row < kReasonTable.size(); ++row)
        index[std::size_t(kReasonTable[row].code)] = std::uint8_t(row);
    return index;
}
constexpr auto kReasonIndex = reasonIndex();

/// Spec MQTT 3.1.1 §3.2.2.3, Table 3.1
constexpr std::array<const char *, 6> kConnackReturnCodes = {
    "Connection Accepted",
    "Connection Refused, unacceptable protocol version",
    "Connection Refused, identifier rejected",
    "Connection Refused, Server unavailable",
    "Connection Refused, bad user name or password",
    "Connection Refused, not authorized",
};

} // namespace

const ReasonRow *reasonRow(ReasonCode code)
{
    const std::uint8_t row = kReasonIndex[std::size_t(code)];
    return row == kNoRow ? nullptr : &kReasonTable[row];
}

bool isReasonCodeAllowed(ReasonCode code, PacketType packet, ProtocolVersion version, Role receiver)
{
    if (version != ProtocolVersion::V5) {
        if (packet == PacketType::Connack)
            return std::size_t(code) < kConnackReturnCodes.size();
        if (packet == PacketType::Suback) // [MQTT-3.9.3-2]
            return std::uint8_t(code) <= 2 || code == ReasonCode::UnspecifiedError;
        return code == ReasonCode::Success;
    }
    const ReasonRow *row = reasonRow(code);
    if (!row)
        return false;
    const PacketSet senders =
        (receiver == Role::Server ? 0 : row->fromServer) | (receiver == Role::Client ? 0 : row->fromClient);
    return (senders & only(packet)) != 0;
}

const char *reasonName(ReasonCode code, PacketType packet, ProtocolVersion version)
{
    if (version != ProtocolVersion::V5 && packet == PacketType::Connack)
        return std::size_t(code) < kConnackReturnCodes.size() ? kConnackReturnCodes[std::size_t(code)] : "";
    if (version != ProtocolVersion::V5 && packet == PacketType::Suback &&
        code == ReasonCode::UnspecifiedError)
        return "Failure";
    if (code == ReasonCode::Success && packet == PacketType::Suback)
        return "Granted QoS 0";
    if (code == ReasonCode::Success && packet == PacketType::Disconnect)
        return "Normal disconnection";
    const ReasonRow *row = reasonRow(code);
    return row ? row->name : "";
}

} // namespace mqtt
