// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace ui {

/// Runs the newest of a stream of jobs on the thread pool and applies its result on the GUI thread.
///
/// While one runs, only the newest waiting one is kept, so a busy topic never queues up work. An urgent job
/// cancels the one that runs and starts at once; results that were overtaken are thrown away. Thread    the
/// GUI's; Work runs on the pool and must own all it touches.
class LatestJob : public QObject
{
    Q_OBJECT

public:
    using Apply = std::function<void()>; ///< on the GUI thread
    using Work =
        std::function<Apply(const std::atomic<bool> &)>; ///< the flag turns true when it is no longer wanted

    explicit LatestJob(QObject *parent = nullptr);
    ~LatestJob() override;

    void run(Work work, bool urgent);
    /// Here and now, in place of whatever runs: for small work.
    void runInline(const Work &work);
    void cancel();
    bool isRunning() const { return m_running; }

private:
    void start(Work work);
    void finished();

    QFutureWatcher<Apply> m_watcher;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    Work m_next;
    bool m_running = false;
};

} // namespace ui
