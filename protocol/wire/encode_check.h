// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/codec.h"
#include "protocol/wire/packet_table.h"

namespace mqtt::detail {

using EncodeCheck = tl::expected<void, EncodeError>;

// Everything decode() would refuse is refused here, so that writing cannot fail.
EncodeCheck check(const Connect &packet, ProtocolVersion version);
EncodeCheck check(const Connack &packet, ProtocolVersion version);
EncodeCheck check(const Publish &packet, ProtocolVersion version);
EncodeCheck check(const Subscribe &packet, ProtocolVersion version);
EncodeCheck check(const Suback &packet, ProtocolVersion version);
EncodeCheck check(const Unsubscribe &packet, ProtocolVersion version);
EncodeCheck check(const Unsuback &packet, ProtocolVersion version);
EncodeCheck check(const Pingreq &packet, ProtocolVersion version);
EncodeCheck check(const Pingresp &packet, ProtocolVersion version);
EncodeCheck check(const Disconnect &packet, ProtocolVersion version);
EncodeCheck check(const Auth &packet, ProtocolVersion version);
EncodeCheck checkReply(PacketType type, PacketId packetId, ReasonCode reasonCode,
                       const PropertyViews &properties, ProtocolVersion version);

template <PacketType Type>
EncodeCheck check(const PublishReply<Type> &packet, ProtocolVersion version)
{
    return checkReply(Type, packet.packetId, packet.reasonCode, packet.properties, version);
}

// Parts of the above.
EncodeCheck checkText(std::string_view text);
EncodeCheck checkBinary(std::size_t size);
EncodeCheck checkTopicNameField(std::string_view topic, bool mayBeEmpty);
EncodeCheck checkTopicFilterField(std::string_view filter, ProtocolVersion version);
EncodeCheck checkProperties(const PropertyViews &properties, PacketSet owner, ProtocolVersion version);

} // namespace mqtt::detail
