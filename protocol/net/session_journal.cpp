// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/session_journal.h"

#include "protocol/session/journal_replay.h"
#include "protocol/session/journal_writer.h"

#include <QFile>
#include <QLockFile>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace mqtt {
namespace {

constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 kLeastBeforeCompaction = 1024 * 1024;
/// Far above what a session may leave unfinished: such a file is none of ours.
constexpr qint64 kLargestFile = 1024LL * 1024 * 1024;
constexpr char kFirstLine[] = "MQTTScope session journal 1\n";
constexpr qsizetype kLargestOwner = 1024 * 1024;

/// First line, owner's length and checksum, owner.
std::vector<std::uint8_t> headerFor(const QByteArray &owner)
{
    std::vector<std::uint8_t> bytes(kFirstLine, kFirstLine + sizeof kFirstLine - 1);
    const ByteView name(reinterpret_cast<const std::uint8_t *>(owner.constData()), std::size_t(owner.size()));
    for (const std::uint32_t number : {std::uint32_t(name.size()), crc32(name)}) {
        for (int shift = 0; shift < 32; shift += 8)
            bytes.push_back(std::uint8_t(number >> shift));
    }
    bytes.insert(bytes.end(), name.begin(), name.end());
    return bytes;
}

/// The length of a header, whoever it names; 0: it is none.
std::size_t headerSize(ByteView bytes)
{
    constexpr std::size_t kLine = sizeof kFirstLine - 1;
    if (bytes.size() < kLine + 8 || !std::equal(kFirstLine, kFirstLine + kLine, bytes.begin()))
        return 0;
    const auto number = [&](std::size_t at) {
        return std::uint32_t(bytes[at]) | std::uint32_t(bytes[at + 1]) << 8 |
               std::uint32_t(bytes[at + 2]) << 16 | std::uint32_t(bytes[at + 3]) << 24;
    };
    const std::size_t length = number(kLine);
    if (length > std::size_t(kLargestOwner) || length > bytes.size() - kLine - 8 ||
        crc32(bytes.subspan(kLine + 8, length)) != number(kLine + 4))
        return 0;
    return kLine + 8 + length;
}

std::filesystem::path pathOf(const QString &name)
{
    return std::filesystem::path(QFile::encodeName(name).toStdString());
}

/// Replaces `to`; the system's words when it failed.
QString moved(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(pathOf(from), pathOf(to), error);
    return error ? QString::fromLocal8Bit(error.message().c_str()) : QString();
}

bool forcedToDisk(QFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

bool writtenWhole(QFile &file, const std::vector<std::uint8_t> &bytes)
{
    return file.write(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size())) ==
           qint64(bytes.size());
}

std::unique_ptr<QLockFile> lockFor(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + QLatin1String(".lock"));
    lock->setStaleLockTime(0); // age says nothing: only a dead owner's lock is taken over
    return lock;
}

} // namespace

SessionJournal::SessionJournal() = default;
SessionJournal::~SessionJournal() = default;

SessionSnapshot SessionJournal::open(const QString &file, const QByteArray &owner)
{
    close();
    m_name = file;
    m_owner = owner.left(kLargestOwner);
    auto lock = lockFor(file);
    if (!lock->tryLock(0)) {
        const bool taken = lock->error() == QLockFile::LockFailedError;
        note(taken ? JournalNote::Kind::Locked : JournalNote::Kind::Unusable);
        return {};
    }
    m_lock = std::move(lock);
    return read();
}

SessionSnapshot SessionJournal::read()
{
    QFile file(m_name);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        note(JournalNote::Kind::Unusable, file.errorString());
        m_lock.reset();
        return {};
    }
    const QByteArray bytes = file.size() <= kLargestFile ? file.readAll() : QByteArray();
    file.close();
    const ByteView all(reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()));
    const std::size_t size = headerSize(all);
    const std::vector<std::uint8_t> own = headerFor(m_owner);
    if (size == 0) {
        setAside(JournalNote::Kind::SetAside);
        return {};
    }
    if (size != own.size() || !std::equal(own.begin(), own.end(), all.begin())) {
        setAside(JournalNote::Kind::OfAnotherSession);
        return {};
    }
    JournalReplay replay = replayJournal(all.subspan(size));
    switch (replay.end) {
    case JournalReplay::End::Whole:
        break;
    case JournalReplay::End::Torn:
        note(JournalNote::Kind::TornRecordCut);
        m_notes.back().bytes = qint64(all.size() - size - replay.wholeBytes);
        break;
    case JournalReplay::End::Damaged:
        setAside(JournalNote::Kind::SetAside);
        return {};
    }
    return std::move(replay.snapshot);
}

void SessionJournal::close()
{
    m_file.reset();
    m_lock.reset();
}

void SessionJournal::remove(const QString &file, const QByteArray &owner)
{
    QFile kept(file);
    if (!kept.open(QIODevice::ReadOnly))
        return;
    const std::vector<std::uint8_t> header = headerFor(owner.left(kLargestOwner));
    const QByteArray start = kept.read(qint64(header.size()));
    kept.close();
    const auto lock = lockFor(file);
    if (std::equal(start.begin(), start.end(), header.begin(), header.end(),
                   [](char a, std::uint8_t b) { return std::uint8_t(a) == b; }) &&
        lock->tryLock(0))
        QFile::remove(file);
}

void SessionJournal::append(const std::vector<std::uint8_t> &records)
{
    if (!m_file || records.empty())
        return;
    if (!writtenWhole(*m_file, records)) {
        writeFailed(m_file->errorString());
        return;
    }
    m_size += qint64(records.size());
}

void SessionJournal::compact(const SessionSnapshot &snapshot)
{
    if (!m_lock)
        return;
    const QString newName = m_name + QLatin1String(".new");
    QFile::remove(newName); // of a run that died here
    auto file = std::make_unique<QFile>(newName);
    std::vector<std::uint8_t> bytes = headerFor(m_owner);
    JournalWriter(bytes).snapshot(snapshot);
    const auto mode = QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered;
    if (!file->open(mode, kPrivate) || !writtenWhole(*file, bytes) || !forcedToDisk(*file)) {
        const QString why = file->errorString();
        file->remove();
        writeFailed(why);
        return;
    }
    if (const QString why = moved(newName, m_name); !why.isEmpty()) {
        file->remove();
        writeFailed(why);
        return;
    }
    m_file = std::move(file); // open on what now has the right name
    m_size = qint64(bytes.size());
    m_compactAt = std::max(kLeastBeforeCompaction, 2 * m_size);
}

std::vector<JournalNote> SessionJournal::takeNotes() { return std::exchange(m_notes, {}); }

void SessionJournal::setAside(JournalNote::Kind kind)
{
    const QString other = m_name + QLatin1String(".aside");
    const QString failure = moved(m_name, other);
    note(kind, failure);
    m_notes.back().otherFile = failure.isEmpty() ? other : QString();
}

void SessionJournal::note(JournalNote::Kind kind, const QString &systemText)
{
    m_notes.push_back({.kind = kind, .file = m_name, .otherFile = {}, .systemText = systemText, .bytes = 0});
}

void SessionJournal::writeFailed(const QString &systemText)
{
    QFile::remove(m_name);
    note(JournalNote::Kind::WriteFailed, systemText);
    close();
}

} // namespace mqtt
