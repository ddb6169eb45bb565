// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/decode_context.h"
#include "protocol/wire/packet_table.h"

namespace mqtt::detail {

bool decodeBody(DecodeContext &context, Publish &packet)
{
    const std::uint8_t qos = (context.flags >> 1) & 3;
    if (qos == 3)
        return context.fail(WireFault::QosThree, 0); // [MQTT-3.3.1-4]
    packet.dup = context.flags & 8;
    packet.qos = Qos(qos);
    packet.retain = context.flags & 1;
    if (packet.dup && qos == 0)
        return context.fail(WireFault::DupAtQosZero, 0); // [MQTT-3.3.1-2]

    const std::size_t topicOffset = context.in.offset();
    if (!context.topicName("Topic Name", packet.topic, context.isV5()))
        return false;
    packet.packetId = 0;
    if (qos != 0 && !context.packetId(packet.packetId))
        return false;
    if (!context.properties(packet.properties, only(PacketType::Publish)))
        return false;
    if (packet.topic.empty() && !find(packet.properties, PropertyId::TopicAlias)) [[unlikely]]
        return context.failProtocol(WireFault::TopicName, topicOffset, "3.3.2.1");
    packet.payload = context.in.rest("Payload");
    packet.cut = context.cut;
    return true;
}

bool decodeReply(DecodeContext &context, PacketId &packetId, ReasonCode &reasonCode,
                 PropertyViews &properties)
{
    reasonCode = ReasonCode::Success;
    properties.clear();
    if (!context.packetId(packetId))
        return false;
    if (!context.isV5() || context.in.atEnd())
        return context.atEnd();
    if (!context.reasonCode(reasonCode))
        return false;
    // "If the Remaining Length is less than 4 there is no Property Length and the value of 0 is used."
    if (context.in.atEnd())
        return true;
    return context.properties(properties, only(context.type)) && context.atEnd();
}

} // namespace mqtt::detail
