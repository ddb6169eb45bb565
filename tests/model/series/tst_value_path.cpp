// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/value_path.h"

#include <QtTest>

using explorer::ValuePath;

class TestValuePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheCanonicalForm_data();
    void printsTheCanonicalForm();
    void canonicalFormReadsBackAsTheSamePath_data() { printsTheCanonicalForm_data(); }
    void canonicalFormReadsBackAsTheSamePath();
    void saysWhereAndWhatWasExpected_data();
    void saysWhereAndWhatWasExpected();
    void tellsKeysFromIndexes();
    void neverHangsOrCrashesOnAnyTwoBytes();
};

void TestValuePath::printsTheCanonicalForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char *name, const char *text, const char *canonical) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(canonical);
    };
    row("empty is the payload", "", "$");
    row("dollar is the payload", "$", "$");
    row("one key", "$.a", "$.a");
    row("without the dollar", "a.b[0]", "$.a.b[0]");
    row("index first", "[3].x", "$[3].x");
    row("index after dollar", "$[0][1]", "$[0][1]");
    row("largest index", "$[4294967295]", "$[4294967295]");
    row("digits as a key", "$.0", "$.0");
    row("bare key with a space", "$.odd key", "$[\"odd key\"]");
    row("double quotes", "$[\"odd key\"]", "$[\"odd key\"]");
    row("single quotes", "$['it']", "$.it");
    row("dot in a key", "$[\"a.b\"]", "$[\"a.b\"]");
    row("empty key", "$[\"\"]", "$[\"\"]");
    row("quote and backslash", "$[\"a\\\"b\\\\\"]", "$[\"a\\\"b\\\\\"]");
    row("control characters", "$[\"\\n\\u0000\"]", "$[\"\\u000a\\u0000\"]");
    row("UTF-8 stays bare", "$.Küche.温度", "$.Küche.温度");
    row("escaped letter", "$[\"\\u0041\"]", "$.A");
    row("surrogate pair", "$[\"\\ud83d\\ude00\"]", "$.\xF0\x9F\x98\x80");
    row("hyphen and underscore", "$.a-b_c", "$.a-b_c");
    row("dollar inside a key", "$.$SYS", "$[\"$SYS\"]");
}

void TestValuePath::printsTheCanonicalForm()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, canonical);
    const auto path = ValuePath::parse(text.toStdString());
    QVERIFY2(path.has_value(), path ? "" : path.error().expected.c_str());
    QCOMPARE(QByteArray::fromStdString(path->toString()), canonical);
}

void TestValuePath::canonicalFormReadsBackAsTheSamePath()
{
    QFETCH(QByteArray, text);
    const auto path = ValuePath::parse(text.toStdString());
    QVERIFY(path.has_value());
    const auto again = ValuePath::parse(path->toString());
    QVERIFY(again.has_value());
    QVERIFY(*path == *again);
}

void TestValuePath::saysWhereAndWhatWasExpected_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *text, int offset, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << offset << QByteArray(expected);
    };
    row("$a", 1, "'.', '[' or the end");
    row("$.", 2, "a key");
    row(".a", 0, "a key");
    row("a..b", 2, "a key");
    row("a[", 2, "an index or a quoted key");
    row("a[]", 2, "an index or a quoted key");
    row("a[-1]", 2, "an index or a quoted key");
    row("a[*]", 2, "an index or a quoted key");
    row("a[4294967296]", 2, "an index up to 4294967295");
    row("a[1", 3, "']'");
    row("a[1}", 3, "']'");
    row("a[\"b]", 5, "'\"'");
    row("a['b]", 5, "\"'\"");
    row("a[\"\\x\"]", 4, "an escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    row("a[\"\\u12\"]", 5, "four hexadecimal digits");
    row("a[\"\\ud800\"]", 9, "the low half of a surrogate pair");
    row("a[\"\\ud800\\u0041\"]", 10, "the low half of a surrogate pair");
    row("a[\"\\udc00\"]", 5, "the high half of a surrogate pair first");
    row("a]", 1, "'.', '[' or the end");
    row("a[0]b", 4, "'.', '[' or the end");
}

void TestValuePath::saysWhereAndWhatWasExpected()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QByteArray, expected);
    const auto path = ValuePath::parse(text.toStdString());
    QVERIFY(!path.has_value());
    QCOMPARE(QByteArray::fromStdString(path.error().expected), expected);
    QCOMPARE(int(path.error().offset), offset);
}

void TestValuePath::tellsKeysFromIndexes()
{
    const auto path = ValuePath::parse("$.0[0][\"0\"]");
    QVERIFY(path.has_value());
    const std::vector<ValuePath::Step> expected{std::string("0"), 0u, std::string("0")};
    QVERIFY(path->steps() == expected);
    QVERIFY(!path->isWhole());
    QVERIFY(ValuePath::parse("$")->isWhole());
}

void TestValuePath::neverHangsOrCrashesOnAnyTwoBytes()
{
    int accepted = 0;
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const char bytes[] = {char(first), char(second)};
            for (const std::string &prefix : {std::string(), std::string("$["), std::string("a[\"\\")}) {
                const std::string text = prefix + std::string(bytes, 2);
                const auto path = ValuePath::parse(text);
                if (path.has_value())
                    ++accepted;
                else
                    QVERIFY(path.error().offset <= text.size());
            }
        }
    }
    QVERIFY(accepted > 10'000);
}

QTEST_APPLESS_MAIN(TestValuePath)
#include "tst_value_path.moc"
