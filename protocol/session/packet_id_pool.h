// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace mqtt {

/// The Packet Identifiers that wait for an answer, and what each one belongs to.
///
/// Identifiers count up from 1 and wrap after 65,535; a freed one is not taken again before the count comes
/// round to it, so that a late answer to an old request is not mistaken for the answer to a new one.
///
/// Cost      O(1); one flat table of 256 KiB, allocated at the first request.
/// Spec      MQTT 5.0 §2.2.1
class PacketIdPool
{
public:
    using Owner = std::uint32_t; ///< the caller's own number; 0 means "free"
    static constexpr std::size_t kIdentifiers = 65'535;

    /// The identifier that comes next, not yet taken; nullopt when all are in use.
    std::optional<PacketId> next();
    void take(PacketId id, Owner owner);
    void release(PacketId id);

    Owner ownerOf(PacketId id) const { return m_owners.empty() ? 0 : m_owners[id]; }
    std::size_t used() const { return m_used; }
    bool full() const { return m_used == kIdentifiers; }

private:
    std::vector<Owner> m_owners;
    std::size_t m_used = 0;
    PacketId m_next = 1;
};

} // namespace mqtt
