// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/packet_id_pool.h"

namespace mqtt {
namespace {

PacketId after(PacketId id) { return id == 65'535 ? PacketId(1) : PacketId(id + 1); }

} // namespace

std::optional<PacketId> PacketIdPool::next()
{
    if (full())
        return std::nullopt;
    if (m_owners.empty())
        m_owners.resize(kIdentifiers + 1);
    while (m_owners[m_next] != 0)
        m_next = after(m_next);
    return m_next;
}

void PacketIdPool::take(PacketId id, Owner owner)
{
    if (m_owners.empty()) // restored before any was asked for
        m_owners.resize(kIdentifiers + 1);
    if (m_owners[id] == 0)
        ++m_used;
    m_owners[id] = owner;
    m_next = after(id);
}

void PacketIdPool::release(PacketId id)
{
    if (ownerOf(id) == 0)
        return;
    m_owners[id] = 0;
    --m_used;
}

} // namespace mqtt
