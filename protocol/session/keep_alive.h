// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"

#include <chrono>
#include <optional>

namespace mqtt {

/// When to send PINGREQ and when to give a silent server up.
///
/// A dead line is found at the latest one and a half Keep Alives after the last byte we heard, which is when
/// a server gives us up as well [MQTT-3.1.2-22]:
///
///     Keep Alive     ping after    time to answer
///     over 60 s      Keep Alive    30 s
///     10 … 60 s      Keep Alive    half of it
///     5 … 10 s       the rest      5 s
///     up to 5 s      half of it    Keep Alive
///
/// A ping is due after that silence (a peer that is gone is found out even while we publish), and one Keep
/// Alive after the last packet we sent, because the server asks for that. Within the time to answer anything
/// that arrives shows that the server lives and starts the time anew, so that PINGRESP may stand behind a
/// large message on a slow link. While reading is paused nothing can be heard and the time stands still.
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
    Duration timeToAnswer() const;
    Duration silenceBeforePing() const;

    std::chrono::seconds m_interval{0};
    Instant m_lastSent;
    Instant m_lastHeard;
    std::optional<Instant> m_pingSent;
    bool m_paused = false;
};

} // namespace mqtt
