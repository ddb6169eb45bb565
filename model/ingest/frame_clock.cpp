// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/frame_clock.h"

#include <QThread>

namespace explorer {

FrameClock::FrameClock(Step step, QObject *parent)
    : QObject(parent)
    , m_step(std::move(step))
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
    const auto sinceLast = steady_clock::now() - m_lastBeat;
    m_timer.start(sinceLast >= kInterval ? milliseconds(0) : ceil<milliseconds>(kInterval - sinceLast));
}

void FrameClock::beat()
{
    Q_ASSERT(thread() == QThread::currentThread());
    const auto step = [this] {
        const bool more = m_step(std::chrono::steady_clock::now() + kBudget);
        m_lastBeat = std::chrono::steady_clock::now();
        return more;
    };
    if (step()) {
        m_timer.start(kInterval);
        return;
    }
    // Asleep before the last look: who posts from now on wakes us again.
    m_awake.store(false);
    if (step() && !m_awake.exchange(true))
        m_timer.start(kInterval);
}

} // namespace explorer
