// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"

#include <chrono>
#include <optional>

namespace mqtt {

/// When to send PINGREQ and when to give a silent server up.
///
/// A ping is due one Keep Alive after the last packet we sent (the server asks for that), and one Keep Alive
/// after the last byte we heard (a peer that is gone is found out even while we publish). From the ping on
/// the server has half a Keep Alive, 5 s at least and 30 s at most, to send anything: whatever arrives shows
/// that it lives, so that PINGRESP may stand behind a large message on a slow link. While reading is paused
/// nothing can be heard and the deadline stands still.
///
/// Times are asked for when a timer fires; sent() and heard() only note the time.
/// Spec      MQTT 5.0 §3.1.2.10, §3.12
class KeepAlive
{
public:
    /// `interval` 0 switches it off.
    void start(std::chrono::seconds interval, Instant now);
    bool isOn() const { return m_interval.count() > 0; }

    void sent(Instant now) { m_lastSent = now; }
    void heard(Instant now) { m_lastHeard = now; }
    void setPaused(bool paused, Instant now);
    bool isPaused() const { return m_paused; }

    Instant pingDue() const;
    void pingSent(Instant now);
    /// The time since the oldest unanswered PINGREQ; nullopt when none was sent.
    std::optional<Duration> pingAnswered(Instant now);
    bool isWaiting() const { return m_pingSent.has_value(); }
    /// When the server is to be given up; only while isWaiting().
    Instant answerDue() const;

private:
    Duration deadline() const;

    std::chrono::seconds m_interval{0};
    Instant m_lastSent;
    Instant m_lastHeard;
    std::optional<Instant> m_pingSent;
    bool m_paused = false;
};

} // namespace mqtt
