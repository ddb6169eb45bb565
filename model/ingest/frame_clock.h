// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>

namespace explorer {

/// Beats up to 60 times a second while there is work and stands still when there is none: an idle program
/// uses no CPU.
///
/// wake() may be called from any thread and is cheap when already awake. Each beat calls `step` with a
/// deadline; step returns true to be called again at the next beat; before the clock goes to sleep it looks
/// once more. The next beat is planned from the end of the last, so a slow step never starves the event loop.
///
/// Thread    the GUI's, except wake().
class FrameClock : public QObject
{
    Q_OBJECT

public:
    using Step = std::function<bool(std::chrono::steady_clock::time_point deadline)>;

    explicit FrameClock(Step step, QObject *parent = nullptr);

    void wake();
    bool isAwake() const { return m_awake.load(std::memory_order_acquire); }

    static constexpr std::chrono::milliseconds kInterval{16};
    static constexpr std::chrono::milliseconds kBudget{6}; ///< of a beat, for step()

private:
    void plan();
    void beat();

    Step m_step;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_lastBeat{};
    std::atomic<bool> m_awake{false};
};

} // namespace explorer
