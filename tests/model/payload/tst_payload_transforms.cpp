// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/payload_transform.h"
#include "tests/model/payload/tree_print.h"
#include "tests/model/payload/wrapped_bytes.h"

#include <QTest>

using namespace explorer;
using Kind = DecodeProblem::Kind;

class TestPayloadTransforms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacksWhatALibraryPacked_data() { compressions(); }
    void unpacksWhatALibraryPacked();
    void takesSeveralOneAfterTheOther();
    void recognisesSignaturesOnly();
    void saysWhereDataEndsTooEarly_data() { compressions(); }
    void saysWhereDataEndsTooEarly();
    void refusesWhatStandsAfterTheEnd_data() { compressions(); }
    void refusesWhatStandsAfterTheEnd();
    void takesPaddingAfterGzip();
    void survivesEveryWrongByte_data() { compressions(); }
    void survivesEveryWrongByte();
    void findsWrongChecksums();
    void refusesBombs_data() { compressions(); }
    void refusesBombs();
    void unpacksUpToItsLimit();
    void obeysTheBudget_data() { compressions(); }
    void obeysTheBudget();
    void readsBase64_data();
    void readsBase64();
    void readsHex_data();
    void readsHex();

private:
    void compressions();
    TransformRegistry m_transforms;
};

namespace {

using Pack = QByteArray (*)(const QByteArray &);

QByteArray sample()
{
    QByteArray text;
    for (int i = 0; i < 300; ++i)
        text += "{\"n\":" + QByteArray::number(i * 7919 % 1000) + "}\n";
    return text;
}

} // namespace

void TestPayloadTransforms::compressions()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<void *>("packer");
    const auto row = [](const char *id, Pack pack) {
        QTest::newRow(id) << QByteArray(id) << reinterpret_cast<void *>(pack);
    };
    row("gzip", &wrapped::gzip);
    row("zlib", &wrapped::zlib);
    row("deflate", &wrapped::rawDeflate);
#ifdef MQTTSCOPE_ZSTD
    row("zstd", &wrapped::zstd);
#endif
#ifdef MQTTSCOPE_LZ4
    row("lz4", &wrapped::lz4);
#endif
}

#define FETCH_COMPRESSION()                                                                                        \
    QFETCH(QByteArray, id);                                                                                        \
    QFETCH(void *, packer);                                                                                        \
    const auto pack = reinterpret_cast<Pack>(packer);                                                              \
    const PayloadTransform *transform = m_transforms.byId(id.toStdString());                                       \
    QVERIFY(transform);                                                                                            \
    const auto unwrap = [&](const QByteArray &bytes) { return transform->unwrap(bytesOf(bytes), DecodeBudget{}); }

void TestPayloadTransforms::unpacksWhatALibraryPacked()
{
    FETCH_COMPRESSION();
    for (const QByteArray &plain : {QByteArray(), QByteArray("x"), sample(), QByteArray(60'000, 'y')}) {
        const auto bytes = unwrap(pack(plain));
        QVERIFY(bytes);
        QVERIFY(std::ranges::equal(*bytes, bytesOf(plain)));
    }
}

void TestPayloadTransforms::takesSeveralOneAfterTheOther()
{
    std::vector<std::pair<const char *, QByteArray>> both{{"gzip", wrapped::gzip("one ") + wrapped::gzip("two")}};
#ifdef MQTTSCOPE_ZSTD
    const QByteArray skippable = QByteArray::fromHex("502a4d1803000000") + "abc";
    both.emplace_back("zstd", wrapped::zstd("one ") + skippable + wrapped::zstd("two"));
#endif
#ifdef MQTTSCOPE_LZ4
    both.emplace_back("lz4", wrapped::lz4("one ") + wrapped::lz4("two"));
#endif
    for (const auto &[id, packed] : both) {
        const auto bytes = m_transforms.byId(id)->unwrap(bytesOf(packed), DecodeBudget{});
        QVERIFY2(bytes, id);
        QVERIFY2(std::ranges::equal(*bytes, std::string_view("one two")), id);
    }
}

void TestPayloadTransforms::recognisesSignaturesOnly()
{
    const auto recognised = [this](const QByteArray &payload) {
        const PayloadTransform *transform = m_transforms.recognise(bytesOf(payload));
        return transform ? std::string(transform->id()) : std::string();
    };
    QCOMPARE(recognised(wrapped::gzip("text")), std::string("gzip"));
#ifdef MQTTSCOPE_ZSTD
    QCOMPARE(recognised(wrapped::zstd("text")), std::string("zstd"));
#endif
#ifdef MQTTSCOPE_LZ4
    QCOMPARE(recognised(wrapped::lz4("text")), std::string("lz4"));
#endif
    QCOMPARE(recognised("data:image/png;base64,iVBORw0KGgo="), std::string("base64"));
    for (const QByteArray &plain :
         {QByteArray(), QByteArray("text"), QByteArray("2024"), QByteArray("aGVsbG8="), wrapped::zlib("text"),
          wrapped::rawDeflate("text"), QByteArray::fromHex("1f8b"), QByteArray::fromHex("1f8b08ff0000000000000000"),
          QByteArray("data: 5;base64,"), QByteArray("data:image/png,x")})
        QCOMPARE(recognised(plain), std::string());
}

void TestPayloadTransforms::saysWhereDataEndsTooEarly()
{
    FETCH_COMPRESSION();
    const QByteArray packed = pack(sample());
    for (qsizetype size = 0; size < packed.size(); ++size) {
        const auto bytes = unwrap(packed.left(size));
        QVERIFY(!bytes);
        QCOMPARE(print(bytes.error()),
                 "problem: syntax at " + std::to_string(size) + " (0:0), expected more data\n");
    }
}

void TestPayloadTransforms::refusesWhatStandsAfterTheEnd()
{
    FETCH_COMPRESSION();
    const QByteArray packed = pack(sample());
    for (const QByteArray &rest : {QByteArray("x"), QByteArray("garbage"), QByteArray("\0\0\1", 3)}) {
        const auto bytes = unwrap(packed + rest);
        QVERIFY(!bytes);
        QCOMPARE(print(bytes.error()), "problem: syntax at " + std::to_string(packed.size()) +
                                           " (0:0), expected the end of the data\n");
    }
}

void TestPayloadTransforms::takesPaddingAfterGzip()
{
    const auto bytes = m_transforms.byId("gzip")->unwrap(bytesOf(wrapped::gzip("text") + QByteArray(20, '\0')),
                                                          DecodeBudget{});
    QVERIFY(bytes);
    QVERIFY(std::ranges::equal(*bytes, std::string_view("text")));
}

void TestPayloadTransforms::survivesEveryWrongByte()
{
    FETCH_COMPRESSION();
    const QByteArray packed = pack(sample());
    int problems = 0;
    for (qsizetype at = 0; at < packed.size(); ++at) {
        QByteArray wrong = packed;
        wrong[at] = char(wrong[at] ^ 0x55);
        const auto bytes = unwrap(wrong);
        if (bytes)
            continue;
        ++problems;
        QVERIFY(bytes.error().offset <= std::size_t(packed.size()));
        QVERIFY(bytes.error().kind != Kind::Syntax || !bytes.error().expected.empty());
    }
    QVERIFY(problems > packed.size() / 4);
}

void TestPayloadTransforms::findsWrongChecksums()
{
    QByteArray gzip = wrapped::gzip(sample());
    gzip[gzip.size() - 5] = char(gzip[gzip.size() - 5] ^ 1);
    auto bytes = m_transforms.byId("gzip")->unwrap(bytesOf(gzip), DecodeBudget{});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().offset, std::size_t(gzip.size() - 8));
    QCOMPARE(bytes.error().expected, std::string("the checksum of what was unpacked"));
    gzip = wrapped::gzip(sample());
    gzip[gzip.size() - 1] = 9;
    bytes = m_transforms.byId("gzip")->unwrap(bytesOf(gzip), DecodeBudget{});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().offset, std::size_t(gzip.size() - 4));
    QCOMPARE(bytes.error().expected, std::string("the length of what was unpacked"));
#ifdef MQTTSCOPE_ZSTD
    QByteArray zstd = wrapped::zstd(sample());
    zstd[zstd.size() - 1] = char(zstd[zstd.size() - 1] ^ 1);
    bytes = m_transforms.byId("zstd")->unwrap(bytesOf(zstd), DecodeBudget{});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().expected, std::string("the checksum of what was unpacked"));
#endif
#ifdef MQTTSCOPE_LZ4
    QByteArray lz4 = wrapped::lz4(sample());
    lz4[lz4.size() - 1] = char(lz4[lz4.size() - 1] ^ 1);
    bytes = m_transforms.byId("lz4")->unwrap(bytesOf(lz4), DecodeBudget{});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().expected, std::string("the checksum of what was unpacked"));
#endif
}

void TestPayloadTransforms::refusesBombs()
{
    FETCH_COMPRESSION();
    const QByteArray bomb = pack(QByteArray(16 << 20, '\0'));
    QVERIFY(bomb.size() < (16 << 20) / 100);
    const auto bytes = unwrap(bomb);
    QVERIFY(!bytes);
    QCOMPARE(int(bytes.error().kind), int(Kind::TooLarge));
}

void TestPayloadTransforms::unpacksUpToItsLimit()
{
    // A small payload may grow to 64 KiB, and not one byte further.
    const PayloadTransform *gzip = m_transforms.byId("gzip");
    const std::size_t free = TransformLimits{}.freeBytes;
    const auto just = gzip->unwrap(bytesOf(wrapped::gzip(QByteArray(qsizetype(free), '\0'))), DecodeBudget{});
    QVERIFY(just);
    QCOMPARE(just->size(), free);
    const auto more = gzip->unwrap(bytesOf(wrapped::gzip(QByteArray(qsizetype(free) + 1, '\0'))), DecodeBudget{});
    QVERIFY(!more);
    QCOMPARE(int(more.error().kind), int(Kind::TooLarge));
    DecodeBudget small;
    small.bytes = 100;
    const auto budget = gzip->unwrap(bytesOf(wrapped::gzip(QByteArray(101, 'x'))), small);
    QVERIFY(!budget);
    QCOMPARE(int(budget.error().kind), int(Kind::TooLarge));
}

void TestPayloadTransforms::obeysTheBudget()
{
    FETCH_COMPRESSION();
    const QByteArray packed = pack(sample());
    QVERIFY(unwrap(packed));
    const std::atomic<bool> cancelled = true;
    DecodeBudget budget;
    budget.cancelled = &cancelled;
    const auto stopped = transform->unwrap(bytesOf(packed), budget);
    QVERIFY(!stopped);
    QCOMPARE(int(stopped.error().kind), int(Kind::Cancelled));
    budget = {};
    budget.time = std::chrono::milliseconds(-1);
    const auto late = transform->unwrap(bytesOf(packed), budget);
    QVERIFY(!late);
    QCOMPARE(int(late.error().kind), int(Kind::TooSlow));
}

void TestPayloadTransforms::readsBase64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("result"); ///< hex, or the problem
    const auto row = [](const char *name, const char *text, const char *result) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(result);
    };
    row("empty", "", "");
    row("one byte", "/w==", "ff");
    row("two bytes", "//8=", "ffff");
    row("three bytes", "////", "ffffff");
    row("without padding", "/w", "ff");
    row("two without padding", "//8", "ffff");
    row("standard alphabet", "+/+/", "fbffbf");
    row("URL alphabet", "-_-_", "fbffbf");
    row("white space", " A\r\nQI\tD \n", "010203");
    row("space in padding", "/w= =\n", "ff");
    row("data URL", "data:text/plain;charset=utf-8;base64,aGk=", "6869");
    row("mixed alphabets", "+/-/", "syntax at 2, expected a digit of Base64");
    row("a digit too few", "AAAAA", "syntax at 5, expected more data");
    row("no digit", "AA*A", "syntax at 2, expected a digit of Base64");
    row("padding too early", "A===", "syntax at 1, expected a digit of Base64");
    row("padding missing", "AA=", "syntax at 3, expected '='");
    row("padding too long", "AAA==", "syntax at 4, expected the end of the data");
    row("text after padding", "/w==AA", "syntax at 4, expected the end of the data");
    row("text in padding", "/w=A", "syntax at 3, expected '='");
    row("UTF-8", "\xC3\xA4", "syntax at 0, expected a digit of Base64");
}

void TestPayloadTransforms::readsBase64()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, result);
    const auto bytes = m_transforms.byId("base64")->unwrap(bytesOf(text), DecodeBudget{});
    QCOMPARE(bytes ? QByteArray(reinterpret_cast<const char *>(bytes->data()), qsizetype(bytes->size())).toHex()
                   : "syntax at " + QByteArray::number(qulonglong(bytes.error().offset)) + ", expected " +
                         QByteArray::fromStdString(bytes.error().expected),
             result);
}

void TestPayloadTransforms::readsHex_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *text, const char *result) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(result);
    };
    row("empty", "", "");
    row("digits", "00fFA1", "00ffa1");
    row("spaces", " 00 ff\r\na1\n", "00ffa1");
    row("colons", "00:ff:a1", "00ffa1");
    row("dashes", "00-FF-A1", "00ffa1");
    row("one prefix", "0x00ffa1", "00ffa1");
    row("every prefix", "0x00, 0XFF, 0xa1", "00ffa1");
    row("half a byte", "00f", "syntax at 3, expected more data");
    row("prefix alone", "0x", "syntax at 2, expected more data");
    row("split byte", "0 0", "syntax at 1, expected a hexadecimal digit");
    row("no digit", "00fg", "syntax at 3, expected a hexadecimal digit");
    row("text", "hello", "syntax at 0, expected a hexadecimal digit");
}

void TestPayloadTransforms::readsHex()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, result);
    const auto bytes = m_transforms.byId("hex")->unwrap(bytesOf(text), DecodeBudget{});
    QCOMPARE(bytes ? QByteArray(reinterpret_cast<const char *>(bytes->data()), qsizetype(bytes->size())).toHex()
                   : "syntax at " + QByteArray::number(qulonglong(bytes.error().offset)) + ", expected " +
                         QByteArray::fromStdString(bytes.error().expected),
             result);
}

QTEST_GUILESS_MAIN(TestPayloadTransforms)
#include "tst_payload_transforms.moc"
