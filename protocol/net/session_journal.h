// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/disk_sync.h"
#include "protocol/net/journal_note.h"
#include "protocol/session/session_snapshot.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QFile;
class QLockFile;
QT_END_NAMESPACE

namespace mqtt {

/// The file in which a session outlives the program: a line that says what it is, whose session it is, then
/// the session's records (journal_writer.h).
///
/// What it promises, when append() comes before what the records allow to be sent:
///
/// - The program may die at any moment: every message is delivered as its QoS says. append() returns when the
///   system has the bytes.
/// - The machine may die (power cut, crash of the system): the same for everything older than about
///   DiskSync::kInterval and one write to the disk. Of the messages on their way in that last moment a QoS 1
///   or 2 message of ours may be lost or, at QoS 2, arrive twice; one for us is delivered once a run. To wait
///   for the disk before every acknowledgement would close that gap, and bring a disk's milliseconds into
///   each of them.
///
/// The file is compacted when it has doubled, and at every open(): a new one is written beside it (0600 from
/// the first byte), forced to the disk and put in its place. Later than open() that happens in the
/// background, while records go to both; so append() and compact() never wait for a disk. It is never much
/// larger than twice what is unfinished, and 1 MiB. One owner at a time, by "FILE.lock".
///
/// Errors    become notes, those of the background with the next append(). After a failed write the file is
///           removed: a session that went on without it must not be taken up from an old state.
/// Thread    the connection's.
class SessionJournal
{
public:
    explicit SessionJournal(DiskSync::Force force = DiskSync::forced);
    ~SessionJournal();

    /// Takes the file of `owner` (any text that tells sessions apart) and what it holds. isOpen() only after
    /// the first compact(), which must follow when isLocked().
    SessionSnapshot open(const QString &file, const QByteArray &owner);
    void close();
    /// The session of `owner` is over: there is nothing to take up any more. A file of another one, or in
    /// use, is left alone.
    static void remove(const QString &file, const QByteArray &owner);

    bool isLocked() const { return m_lock != nullptr; }
    bool isOpen() const { return m_file != nullptr; }
    const QString &fileName() const { return m_name; }
    const QByteArray &owner() const { return m_owner; }

    /// Whole records; nothing when not open.
    void append(const std::vector<std::uint8_t> &records);
    bool hasGrown() const { return isOpen() && !m_next && m_size > m_compactAt; }
    /// Puts this in the place of everything that was appended.
    void compact(const SessionSnapshot &snapshot);
    /// Waits until all of it is on the disk. close() does so too.
    void waitForDisk();

    std::vector<JournalNote> takeNotes();

private:
    SessionSnapshot read();
    void takeOver();
    void setAside(JournalNote::Kind kind);
    void note(JournalNote::Kind kind, const QString &systemText = {});
    void writeFailed(const QString &systemText);

    QString m_name;
    QByteArray m_owner;
    std::unique_ptr<QLockFile> m_lock;
    DiskSync::Force m_force;
    std::unique_ptr<DiskSync> m_disk; ///< while m_lock is held
    std::shared_ptr<QFile> m_file;
    std::shared_ptr<QFile> m_next; ///< the compacted one, until it is in place: records go to both
    qint64 m_size = 0;
    qint64 m_nextSize = 0;
    qint64 m_compactAt = 0;
    std::vector<JournalNote> m_notes;
};

} // namespace mqtt
