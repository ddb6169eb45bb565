// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace explorer {

/// How late a 5 ms timer of this thread fires: the time a click would have waited.
///
/// Costs 200 wake-ups a second while it runs, so it runs only while somebody looks. Thread: the one measured.
class LoopGapMeter : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPeriod{5};

    struct Gaps
    {
        double p50Ms = 0;
        double p99Ms = 0;
        double maxMs = 0;
    };

    explicit LoopGapMeter(QObject *parent = nullptr);

    void start();
    void stop();
    bool isRunning() const { return m_timer.isActive(); }

    /// Over everything since the last call.
    Gaps take();

private:
    void fired();

    QTimer m_timer;
    std::chrono::steady_clock::time_point m_last;
    std::vector<float> m_gapsMs;
};

} // namespace explorer
