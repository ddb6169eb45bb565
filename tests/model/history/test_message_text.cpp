// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_text.h"

#include <QDateTime>
#include <QTest>

#include <limits>

using namespace explorer;

class TestMessageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansReadAsPeopleSayThem_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << "+0 ns";
        QTest::newRow("microseconds") << qint64(34'500) << QString::fromUtf8("+34.5 µs");
        QTest::newRow("milliseconds") << qint64(340'000'000) << "+340 ms";
        QTest::newRow("rounds up a unit") << qint64(999'600'000) << "+1.00 s";
        QTest::newRow("seconds") << qint64(1'020'000'000) << "+1.02 s";
        QTest::newRow("minutes") << qint64(62'000'000'000) << "+1 min 02 s";
        QTest::newRow("hours") << qint64(7'500'000'000'000) << "+2 h 05 min";
        QTest::newRow("nanoseconds") << qint64(999) << "+999 ns";
        QTest::newRow("just a microsecond") << qint64(1'000) << QString::fromUtf8("+1.00 µs");
        QTest::newRow("rounds up a figure") << qint64(9'996'000) << "+10.0 ms";
        QTest::newRow("just below a minute") << qint64(59'900'000'000) << "+59.9 s";
        QTest::newRow("rounds up to a minute") << qint64(59'960'000'000) << "+1 min 00 s";
        QTest::newRow("just below an hour") << qint64(3'599'000'000'000) << "+59 min 59 s";
        QTest::newRow("two days") << qint64(172'800'000'000'000) << "+2 d 0 h";
        QTest::newRow("the least there is") << std::numeric_limits<qint64>::min() << "-106751 d 23 h";
        QTest::newRow("back in time") << qint64(-5'000'000) << "-5.00 ms";
    }
    void spansReadAsPeopleSayThem()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(deltaText(ns), text);
    }

    void sizesReadInBinaryUnits_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << quint64(0) << "0 B";
        QTest::newRow("bytes") << quint64(1'023) << "1023 B";
        QTest::newRow("a kibibyte") << quint64(1'024) << "1.00 KiB";
        QTest::newRow("three figures") << quint64(12'600) << "12.3 KiB";
        QTest::newRow("just below a mebibyte") << quint64(1'048'063) << "1023 KiB";
        QTest::newRow("rounds up a unit") << quint64(1'048'064) << "1.00 MiB";
        QTest::newRow("mebibytes") << quint64(268'435'455) << "256 MiB";
        QTest::newRow("gibibytes") << quint64(3'650'722'202) << "3.40 GiB";
        QTest::newRow("far more") << quint64(5'000'000'000'000) << "4657 GiB";
    }
    void sizesReadInBinaryUnits()
    {
        QFETCH(quint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(sizeText(bytes), text);
    }

    void timesAreLocalToTheMillisecond()
    {
        const QDateTime local(QDate(2024, 2, 29), QTime(14, 3, 7, 214));
        QCOMPARE(timeOfDayText(local.toMSecsSinceEpoch() * 1'000'000 + 999'999),
                 QStringLiteral("14:03:07.214"));
    }
};

QTEST_GUILESS_MAIN(TestMessageText)
#include "test_message_text.moc"
