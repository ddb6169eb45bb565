// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"

#include <chrono>

namespace mqtt {

/// Tells whether a connection takes less than the server sends: its reads leave bytes waiting most of the time, so that TCP
/// pushes back on the server.
///
/// Looks at windows of kWindow: it begins when bytes waited for more than half of one, and is over when they waited for less
/// than a tenth of one. So it neither flickers with single bursts nor stays when the flood ends.
///
/// Cost      a few comparisons a call.  Thread  the connection's.
class OverloadWatch
{
public:
    static constexpr std::chrono::milliseconds kWindow{1'000};

    /// From `now` on bytes wait unread, or do not. True when isBehind() has changed.
    bool note(bool bytesWait, Instant now);
    /// The same as before still holds. To be called when a window has passed, because no bytes may come to call note().
    bool look(Instant now) { return note(m_bytesWait, now); }
    bool isBehind() const { return m_behind; }
    void reset() { *this = {}; }

private:
    Instant m_windowBegin{};
    Instant m_last{};
    Duration m_waited{}; ///< in the window
    bool m_bytesWait = false;
    bool m_behind = false;
};

} // namespace mqtt
