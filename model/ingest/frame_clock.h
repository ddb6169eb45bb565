// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>

namespace explorer {

/// Runs while there is work and stands still when there is none: an idle program uses no CPU.
///
/// wake() may be called from any thread and is cheap when already awake. `drain` takes in what waits until a deadline
/// and returns true when more does; `frame` then shows it, up to 60 times a second. A drain that does not come to an end
/// is cut into slices with a turn of the event loop between them, so that however much comes a key press waits no
/// longer than a slice and a frame. Before it goes to sleep the clock looks once more.
///
/// Thread    the GUI's, except wake().
class FrameClock : public QObject
{
    Q_OBJECT

public:
    using Drain = std::function<bool(std::chrono::steady_clock::time_point deadline)>;
    using Frame = std::function<void()>;

    explicit FrameClock(Drain drain, Frame frame = [] {}, QObject *parent = nullptr);

    void wake();
    bool isAwake() const { return m_awake.load(std::memory_order_acquire); }

    static constexpr std::chrono::milliseconds kInterval{16}; ///< between frames, at least
    static constexpr std::chrono::milliseconds kSlice{4};     ///< for one drain

private:
    void plan();
    void beat();

    Drain m_drain;
    Frame m_frame;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_lastFrame{};
    std::atomic<bool> m_awake{false};
};

} // namespace explorer
