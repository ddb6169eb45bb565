// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/session_journal.h"
#include "tests/protocol/net/journal_samples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace mqtt;
using namespace mqtt::test;

namespace {

/// Where nothing gets on while it is stopped.
class SlowDisk
{
public:
    DiskSync::Force force()
    {
        return [this](QFile &) {
            std::unique_lock lock(m_mutex);
            ++m_syncs;
            m_goesOn.wait(lock, [this] { return !m_stopped; });
            return m_failure;
        };
    }
    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    void goOn(const QString &failure = {})
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = false;
        m_failure = failure;
        m_goesOn.notify_all();
    }
    int syncs()
    {
        const std::lock_guard lock(m_mutex);
        return m_syncs;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_goesOn;
    bool m_stopped = false;
    int m_syncs = 0;
    QString m_failure;
};

/// What the next run finds.
SessionSnapshot kept(const QString &file) { return SessionJournal().open(file, "me"); }

} // namespace

/// A session's journal and the disk, which takes its time.
class TestJournalDisk : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_file = m_folder.filePath(QStringLiteral("journal%1").arg(++number));
    }

    void appendingNeverWaitsForTheDisk()
    {
        SlowDisk disk;
        SessionJournal journal(disk.force());
        journal.open(m_file, "me");
        journal.compact(sample());
        QCOMPARE(disk.syncs(), 1);
        disk.stop();
        for (PacketId id = 1; id <= 1'000; ++id)
            journal.append(arrived(id));
        {
            // A program that dies here leaves all of it.
            QVERIFY(QFile::copy(m_file, m_file + ".dead"));
            QCOMPARE(kept(m_file + ".dead").received.size(), std::size_t(1'000));
        }
        disk.goOn();
        journal.waitForDisk();
        QVERIFY2(disk.syncs() >= 2 && disk.syncs() <= 3, qPrintable(QString::number(disk.syncs())));
        QVERIFY(journal.isOpen() && journal.takeNotes().empty());
    }

    void whileItIsCompactedRecordsGoToBothFiles()
    {
        SlowDisk disk;
        SessionJournal journal(disk.force());
        journal.open(m_file, "me");
        journal.compact(sample());
        std::vector<std::uint8_t> many;
        for (int i = 0; i < 50'000; ++i) {
            JournalWriter(many).arrived(1);
            JournalWriter(many).completed(1);
        }
        journal.append(many);
        journal.waitForDisk();
        QVERIFY(journal.hasGrown());
        disk.stop();
        journal.compact(sample());
        QVERIFY(!journal.hasGrown()); // once is enough
        journal.append(arrived(5));
        QVERIFY(QFile(m_file).size() > qint64(many.size())); // still the old one
        SessionSnapshot expected = sample();
        expected.received = {5};
        {
            QVERIFY(QFile::copy(m_file, m_file + ".dead"));
            QVERIFY(kept(m_file + ".dead") == expected);
        }
        disk.goOn();
        journal.waitForDisk();
        QVERIFY(QFile(m_file).size() < 10'000);
        QVERIFY(!QFile::exists(m_file + ".new"));
        journal.append(arrived(6));
        journal.close();
        expected.received = {5, 6};
        QVERIFY(kept(m_file) == expected);
    }

    void closingFinishesACompaction()
    {
        SessionJournal journal;
        journal.open(m_file, "me");
        journal.compact(sample());
        journal.compact(sample("another"));
        journal.append(arrived(5));
        journal.close();
        SessionSnapshot expected = sample("another");
        expected.received = {5};
        QVERIFY(kept(m_file) == expected);
        QVERIFY(!QFile::exists(m_file + ".new"));
    }

    void aDiskThatFailsLaterIsToldWithTheNextRecord_data()
    {
        QTest::addColumn<bool>("compacting");
        QTest::newRow("a record") << false;
        QTest::newRow("a compaction") << true;
    }

    void aDiskThatFailsLaterIsToldWithTheNextRecord()
    {
        QFETCH(bool, compacting);
        SlowDisk disk;
        SessionJournal journal(disk.force());
        journal.open(m_file, "me");
        journal.compact(sample());
        disk.stop();
        if (compacting)
            journal.compact(sample());
        else
            journal.append(arrived(5));
        QVERIFY(journal.takeNotes().empty());
        disk.goOn("the disk has gone");
        journal.waitForDisk();
        journal.append(arrived(6));
        QVERIFY(!journal.isOpen());
        const auto notes = journal.takeNotes();
        QCOMPARE(notes.size(), std::size_t(1));
        QCOMPARE(notes[0].kind, JournalNote::Kind::WriteFailed);
        QCOMPARE(notes[0].systemText, QStringLiteral("the disk has gone"));
        QVERIFY(!QFile::exists(m_file)); // or it would be taken up later
        QVERIFY(!QFile::exists(m_file + ".new"));
    }

    void aStreamOfRecordsCostsAFewSyncs()
    {
        SlowDisk disk;
        SessionJournal journal(disk.force());
        journal.open(m_file, "me");
        journal.compact(sample());
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 20'000; ++i)
            journal.append(arrived(1));
        journal.waitForDisk();
        const auto intervals = (std::chrono::steady_clock::now() - start) / DiskSync::kInterval;
        QVERIFY(disk.syncs() > 1);
        QVERIFY2(disk.syncs() <= 3 + intervals, qPrintable(QString::number(disk.syncs())));
    }
};

QTEST_GUILESS_MAIN(TestJournalDisk)
#include "test_journal_disk.moc"
