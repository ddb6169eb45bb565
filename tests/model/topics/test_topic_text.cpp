// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/natural_order.h"
#include "model/topics/row_order.h"
#include "model/payload/value_preview.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace explorer;

namespace {

QString preview(std::string_view payload)
{
    return payloadPreview({reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()});
}

std::string randomName(std::mt19937 &random, const std::string &letters, unsigned longest)
{
    std::string name;
    for (unsigned left = random() % longest + 1; left > 0; --left)
        name.push_back(letters[random() % letters.size()]);
    return name;
}

} // namespace

class TestTopicText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersWithinNamesStandByValue()
    {
        std::vector<std::string> names = {"line10", "Line2", "line1",  "10",   "9",     "2",    "a",  "",
                                          "A",      "line2", "line01", "a1b2", "a1b10", "$SYS", "a-1"};
        std::ranges::sort(names, [](auto &a, auto &b) { return compareNaturally(a, b) < 0; });
        QCOMPARE(names, (std::vector<std::string>{"", "$SYS", "2", "9", "10", "A", "a", "a-1", "a1b2",
                                                  "a1b10", "line01", "line1", "Line2", "line2", "line10"}));
    }

    void naturalOrderIsTotalAndKeysAgreeWithIt()
    {
        std::mt19937 random(7);
        const std::string letters("aA0019z/\xC3\xFF\0 ", 12);
        for (int i = 0; i < 20'000; ++i) {
            // Some of them differ on both sides of where long names are no longer read naturally.
            const std::string before(i % 4 == 0 ? explorer::kNaturalBytes - 3 : 0, 'n');
            const auto name = [&] { return std::string(before).append(randomName(random, letters, 6)); };
            const std::string a = name();
            const std::string b = name();
            const int order = compareNaturally(a, b);
            QVERIFY((order < 0) == (compareNaturally(b, a) > 0));
            QCOMPARE(order == 0, a == b);
            std::string keyA;
            std::string keyB;
            appendNaturalKey(a, keyA);
            appendNaturalKey(b, keyB);
            if (keyA != keyB)
                QCOMPARE(keyA < keyB, order < 0);
            const std::string c = name();
            if (order < 0 && compareNaturally(b, c) < 0)
                QVERIFY(compareNaturally(a, c) < 0);
        }
    }

    void longNamesAreReadNaturallyAtTheirBeginningOnly()
    {
        const std::string full(explorer::kNaturalBytes, 'n');
        const std::string part(explorer::kNaturalBytes - 2, 'n');
        QVERIFY(compareNaturally(std::string(part).append("9"), std::string(part).append("10")) < 0);
        QVERIFY(compareNaturally(std::string(full).append("9"), std::string(full).append("10")) > 0);
        std::string key;
        appendNaturalKey(std::string(65'535, '/'), key);
        QVERIFY(key.size() <= 2 * explorer::kNaturalBytes);
    }

    void sortingByKeysGivesTheNaturalOrder_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QByteArray>("prefix");
        QTest::newRow("few") << 500 << QByteArray("sensor");
        QTest::newRow("many") << 20'000 << QByteArray("sensor");
        QTest::newRow("many that differ late") << 20'000 << QByteArray("s123456789-123456789");
    }
    void sortingByKeysGivesTheNaturalOrder()
    {
        QFETCH(int, count);
        QFETCH(QByteArray, prefix);
        std::mt19937 random(3);
        TopicTree tree;
        std::vector<NodeId> nodes;
        for (TopicId id = 0; nodes.size() < std::size_t(count); ++id) {
            const std::string name = (id % 2 ? prefix.toStdString() : "") + randomName(random, "aB01239", 8);
            const NodeId node = tree.addTopic(id, name);
            if (std::ranges::find(nodes, node) == nodes.end())
                nodes.push_back(node);
        }
        for (const bool descending : {false, true}) {
            const RowOrder order{.by = RowOrder::By::Name, .descending = descending, .nowNs = 0};
            order.sort(tree, nodes);
            QVERIFY(order.isSorted(tree, nodes));
        }
    }

    void previewsAreOneHonestLine_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("expected");
        QTest::newRow("number") << QByteArray("21.4") << "21.4";
        QTest::newRow("empty") << QByteArray() << "(empty)";
        QTest::newRow("json") << QByteArray("{ \"a b\" : [1,\n 2 ],\t\"q\\\" x\": 1e3 }")
                              << QStringLiteral("{\"a b\":[1,2],\"q\\\" x\":1e3}");
        QTest::newRow("lines") << QByteArray("one\r\ntwo\n") << "one⏎two⏎";
        QTest::newRow("bidi") << QByteArray("\xE2\x80\xAE"
                                            "evil")
                              << "⟦U+202E⟧evil";
        QTest::newRow("forged mark") << QByteArray("\xE2\x9F\xA6"
                                                   "U+0000")
                                     << "⟦U+27E6⟧U+0000";
        QTest::newRow("markup") << QByteArray("<b>x</b>") << "<b>x</b>";
        QTest::newRow("binary") << QByteArray("\x00\x01\xFF", 3) << "⟨3 byte(s)⟩ 00 01 FF";
        QTest::newRow("not UTF-8") << QByteArray("caf\xE9") << "⟨4 byte(s)⟩ 63 61 66 E9";
        QTest::newRow("long") << QByteArray(5'000, 'x') << QString(512, u'x') + u'…';
    }
    void previewsAreOneHonestLine()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, expected);
        QCOMPARE(preview({payload.constData(), std::size_t(payload.size())}), expected);
    }

    void aCutInsideACharacterIsStillText()
    {
        const std::string text = std::string(2'047, 'x').append("\xC3\xA9 and more");
        QVERIFY(preview(text).startsWith(QStringLiteral("xxx")));
    }

    void levelNamesShowBytesThatAreNoText()
    {
        QCOMPARE(shownText("a\xFF"
                           "b"),
                 QStringLiteral("a⟦FF⟧b"));
        QCOMPARE(shownText(std::string_view("\0", 1)), QStringLiteral("⟦U+0000⟧"));
        QCOMPARE(shownText(std::string(70'000, 'x')).size(), 513);
    }
};

QTEST_GUILESS_MAIN(TestTopicText)
#include "test_topic_text.moc"
