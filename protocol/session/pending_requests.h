// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/session/effects.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace mqtt {

/// SUBSCRIBE and UNSUBSCRIBE requests that wait for their answer. They belong to a connection, not to the
/// session: no acknowledgement of theirs is ever resent.
class PendingRequests
{
public:
    using Index = std::uint32_t;
    /// The answer as far as it is known: token and what was asked.
    using Request = std::variant<SubscribeDone, UnsubscribeDone>;

    struct Entry
    {
        PacketId packetId = 0; ///< 0: a free place
        Request request;
    };

    /// Where the next add() will put its request.
    Index nextIndex() const { return m_free.empty() ? Index(m_entries.size()) : m_free.back(); }
    void add(PacketId packetId, Request request);
    const Request &at(Index index) const { return m_entries[index].request; }
    Entry take(Index index);
    /// Everything that waits, oldest place first; empty afterwards.
    std::vector<Entry> takeAll();

private:
    std::vector<Entry> m_entries;
    std::vector<Index> m_free;
};

} // namespace mqtt
