// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostics/loop_gap_meter.h"
#include "model/diagnostics/process_usage.h"
#include "model/diagnostics/stats_log.h"
#include "model/session/workspace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace explorer;

class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBlockedLoopShowsAsAGap()
    {
        LoopGapMeter meter;
        meter.start();
        QTest::qWait(60);
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        QTest::qWait(60);
        const LoopGapMeter::Gaps gaps = meter.take();
        QVERIFY2(gaps.maxMs >= 100, qPrintable(QString::number(gaps.maxMs)));
        QVERIFY(gaps.p50Ms <= gaps.p99Ms && gaps.p99Ms <= gaps.maxMs);
    }

    void takingForgetsWhatWasTaken()
    {
        LoopGapMeter meter;
        meter.start();
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        QTest::qWait(30);
        QVERIFY(meter.take().maxMs >= 100);
        QTest::qWait(30);
        QVERIFY(meter.take().maxMs < 100);
    }

    void aStoppedMeterSaysNothing()
    {
        LoopGapMeter meter;
        QCOMPARE(meter.take().maxMs, 0.0);
    }

    void residentMemoryGrowsWithWhatIsTouched()
    {
        const std::uint64_t before = residentBytes();
        QVERIFY(before > 1'000'000);
        const std::vector<char> block(64u << 20, 'x');
        QVERIFY(residentBytes() >= before + (48u << 20));
        QCOMPARE(block.back(), 'x');
    }

    void theLogHasOneObjectALineWithEveryFigure()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("stats.jsonl"));
        Workspace workspace;
        StatsSampler sampler(workspace);
        {
            StatsLog log(sampler, file);
            QVERIFY(log.isOpen());
            QTest::qWait(2'300);
        }
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        const QList<QByteArray> lines = written.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        for (const QByteArray &line : lines) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            for (const char *key : {"t", "received", "shown", "backlog", "evicted", "dropped", "topics", "bytes", "rss_bytes"})
                QVERIFY2(object.value(QLatin1String(key)).isDouble(), key);
            for (const char *key : {"p50", "p99", "max"})
                QVERIFY2(object.value(QLatin1String("loop_gap_ms")).toObject().value(QLatin1String(key)).isDouble(), key);
        }
    }

    void aLogThatCannotBeWrittenSaysWhy()
    {
        Workspace workspace;
        StatsSampler sampler(workspace);
        StatsLog log(sampler, QStringLiteral("/nowhere/at/all/stats.jsonl"));
        QVERIFY(!log.isOpen());
        QVERIFY(!log.errorText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "test_diagnostics.moc"
