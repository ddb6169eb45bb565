// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"

#include <array>
#include <cstddef>
#include <optional>

namespace mqtt {

/// Notices two programs that throw each other out with one client identifier, where no server says so (3.1.1,
/// and 5.0 servers that send no DISCONNECT 0x8E, which ends it at once).
///
/// A connection was *taken over*, as far as can be told, when the server accepted it (CONNACK), closed it in
/// good order without a word, and it had lived at least half a second and less than 20 s: as long as it takes
/// the other one to come back. Sooner is a server or a proxy that closes at once, and later is none of it.
/// Three takeovers within a minute, with no attempt failing between them (a server that restarts refuses
/// some), are a fight, and to try again would only go on with it.
///
/// A plain value; the caller says what happens and when.          Thread  any.
class TakeoverWatch
{
public:
    static constexpr std::size_t kTakeovers = 3;
    static constexpr Duration kWithin = std::chrono::seconds(60);
    static constexpr Duration kShortest = std::chrono::milliseconds(500);
    static constexpr Duration kLongest = std::chrono::seconds(20);

    void accepted(Instant now) { m_acceptedAt = now; }
    /// The server closed the stream without a DISCONNECT. True: this is a fight; the count starts anew.
    bool closedByServer(Instant now);
    /// An attempt or connection ended in any other way, or the user asked for a new one.
    void reset();

private:
    std::optional<Instant> m_acceptedAt;
    std::array<Instant, kTakeovers> m_takenOver{}; ///< the first m_count, in order
    std::size_t m_count = 0;
};

} // namespace mqtt
