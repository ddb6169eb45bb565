// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostics/loop_gap_meter.h"

#include <algorithm>

namespace explorer {

using std::chrono::steady_clock;

LoopGapMeter::LoopGapMeter(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kPeriod);
    connect(&m_timer, &QTimer::timeout, this, &LoopGapMeter::fired);
}

void LoopGapMeter::start()
{
    m_gapsMs.clear();
    m_last = steady_clock::now();
    m_timer.start();
}

void LoopGapMeter::stop()
{
    m_timer.stop();
}

void LoopGapMeter::fired()
{
    const auto now = steady_clock::now();
    const std::chrono::duration<float, std::milli> late = now - m_last - kPeriod;
    m_gapsMs.push_back(std::max(late.count(), 0.0F));
    m_last = now;
}

LoopGapMeter::Gaps LoopGapMeter::take()
{
    if (!m_timer.isActive() || m_gapsMs.empty())
        return {};
    std::ranges::sort(m_gapsMs);
    const auto at = [this](double part) { return double(m_gapsMs[std::size_t(part * double(m_gapsMs.size() - 1))]); };
    const Gaps gaps{at(0.5), at(0.99), at(1.0)};
    m_gapsMs.clear();
    return gaps;
}

} // namespace explorer
