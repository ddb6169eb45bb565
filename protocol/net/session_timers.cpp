// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/session_timers.h"

#include <algorithm>

namespace mqtt {

SessionTimers::SessionTimers(QObject *parent)
    : QObject(parent)
{
    for (int i = 0; i < kTimerKinds; ++i) {
        QTimer &timer = m_slots[std::size_t(i)].timer;
        timer.setParent(this); // moves to the worker's thread with it
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
        connect(&timer, &QTimer::timeout, this, [this, kind = TimerKind(i)] { fired(kind); });
    }
}

void SessionTimers::set(TimerKind kind, Instant due)
{
    Slot &slot = m_slots[std::size_t(kind)];
    slot.due = due;
    slot.wanted = true;
    if (!slot.timer.isActive() || slot.fires > due)
        start(slot, SteadyClock::now());
}

void SessionTimers::cancel(TimerKind kind) { m_slots[std::size_t(kind)].wanted = false; }

void SessionTimers::cancelAll()
{
    for (Slot &slot : m_slots) {
        slot.wanted = false;
        slot.timer.stop();
    }
}

void SessionTimers::start(Slot &slot, Instant now)
{
    slot.fires = slot.due;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(slot.due - now);
    slot.timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void SessionTimers::fired(TimerKind kind)
{
    Slot &slot = m_slots[std::size_t(kind)];
    if (!slot.wanted)
        return;
    const Instant now = SteadyClock::now();
    if (now < slot.due) {
        start(slot, now);
        return;
    }
    slot.wanted = false;
    Q_EMIT due(kind);
}

} // namespace mqtt
