// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/wire_fault_text.h"

#include "protocol/wire/packet_table.h"

#include <QCoreApplication>

namespace ui {

QString wireFaultText(mqtt::WireFault fault)
{
    using mqtt::WireFault;
    switch (fault) {
    case WireFault::None:
        return QCoreApplication::translate("WireFault", "nothing is wrong");
    case WireFault::Truncated:
        return QCoreApplication::translate("WireFault", "a field runs past the end of the packet");
    case WireFault::TrailingBytes:
        return QCoreApplication::translate("WireFault", "bytes are left after the last field");
    case WireFault::RemainingLength:
        return QCoreApplication::translate("WireFault", "the packet length does not end after four bytes");
    case WireFault::VariableByteInteger:
        return QCoreApplication::translate("WireFault", "a variable-length number is too long");
    case WireFault::ReservedPacketType:
        return QCoreApplication::translate("WireFault", "the packet type is reserved");
    case WireFault::FixedHeaderFlags:
        return QCoreApplication::translate("WireFault", "reserved flags of the fixed header are wrong");
    case WireFault::QosThree:
        return QCoreApplication::translate("WireFault", "the QoS is 3, which does not exist");
    case WireFault::DupAtQosZero:
        return QCoreApplication::translate("WireFault", "the duplicate flag is set at QoS 0");
    case WireFault::InvalidUtf8:
        return QCoreApplication::translate("WireFault",
                                           "a text is not valid UTF-8 or contains a zero character");
    case WireFault::ProtocolName:
        return QCoreApplication::translate("WireFault", "the protocol name is unknown");
    case WireFault::ProtocolLevel:
        return QCoreApplication::translate("WireFault", "the protocol level is not supported");
    case WireFault::ConnectFlags:
        return QCoreApplication::translate("WireFault", "the connect flags contradict each other");
    case WireFault::ConnackFlags:
        return QCoreApplication::translate("WireFault", "the acknowledge flags contradict each other");
    case WireFault::ReasonCodeNotAllowed:
        return QCoreApplication::translate("WireFault", "this packet cannot carry the reason code");
    case WireFault::PacketIdentifierZero:
        return QCoreApplication::translate("WireFault", "the packet identifier is 0");
    case WireFault::PropertyUnknown:
        return QCoreApplication::translate("WireFault", "a property is unknown");
    case WireFault::PropertyNotAllowed:
        return QCoreApplication::translate("WireFault", "a property does not belong in this packet");
    case WireFault::PropertyDuplicate:
        return QCoreApplication::translate("WireFault", "a property stands twice");
    case WireFault::PropertyValue:
        return QCoreApplication::translate("WireFault", "a property's value is out of range");
    case WireFault::PropertyLength:
        return QCoreApplication::translate("WireFault", "the property length does not fit the packet");
    case WireFault::TopicName:
        return QCoreApplication::translate("WireFault", "the topic is empty or contains a wildcard");
    case WireFault::TopicFilter:
        return QCoreApplication::translate("WireFault",
                                           "the topic filter is empty or has a misplaced wildcard");
    case WireFault::SubscriptionOptions:
        return QCoreApplication::translate("WireFault",
                                           "the subscription options contradict the specification");
    case WireFault::EmptyList:
        return QCoreApplication::translate("WireFault", "the packet's list is empty");
    case WireFault::WrongDirection:
        return QCoreApplication::translate("WireFault", "only a client may send this packet");
    case WireFault::PacketTooLarge:
        return QCoreApplication::translate("WireFault", "the packet is larger than we accept");
    case WireFault::UnexpectedPacket:
        return QCoreApplication::translate("WireFault", "the packet does not belong here in the session");
    case WireFault::AuthenticationMethodMissing:
        return QCoreApplication::translate("WireFault", "the authentication method is missing");
    }
    return {};
}

QString wireErrorText(const mqtt::WireError &error, std::optional<mqtt::PacketType> packet,
                      mqtt::ProtocolVersion version)
{
    QString place = QCoreApplication::translate("WireFault", "byte %1").arg(error.offset);
    if (error.section && *error.section) {
        place +=
            QStringLiteral("; %1 §%2").arg(protocolVersionText(version), QString::fromLatin1(error.section));
    }
    const QString fault = QStringLiteral("%1 (%2)").arg(wireFaultText(error.fault), place);
    // The type may be one that the tables do not have: it came off the wire.
    const unsigned type = packet ? unsigned(*packet) : 0;
    if (type < 1 || type > mqtt::kPacketTable.size())
        return fault;
    return QStringLiteral("%1: %2").arg(QString::fromLatin1(mqtt::packetRow(*packet).name), fault);
}

QString protocolVersionText(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::V31:
        return QStringLiteral("MQTT 3.1");
    case mqtt::ProtocolVersion::V311:
        return QStringLiteral("MQTT 3.1.1");
    case mqtt::ProtocolVersion::V5:
        return QStringLiteral("MQTT 5.0");
    }
    return QStringLiteral("MQTT");
}

} // namespace ui
