// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/private_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace explorer::PrivateFile {

namespace {

QString systemText() { return QString::fromLocal8Bit(std::strerror(errno)); }

QString resolved(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() ? info.symLinkTarget() : path;
}

tl::expected<void, QString> makePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
#ifdef Q_OS_UNIX
    QDir().mkpath(QFileInfo(folder).path());
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) == 0 || errno == EEXIST)
        return {};
    return tl::unexpected(systemText());
#else
    if (QDir().mkpath(folder))
        return {};
    return tl::unexpected(QStringLiteral("the folder could not be made"));
#endif
}

/// A new file that nobody else can open, not even for a moment.
bool openNew(QFile &file)
{
#ifdef Q_OS_UNIX
    const int handle =
        ::open(QFile::encodeName(file.fileName()).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    return handle >= 0 && file.open(handle, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle);
#else
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
#endif
}

bool flushToDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

bool replace(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    return ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
#else
    QFile::remove(to);
    return QFile::rename(from, to);
#endif
}

void keepBackup(const QString &path)
{
    if (!QFileInfo::exists(path))
        return;
    const QString backup = path + QStringLiteral(".bak");
    QFile::remove(backup);
#ifdef Q_OS_UNIX
    // A second name for the same content: the file itself is never gone, not even between two calls.
    if (::link(QFile::encodeName(path).constData(), QFile::encodeName(backup).constData()) == 0)
        return;
#endif
    QFile::copy(path, backup);
}

} // namespace

tl::expected<QByteArray, QString> read(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(file.errorString());
    const QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(file.errorString());
    if (bytes.size() > limit)
        return tl::unexpected(QStringLiteral("the file is larger than %1 bytes").arg(limit));
    return bytes;
}

tl::expected<void, QString> write(const QString &path, const QByteArray &bytes)
{
    const QString target = resolved(path);
    if (const auto made = makePrivateFolder(QFileInfo(target).path()); !made)
        return made;

    const quint64 serial = QRandomGenerator::system()->generate64();
    // Opening by handle makes a QFile forget its name.
    const QString fresh = target + QStringLiteral(".new-%1").arg(serial, 16, 16, QLatin1Char('0'));
    QFile file(fresh);
    if (!openNew(file))
        return tl::unexpected(errno != 0 ? systemText() : file.errorString());
    if (file.write(bytes) != bytes.size() || !flushToDisk(file)) {
        const QString why = file.errorString();
        QFile::remove(fresh);
        return tl::unexpected(why);
    }
    file.close();

    keepBackup(target);
    if (!replace(fresh, target)) {
        const QString why = systemText();
        QFile::remove(fresh);
        return tl::unexpected(why);
    }
    return {};
}

tl::expected<QString, QString> setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString wanted = QStringLiteral("%1.bad-%2").arg(path, stamp);
    QString name = wanted;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = QStringLiteral("%1-%2").arg(wanted).arg(i);
    QFile file(path);
    if (!file.rename(name))
        return tl::unexpected(file.errorString());
    return name;
}

} // namespace explorer::PrivateFile
