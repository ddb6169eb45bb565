// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/takeover_watch.h"

#include <algorithm>
#include <utility>

namespace mqtt {

bool TakeoverWatch::closedByServer(Instant now)
{
    const std::optional<Instant> acceptedAt = std::exchange(m_acceptedAt, std::nullopt);
    if (!acceptedAt || now - *acceptedAt < kShortest || now - *acceptedAt >= kLongest) {
        reset();
        return false;
    }
    const auto old = [&](Instant at) { return now - at > kWithin; };
    const auto end = m_takenOver.begin() + std::ptrdiff_t(m_count);
    m_count = std::size_t(std::remove_if(m_takenOver.begin(), end, old) - m_takenOver.begin());
    m_takenOver[m_count++] = now;
    if (m_count < kTakeovers)
        return false;
    reset();
    return true;
}

void TakeoverWatch::reset()
{
    m_acceptedAt.reset();
    m_count = 0;
}

} // namespace mqtt
