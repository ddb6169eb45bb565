// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/series/value_path.h"

#include <QtTest>

#include <random>

using explorer::NumberExtractor;
using explorer::ValuePath;

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

std::optional<double> extract(NumberExtractor &extractor, const QByteArray &payload, const char *path)
{
    return extractor.extract(
        {reinterpret_cast<const std::uint8_t *>(payload.constData()), std::size_t(payload.size())},
        ValuePath::parse(path).value());
}

} // namespace

class TestNumberExtractor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheNumber_data();
    void readsTheNumber();
    void refusesEveryTruncationOfADocument();
    void survivesRandomDamage();
    void readsAcrossLargeDocumentsAndGivesTheBufferBack();
    void refusesDocumentsThatAreTooDeepInsteadOfOverflowing();
};

void TestNumberExtractor::readsTheNumber_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<double>("expected"); // NaN: none
    const auto row = [](const char *name, const QByteArray &payload, const char *path, double expected) {
        QTest::newRow(name) << payload << QByteArray(path) << expected;
    };
    // Whole payloads
    row("integer", "42", "$", 42);
    row("negative", "-1.5e3", "$", -1500);
    row("plus sign", "+7", "$", 7);
    row("leading dot", ".5", "$", .5);
    row("spaces and line ends", "  21.4\r\n", "$", 21.4);
    row("trailing NUL", QByteArray("21.4\0", 5), "$", 21.4);
    row("byte order mark",
        "\xEF\xBB\xBF"
        "21.4",
        "$", 21.4);
    row("unit after a space", "21.4 °C", "$", 21.4);
    row("unit attached", "50%", "$", 50);
    row("unit with slash", "3.5 km/h", "$", 3.5);
    row("unit with digits", "5 m/s2", "$", 5);
    row("quoted JSON string", "\"21.4 °C\"", "$", 21.4);
    row("on", "ON", "$", 1);
    row("off", "off", "$", 0);
    row("true", "true", "$", 1);
    row("False", "False", "$", 0);
    row("yes", "Yes", "$", 1);
    row("no", "no", "$", 0);
    row("beyond 2^53", "9007199254740993", "$", 9007199254740992.0);
    row("1e308", "1e308", "$", 1e308);
    row("denormal", "5e-324", "$", 5e-324);
    // Not numbers
    row("empty", "", "$", kNothing);
    row("only spaces", "  \n", "$", kNothing);
    row("nan", "NaN", "$", kNothing);
    row("inf", "inf", "$", kNothing);
    row("minus infinity", "-Infinity", "$", kNothing);
    row("too large", "1e309", "$", kNothing);
    row("null", "null", "$", kNothing);
    row("word", "online", "$", kNothing);
    row("decimal comma", "21,4", "$", kNothing);
    row("decimal comma with unit", "21,4 °C", "$", kNothing);
    row("hexadecimal", "0x1F", "$", kNothing);
    row("hexadecimal without digits", "0xFF", "$", kNothing);
    row("date", "2024-01-31", "$", kNothing);
    row("time", "12:30:00", "$", kNothing);
    row("address", "192.168.0.1", "$", kNothing);
    row("identifier", "12ab34", "$", kNothing);
    row("sentence", "3 new messages", "$", kNothing);
    row("two signs", "+-3", "$", kNothing);
    row("only a sign", "-", "$", kNothing);
    row("object as a whole", "{\"a\":1}", "$", kNothing);
    row("array as a whole", "[1]", "$", kNothing);
    // Paths
    row("member", R"({"t":21.4})", "$.t", 21.4);
    row("nested", R"({"a":{"b":[10,{"c":-3}]}})", "$.a.b[1].c", -3);
    row("array root", "[5,6,7]", "$[2]", 7);
    row("last of duplicates", R"({"a":1,"a":2})", "$.a", 2);
    row("last duplicate leads nowhere", R"({"a":{"b":1},"a":5})", "$.a.b", kNothing);
    row("order does not matter", R"({"x":{"t":9},"t":1})", "$.t", 1);
    row("same key elsewhere", R"({"x":{"t":9}})", "$.t", kNothing);
    row("escaped key", R"({"\u0074":4})", "$.t", 4);
    row("key with quote", R"({"a\"b":4})", R"($["a\"b"])", 4);
    row("prefix of a key", R"({"temp":4})", "$.tem", kNothing);
    row("empty key", R"({"":8})", R"($[""])", 8);
    row("numeric string", R"({"t":"21.4"})", "$.t", 21.4);
    row("numeric string with unit", R"({"t":"21.4 °C"})", "$.t", 21.4);
    row("escaped unit", R"({"t":"21.4 \u00b0C"})", "$.t", 21.4);
    row("boolean", R"({"on":true})", "$.on", 1);
    row("switch word", R"({"state":"OFF"})", "$.state", 0);
    row("null member", R"({"t":null})", "$.t", kNothing);
    row("object member", R"({"t":{}})", "$.t", kNothing);
    row("missing", R"({"t":1})", "$.u", kNothing);
    row("index beyond", "[1,2]", "$[2]", kNothing);
    row("index into an object", R"({"0":1})", "$[0]", kNothing);
    row("key into an array", "[1]", "$.0", kNothing);
    row("path into a scalar", "42", "$.a", kNothing);
    row("integer beyond 64 bits", R"({"n":123456789012345678901234567890})", "$.n",
        123456789012345678901234567890.0);
    row("uint64 max", R"({"n":18446744073709551615})", "$.n", 18446744073709551615.0);
    row("2^53+1 member", R"({"n":9007199254740993})", "$.n", 9007199254740992.0);
    row("huge number elsewhere", R"({"big":1e999,"n":3})", "$.n", 3);
    row("twenty digits", "[0.83231152637394753217]", "$[0]", 0.83231152637394753217);
    row("twenty digits, large", R"({"n":12345678901234567890123.5})", "$.n", 12345678901234567890123.5);
    row("too close to zero", R"({"n":1e-400})", "$.n", 0);
    row("too close to zero without an exponent", "[0." + QByteArray(400, '0') + "1]", "$[0]", 0);
    row("exponent beyond counting", R"({"n":1e-99999999999999999999})", "$.n", 0);
    row("exponent beyond counting, large", R"({"n":1E+99999999999999999999})", "$.n", kNothing);
    row("huge number wanted", R"({"n":1e999})", "$.n", kNothing);
    row("white space", " {\n \"t\" : 5\t} \r\n", "$.t", 5);
    // Invalid JSON, whatever the path would find in it
    row("garbage after", R"({"t":5} x)", "$.t", kNothing);
    row("two documents", R"({"t":5}{"t":6})", "$.t", kNothing);
    row("bad sibling", R"({"t":5,"u":tru})", "$.t", kNothing);
    row("bad null", R"({"t":5,"u":nul})", "$.t", kNothing);
    row("leading zero sibling", R"({"t":5,"u":01})", "$.t", kNothing);
    row("leading zero", R"({"t":05})", "$.t", kNothing);
    row("NaN token", R"({"t":NaN})", "$.t", kNothing);
    row("trailing comma", R"({"t":5,})", "$.t", kNothing);
    row("missing colon", R"({"t" 5})", "$.t", kNothing);
    row("single quotes", R"({'t':5})", "$.t", kNothing);
    row("unclosed string", R"({"t":5,"u":"x})", "$.t", kNothing);
    row("mismatched brackets", R"({"t":5,"u":[1})", "$.t", kNothing);
    row("invalid UTF-8", QByteArray("{\"t\":5,\"u\":\"\xff\"}"), "$.t", kNothing);
    row("binary", QByteArray("\x00\x01\x02\xff", 4), "$", kNothing);
}

void TestNumberExtractor::readsTheNumber()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, path);
    QFETCH(double, expected);
    NumberExtractor extractor;
    // Twice: nothing of the first may be left in the reused buffers.
    for (int turn = 0; turn < 2; ++turn) {
        const std::optional<double> value = extract(extractor, payload, path.constData());
        QCOMPARE(value.has_value(), !std::isnan(expected));
        if (value)
            QCOMPARE(*value, expected);
    }
}

void TestNumberExtractor::refusesEveryTruncationOfADocument()
{
    const QByteArray whole = R"({"t":21.5,"list":[1,-2.5e3,true,null,"x\n"],"o":{"k":{"z":[]}},"s":"12 V"})";
    NumberExtractor extractor;
    QCOMPARE(extract(extractor, whole, "$.t"), std::optional<double>(21.5));
    QCOMPARE(extract(extractor, whole, "$.s"), std::optional<double>(12));
    for (int length = 0; length < whole.size(); ++length)
        QVERIFY2(!extract(extractor, whole.left(length), "$.t"), whole.left(length).constData());
}

void TestNumberExtractor::survivesRandomDamage()
{
    constexpr unsigned kSeed = 20240131;
    std::mt19937 random(kSeed);
    const QByteArray whole =
        R"({"t":21.5,"list":[1,-2.5e3,true,null,"x\n\u00e9"],"o":{"k":{"z":[0.1]}},"s":"12 V"})";
    NumberExtractor extractor;
    int found = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray damaged = whole;
        for (unsigned hit = 0; hit <= random() % 3; ++hit)
            damaged[int(random() % unsigned(damaged.size()))] = char(random() % 256);
        for (const char *path : {"$", "$.t", "$.list[1]", "$.o.k.z[0]", "$.s"}) {
            const std::optional<double> value = extract(extractor, damaged, path);
            if (value) {
                QVERIFY(std::isfinite(*value));
                ++found;
            }
        }
    }
    QVERIFY2(found > 1'000, "seed 20240131");
}

void TestNumberExtractor::readsAcrossLargeDocumentsAndGivesTheBufferBack()
{
    QByteArray large = "{\"list\":[";
    for (int i = 0; i < 400'000; ++i)
        large += QByteArray::number(i) + ",";
    large += "0],\"t\":77}";
    NumberExtractor extractor;
    QCOMPARE(extract(extractor, large, "$.t"), std::optional<double>(77));
    QCOMPARE(extract(extractor, large, "$.list[399999]"), std::optional<double>(399'999));
    QCOMPARE(extract(extractor, "{\"t\":1}", "$.t"), std::optional<double>(1));
}

void TestNumberExtractor::refusesDocumentsThatAreTooDeepInsteadOfOverflowing()
{
    NumberExtractor extractor;
    const auto nested = [](int depth) {
        return "{\"t\":5,\"deep\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + "}";
    };
    QCOMPARE(extract(extractor, nested(400), "$.t"), std::optional<double>(5));
    QVERIFY(!extract(extractor, nested(1'000'000), "$.t"));
    QVERIFY(!extract(extractor, QByteArray(1'000'000, '['), "$[0]"));
    QCOMPARE(extract(extractor, nested(3), "$.t"), std::optional<double>(5));
}

QTEST_APPLESS_MAIN(TestNumberExtractor)
#include "tst_number_extractor.moc"
