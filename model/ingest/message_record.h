// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/cut_facts.h"
#include "protocol/core/ids.h"

#include <cstddef>
#include <cstdint>

namespace explorer {

/// Dense, per connection, in order of first appearance; never reused. A topic name crosses the threads once, its id ever after.
using TopicId = std::uint32_t;
constexpr TopicId kNoTopic = 0xFFFF'FFFF;

/// Position of a message in its connection's history: 0, 1, 2 … in wire order, never reused.
using Sequence = std::uint64_t;
constexpr Sequence kNoSequence = ~Sequence(0);

/// Fixed-size row of one received message. Its variable bytes (properties, payload, and the CutFacts of a payload
/// that was cut) stand together at `bytesOffset` of the block that travels with it.
struct MessageRecord
{
    std::int64_t wallNs = 0; ///< arrival, nanoseconds since the Unix epoch, UTC
    std::int64_t steadyNs = 0; ///< arrival on the monotonic clock: order and differences
    std::uint32_t bytesOffset = 0;
    std::uint32_t payloadSize = 0; ///< of what was kept: a cut payload was larger
    std::uint32_t propertiesSize = 0; ///< bytes of the packed property list before the payload, see packed_properties.h
    TopicId topic = kNoTopic;
    mqtt::PacketId packetId = 0;
    std::uint8_t flags = 0;
    std::uint8_t delivery = 0; ///< Delivery bits: what its subscription lets its RETAIN flag tell, see retained_state.h

    enum Delivery : std::uint8_t
    {
        AsPublished = 0x01,  ///< the flag is the publisher's, on a live message too
        RetainedSent = 0x02, ///< what was retained was sent when the subscription was made on this connection
        Expires = 0x04,      ///< it has a Message Expiry Interval
    };
    enum Flag : std::uint8_t { QosMask = 0x03, Retain = 0x04, Dup = 0x08, LargePayload = 0x10, Cut = 0x20 };
    mqtt::Qos qos() const { return mqtt::Qos(flags & QosMask); }
    bool retain() const { return flags & Retain; }
    bool dup() const { return flags & Dup; }
    bool isCut() const { return flags & Cut; }
    bool isAsPublished() const { return delivery & AsPublished; }
    bool retainedWereSent() const { return delivery & RetainedSent; }
    bool expires() const { return delivery & Expires; }
    /// Of the variable bytes.
    std::size_t byteCount() const
    {
        return std::size_t(propertiesSize) + payloadSize + (isCut() ? kCutFactsBytes : 0);
    }
};
static_assert(sizeof(MessageRecord) == 40); // there are millions of them

} // namespace explorer
