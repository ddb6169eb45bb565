// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/reconnect_policy.h"

#include <algorithm>

namespace mqtt {

ReconnectPolicy::ReconnectPolicy()
    : ReconnectPolicy(Options(), std::random_device{}())
{}

ReconnectPolicy::ReconnectPolicy(Options options, std::uint32_t seed)
    : m_options(options)
    , m_random(seed)
{}

std::chrono::milliseconds ReconnectPolicy::nextDelay()
{
    using std::chrono::milliseconds;
    if (!enabled())
        return milliseconds{0};
    const std::int64_t ceiling = std::max(m_options.ceiling.count(), m_options.firstDelay.count());
    std::int64_t delay = m_options.firstDelay.count();
    for (int i = 0; i < m_attempts && delay < ceiling; ++i)
        delay = delay > ceiling / 2 ? ceiling : delay * 2;
    if (m_attempts < 1'000'000)
        ++m_attempts;
    // Divided first: a configured delay of centuries must not overflow.
    const std::int64_t spread = delay / 100 * std::clamp(m_options.jitterPercent, 0, 100) +
                                delay % 100 * std::clamp(m_options.jitterPercent, 0, 100) / 100;
    std::uniform_int_distribution<std::int64_t> jitter(-spread, spread);
    return milliseconds{std::max<std::int64_t>(1, delay + jitter(m_random))};
}

} // namespace mqtt
