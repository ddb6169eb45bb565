// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/search_pattern.h"

#include <QTest>

using namespace explorer;
using Kind = SearchPattern::Kind;
using What = SearchPattern::Fault::What;

class TestSearchPattern : public QObject
{
    Q_OBJECT

    static bool finds(const SearchPattern &pattern, std::string_view payload)
    {
        if (const ByteNeedle *needle = pattern.needle())
            return needle->findIn(payload) != ByteNeedle::kNowhere;
        return pattern.match(payload) == TextPattern::Answer::Yes;
    }
    static bool finds(Kind kind, const char *text, bool matchesCase, std::string_view payload)
    {
        const auto pattern = SearchPattern::make(kind, QString::fromUtf8(text), matchesCase);
        return pattern && finds(*pattern, payload);
    }

private Q_SLOTS:
    void textMatchesCaseAsAskedFor()
    {
        QVERIFY(finds(Kind::Text, "Temp", false, "{\"tEMP\":1}"));
        QVERIFY(!finds(Kind::Text, "Temp", true, "{\"tEMP\":1}"));
        QVERIFY(finds(Kind::Text, "Temp", true, "{\"Temp\":1}"));
        QVERIFY(finds(Kind::Text, "GRÖSSE", false, "die größe gr\xc3\xb6sse"));
        QVERIFY(finds(Kind::Text, "größe", false, "GR\xc3\x96\xc3\x9f" "E"));
        QVERIFY(!finds(Kind::Text, "größe", true, "GR\xc3\x96\xc3\x9f" "E"));
        QVERIFY(!finds(Kind::Text, "größe", false, "plain"));
        QVERIFY(finds(Kind::Text, "温度", false, "x温度y"));
    }

    void readsBytesInHex_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("offset"); // of what is wrong
        QTest::newRow("de ad be ef") << QByteArray::fromHex("deadbeef") << -1;
        QTest::newRow("DEADBEEF") << QByteArray::fromHex("deadbeef") << -1;
        QTest::newRow("0xde, 0xad") << QByteArray::fromHex("dead") << -1;
        QTest::newRow("00:0A-ff") << QByteArray::fromHex("000aff") << -1;
        QTest::newRow("de a") << QByteArray() << 4;
        QTest::newRow("de xy") << QByteArray() << 3;
        QTest::newRow("0x") << QByteArray() << 2;
        QTest::newRow("d") << QByteArray() << 1;
    }
    void readsBytesInHex()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, offset);
        const auto pattern = SearchPattern::make(Kind::Hex, QString::fromLatin1(QTest::currentDataTag()), false);
        QCOMPARE(pattern.has_value(), offset < 0);
        if (!pattern) {
            QCOMPARE(int(pattern.error().what), int(What::NotHex));
            QCOMPARE(pattern.error().offset, offset);
            return;
        }
        const QByteArray payload = "xx" + bytes + "yy";
        QCOMPARE(pattern->needle()->findIn({payload.constData(), std::size_t(payload.size())}), 2U);
        QCOMPARE(pattern->needle()->size(), std::size_t(bytes.size()));
    }

    void expressionsMatchCaseAsAskedFor()
    {
        QVERIFY(finds(Kind::Regex, "t.mp\":\\d+", false, "{\"TEMP\":12}"));
        QVERIFY(!finds(Kind::Regex, "t.mp\":\\d+", true, "{\"TEMP\":12}"));
        QVERIFY(finds(Kind::Regex, "T.MP", false, "temp"));
        QVERIFY(!finds(Kind::Regex, "end", true, std::string(SearchPattern::kLongestRegexText, 'x').append("end")));
        const auto bad = SearchPattern::make(Kind::Regex, QStringLiteral("ab(c"), false);
        QVERIFY(!bad);
        QCOMPARE(int(bad.error().what), int(What::BadRegex));
        QCOMPARE(bad.error().offset, 4);
    }

    void refusesNothingToLookFor()
    {
        for (const Kind kind : {Kind::Text, Kind::Hex, Kind::Regex}) {
            const auto pattern = SearchPattern::make(kind, QString(), false);
            QVERIFY(!pattern && pattern.error().what == What::Empty);
        }
        QVERIFY(!SearchPattern::make(Kind::Hex, QStringLiteral(" - "), false));
        QVERIFY(SearchPattern::make(Kind::Text, QStringLiteral(" "), false));
    }
};

QTEST_GUILESS_MAIN(TestSearchPattern)
#include "test_search_pattern.moc"
