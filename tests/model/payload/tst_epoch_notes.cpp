// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/epoch_notes.h"
#include "model/payload/json_parser.h"
#include "model/payload/utc_text.h"
#include "tests/model/payload/tree_print.h"

#include <QTest>

using namespace explorer;

class TestEpochNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatMomentANumberIs_data();
    void saysWhatMomentANumberIs();
    void notesMembersOfObjectsOnly();
    void keepsWhatADecoderNoted();
    void leavesOtherTreesAlone();
    void writesAnyMoment();
};

void TestEpochNotes::saysWhatMomentANumberIs_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *key, const char *number, const char *text) {
        QTest::addRow("%s %s", key, number) << QByteArray(key) << QByteArray(number) << QByteArray(text);
    };
    row("ts", "1764079402", "2025-11-25 14:03:22 UTC");
    row("ts", "1764079402123", "2025-11-25 14:03:22.123 UTC");
    row("ts", "1764079402000007", "2025-11-25 14:03:22.000007 UTC");
    row("ts", "1764079402123456789", "2025-11-25 14:03:22.123456789 UTC");
    row("ts", "1764079402.5", "2025-11-25 14:03:22.5 UTC");
    row("ts", "1764079402123.25", "2025-11-25 14:03:22.12325 UTC");
    row("ts", "1764079402.12345678901", "2025-11-25 14:03:22.123456789 UTC");
    for (const char *key : {"TS", "time", "Timestamp", "sensor_time", "sensorTime", "createdAt", "created_at", "@date",
                            "last-seen", "dateUpdated", "eventtime", "epoch", "iat", "tst", "expires"})
        row(key, "1764079402", "2025-11-25 14:03:22 UTC");
    row("time_ms", "1764079402123", "2025-11-25 14:03:22.123 UTC");
    row("timeMs", "1764079402123", "2025-11-25 14:03:22.123 UTC");
    row("time_s", "1764079402", "2025-11-25 14:03:22 UTC");
    row("last_seen_ms", "1764079402123", "2025-11-25 14:03:22.123 UTC");
    row("updatedAtMs", "1764079402123", "2025-11-25 14:03:22.123 UTC");
    for (const char *key : {"", "count", "at", "uptime", "runtime", "tsunami", "attic", "category", "status", "format",
                            "expires_in", "created_by", "id", "temperature"})
        row(key, "1764079402", "");
    row("time_ms", "1764079402", ""); // 20 days of 1970
    row("time_us", "1764079402123", "");
    row("ts", "978307199", "");
    row("ts", "978307200", "2001-01-01 00:00:00 UTC");
    row("ts", "4133980799", "2100-12-31 23:59:59 UTC");
    row("ts", "4133980800", "");
    row("ts", "20261125", "");
    row("ts", "20261125140322", "");
    row("ts", "-1764079402", "");
    row("ts", "1.764079402e9", "");
    row("ts", "1764079402.", "2025-11-25 14:03:22 UTC");
    row("ts", "99999999999999999999", "");
    row("ts", "0x69256b2a00", "");
}

void TestEpochNotes::saysWhatMomentANumberIs()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, number);
    QFETCH(QByteArray, text);
    const auto said = epochText(key.toStdString(), number.toStdString());
    QCOMPARE(QByteArray::fromStdString(said.value_or("")), text);
}

void TestEpochNotes::notesMembersOfObjectsOnly()
{
    auto tree = JsonParser(R"({"ts":[1764079402,1764079403],"a":{"ts":1764079402},"time":"1764079402"})", {}).parse();
    QVERIFY(tree);
    addEpochNotes(*tree);
    QCOMPARE(tree->notes.size(), std::size_t(1));
    QCOMPARE(tree->pathOf(tree->notes[0].node), std::string("$.a.ts"));
    auto scalar = JsonParser("1764079402", {}).parse();
    addEpochNotes(*scalar);
    QVERIFY(scalar->notes.empty());
}

void TestEpochNotes::keepsWhatADecoderNoted()
{
    using Kind = ValueNote::Kind;
    auto tree = JsonParser(R"({"a":1,"ts":1764079402,"iat":1764079402,"b":2})", {}).parse();
    tree->notes = {{1, Kind::Type, "uint8"}, {2, Kind::Type, "uint64"}, {3, Kind::Meaning, "its own"}, {4, Kind::Fault, "bad"}};
    addEpochNotes(*tree);
    QCOMPARE(print(*tree), std::string("$ object [0,46) x4\n"
                                       "$.a number [5,6) 1 {type: uint8}\n"
                                       "$.ts number [12,22) 1764079402 {type: uint64} {meaning: 2025-11-25 14:03:22 UTC}\n"
                                       "$.iat number [29,39) 1764079402 {meaning: its own}\n"
                                       "$.b number [44,45) 2 {fault: bad}\n"));
}

void TestEpochNotes::leavesOtherTreesAlone()
{
    ValueTree empty;
    addEpochNotes(empty);
    QVERIFY(empty.notes.empty());
    auto tree = JsonParser(R"({"ts":12,"time":"now"})", {}).parse();
    addEpochNotes(*tree);
    QVERIFY(tree->notes.empty());
    QCOMPARE(tree->notes.capacity(), std::size_t(0)); // nothing was allocated
}

void TestEpochNotes::writesAnyMoment()
{
    QCOMPARE(utcText(0), std::string("1970-01-01 00:00:00 UTC"));
    QCOMPARE(utcText(-1, "5"), std::string("1969-12-31 23:59:59.5 UTC"));
    QCOMPARE(utcText(951782400), std::string("2000-02-29 00:00:00 UTC"));
    QCOMPARE(utcText(-62'167'219'200), std::string("0000-01-01 00:00:00 UTC"));
    QCOMPARE(utcText(253'402'300'799), std::string("9999-12-31 23:59:59 UTC"));
    QCOMPARE(utcText(253'402'300'800), std::string());
    QCOMPARE(utcText(std::numeric_limits<std::int64_t>::min()), std::string());
    QCOMPARE(utcText(std::numeric_limits<std::int64_t>::max()), std::string());
}

QTEST_GUILESS_MAIN(TestEpochNotes)
#include "tst_epoch_notes.moc"
