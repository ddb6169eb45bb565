// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/hex_rows.h"
#include "model/payload/image_probe.h"
#include "model/payload/json_format.h"
#include "model/payload/json_parser.h"
#include "model/payload/payload_file_name.h"
#include "tests/model/payload/tree_print.h"

#include <QTest>

using namespace explorer;

class TestPayloadFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysJsonOutFromItsOwnTokens();
    void prettyAndCompactAreTheSameDocument();
    void stopsAfterAWholeTokenAtTheLimit();
    void neverFailsOnWhatIsNotJson();
    void linksChildrenByRow();
    void formatsHexRows();
    void findsTheByteUnderAColumn();
    void readsImageSizes();
    void proposesSafeFileNames_data();
    void proposesSafeFileNames();
};

void TestPayloadFormat::laysJsonOutFromItsOwnTokens()
{
    const std::string source = R"( {"z":1.10,"a":[1e3,{},[ ],"x, {y}\""],"z":{"u":18446744073709551615}} )";
    QCOMPARE(prettyJson(source), std::string("{\n"
                                             "  \"z\": 1.10,\n"
                                             "  \"a\": [\n"
                                             "    1e3,\n"
                                             "    {},\n"
                                             "    [],\n"
                                             "    \"x, {y}\\\"\"\n"
                                             "  ],\n"
                                             "  \"z\": {\n"
                                             "    \"u\": 18446744073709551615\n"
                                             "  }\n"
                                             "}"));
    QCOMPARE(prettyJson("21.40"), std::string("21.40"));
    QCOMPARE(compactJson("{ \"a\" : [ 1.0 , \"b c\" ] }\n"), std::string("{\"a\":[1.0,\"b c\"]}"));
}

void TestPayloadFormat::prettyAndCompactAreTheSameDocument()
{
    const std::string source = R"({"a":[1,{"b":[],"c":{"d":[[[0.10]]]}}],"e":"\u00e9 \\"})";
    QCOMPARE(compactJson(prettyJson(source)), source);
    QVERIFY(JsonParser(prettyJson(source), {}).parse());
}

void TestPayloadFormat::stopsAfterAWholeTokenAtTheLimit()
{
    bool complete = true;
    QCOMPARE(prettyJson("[111,222,333]", 2, 8, &complete), std::string("[\n  111,\n  "));
    QVERIFY(!complete);
    prettyJson("[1]", 2, 100, &complete);
    QVERIFY(complete);
}

void TestPayloadFormat::neverFailsOnWhatIsNotJson()
{
    QCOMPARE(prettyJson("}}]] , \"open"), std::string("\n}\n}\n]\n],\n\"open"));
    QCOMPARE(compactJson("two words"), std::string("two words"));
    QCOMPARE(prettyJson(""), std::string());
    QCOMPARE(prettyJson("\"\\"), std::string("\"\\"));
    QVERIFY(prettyJson(std::string(100'000, '[')).size() < 14'000'000); // indentation stays bounded
}

void TestPayloadFormat::linksChildrenByRow()
{
    const auto tree = JsonParser(R"({"a":[1,2],"b":3})", {}).parse();
    const ValueTreeIndex index(*tree);
    QCOMPARE(tree->pathOf(index.child(0, 1)), std::string("$.b"));
    QCOMPARE(tree->pathOf(index.child(index.child(0, 0), 1)), std::string("$.a[1]"));
    QCOMPARE(index.rowOf(index.child(0, 1)), 1);
}

void TestPayloadFormat::formatsHexRows()
{
    const QByteArray payload = "{\"temp\":21.4}\n\xFFzz";
    const HexRows rows{bytesOf(payload)};
    QCOMPARE(rows.count(), std::size_t(2));
    QCOMPARE(rows.row(0),
             std::string("00000000  7b 22 74 65 6d 70 22 3a  32 31 2e 34 7d 0a ff 7a  {\"temp\":21.4}..z"));
    QCOMPARE(rows.row(1).substr(0, 12), std::string("00000010  7a"));
    QCOMPARE(rows.row(1).size(), std::size_t(rows.columns()));
    QCOMPARE(HexRows{}.count(), std::size_t(0));
}

void TestPayloadFormat::findsTheByteUnderAColumn()
{
    const QByteArray payload(40, 'x');
    const HexRows rows{bytesOf(payload)};
    for (int i = 0; i < HexRows::kBytesPerRow; ++i) {
        QCOMPARE(rows.byteAtColumn(rows.hexColumn(i)), i);
        QCOMPARE(rows.byteAtColumn(rows.hexColumn(i) + 1), i);
        QCOMPARE(rows.byteAtColumn(rows.asciiColumn(i)), i);
    }
    QCOMPARE(rows.byteAtColumn(-5), 0);
    QCOMPARE(rows.byteAtColumn(1000), 15);
}

void TestPayloadFormat::readsImageSizes()
{
    const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000002800000018008020000");
    const auto size = probeImage(bytesOf(png));
    QVERIFY(size && size->format == ImageFacts::Format::Png);
    QCOMPARE(size->width, 640u);
    QCOMPARE(size->height, 384u);
    const QByteArray jpeg =
        QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000ffc00011080180028003");
    const auto other = probeImage(bytesOf(jpeg));
    QVERIFY(other && other->format == ImageFacts::Format::Jpeg);
    QCOMPARE(other->width, 640u);
    QCOMPARE(other->height, 384u);
    for (int cut = 0; cut < 24; ++cut) {
        QVERIFY(!probeImage(bytesOf(png.left(cut))));
        QVERIFY(!probeImage(bytesOf(jpeg.left(cut))));
    }
}

void TestPayloadFormat::proposesSafeFileNames_data()
{
    QTest::addColumn<QByteArray>("topic");
    for (const char *topic : {"..", "../../x", "/etc/x", "C:\\x", "\\\\host\\x", "CON", "aux.txt", "x:stream",
                              "x.", "x ", "~", "gpj.exe", ".desktop", "-rf", "", "a/b/c", "\xFF\xFE"})
        QTest::newRow(topic) << QByteArray(topic);
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("300 bytes") << QByteArray(300, 'x');
}

void TestPayloadFormat::proposesSafeFileNames()
{
    QFETCH(QByteArray, topic);
    const std::string name = payloadFileName({topic.constData(), std::size_t(topic.size())}, {}, "bin");
    QVERIFY(name.size() <= 120);
    QVERIFY(name.ends_with(".bin"));
    const std::string stem = name.substr(0, name.size() - 4);
    QVERIFY(stem.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
            std::string::npos);
    QVERIFY(stem.front() != '-' && stem.size() > 9);
}

QTEST_GUILESS_MAIN(TestPayloadFormat)
#include "tst_payload_format.moc"
