// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/keep_alive.h"

#include <algorithm>

namespace mqtt {

using namespace std::chrono_literals;

void KeepAlive::start(std::chrono::seconds interval, Instant now)
{
    *this = KeepAlive{};
    m_interval = interval;
    m_lastSent = now;
    m_lastHeard = now;
}

void KeepAlive::setPaused(bool paused, Instant now)
{
    // What came in while we did not look is still to be read: the silence starts anew.
    if (m_paused && !paused)
        m_lastHeard = now;
    m_paused = paused;
}

Instant KeepAlive::pingDue() const
{
    // With a question open only the server's own deadline matters: it must hear from us.
    const Instant serverWants = m_lastSent + m_interval;
    const bool silenceCounts = !m_paused && !m_pingSent;
    return silenceCounts ? std::min(serverWants, m_lastHeard + silenceBeforePing()) : serverWants;
}

void KeepAlive::pingSent(Instant now)
{
    m_lastSent = now;
    if (!m_pingSent)
        m_pingSent = now;
}

std::optional<Duration> KeepAlive::pingAnswered(Instant now)
{
    if (!m_pingSent)
        return std::nullopt;
    const Duration roundTrip = now - *m_pingSent;
    m_pingSent.reset();
    return roundTrip;
}

Duration KeepAlive::timeToAnswer() const
{
    const Duration interval = m_interval;
    return std::min<Duration>(std::clamp<Duration>(interval / 2, 5s, 30s), interval);
}

Duration KeepAlive::silenceBeforePing() const
{
    const Duration interval = m_interval;
    return std::min<Duration>(interval, interval + interval / 2 - timeToAnswer());
}

Instant KeepAlive::answerDue() const
{
    return std::max(m_pingSent.value_or(m_lastHeard), m_lastHeard) + timeToAnswer();
}

} // namespace mqtt
