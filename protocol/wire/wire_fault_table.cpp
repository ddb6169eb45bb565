// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/wire_fault_table.h"

#include <array>

namespace mqtt {

namespace {

constexpr auto kMalformed = WireErrorKind::Malformed;
constexpr auto kProtocol = WireErrorKind::Protocol;
constexpr auto k81 = ReasonCode::MalformedPacket;
constexpr auto k82 = ReasonCode::ProtocolError;

// clang-format off
constexpr std::array<WireFaultRow, 29> kWireFaultTable = {{
    {WireFault::None, "no fault", kMalformed, ReasonCode::Success, nullptr, nullptr},
    {WireFault::Truncated, "a field runs past the end of its packet", kMalformed, k81, nullptr, nullptr},
    {WireFault::TrailingBytes, "bytes are left after the last field", kMalformed, k81, nullptr, nullptr},
    {WireFault::RemainingLength, "the Remaining Length does not end after four bytes", kMalformed, k81, "2.1.4", "2.2.3"},
    {WireFault::VariableByteInteger, "a Variable Byte Integer is not in its shortest form or too long", kMalformed, k81, "1.5.5", "2.2.3"},
    {WireFault::ReservedPacketType, "the packet type is reserved", kMalformed, k81, "2.1.2", "2.2.1"},
    {WireFault::FixedHeaderFlags, "reserved flags of the fixed header are set wrongly", kMalformed, k81, "2.1.3", "2.2.2"},
    {WireFault::QosThree, "both QoS bits are set", kMalformed, k81, "3.3.1.2", "3.3.1.2"},
    {WireFault::DupAtQosZero, "DUP is set at QoS 0", kMalformed, k81, "3.3.1.1", "3.3.1.1"},
    {WireFault::InvalidUtf8, "text is not well-formed UTF-8 or holds U+0000", kMalformed, k81, "1.5.4", "1.5.3"},
    {WireFault::ProtocolName, "the protocol name is unknown", kProtocol, ReasonCode::UnsupportedProtocolVersion, "3.1.2.1", "3.1.2.1"},
    {WireFault::ProtocolLevel, "the protocol level is not supported", kProtocol, ReasonCode::UnsupportedProtocolVersion, "3.1.2.2", "3.1.2.2"},
    {WireFault::ConnectFlags, "the connect flags contradict the specification", kMalformed, k81, "3.1.2.3", "3.1.2.3"},
    {WireFault::ConnackFlags, "the acknowledge flags contradict the specification", kMalformed, k81, "3.2.2.1", "3.2.2.1"},
    {WireFault::ReasonCodeNotAllowed, "this packet cannot carry the reason code", kProtocol, k82, nullptr, nullptr},
    {WireFault::PacketIdentifierZero, "the Packet Identifier is 0", kMalformed, k81, "2.2.1", "2.3.1"},
    {WireFault::PropertyUnknown, "no property has this identifier", kMalformed, k81, "2.2.2.2", ""},
    {WireFault::PropertyNotAllowed, "the property does not belong into this packet", kMalformed, k81, "2.2.2.2", ""},
    {WireFault::PropertyDuplicate, "the property stands more than once", kProtocol, k82, nullptr, ""},
    {WireFault::PropertyValue, "the property's value is out of range", kProtocol, k82, nullptr, ""},
    {WireFault::PropertyLength, "the Property Length contradicts the packet", kMalformed, k81, "2.2.2.1", ""},
    {WireFault::TopicName, "the Topic Name is empty or holds a wildcard", kMalformed, k81, "4.7", "4.7"},
    {WireFault::TopicFilter, "the Topic Filter is empty or a wildcard is misplaced", kMalformed, k81, "4.7", "4.7"},
    {WireFault::SubscriptionOptions, "the subscription options contradict the specification", kMalformed, k81, "3.8.3.1", "3.8.3"},
    {WireFault::EmptyList, "the packet lists nothing", kProtocol, k82, nullptr, nullptr},
    {WireFault::WrongDirection, "only the other side may send this packet", kProtocol, k82, "2.1.2", "2.2.1"},
    {WireFault::PacketTooLarge, "the packet is larger than the receiver accepts", kProtocol, ReasonCode::PacketTooLarge, "3.1.2.11.4", "2.2.3"},
    {WireFault::UnexpectedPacket, "the packet does not belong here in the session", kProtocol, k82, nullptr, nullptr},
    {WireFault::AuthenticationMethodMissing, "the Authentication Method is missing", kProtocol, k82, "3.15.2.2.2", ""},
}};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kWireFaultTable.size(); ++i) {
        if (std::size_t(kWireFaultTable[i].fault) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "one row for each WireFault, in the order of the enumeration");
static_assert(kWireFaultTable.size() == std::size_t(WireFault::AuthenticationMethodMissing) + 1);

} // namespace

const WireFaultRow &wireFaultRow(WireFault fault) { return kWireFaultTable[std::size_t(fault)]; }

WireError makeWireError(WireFault fault, ProtocolVersion version, std::size_t offset,
                        const char *packetSection)
{
    const WireFaultRow &row = wireFaultRow(fault);
    const char *section = version == ProtocolVersion::V5 ? row.section : row.section311;
    return {row.kind, fault, row.reasonCode, offset, section ? section : packetSection};
}

} // namespace mqtt
