// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/core/utf8.h"

#include <QTest>

#include <string>

using namespace mqtt;
using namespace std::string_view_literals;

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatTheSpecificationAllows_data();
    void acceptsWhatTheSpecificationAllows();
    void namesTheFirstWrongByte_data();
    void namesTheFirstWrongByte();
    void agreesWithTheRuleForEveryCodePoint();
    void findsAWrongByteAtEveryPlaceOfALongText();
};

void TestUtf8::acceptsWhatTheSpecificationAllows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("A and a character beyond the basic plane")
        << QByteArray("A\xF0\xAA\x9B\x94");                         // §1.5.4, figure 1-1
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"); // [MQTT-1.5.4-3]
    QTest::newRow("control characters") << QByteArray("\x01\x1F\x7F\xC2\x80");
    QTest::newRow("non-characters") << QByteArray("\xEF\xBF\xBF\xEF\xB7\x90\xF4\x8F\xBF\xBF");
    QTest::newRow("around the surrogates") << QByteArray("\xED\x9F\xBF\xEE\x80\x80");
}

void TestUtf8::acceptsWhatTheSpecificationAllows()
{
    QFETCH(QByteArray, text);
    QVERIFY(isValidUtf8(std::string_view(text.constData(), std::size_t(text.size()))));
}

void TestUtf8::namesTheFirstWrongByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("wrong");
    QTest::newRow("U+0000") << QByteArray("ab\0c", 4) << 2; // [MQTT-1.5.4-2]
    QTest::newRow("U+0000 behind eight bytes") << QByteArray("abcdefgh\0", 9) << 8;
    QTest::newRow("overlong U+0000") << QByteArray("\xC0\x80") << 0;
    QTest::newRow("overlong solidus, two bytes") << QByteArray("a\xC1\xAF") << 1;
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x9F\xBF") << 0;
    QTest::newRow("overlong, four bytes") << QByteArray("\xF0\x8F\xBF\xBF") << 0;
    QTest::newRow("first surrogate") << QByteArray("\xED\xA0\x80") << 0; // [MQTT-1.5.4-1]
    QTest::newRow("last surrogate") << QByteArray("\xED\xBF\xBF") << 0;
    QTest::newRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 0;
    QTest::newRow("lone continuation") << QByteArray("\x80") << 0;
    QTest::newRow("truncated") << QByteArray("a\xE2\x82") << 1;
    QTest::newRow("interrupted") << QByteArray("\xE2\x28\xA1") << 0;
    QTest::newRow("FE") << QByteArray("\xFE") << 0;
}

void TestUtf8::namesTheFirstWrongByte()
{
    QFETCH(QByteArray, text);
    QFETCH(int, wrong);
    const std::string_view view(text.constData(), std::size_t(text.size()));
    QVERIFY(!isValidUtf8(view));
    QCOMPARE(firstInvalidUtf8(view), std::size_t(wrong));
}

void TestUtf8::agreesWithTheRuleForEveryCodePoint()
{
    for (std::uint32_t point = 1; point <= 0x10FFFF; ++point) {
        std::string text;
        if (point < 0x80)
            text = {char(point)};
        else if (point < 0x800)
            text = {char(0xC0 | point >> 6), char(0x80 | (point & 0x3F))};
        else if (point < 0x10000)
            text = {char(0xE0 | point >> 12), char(0x80 | (point >> 6 & 0x3F)), char(0x80 | (point & 0x3F))};
        else
            text = {char(0xF0 | point >> 18), char(0x80 | (point >> 12 & 0x3F)),
                    char(0x80 | (point >> 6 & 0x3F)), char(0x80 | (point & 0x3F))};
        const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        if (isValidUtf8(text) == surrogate)
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(point, 0, 16)));
    }
}

void TestUtf8::findsAWrongByteAtEveryPlaceOfALongText()
{
    for (std::size_t size = 1; size < 40; ++size) {
        for (std::size_t wrong = 0; wrong < size; ++wrong) {
            for (const char byte : {'\0', '\x80', '\xFF'}) {
                std::string text(size, '\x01');
                text[wrong] = byte;
                QCOMPARE(firstInvalidUtf8(text), wrong);
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "test_utf8.moc"
