// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace mqtt {

/// Exponential back-off: first delay doubled per attempt up to a ceiling, ±20 % so that clients do not come
/// in step. reset() after a CONNACK that said yes. Pure value; the seed makes tests repeatable. Any thread.
class ReconnectPolicy
{
public:
    struct Options
    {
        std::chrono::milliseconds firstDelay{1'000}; ///< 0: never reconnect
        std::chrono::milliseconds ceiling{60'000};
        int jitterPercent = 20;
    };

    ReconnectPolicy();
    explicit ReconnectPolicy(Options options, std::uint32_t seed);

    bool enabled() const { return m_options.firstDelay.count() > 0; }
    std::chrono::milliseconds nextDelay();
    int attempts() const { return m_attempts; }
    void reset() { m_attempts = 0; }

private:
    Options m_options;
    std::minstd_rand m_random;
    int m_attempts = 0;
};

} // namespace mqtt
