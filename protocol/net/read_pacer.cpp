// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/read_pacer.h"

#include <utility>

namespace mqtt {

std::chrono::microseconds ReadPacer::burstEnded(std::size_t bytes, std::size_t packets, bool answered, Instant now)
{
    const bool rested = std::exchange(m_rested, false);
    if (answered) {
        beginWindow(now);
        return {};
    }
    if (rested) {
        m_rested = packets >= kPackets && bytes < kEnough;
    } else {
        if (now - m_since > kWindow)
            beginWindow(now);
        ++m_bursts;
        m_bytes += bytes;
        m_rested = m_bursts >= kBursts && m_bytes < kSmall * std::size_t(m_bursts);
    }
    if (!m_rested)
        return {};
    beginWindow(now);
    return kRest;
}

void ReadPacer::beginWindow(Instant now)
{
    m_since = now;
    m_bursts = 0;
    m_bytes = 0;
}

} // namespace mqtt
