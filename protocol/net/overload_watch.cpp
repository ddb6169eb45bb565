// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/overload_watch.h"

#include <utility>

namespace mqtt {

bool OverloadWatch::note(bool bytesWait, Instant now)
{
    if (m_bytesWait)
        m_waited += now - m_last;
    m_last = now;
    m_bytesWait = bytesWait;
    const Duration window = now - m_windowBegin;
    if (window < kWindow)
        return false;
    // A connection that was quiet for long has a long window behind it, in which nothing waited.
    const bool behind = m_behind ? m_waited * 10 >= window : m_waited * 2 > window;
    m_windowBegin = now;
    m_waited = {};
    return std::exchange(m_behind, behind) != behind;
}

} // namespace mqtt
