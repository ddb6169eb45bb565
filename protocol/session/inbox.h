// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mqtt {

/// The QoS 2 messages that were delivered and wait for their PUBREL: what makes delivery exactly once.
///
/// A message is handed on with its first PUBLISH; its identifier stays here until PUBREL, and a PUBLISH with
/// it is answered but not delivered meanwhile. The identifiers belong to the session and outlive a
/// connection; how many count against our Receive Maximum belongs to the connection.
///
/// Cost      O(1); one flat table of 64 KiB, allocated at the first QoS 2 message.
/// Spec      MQTT 5.0 §4.3.3, §4.9
class Inbox
{
public:
    enum class Arrival : std::uint8_t
    {
        New,
        Duplicate,
        TooMany
    };

    /// A new transport: nothing counts against `receiveMaximum` yet.
    void connectionOpened(std::uint16_t receiveMaximum);
    /// A QoS 1 message is acknowledged at once, but needs a place for that moment.
    bool hasRoom() const { return m_counted < m_receiveMaximum; }
    Arrival arrived(PacketId id);
    /// PUBREL: false when the identifier is unknown.
    bool released(PacketId id);
    void clear();

    std::vector<PacketId> known() const; ///< in order of number
    void restore(const std::vector<PacketId> &known);

    std::size_t size() const { return m_known; }

private:
    enum Flag : std::uint8_t
    {
        Known = 1,
        Counted = 2
    };

    std::vector<std::uint8_t> m_flags;
    std::size_t m_known = 0;
    std::size_t m_counted = 0;
    std::size_t m_receiveMaximum = 65'535;
};

} // namespace mqtt
