// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/avro_fingerprint.h"
#include "model/payload/checksum.h"
#include "model/payload/layout_help.h"
#include "model/payload/layout_language.h"
#include "model/payload/number_text.h"
#include "model/payload/payload_transform.h"
#include "tests/model/payload/tree_print.h"

#include <QTest>

#include <atomic>
#include <cmath>

using namespace explorer;

/// What the samples in tests/data/payload cannot show of the binary formats: budgets, who is chosen, the
/// pieces they are made of.
class TestBinaryDecoders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsBudget_data();
    void keepsItsBudget();
    void refusesAWorkThatWasCancelled_data() { keepsItsBudget_data(); }
    void refusesAWorkThatWasCancelled();
    void isNamedByContentType_data();
    void isNamedByContentType();
    void isNotFoundInRandomBytes();
    void everyHalfReadsBackToItself();
    void writesDecimalsAtTheirScale();
    void checksumsAgreeWithTheirCatalogue();
    void readsPackedAvroBlocksWhereItCanUnpackThem();
    void endsAnAvroArrayOfNothing();
    void writesAvroSchemasCanonically();
    void coloursALayout();
    void helpHasOnlyLayoutsThatCompile();
};

namespace {

struct Case
{
    const char *id;
    QByteArray payload; ///< four values, two of them one inside the other
    const char *setup;
};

const Case kCases[] = {
    {"cbor", QByteArray::fromHex("828101820203"), ""},
    {"msgpack", QByteArray::fromHex("929101920203"), ""},
    {"avro", QByteArray::fromHex("040202000402040000"),
     R"({"type":"array","items":{"type":"array","items":"int"}})"},
    {"numbers", QByteArray::fromHex("01020304"), "u8 u8[3]"},
    {"layout", QByteArray::fromHex("01020304"), "repeat 2 { u8 a; u8 b }"},
};

DecodeRequest requestOf(const Case &sample)
{
    return {.payload = bytesOf(sample.payload), .setup = sample.setup};
}

} // namespace

void TestBinaryDecoders::keepsItsBudget_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < int(std::size(kCases)); ++i)
        QTest::newRow(kCases[i].id) << i;
}

void TestBinaryDecoders::keepsItsBudget()
{
    QFETCH(int, at);
    const Case &sample = kCases[at];
    const DecoderRegistry registry;
    const PayloadDecoder *decoder = registry.byId(sample.id);
    QVERIFY(decoder);
    const auto whole = decoder->decode(requestOf(sample), DecodeBudget{});
    QVERIFY(whole.has_value());
    const std::size_t nodes = whole->nodes.size();
    QVERIFY(nodes >= 5);

    QVERIFY(decoder->decode(requestOf(sample), DecodeBudget{.nodes = nodes}).has_value());
    const auto large = decoder->decode(requestOf(sample), DecodeBudget{.nodes = nodes - 1});
    QVERIFY(!large && large.error().kind == DecodeProblem::Kind::TooLarge);
    const auto deep = decoder->decode(requestOf(sample), DecodeBudget{.depth = 1});
    QVERIFY(!deep && deep.error().kind == DecodeProblem::Kind::TooDeep);
    const auto long_ = decoder->decode(requestOf(sample), DecodeBudget{.bytes = 3});
    QVERIFY(!long_ && long_.error().kind == DecodeProblem::Kind::TooLarge);
}

void TestBinaryDecoders::refusesAWorkThatWasCancelled()
{
    QFETCH(int, at);
    const std::atomic<bool> cancelled = true;
    const DecoderRegistry registry;
    const auto tree =
        registry.byId(kCases[at].id)->decode(requestOf(kCases[at]), DecodeBudget{.cancelled = &cancelled});
    QVERIFY(!tree && tree.error().kind == DecodeProblem::Kind::Cancelled);
}

void TestBinaryDecoders::isNamedByContentType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("cbor") << QByteArray("application/cbor") << QByteArray("cbor");
    QTest::newRow("suffix") << QByteArray("application/senml+CBOR; charset=x") << QByteArray("cbor");
    QTest::newRow("msgpack") << QByteArray("application/msgpack") << QByteArray("msgpack");
    QTest::newRow("x-msgpack") << QByteArray("application/x-msgpack") << QByteArray("msgpack");
    QTest::newRow("vnd.msgpack") << QByteArray("application/vnd.msgpack") << QByteArray("msgpack");
    QTest::newRow("avro") << QByteArray("avro/binary") << QByteArray("avro");
    QTest::newRow("application/avro") << QByteArray("application/avro") << QByteArray("avro");
}

void TestBinaryDecoders::isNamedByContentType()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, id);
    const DecoderRegistry registry;
    const PayloadDecoder *decoder = registry.byContentType(type.toStdString());
    QVERIFY(decoder);
    QCOMPARE(QByteArray(decoder->id()), id);
}

/// Half a million short payloads of random bytes, a tenth of them with the head of a map in front.
void TestBinaryDecoders::isNotFoundInRandomBytes()
{
    const DecoderRegistry registry;
    std::uint32_t state = 12345;
    int found = 0;
    for (int round = 0; round < 500'000; ++round) {
        std::uint8_t bytes[12];
        for (std::uint8_t &byte : bytes) {
            state = state * 1664525 + 1013904223;
            byte = std::uint8_t(state >> 24);
        }
        if (round % 10 == 0)
            bytes[0] = round % 20 == 0 ? 0xA1 : 0x81;
        const DecodeRequest request{.payload = std::span(bytes, 2 + std::size_t(round) % 11)};
        for (const char *id : {"cbor", "msgpack", "avro", "numbers", "layout"})
            found += registry.byId(id)->probe(request) > 0;
    }
    QVERIFY2(found <= 5, qPrintable(QString::number(found)));
}

void TestBinaryDecoders::everyHalfReadsBackToItself()
{
    for (int bits = 0; bits < 0x7C00; ++bits) {
        const double value = std::stod(halfText(std::uint16_t(bits)));
        // Nearer to this half than to its neighbours.
        const double exact = halfValue(std::uint16_t(bits));
        const double above = halfValue(std::uint16_t(bits + 1)) - exact;
        const double below = bits == 0 ? above : exact - halfValue(std::uint16_t(bits - 1));
        QVERIFY2(value == exact || (value < exact + above / 2 && value > exact - below / 2),
                 halfText(std::uint16_t(bits)).c_str());
        QCOMPARE(halfText(std::uint16_t(bits | 0x8000)),
                 std::string(1, '-').append(halfText(std::uint16_t(bits))));
    }
}

void TestBinaryDecoders::writesDecimalsAtTheirScale()
{
    QCOMPARE(decimalText("12345", 2), std::string("123.45"));
    QCOMPARE(decimalText("-5", 3), std::string("-0.005"));
    QCOMPARE(decimalText("5", -3), std::string("5e+3"));
    QCOMPARE(decimalText("5", 500), std::string("5e-500"));
    QCOMPARE(floatText(100000.0), std::string("100000.0"));
    QCOMPARE(floatText(1e16), std::string("1e+16"));
    QCOMPARE(floatText(0.1f), std::string("0.1"));
    QCOMPARE(floatText(-0.0), std::string("-0.0"));
    const std::uint8_t lowest[] = {0x80, 0, 0, 0, 0, 0, 0, 0, 0};
    QCOMPARE(bigSignedText(lowest), std::string("-2361183241434822606848"));
}

/// The check values of the catalogue of parametrised CRC algorithms: of "123456789".
void TestBinaryDecoders::checksumsAgreeWithTheirCatalogue()
{
    const QByteArray text("123456789");
    const std::pair<const char *, std::uint32_t> checks[] = {
        {"crc8", 0xF4},          {"crc8/maxim", 0xA1},     {"crc16", 0x4B37},     {"crc16/modbus", 0x4B37},
        {"crc16/ccitt", 0x29B1}, {"crc16/xmodem", 0x31C3}, {"crc32", 0xCBF43926}, {"crc32c", 0xE3069283},
        {"sum8", 0xDD},          {"xor8", 0x31},
    };
    for (const auto &[name, value] : checks) {
        QVERIFY2(checksumNamed(name), name);
        QCOMPARE(checksumOf(checksumNamed(name)->kind, bytesOf(text)), value);
    }
    QVERIFY(!checksumNamed("crc64"));
}

/// Three records in one block of 11 bytes, as Python's avro writes them.
void TestBinaryDecoders::readsPackedAvroBlocksWhereItCanUnpackThem()
{
    const QByteArray file =
        "Obj\x01" +
        QByteArray::fromHex("04146176726f2e636f6465630e6465666c617465166176726f2e736368656d61d401") +
        R"({"type": "record", "name": "P", "fields": [{"type": "int", "name": "t"}, {"type": "string", "name": "n"}]})" +
        QByteArray::fromHex("00000102030405060708090a0b0c0d0e0f"
                            "06226360c933e063c9339461c93302000bd302000102030405060708090a0b0c0d0e0f");
    const DecoderRegistry registry;
    const DecodeRequest request{.payload = bytesOf(file)};
    QCOMPARE(QByteArray(registry.choose(request)->id()), QByteArray("avro"));
    const auto tree = registry.byId("avro")->decode(request, DecodeBudget{});
    QVERIFY2(tree.has_value(), print(tree).c_str());
    const std::string printed = print(*tree);
    const std::string objects = printed.substr(printed.find("$.objects"));
    if (TransformRegistry().byId("deflate"))
        QCOMPARE(objects, std::string("$.objects array [161,196) x3\n"
                                      "$.objects[0] object [163,180) x2\n"
                                      "$.objects[0].t number [163,180) 0\n"
                                      "$.objects[0].n string [163,180) \"n0\"\n"
                                      "$.objects[1] object [163,180) x2\n"
                                      "$.objects[1].t number [163,180) 7\n"
                                      "$.objects[1].n string [163,180) \"n1\"\n"
                                      "$.objects[2] object [163,180) x2\n"
                                      "$.objects[2].t number [163,180) 14\n"
                                      "$.objects[2].n string [163,180) \"n2\"\n"));
    else
        QVERIFY2(objects.ends_with("{fault: packed by a codec that cannot be unpacked: deflate}\n"),
                 objects.c_str());
}

void TestBinaryDecoders::endsAnAvroArrayOfNothing()
{
    const QByteArray payload =
        QByteArray::fromHex("feffffffffffffffff01"); // 2^63 − 1 nulls, of no bytes each
    const DecodeRequest request{.payload = bytesOf(payload), .setup = R"({"type":"array","items":"null"})"};
    const auto tree = DecoderRegistry().byId("avro")->decode(
        request, DecodeBudget{.nodes = 1000, .time = std::chrono::minutes(1)});
    QVERIFY(!tree && tree.error().kind == DecodeProblem::Kind::TooLarge);
}

void TestBinaryDecoders::writesAvroSchemasCanonically()
{
    const auto schema =
        compileAvroSchema(R"({"type": "record", "doc": "x", "name": "R", "namespace": "a.b", "fields": [
        {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["X", "Y"]}, "default": "X"},
        {"name": "m", "type": {"type": "map", "values": ["null", "E", "R"]}},
        {"name": "f", "type": {"type": "fixed", "name": "c.F", "size": 4}},
        {"name": "l", "type": {"type": "array", "items": {"type": "long", "logicalType": "timestamp-millis"}}},
        {"name": "n", "type": {"type": "record", "name": "N", "fields": []}}]})");
    QVERIFY2(schema.has_value(), print(schema ? DecodeProblem{} : schema.error()).c_str());
    QCOMPARE(canonicalAvroSchema(*schema),
             std::string(R"({"name":"a.b.R","type":"record","fields":[)"
                         R"({"name":"e","type":{"name":"a.b.E","type":"enum","symbols":["X","Y"]}},)"
                         R"({"name":"m","type":{"type":"map","values":["null","a.b.E","a.b.R"]}},)"
                         R"({"name":"f","type":{"name":"c.F","type":"fixed","size":4}},)"
                         R"({"name":"l","type":{"type":"array","items":"long"}},)"
                         R"({"name":"n","type":{"name":"a.b.N","type":"record","fields":[]}}]})"));
    // As in the specification's test data.
    QCOMPARE(avroFingerprint(*compileAvroSchema(R"("int")")), std::uint64_t(0x7275D51A3F395C8F));
    QCOMPARE(avroFingerprint(*compileAvroSchema(R"({"type": "null"})")), std::uint64_t(0x63DD24E7CC258F8A));
}

void TestBinaryDecoders::coloursALayout()
{
    const std::string_view text = "u16be °*0.1 \"°C\" # words\nrepeat n { crc16/modbus } 0x1F 2x ~ \"open";
    std::string kinds;
    for (const LayoutToken &token : layoutTokens(text)) {
        static constexpr char kLetters[] = "tknd\"s#!"; // type keyword name digits text sign comment wrong
        kinds += kLetters[int(token.kind)];
        kinds += text.substr(token.begin, token.end - token.begin);
        kinds += '|';
    }
    QCOMPARE(
        kinds,
        std::string(
            "tu16be|n°|s*|d0.1|\"\"°C\"|## words|krepeat|nn|s{|tcrc16|s/|nmodbus|s}|d0x1F|!2x|!~|!\"open|"));
}

void TestBinaryDecoders::helpHasOnlyLayoutsThatCompile()
{
    int count = 0;
    for (const LayoutHelpRow &row : layoutHelp()) {
        std::string text(row.example);
        if (text.starts_with("if "))
            text.insert(0, "u8 state\n");
        if (text.starts_with('#') || text.starts_with("u8 i16be")) // a comment and a list of types
            continue;
        const auto layout = compileLayout(text);
        QVERIFY2(
            layout.has_value(),
            text.append(layout ? "" : ": expected ").append(layout ? "" : layout.error().expected).c_str());
        ++count;
    }
    QVERIFY(count >= 10);
}

QTEST_GUILESS_MAIN(TestBinaryDecoders)
#include "tst_binary_decoders.moc"
