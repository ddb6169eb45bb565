// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/encoding_guess.h"
#include "model/payload/text_decoder.h"
#include "tests/model/payload/tree_print.h"

#include <QTest>

using namespace explorer;
using Kind = DecodeProblem::Kind;

class TestTextEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void findsTheFirstBadByte_data();
    void findsTheFirstBadByte();
    void takesNamesAndAliases();
    void findsTheCharset();
    void obeysTheBudget();
    void setupGoesBeforeCharsetBeforeBytes();
    void isSureOfUtf16Only_data();
    void isSureOfUtf16Only();
    void ranksLikelyEncodings_data();
    void ranksLikelyEncodings();
    void offersNothingForBinary();
    void neverGuessesUnasked();
};

namespace {

#ifdef MQTTSCOPE_ICONV
constexpr bool kEastAsia = true;
#else
constexpr bool kEastAsia = false;
#endif

bool isEastAsian(TextEncoding encoding) { return encoding >= TextEncoding::Gb18030; }

/// Sentences of a report in the encodings that their writers use.
struct Sample
{
    TextEncoding encoding;
    const char *hex;
    const char *text;
};
constexpr Sample kSamples[] = {
    {TextEncoding::Gb18030,
     "bdf1ccecb5c4cec2b6c8cac7b6fecaaecee5b6c8a3accaaab6c8ceaab0d9b7d6d6aec1f9caaea1a3c9e8b1b8d4cbd0d0"
     "d5fdb3a3a3acc3bbd3d0b7a2cfd6c8cebacececacce2a1a3",
     "今天的温度是二十五度，湿度为百分之六十。设备运行正常，没有发现任何问题。"},
    {TextEncoding::Big5,
     "a4b5a4d1aabab7c5abd7ac4fa447a451a4adabd7a141c0e3abd7acb0a6caa4c0a4a7a4bba451a143b35db3c6b942c2e0"
     "a5bfb160a141a853a6b3b56fb27ba5f4a6f3b0ddc344a143",
     "今天的溫度是二十五度，濕度為百分之六十。設備運轉正常，沒有發現任何問題。"},
    {TextEncoding::ShiftJis,
     "8da193fa82cc8b4389b782cd3235937881418ebc937882cd36308370815b835a8393836782c582b781429195927582cd"
     "90b38fed82c993ae82a282c482a282dc82b78142",
     "今日の気温は25度、湿度は60パーセントです。装置は正常に動いています。"},
    {TextEncoding::EucKr,
     "bfc0b4c320b1e2bfc2c0ba203235b5b5c0ccb0ed20bdc0b5b5b4c220363020c6dbbcbec6aec0d4b4cfb4d92e20c0e5c4"
     "a1b4c220c1a4bbf3c0fbc0b8b7ce20c0dbb5bfc7cfb0ed20c0d6bdc0b4cfb4d92e",
     "오늘 기온은 25도이고 습도는 60 퍼센트입니다. 장치는 정상적으로 작동하고 있습니다."},
    {TextEncoding::Latin1,
     "4c612074656d70e972617475726520696e74e97269657572652065737420e96c6576e9652c206c652063617074657572"
     "206120e974e92072e9696e697469616c6973e920e0206d6964692e",
     "La température intérieure est élevée, le capteur a été réinitialisé à midi."},
};

QByteArray utf16(const QString &text, bool big)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char high = char(c.unicode() >> 8);
        const char low = char(c.unicode() & 0xFF);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

std::string show(const tl::expected<std::string, DecodeProblem> &text)
{
    return text ? *text : print(text.error());
}

} // namespace

void TestTextEncoding::readsEveryEncoding_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    for (const Sample &sample : kSamples)
        QTest::newRow(nameOf(sample.encoding))
            << int(sample.encoding) << QByteArray::fromHex(sample.hex) << QString::fromUtf8(sample.text);
    const QString odd = QString::fromUtf8("a\n\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
    QTest::newRow("UTF-8") << int(TextEncoding::Utf8) << odd.toUtf8() << odd;
    QTest::newRow("UTF-16LE") << int(TextEncoding::Utf16Le) << utf16(odd, false) << odd;
    QTest::newRow("UTF-16BE") << int(TextEncoding::Utf16Be) << utf16(odd, true) << odd;
    QTest::newRow("marked LE") << int(TextEncoding::Utf16) << QByteArray("\xFF\xFE") + utf16(odd, false) << odd;
    QTest::newRow("marked BE") << int(TextEncoding::Utf16) << QByteArray("\xFE\xFF") + utf16(odd, true) << odd;
    QTest::newRow("mark of the named") << int(TextEncoding::Utf16Be) << QByteArray("\xFE\xFF\0A", 4) << QString("A");
    QTest::newRow("four bytes of GB18030")
        << int(TextEncoding::Gb18030) << QByteArray("\x94\x39\xDA\x33") << QString::fromUtf8("\xF0\x9F\x92\xA9");
    QTest::newRow("backslash in Shift_JIS") << int(TextEncoding::ShiftJis) << QByteArray("C:\\~") << QString("C:\\~");
    for (const TextEncoding encoding : textEncodings())
        QTest::addRow("nothing in %s", nameOf(encoding)) << int(encoding) << QByteArray() << QString();
}

void TestTextEncoding::readsEveryEncoding()
{
    QFETCH(int, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    if (isEastAsian(TextEncoding(encoding)) && !kEastAsia)
        QSKIP("built without iconv");
    QCOMPARE(QString::fromStdString(show(utf8Of(bytesOf(bytes), TextEncoding(encoding), DecodeBudget{}))), text);
}

void TestTextEncoding::findsTheFirstBadByte_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *name, TextEncoding encoding, const char *hex, int offset) {
        QTest::newRow(name) << int(encoding) << QByteArray(hex) << offset;
    };
    row("UTF-8", TextEncoding::Utf8, "6161ff", 2);
    row("half a unit", TextEncoding::Utf16Le, "610062", 2);
    row("low surrogate alone", TextEncoding::Utf16Le, "610000dc6200", 2);
    row("high surrogate alone", TextEncoding::Utf16Be, "0061d83d0062", 2);
    row("high surrogate at the end", TextEncoding::Utf16Be, "0061d83d", 2);
    row("U+0000 in UTF-16", TextEncoding::Utf16Be, "00610000", 2);
    row("U+0000 in Latin-1", TextEncoding::Latin1, "616100", 2);
    row("U+0000 in GB18030", TextEncoding::Gb18030, "b5c40061", 2);
    row("lead byte alone in GB18030", TextEncoding::Gb18030, "b5c4b5", 2);
    row("no trail byte in GB18030", TextEncoding::Gb18030, "b5c4b520", 2);
    row("no trail byte in Big5", TextEncoding::Big5, "a4a4a420", 2);
    row("lead byte alone in Shift_JIS", TextEncoding::ShiftJis, "82a082", 2);
    row("no character of EUC-KR", TextEncoding::EucKr, "b0a1ff20", 2);
}

void TestTextEncoding::findsTheFirstBadByte()
{
    QFETCH(int, encoding);
    QFETCH(QByteArray, hex);
    QFETCH(int, offset);
    if (isEastAsian(TextEncoding(encoding)) && !kEastAsia)
        QSKIP("built without iconv");
    const QByteArray bytes = QByteArray::fromHex(hex);
    const auto text = utf8Of(bytesOf(bytes), TextEncoding(encoding), DecodeBudget{});
    QVERIFY(!text);
    QCOMPARE(print(text.error()), "problem: encoding at " + std::to_string(offset) + " (0:0), expected " +
                                      nameOf(TextEncoding(encoding)) + '\n');
}

void TestTextEncoding::takesNamesAndAliases()
{
    for (const TextEncoding encoding : textEncodings())
        QCOMPARE(textEncodingNamed(nameOf(encoding)), std::optional(encoding));
    QCOMPARE(textEncodingNamed("GBK"), std::optional(TextEncoding::Gb18030));
    QCOMPARE(textEncodingNamed("Shift-JIS"), std::optional(TextEncoding::ShiftJis));
    QCOMPARE(textEncodingNamed("latin_1"), std::optional(TextEncoding::Latin1));
    QCOMPARE(textEncodingNamed("UTF 16 le"), std::optional(TextEncoding::Utf16Le));
    QVERIFY(!textEncodingNamed(""));
    QVERIFY(!textEncodingNamed("koi8-r"));
    QVERIFY(!textEncodingNamed(std::string(100, 'x')));
}

void TestTextEncoding::findsTheCharset()
{
    QCOMPARE(charsetOf("text/plain"), std::string_view());
    QCOMPARE(charsetOf("text/plain;charset=gbk"), std::string_view("gbk"));
    QCOMPARE(charsetOf("text/plain; format=flowed; Charset=\"Big5\" ; x=y"), std::string_view("Big5"));
    QCOMPARE(charsetOf("text/plain; charset=utf-8 ;x"), std::string_view("utf-8"));
    QCOMPARE(charsetOf("text/plain; xcharset=gbk"), std::string_view());
    QCOMPARE(charsetOf("text/plain; charset="), std::string_view());
    QCOMPARE(charsetOf("text/plain;;;"), std::string_view());
    QCOMPARE(charsetOf("charset=gbk"), std::string_view());
}

void TestTextEncoding::obeysTheBudget()
{
    const QByteArray bytes(200'000, 'a');
    const std::atomic<bool> cancelled = true;
    for (const TextEncoding encoding : {TextEncoding::Utf16Le, TextEncoding::Latin1, TextEncoding::Gb18030}) {
        if (isEastAsian(encoding) && !kEastAsia)
            continue;
        DecodeBudget budget;
        budget.cancelled = &cancelled;
        QCOMPARE(int(utf8Of(bytesOf(bytes), encoding, budget).error().kind), int(Kind::Cancelled));
        budget = {};
        budget.time = std::chrono::milliseconds(-1);
        QCOMPARE(int(utf8Of(bytesOf(bytes), encoding, budget).error().kind), int(Kind::TooSlow));
        budget = {};
        budget.bytes = 1000;
        QCOMPARE(int(utf8Of(bytesOf(bytes), encoding, budget).error().kind), int(Kind::TooLarge));
    }
}

void TestTextEncoding::setupGoesBeforeCharsetBeforeBytes()
{
    const TextDecoder decoder;
    const QByteArray bytes = utf16(QStringLiteral("temperature 21"), false);
    const auto read = [&](const QByteArray &payload, std::string_view contentType, std::string_view setup) {
        return print(decoder.decode({.payload = bytesOf(payload), .contentType = contentType, .setup = setup},
                                    DecodeBudget{}));
    };
    QCOMPARE(read(bytes, "", ""), std::string("$ string [0,28) \"temperature 21\" {type: UTF-16LE}\n"));
    QCOMPARE(read("\xE4", "text/plain; charset=iso-8859-1", ""),
             std::string("$ string [0,1) \"\xC3\xA4\" {type: ISO-8859-1}\n"));
    QCOMPARE(read("\xE4", "text/plain; charset=utf-16", " Latin1\n"),
             std::string("$ string [0,1) \"\xC3\xA4\" {type: ISO-8859-1}\n"));
    QCOMPARE(read("21.5", "", "latin1"), std::string("$ number [0,4) 21.5 {type: ISO-8859-1}\n"));
    QCOMPARE(read("21.5\n", "", ""), std::string("$ number [0,4) 21.5\n"));
    QCOMPARE(read("\xE4", "text/plain; charset=martian", ""), std::string("problem: encoding at 0 (1:1)\n"));
    QCOMPARE(read("x", "", "martian"), std::string("problem of the setup: syntax at 0 (0:0), expected the name of a "
                                                   "text encoding that is known here\n"));
}

void TestTextEncoding::isSureOfUtf16Only_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *name, const QByteArray &payload, const char *encoding) {
        QTest::newRow(name) << payload << QByteArray(encoding);
    };
    const QString english = QStringLiteral("temperature is 21.5");
    const QString chinese = QString::fromUtf8("\xE6\xB8\xA9\xE5\xBA\xA6\xE6\xAD\xA3\xE5\xB8\xB8");
    row("English LE", utf16(english, false), "UTF-16LE");
    row("English BE", utf16(english, true), "UTF-16BE");
    row("marked English LE", "\xFF\xFE" + utf16(english.left(3), false), "UTF-16LE");
    row("marked Chinese BE", "\xFE\xFF" + utf16(chinese.repeated(3), true), "UTF-16BE");
    row("Chinese without a mark", utf16(chinese.repeated(3), false), "");
    row("nothing", "", "");
    row("a mark alone", "\xFF\xFE", "");
    row("a mark and half a character", QByteArray("\xFF\xFE\x41\x00\x42", 5), "");
    row("a mark and controls", QByteArray("\xFF\xFE\x01\x00\x02\x00", 6), "");
    row("a mark and one odd character", QByteArray("\xFF\xFE\x34\x12", 4), "");
    row("sixteen-bit numbers", QByteArray::fromHex("2d002e002c002f0030003100320033003400350036003700"), "");
    row("ASCII", "plain text here", "");
    row("UTF-8", english.toUtf8(), "");
}

void TestTextEncoding::isSureOfUtf16Only()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, name);
    const auto encoding = certainUtf16(bytesOf(payload));
    QCOMPARE(encoding ? QByteArray(nameOf(*encoding)) : QByteArray(), name);
}

void TestTextEncoding::ranksLikelyEncodings_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("payload");
    for (const Sample &sample : kSamples) {
        const QByteArray bytes = QByteArray::fromHex(sample.hex);
        QTest::addRow("%s", nameOf(sample.encoding)) << int(sample.encoding) << bytes;
        QTest::addRow("%s, long", nameOf(sample.encoding)) << int(sample.encoding) << (bytes + '\n').repeated(200);
        QTest::addRow("%s in JSON", nameOf(sample.encoding))
            << int(sample.encoding) << "{\"name\":\"" + bytes + "\",\"value\":21.5}";
    }
    QTest::newRow("UTF-8") << int(TextEncoding::Utf8) << QByteArray("caf\xC3\xA9");
    QTest::newRow("UTF-16LE") << int(TextEncoding::Utf16Le) << utf16(QStringLiteral("temperature 21"), false);
    QTest::newRow("UTF-16BE, Chinese")
        << int(TextEncoding::Utf16Be)
        << utf16(QString::fromUtf8("\xE6\xB8\xA9\xE5\xBA\xA6: 21.5\n").repeated(4), true);
}

void TestTextEncoding::ranksLikelyEncodings()
{
    QFETCH(int, encoding);
    QFETCH(QByteArray, payload);
    if (isEastAsian(TextEncoding(encoding)) && !kEastAsia)
        QSKIP("built without iconv");
    const auto likely = likelyEncodings(bytesOf(payload));
    QVERIFY(!likely.empty());
    QCOMPARE(nameOf(likely.front()), nameOf(TextEncoding(encoding)));
    for (const TextEncoding each : likely) // every offer can be taken
        QVERIFY(utf8Of(bytesOf(payload), each, DecodeBudget{}));
}

void TestTextEncoding::offersNothingForBinary()
{
    QVERIFY(likelyEncodings({}).empty());
    QVERIFY(likelyEncodings(bytesOf(QByteArray::fromHex("0001020304050607ff"))).empty());
    QVERIFY(likelyEncodings(bytesOf(QByteArray::fromHex("08011204746573741a00ff80"))).empty());
}

void TestTextEncoding::neverGuessesUnasked()
{
    const TextDecoder decoder;
    for (const Sample &sample : kSamples) {
        const QByteArray payload = QByteArray::fromHex(sample.hex);
        QCOMPARE(decoder.probe({.payload = bytesOf(payload)}), 0);
        const auto tree = decoder.decode({.payload = bytesOf(payload)}, DecodeBudget{});
        QVERIFY(!tree);
        QCOMPARE(int(tree.error().kind), int(Kind::Encoding));
    }
}

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "tst_text_encoding.moc"
