// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/pending_requests.h"

#include <utility>

namespace mqtt {

void PendingRequests::add(PacketId packetId, Request request)
{
    const Index index = nextIndex();
    if (index == m_entries.size())
        m_entries.emplace_back();
    else
        m_free.pop_back();
    m_entries[index] = {packetId, std::move(request)};
}

PendingRequests::Entry PendingRequests::take(Index index)
{
    m_free.push_back(index);
    return std::exchange(m_entries[index], Entry{});
}

std::vector<PendingRequests::Entry> PendingRequests::takeAll()
{
    std::vector<Entry> all;
    for (Entry &entry : m_entries) {
        if (entry.packetId != 0)
            all.push_back(std::move(entry));
    }
    m_entries.clear();
    m_free.clear();
    return all;
}

} // namespace mqtt
