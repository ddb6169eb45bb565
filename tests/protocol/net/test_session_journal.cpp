// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/session_journal.h"
#include "tests/protocol/net/journal_samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace mqtt;
using namespace mqtt::test;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

int modeOf(const QString &name)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(name).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

} // namespace

class TestSessionJournal : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;

    /// Opened, compacted with `snapshot` and closed again.
    void make(const SessionSnapshot &snapshot)
    {
        SessionJournal journal;
        journal.open(m_file, "me");
        journal.compact(snapshot);
        QVERIFY(journal.isOpen());
    }

    /// What the next run finds; the notes are checked by the caller.
    SessionSnapshot reopened(std::vector<JournalNote> &notes, const QByteArray &owner = "me")
    {
        SessionJournal journal;
        SessionSnapshot kept = journal.open(m_file, owner);
        notes = journal.takeNotes();
        return kept;
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_file = m_folder.filePath(QStringLiteral("journal%1").arg(++number));
    }

    void whatWasWrittenIsThereTheNextTime()
    {
        std::vector<JournalNote> notes;
        {
            SessionJournal journal;
            QVERIFY(journal.open(m_file, "me") == SessionSnapshot());
            QVERIFY(!journal.isOpen());
            journal.compact(sample());
            QVERIFY(journal.isOpen());
            journal.append(arrived(7));
            QVERIFY(journal.takeNotes().empty());
        }
        SessionSnapshot expected = sample();
        expected.received = {7};
        QVERIFY(reopened(notes) == expected);
        QVERIFY(notes.empty());
    }

    void itIsPrivateFromTheFirstByte()
    {
        const mode_t before = ::umask(0);
        make(sample());
        ::umask(before);
        QCOMPARE(modeOf(m_file), 0600);
        QVERIFY(!QFile::exists(m_file + ".new"));
    }

    void anOlderFileThatOthersCouldReadIsReplaced()
    {
        make(sample());
        QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        make(sample());
        QCOMPARE(modeOf(m_file), 0600);
    }

    void aTornRecordIsCutAndTold()
    {
        make(sample());
        const QByteArray whole = contentOf(m_file);
        std::vector<std::uint8_t> record = arrived(9);
        for (std::size_t kept = 1; kept < record.size(); ++kept) {
            overwrite(m_file,
                      whole + QByteArray(reinterpret_cast<const char *>(record.data()), qsizetype(kept)));
            std::vector<JournalNote> notes;
            QVERIFY(reopened(notes) == sample());
            QCOMPARE(notes.size(), std::size_t(1));
            QCOMPARE(notes[0].kind, JournalNote::Kind::TornRecordCut);
            QCOMPARE(notes[0].bytes, qint64(kept));
        }
        SessionJournal journal; // and the next compaction leaves it out
        journal.compact(journal.open(m_file, "me"));
        QCOMPARE(contentOf(m_file), whole);
    }

    void aDamagedFileIsSetAsideAndTold_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("its first line") << 3;
        QTest::newRow("its owner") << 36;
        QTest::newRow("a record's length") << 38;
        QTest::newRow("a record's body") << 50;
    }

    void aDamagedFileIsSetAsideAndTold()
    {
        QFETCH(int, at);
        make(sample());
        QByteArray bytes = contentOf(m_file);
        bytes[at] = char(bytes[at] ^ 0x10);
        overwrite(m_file, bytes);
        std::vector<JournalNote> notes;
        QVERIFY(reopened(notes) == SessionSnapshot());
        QCOMPARE(notes.size(), std::size_t(1));
        QCOMPARE(notes[0].kind, JournalNote::Kind::SetAside);
        QCOMPARE(notes[0].otherFile, m_file + ".aside");
        QVERIFY(!QFile::exists(m_file));
        QCOMPARE(contentOf(m_file + ".aside"), bytes);
    }

    void aFileOfSomethingElseIsSetAside()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray(100'000, 'x')}) {
            overwrite(m_file, bytes);
            std::vector<JournalNote> notes;
            QVERIFY(reopened(notes) == SessionSnapshot());
            QCOMPARE(notes.at(0).kind, JournalNote::Kind::SetAside);
        }
    }

    void anotherSessionsJournalIsSetAside()
    {
        make(sample());
        std::vector<JournalNote> notes;
        QVERIFY(reopened(notes, "you") == SessionSnapshot());
        QCOMPARE(notes.at(0).kind, JournalNote::Kind::OfAnotherSession);
        QVERIFY(QFile::exists(m_file + ".aside"));
    }

    void itHasOneOwnerAtATime()
    {
        make(sample());
        SessionJournal first;
        first.compact(first.open(m_file, "me"));
        SessionJournal second;
        QVERIFY(second.open(m_file, "me") == SessionSnapshot());
        QVERIFY(!second.isLocked());
        second.compact(sample("other")); // does nothing
        second.append(arrived(1));
        QVERIFY(!second.isOpen());
        QCOMPARE(second.takeNotes().at(0).kind, JournalNote::Kind::Locked);
        SessionJournal::remove(m_file, "me");
        QVERIFY(QFile::exists(m_file));
        first.close();
        QVERIFY(second.open(m_file, "me") == sample());
    }

    void isRemovedForItsOwnerOnly()
    {
        make(sample());
        SessionJournal::remove(m_file, "you");
        SessionJournal::remove(m_file, "m");
        SessionJournal::remove(m_file, "mee");
        QVERIFY(QFile::exists(m_file));
        SessionJournal::remove(m_file, "me");
        QVERIFY(!QFile::exists(m_file));
        SessionJournal::remove(m_file, "me");
    }

    void aDeadOwnersLockIsTakenOver()
    {
        make(sample());
        overwrite(m_file + ".lock", "999999999\nmqttscope\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        std::vector<JournalNote> notes;
        QVERIFY(reopened(notes) == sample());
        QVERIFY(notes.empty());
    }

    void aRunThatDiedWhileCompactingHarmsNothing()
    {
        make(sample());
        overwrite(m_file + ".new", "half a fi");
        SessionJournal journal;
        SessionSnapshot kept = journal.open(m_file, "me");
        QVERIFY(kept == sample());
        journal.compact(kept);
        QVERIFY(journal.isOpen());
        QVERIFY(!QFile::exists(m_file + ".new"));
    }

    void itDoesNotGrowWithoutEnd()
    {
        SessionJournal journal;
        journal.open(m_file, "me");
        journal.compact(sample());
        std::vector<std::uint8_t> records;
        for (int i = 0; i < 1'000; ++i) {
            JournalWriter(records).arrived(1);
            JournalWriter(records).completed(1);
        }
        qint64 largest = 0;
        int compactions = 0;
        for (int i = 0; i < 200; ++i) {
            journal.append(records);
            largest = std::max(largest, QFile(m_file).size());
            if (journal.hasGrown()) {
                journal.compact(sample());
                journal.waitForDisk();
                ++compactions;
            }
        }
        QVERIFY(compactions > 3);
        QVERIFY(largest < 1'200'000);
        journal.append(arrived(5)); // into the file that stands there now
        journal.close();
        std::vector<JournalNote> notes;
        QCOMPARE(reopened(notes).received, (std::vector<PacketId>{5}));
    }

    void aFullDiskIsToldAndLeavesNoOldState()
    {
        SessionJournal journal;
        journal.open(m_file, "me");
        journal.compact(sample());
        std::vector<std::uint8_t> record;
        SessionSnapshot large = sample();
        large.messages[0].message.payload = QByteArray(100'000, 'x');
        JournalWriter(record).snapshot(large);

        // A file size limit stands for the full disk: the write is cut in the middle.
        struct rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        struct rlimit small = before;
        small.rlim_cur = 50'000;
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &small);
        journal.append(record);
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);

        QVERIFY(!journal.isOpen());
        const auto notes = journal.takeNotes();
        QCOMPARE(notes.size(), std::size_t(1));
        QCOMPARE(notes[0].kind, JournalNote::Kind::WriteFailed);
        QVERIFY(!notes[0].systemText.isEmpty());
        QVERIFY(!QFile::exists(m_file)); // or it would be taken up later
        journal.append(record);          // and nothing more happens
        QVERIFY(journal.takeNotes().empty());
    }

    void aFolderThatIsNotThereIsTold()
    {
        SessionJournal journal;
        journal.open(m_folder.filePath("no/where/journal"), "me");
        journal.compact(sample());
        QVERIFY(!journal.isOpen());
        QCOMPARE(journal.takeNotes().at(0).kind, JournalNote::Kind::Unusable);
    }

    void aFolderInItsPlaceIsTold()
    {
        QVERIFY(QDir().mkpath(m_file + "/x"));
        SessionJournal journal;
        journal.open(m_file, "me");
        journal.compact(sample());
        QVERIFY(!journal.isOpen());
        QVERIFY(!journal.takeNotes().empty());
    }
};

QTEST_GUILESS_MAIN(TestSessionJournal)
#include "test_session_journal.moc"
