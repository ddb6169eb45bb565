// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/connack_limits.h"

#include <algorithm>

namespace mqtt {

ServerLimits limitsOf(const Connack &connack, std::chrono::seconds keepAlive)
{
    ServerLimits limits;
    limits.keepAlive = keepAlive;
    for (const PropertyView &property : connack.properties) {
        switch (property.id) {
        case PropertyId::ReceiveMaximum:
            limits.receiveMaximum = std::uint16_t(property.number);
            break;
        case PropertyId::MaximumQos:
            limits.maximumQos = Qos(std::min<std::uint32_t>(property.number, 2));
            break;
        case PropertyId::RetainAvailable:
            limits.retainAvailable = property.number != 0;
            break;
        case PropertyId::MaximumPacketSize:
            limits.maximumPacketSize = std::min(limits.maximumPacketSize, property.number);
            break;
        case PropertyId::TopicAliasMaximum:
            limits.topicAliasMaximum = std::uint16_t(property.number);
            break;
        case PropertyId::WildcardSubscriptionAvailable:
            limits.wildcardSubscriptions = property.number != 0;
            break;
        case PropertyId::SubscriptionIdentifierAvailable:
            limits.subscriptionIdentifiers = property.number != 0;
            break;
        case PropertyId::SharedSubscriptionAvailable:
            limits.sharedSubscriptions = property.number != 0;
            break;
        case PropertyId::ServerKeepAlive: // [MQTT-3.2.2-21]
            limits.keepAlive = std::chrono::seconds(property.number);
            break;
        default: // says nothing about limits
            break;
        }
    }
    return limits;
}

} // namespace mqtt
