// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/latest_job.h"

#include <QPromise>
#include <QThreadPool>

#include <utility>

namespace ui {

LatestJob::LatestJob(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &LatestJob::finished);
}

LatestJob::~LatestJob() { cancel(); }

void LatestJob::run(Work work, bool urgent)
{
    if (m_running && !urgent) {
        m_next = std::move(work);
        return;
    }
    cancel();
    start(std::move(work));
}

void LatestJob::runInline(const Work &work)
{
    cancel();
    const std::atomic<bool> cancelled = false;
    if (const Apply apply = work(cancelled))
        apply();
}

void LatestJob::cancel()
{
    if (m_cancelled)
        m_cancelled->store(true, std::memory_order_relaxed);
    m_cancelled.reset();
    m_watcher.setFuture({}); // what still runs ends into nothing
    m_next = {};
    m_running = false;
}

void LatestJob::start(Work work)
{
    m_running = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    // QRunnable lambdas are copied: the promise, which can only be moved, goes by pointer.
    auto promise = std::make_shared<QPromise<Apply>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work), cancelled = m_cancelled] {
        promise->start();
        promise->addResult(work(*cancelled));
        promise->finish();
    });
}

void LatestJob::finished()
{
    if (!m_running)
        return;
    m_running = false;
    m_cancelled.reset();
    Work next = std::exchange(m_next, {});
    const QFuture<Apply> future = m_watcher.future();
    if (next)
        start(std::move(next));
    if (future.resultCount() > 0) {
        if (const Apply apply = future.result())
            apply();
    }
}

} // namespace ui
