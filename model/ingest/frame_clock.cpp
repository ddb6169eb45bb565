// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/frame_clock.h"

#include <QThread>

namespace explorer {

FrameClock::FrameClock(Drain drain, Frame frame, QObject *parent)
    : QObject(parent)
    , m_drain(std::move(drain))
    , m_frame(std::move(frame))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::beat);
}

void FrameClock::wake()
{
    if (m_awake.exchange(true))
        return;
    QMetaObject::invokeMethod(this, &FrameClock::plan, Qt::QueuedConnection);
}

void FrameClock::plan()
{
    // A single message after a pause shows at once; a steady trickle keeps to the frame rate.
    using namespace std::chrono;
    const auto sinceFrame = steady_clock::now() - m_lastFrame;
    m_timer.start(sinceFrame >= kInterval ? milliseconds(0) : ceil<milliseconds>(kInterval - sinceFrame));
}

void FrameClock::beat()
{
    using Clock = std::chrono::steady_clock;
    Q_ASSERT(thread() == QThread::currentThread());
    bool more = m_drain(Clock::now() + kSlice);
    if (!more) {
        // Asleep before the last look: who posts from now on wakes us again.
        m_awake.store(false);
        more = m_drain(Clock::now() + kSlice) && !m_awake.exchange(true);
    }
    if (!more || Clock::now() - m_lastFrame >= kInterval) {
        m_frame();
        m_lastFrame = Clock::now();
    }
    if (more)
        m_timer.start(0);
}

} // namespace explorer
