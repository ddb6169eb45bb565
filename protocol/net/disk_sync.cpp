// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/disk_sync.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace mqtt {
namespace {

std::filesystem::path pathOf(const QString &name)
{
    return std::filesystem::path(QFile::encodeName(name).toStdString());
}

QString wordsOf(const std::error_code &error)
{
    return error ? QString::fromLocal8Bit(error.message().c_str()) : QString();
}

#ifdef Q_OS_UNIX
QString lastError() { return wordsOf(std::error_code(errno, std::generic_category())); }
#endif

/// Or a renamed file may have its old name again after a power cut.
QString folderForced(const QString &name)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(name).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return lastError();
    // Some file systems have no such thing; there nothing is to be done.
    const bool done = ::fsync(handle) == 0 || errno == EINVAL;
    const QString failure = done ? QString() : lastError();
    ::close(handle);
    return failure;
#else
    Q_UNUSED(name);
    return {};
#endif
}

} // namespace

QString moved(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(pathOf(from), pathOf(to), error);
    return wordsOf(error);
}

DiskSync::DiskSync(Force force)
    : m_force(std::move(force))
    , m_lastSync(Clock::now() - kInterval)
{}

DiskSync::~DiskSync()
{
    finish();
    {
        const Lock lock(m_mutex);
        m_stop = true;
    }
    m_wakeUp.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void DiskSync::grown(std::shared_ptr<QFile> file)
{
    {
        const Lock lock(m_mutex);
        if (std::ranges::find(m_grown, file) != m_grown.end())
            return;
        m_grown.push_back(std::move(file));
    }
    wake();
}

void DiskSync::replace(std::shared_ptr<QFile> file, QString name)
{
    {
        const Lock lock(m_mutex);
        m_replacement = std::move(file);
        m_replaced = std::move(name);
        m_hasReplaced = false;
    }
    wake();
}

void DiskSync::wake()
{
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_wakeUp.notify_one();
}

bool DiskSync::takeReplaced()
{
    const Lock lock(m_mutex);
    return std::exchange(m_hasReplaced, false);
}

QString DiskSync::failure() const
{
    const Lock lock(m_mutex);
    return m_failure;
}

void DiskSync::finish()
{
    Lock lock(m_mutex);
    m_hurry = true;
    m_wakeUp.notify_one();
    m_idle.wait(lock, [this] { return !m_isWorking && (!hasWork() || !m_failure.isEmpty()); });
    m_hurry = false;
}

void DiskSync::run()
{
    Lock lock(m_mutex);
    for (;;) {
        m_wakeUp.wait(lock, [this] { return m_stop || (hasWork() && m_failure.isEmpty()); });
        if (m_stop)
            return;
        m_wakeUp.wait_until(lock, m_lastSync + kInterval,
                            [this] { return m_stop || m_hurry || m_replacement; });
        if (m_stop)
            return;
        doOnce(lock);
        m_idle.notify_all();
    }
}

/// What has been asked for until now, with the lock let go of while the disk is at work.
void DiskSync::doOnce(Lock &lock)
{
    auto grown = std::exchange(m_grown, {});
    auto replacement = std::exchange(m_replacement, nullptr);
    const QString name = std::exchange(m_replaced, {});
    m_isWorking = true;
    m_lastSync = Clock::now();
    lock.unlock();

    QString failure;
    for (const auto &file : grown) {
        if (failure.isEmpty())
            failure = m_force(*file);
    }
    if (replacement && failure.isEmpty())
        failure = m_force(*replacement);
    if (replacement && failure.isEmpty())
        failure = moved(replacement->fileName(), name);
    if (replacement && failure.isEmpty())
        failure = folderForced(name);
    grown.clear();

    lock.lock();
    m_isWorking = false;
    m_hasReplaced = m_hasReplaced || (replacement && failure.isEmpty());
    m_failure = failure;
}

QString DiskSync::forced(QFile &file)
{
#if defined(Q_OS_LINUX)
    return ::fdatasync(file.handle()) == 0 ? QString() : lastError();
#elif defined(Q_OS_UNIX)
    return ::fsync(file.handle()) == 0 ? QString() : lastError();
#else
    return file.flush() ? QString() : file.errorString();
#endif
}

} // namespace mqtt
