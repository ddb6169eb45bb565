// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

QT_BEGIN_NAMESPACE
class QFile;
QT_END_NAMESPACE

namespace mqtt {

/// Renames, in the place of an older `to`; the system's words when it failed.
QString moved(const QString &from, const QString &to);

/// Makes the system put files on the disk, on a thread of its own: whoever writes them never waits for a
/// disk.
///
/// A file is forced at once when it has been quiet, and at the latest `kInterval` after the last time while
/// it keeps growing, so that a stream of records costs ten syncs a second, not one a record. The files must
/// be unbuffered: what write() has taken is with the system. They stay open here until they are forced.
///
/// Errors    the first one is kept for failure(); nothing more is done afterwards.
/// Cost      grown() takes a lock and, at most ten times a second, wakes the thread up.
/// Thread    the writer's, for every call.
class DiskSync
{
public:
    /// Puts it on the disk; the system's words when that fails.
    using Force = std::function<QString(QFile &)>;
    static constexpr std::chrono::milliseconds kInterval{100};

    explicit DiskSync(Force force = forced);
    ~DiskSync(); ///< when everything asked for is done

    void grown(std::shared_ptr<QFile> file);

    /// A whole new file becomes `name`: forced, renamed, and the folder forced. hasReplaced() says when.
    void replace(std::shared_ptr<QFile> file, QString name);
    /// Once true, when that is done.
    bool takeReplaced();

    /// Empty: none so far.
    QString failure() const;

    /// Waits, without the pause between two syncs, until nothing is left to do.
    void finish();

    static QString forced(QFile &file);

private:
    using Clock = std::chrono::steady_clock;
    using Lock = std::unique_lock<std::mutex>;

    void wake();
    void run();
    void doOnce(Lock &lock);
    bool hasWork() const { return !m_grown.empty() || m_replacement; }

    const Force m_force;
    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp; ///< for the thread
    std::condition_variable m_idle;   ///< for finish()
    std::vector<std::shared_ptr<QFile>> m_grown;
    std::shared_ptr<QFile> m_replacement;
    QString m_replaced; ///< its name to be
    Clock::time_point m_lastSync;
    QString m_failure;
    bool m_isWorking = false;
    bool m_hasReplaced = false;
    bool m_hurry = false;
    bool m_stop = false;
    std::thread m_thread; ///< from the first request on
};

} // namespace mqtt
