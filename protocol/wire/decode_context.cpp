// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/decode_context.h"

#include "protocol/wire/packet_table.h"
#include "protocol/wire/reason_table.h"
#include "protocol/wire/wire_fault_table.h"

namespace mqtt::detail {

bool DecodeContext::fail(WireFault fault, std::size_t offset)
{
    if (!error) {
        const PacketRow &row = packetRow(type);
        error =
            makeWireError(fault, version, offset, isV5() || !row.section311 ? row.section : row.section311);
    }
    return false;
}

bool DecodeContext::failProtocol(WireFault fault, std::size_t offset, const char *section,
                                 ReasonCode reasonCode)
{
    if (!error)
        error = WireError{WireErrorKind::Protocol, fault, reasonCode, offset, section};
    return false;
}

bool DecodeContext::failRead()
{
    switch (in.fault()) {
    case ReadFault::None:
        break;
    case ReadFault::Truncated:
        return fail(WireFault::Truncated, in.faultOffset());
    case ReadFault::VariableByteInteger:
        return fail(WireFault::VariableByteInteger, in.faultOffset());
    case ReadFault::InvalidUtf8:
        return fail(WireFault::InvalidUtf8, in.faultOffset());
    }
    return false;
}

bool DecodeContext::packetId(PacketId &id)
{
    const std::size_t offset = in.offset();
    id = in.twoBytes("Packet Identifier");
    if (!good())
        return false;
    return id != 0 || fail(WireFault::PacketIdentifierZero, offset); // [MQTT-2.2.1-3]
}

bool DecodeContext::reasonCode(ReasonCode &code)
{
    const std::size_t offset = in.offset();
    code = ReasonCode(in.byte("Reason Code"));
    if (!good())
        return false;
    return isReasonCodeAllowed(code, type, version, receiver) ||
           fail(WireFault::ReasonCodeNotAllowed, offset);
}

bool DecodeContext::topicName(const char *name, std::string_view &topic, bool mayBeEmpty)
{
    const std::size_t offset = in.offset();
    topic = in.uncheckedText(name);
    if (!good())
        return false;
    switch (checkTopicName(topic)) {
    case TopicFault::None:
        return true;
    case TopicFault::Empty:
        return mayBeEmpty || fail(WireFault::TopicName, offset);
    case TopicFault::InvalidUtf8:
        return fail(WireFault::InvalidUtf8, offset + 2 + firstInvalidUtf8(topic));
    default:
        return fail(WireFault::TopicName, offset);
    }
}

bool DecodeContext::topicFilter(std::string_view &filter)
{
    const std::size_t offset = in.offset();
    filter = in.uncheckedText("Topic Filter");
    if (!good())
        return false;
    switch (checkTopicFilter(filter, isV5())) {
    case TopicFault::None:
        return true;
    case TopicFault::InvalidUtf8:
        return fail(WireFault::InvalidUtf8, offset + 2 + firstInvalidUtf8(filter));
    default:
        return fail(WireFault::TopicFilter, offset);
    }
}

} // namespace mqtt::detail
