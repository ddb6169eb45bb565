// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"
#include "protocol/session/effects.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

/// Our QoS 1 and 2 messages until their last acknowledgement, in the order of publish().
///
/// Two lists run through one pool of entries. `publishes` holds what needs a PUBLISH acknowledged: first the
/// ones sent on this connection, then, from nextWaiting() on, the ones whose turn is still to come (new ones,
/// and after a reconnect everything once more). `releases` holds the QoS 2 messages after their PUBREC, in
/// the order of the PUBRECs [MQTT-4.6.0-4].
///
/// Indices stay valid until take().
/// Cost      every operation but connectionClosed() is O(1), without an allocation per message.
/// Spec      MQTT 5.0 §4.3, §4.4, §4.6, §4.9
class Outbox
{
public:
    using Index = std::uint32_t;
    static constexpr Index kNone = 0xFFFF'FFFF;

    enum class Stage : std::uint8_t
    {
        Waiting,
        Published,
        Released
    };

    struct Entry
    {
        Message message; ///< topic in full, no Topic Alias: fit to be resent on another connection
        RequestToken token = 0;
        Instant queuedAt; ///< publish(): what a Message Expiry Interval counts from
        Instant sentAt;
        Duration firstStep{};
        Index previous = kNone;
        Index next = kNone;
        PacketId packetId = 0; ///< 0 before it was first sent
        Stage stage = Stage::Waiting;
        bool sentBefore = false;                       ///< on an earlier connection of this session: DUP
        bool counted = false;                          ///< takes a place of the server's Receive Maximum
        bool everSent = false;                         ///< in this session or one that the server has lost
        ReasonCode receivedCode = ReasonCode::Success; ///< PUBREC's
        Properties receivedProperties;                 ///< PUBREC's
        std::uint64_t serial = 0;                      ///< the name in the journal
    };

    Index append(Message message, RequestToken token, Instant now);
    Entry &at(Index index) { return m_entries[index]; }
    const Entry &at(Index index) const { return m_entries[index]; }

    Index nextWaiting() const { return m_nextWaiting; }
    void published(Index index, PacketId packetId, Instant now);
    void released(Index index, ReasonCode receivedCode, Instant now);
    /// Ends a message, whatever its stage.
    Entry take(Index index);

    /// Serials count up; those of an earlier run are not given again.
    void useSerialsAbove(std::uint64_t serial) { m_serials = std::max(m_serials, serial); }

    Index firstPublish() const { return m_publishes.first; }
    Index firstRelease() const { return m_releases.first; }

    /// Everything waits again, to be resent.
    void connectionClosed();

    std::size_t size() const { return m_size; }
    std::size_t waiting() const { return m_waiting; }
    std::size_t bytes() const { return m_bytes; }
    /// Places taken of the server's Receive Maximum.
    std::size_t inFlight() const { return m_inFlight; }

    static std::size_t bytesOf(const Message &message)
    {
        return message.topic.size() + std::size_t(message.payload.size());
    }

private:
    struct List
    {
        Index first = kNone;
        Index last = kNone;
    };

    void linkLast(List &list, Index index);
    void unlink(List &list, Index index);
    void uncount(Entry &entry);

    std::vector<Entry> m_entries;
    std::vector<Index> m_free;
    List m_publishes;
    List m_releases;
    Index m_nextWaiting = kNone;
    std::uint64_t m_serials = 0;
    std::size_t m_size = 0;
    std::size_t m_waiting = 0;
    std::size_t m_bytes = 0;
    std::size_t m_inFlight = 0;
};

} // namespace mqtt
