// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"
#include "protocol/session/effects.h"

#include <QObject>
#include <QTimer>

#include <array>

namespace mqtt {

/// The session's timers on real ones.
///
/// set() may come with every packet: a due time that only moves away leaves the running timer alone, which
/// fires early, sees so and starts again. So a busy connection starts about one timer a keep-alive interval.
///
/// Thread    the connection's.
class SessionTimers : public QObject
{
    Q_OBJECT

public:
    explicit SessionTimers(QObject *parent = nullptr);

    void set(TimerKind kind, Instant due);
    void cancel(TimerKind kind);
    void cancelAll();

Q_SIGNALS:
    void due(mqtt::TimerKind kind);

private:
    struct Slot
    {
        QTimer timer;
        Instant due{};
        Instant fires{};
        bool wanted = false;
    };

    void start(Slot &slot, Instant now);
    void fired(TimerKind kind);

    std::array<Slot, kTimerKinds> m_slots;
};

} // namespace mqtt
