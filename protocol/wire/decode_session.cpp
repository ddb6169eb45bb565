// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire/decode_context.h"
#include "protocol/wire/packet_table.h"
#include "protocol/wire/reason_table.h"

namespace mqtt::detail {

namespace {

/// DISCONNECT and AUTH leave out what is at its default from the end.
bool decodeReasonAndProperties(DecodeContext &context, ReasonCode &reasonCode, PropertyViews &properties)
{
    reasonCode = ReasonCode::Success;
    properties.clear();
    if (context.in.atEnd()) // then it is 0x00, which only a server may say in AUTH
        return isReasonCodeAllowed(reasonCode, context.type, context.version, context.receiver) ||
               context.fail(WireFault::ReasonCodeNotAllowed, context.in.offset());
    if (!context.reasonCode(reasonCode))
        return false;
    if (context.in.atEnd())
        return true;
    return context.properties(properties, only(context.type)) && context.atEnd();
}

} // namespace

bool decodeBody(DecodeContext &context, Pingreq &) { return context.atEnd(); }

bool decodeBody(DecodeContext &context, Pingresp &) { return context.atEnd(); }

bool decodeBody(DecodeContext &context, Disconnect &packet)
{
    if (context.isV5())
        return decodeReasonAndProperties(context, packet.reasonCode, packet.properties);
    packet.reasonCode = ReasonCode::Success;
    packet.properties.clear();
    return context.atEnd();
}

bool decodeBody(DecodeContext &context, Auth &packet)
{
    const std::size_t offset = context.in.offset();
    if (!decodeReasonAndProperties(context, packet.reasonCode, packet.properties))
        return false;
    // "It is a Protocol Error to omit the Authentication Method", but "The Reason Code and Property Length
    // can be omitted if the Reason Code is 0x00 (Success) and there are no Properties": then there is none to
    // be had.
    const bool bare = packet.reasonCode == ReasonCode::Success && packet.properties.empty();
    return bare || find(packet.properties, PropertyId::AuthenticationMethod) ||
           context.fail(WireFault::AuthenticationMethodMissing, offset);
}

} // namespace mqtt::detail
