// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/session_journal.h"

#include "protocol/session/journal_replay.h"
#include "protocol/session/journal_writer.h"

#include <QFile>
#include <QLockFile>

#include <algorithm>
#include <utility>

namespace mqtt {
namespace {

constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 kLeastBeforeCompaction = 1024 * 1024;
/// Far above what a session may leave unfinished: such a file is none of ours.
constexpr qint64 kLargestFile = 1024LL * 1024 * 1024;
const QLatin1String kNew(".new");
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

SessionJournal::SessionJournal(DiskSync::Force force)
    : m_force(std::move(force))
{}

SessionJournal::~SessionJournal() { close(); }

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
    m_disk = std::make_unique<DiskSync>(m_force);
    return read();
}

SessionSnapshot SessionJournal::read()
{
    QFile file(m_name);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        note(JournalNote::Kind::Unusable, file.errorString());
        close();
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
    m_disk.reset(); // when it is done
    m_file.reset();
    m_next.reset();
    m_lock.reset();
}

void SessionJournal::waitForDisk()
{
    if (m_disk)
        m_disk->finish();
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
    takeOver();
    for (const auto &file : {m_file, m_next}) {
        if (!file)
            continue;
        if (!writtenWhole(*file, records)) {
            writeFailed(file->errorString());
            return;
        }
        m_disk->grown(file);
    }
    m_size += qint64(records.size());
    m_nextSize += qint64(records.size());
    if (const QString why = m_disk->failure(); !why.isEmpty())
        writeFailed(why);
}

void SessionJournal::compact(const SessionSnapshot &snapshot)
{
    if (!m_lock || m_next)
        return;
    const QString newName = m_name + kNew;
    QFile::remove(newName); // of a run that died here
    auto file = std::make_shared<QFile>(newName);
    std::vector<std::uint8_t> bytes = headerFor(m_owner);
    JournalWriter(bytes).snapshot(snapshot);
    const auto mode = QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered;
    if (!file->open(mode, kPrivate) || !writtenWhole(*file, bytes)) {
        writeFailed(file->errorString());
        return;
    }
    m_next = std::move(file);
    m_nextSize = qint64(bytes.size());
    m_disk->replace(m_next, m_name);
    if (m_file)
        return;
    m_disk->finish(); // nothing may be sent before there is a journal of it
    if (const QString why = m_disk->failure(); !why.isEmpty())
        writeFailed(why);
    else
        takeOver();
}

/// When the compacted file is in place, the other one is done with.
void SessionJournal::takeOver()
{
    if (!m_next || !m_disk->takeReplaced())
        return;
    m_file = std::move(m_next); // open on what now has the right name
    m_next.reset();
    m_size = m_nextSize;
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
    m_disk.reset(); // or it would still put a new file in place
    QFile::remove(m_name);
    QFile::remove(m_name + kNew);
    note(JournalNote::Kind::WriteFailed, systemText);
    close();
}

} // namespace mqtt
