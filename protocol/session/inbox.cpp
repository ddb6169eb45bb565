// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/inbox.h"

namespace mqtt {

void Inbox::connectionOpened(std::uint16_t receiveMaximum)
{
    m_receiveMaximum = receiveMaximum;
    m_counted = 0;
    for (std::uint8_t &flags : m_flags)
        flags &= Known;
}

Inbox::Arrival Inbox::arrived(PacketId id)
{
    if (m_flags.empty())
        m_flags.resize(65'536);
    std::uint8_t &flags = m_flags[id];
    if ((flags & Counted) == 0) {
        if (!hasRoom())
            return Arrival::TooMany;
        flags |= Counted;
        ++m_counted;
    }
    if ((flags & Known) != 0)
        return Arrival::Duplicate;
    flags |= Known;
    ++m_known;
    return Arrival::New;
}

bool Inbox::released(PacketId id)
{
    if (m_flags.empty() || (m_flags[id] & Known) == 0)
        return false;
    if ((m_flags[id] & Counted) != 0)
        --m_counted;
    m_flags[id] = 0;
    --m_known;
    return true;
}

std::vector<PacketId> Inbox::known() const
{
    std::vector<PacketId> ids;
    for (std::size_t id = 0; id < m_flags.size() && ids.size() < m_known; ++id) {
        if ((m_flags[id] & Known) != 0)
            ids.push_back(PacketId(id));
    }
    return ids;
}

void Inbox::restore(const std::vector<PacketId> &known)
{
    clear();
    if (!known.empty())
        m_flags.resize(65'536);
    for (const PacketId id : known)
        m_flags[id] = Known;
    m_known = known.size();
}

void Inbox::clear()
{
    m_flags.clear();
    m_flags.shrink_to_fit();
    m_known = 0;
    m_counted = 0;
}

} // namespace mqtt
