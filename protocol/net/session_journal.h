// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// Bytes are appended with one write each and survive the program's death at any moment; a power cut may take
/// the last ones along, which is then noticed as a torn record. The file is compacted when it has doubled,
/// and at every open(): written beside it (0600 from the first byte), forced to the disk and put in its
/// place. It is never larger than twice what is unfinished, and 1 MiB. One owner at a time, by "FILE.lock".
///
/// Errors    become notes. After a failed write the file is removed: a session that went on without it must
/// not
///           be taken up from an old state.
/// Thread    the connection's.
class SessionJournal
{
public:
    SessionJournal();
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
    bool hasGrown() const { return isOpen() && m_size > m_compactAt; }
    /// Puts this in the place of everything that was appended.
    void compact(const SessionSnapshot &snapshot);

    std::vector<JournalNote> takeNotes();

private:
    SessionSnapshot read();
    void setAside(JournalNote::Kind kind);
    void note(JournalNote::Kind kind, const QString &systemText = {});
    void writeFailed(const QString &systemText);

    QString m_name;
    QByteArray m_owner;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QFile> m_file;
    qint64 m_size = 0;
    qint64 m_compactAt = 0;
    std::vector<JournalNote> m_notes;
};

} // namespace mqtt
