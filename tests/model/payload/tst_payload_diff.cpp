// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/json_parser.h"
#include "model/payload/text_diff.h"
#include "model/payload/value_diff.h"
#include "tests/model/payload/tree_print.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace explorer;

class TestPayloadDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheShortestEditOfTwoTexts();
    void rebuildsBothTextsFromRandomDiffs();
    void capsItsCost();
    void splitsLines();
    void comparesDocumentsByStructure();
    void matchesRepeatedKeysInOrder();
    void listsAtMostWhatWasAsked();
    void survivesDeepAndWideDocuments();
};

namespace {

std::string print(const TextDiff &diff, const std::vector<std::string_view> &before,
                  const std::vector<std::string_view> &after)
{
    std::string out;
    for (const TextDiff::Line &line : diff.lines) {
        out += line.kind == TextDiff::Kind::Same ? ' ' : line.kind == TextDiff::Kind::Added ? '+' : '-';
        out += line.after != 0 ? after[line.after - 1] : before[line.before - 1];
        out += '\n';
    }
    return out;
}

std::string textDiff(std::string_view before, std::string_view after)
{
    const auto a = linesOf(before);
    const auto b = linesOf(after);
    return print(diffLines(a, b), a, b);
}

std::string valueDiff(std::string_view before, std::string_view after)
{
    const auto a = JsonParser(before, {}).parse();
    const auto b = JsonParser(after, {}).parse();
    if (!a || !b)
        return "not JSON";
    std::string out;
    for (const ValueChange &change : diffValues(*a, *b).changes) {
        out += change.kind == ValueChange::Kind::Added     ? '+'
               : change.kind == ValueChange::Kind::Removed ? '-'
                                                           : '~';
        out += change.path;
        if (change.before >= 0)
            out += " from " + std::string(a->sourceOf(
                                  change.before,
                                  {reinterpret_cast<const std::uint8_t *>(before.data()), before.size()}));
        if (change.after >= 0)
            out += " to " +
                   std::string(b->sourceOf(
                       change.after, {reinterpret_cast<const std::uint8_t *>(after.data()), after.size()}));
        if (change.delta)
            out += " by " + QByteArray::number(*change.delta).toStdString();
        out += '\n';
    }
    return out;
}

} // namespace

void TestPayloadDiff::findsTheShortestEditOfTwoTexts()
{
    QCOMPARE(textDiff("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n").size(),
             std::size_t(27)); // 9 lines: d = 5
    QCOMPARE(textDiff("one\ntwo\nthree\n", "one\n2\nthree\nfour\n"),
             std::string(" one\n-two\n+2\n three\n+four\n"));
    QCOMPARE(textDiff("", "x\n"), std::string("+x\n"));
    QCOMPARE(textDiff("x\n", ""), std::string("-x\n"));
    QCOMPARE(textDiff("x\ny", "x\ny"), std::string(" x\n y\n"));
    QCOMPARE(textDiff("", ""), std::string());
}

void TestPayloadDiff::rebuildsBothTextsFromRandomDiffs()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        static constexpr std::string_view kWords[] = {"a", "b", "c", "d"};
        std::vector<std::string_view> before(random.bounded(12u));
        std::vector<std::string_view> after(random.bounded(12u));
        for (auto &line : before)
            line = kWords[random.bounded(4u)];
        for (auto &line : after)
            line = kWords[random.bounded(4u)];
        const TextDiff diff = diffLines(before, after, round % 2 == 0 ? 1000 : 3);
        std::vector<std::string_view> oldLines;
        std::vector<std::string_view> newLines;
        for (const TextDiff::Line &line : diff.lines) {
            if (line.before != 0)
                oldLines.push_back(before[line.before - 1]);
            if (line.after != 0)
                newLines.push_back(after[line.after - 1]);
            if (line.kind == TextDiff::Kind::Same)
                QCOMPARE(before[line.before - 1], after[line.after - 1]);
        }
        QCOMPARE(oldLines, before);
        QCOMPARE(newLines, after);
        QCOMPARE(diff.equal(), before == after);
    }
}

void TestPayloadDiff::capsItsCost()
{
    std::vector<std::string> texts;
    for (int i = 0; i < 40'000; ++i)
        texts.push_back(std::to_string(i));
    const std::vector<std::string_view> before(texts.begin(), texts.begin() + 20'000);
    const std::vector<std::string_view> after(texts.begin() + 20'000, texts.end());
    QElapsedTimer timer;
    timer.start();
    const TextDiff diff = diffLines(before, after);
    qInfo("20,000 lines, all different: %lld ms", timer.elapsed());
    QVERIFY(diff.capped);
    QCOMPARE(diff.added, std::size_t(20'000));
    QCOMPARE(diff.removed, std::size_t(20'000));
    QVERIFY(timer.elapsed() < 2000);
}

void TestPayloadDiff::splitsLines()
{
    QCOMPARE(linesOf("a\r\nb\n\nc"), (std::vector<std::string_view>{"a", "b", "", "c"}));
    QCOMPARE(linesOf("a\n"), (std::vector<std::string_view>{"a"}));
    QVERIFY(linesOf("").empty());
}

void TestPayloadDiff::comparesDocumentsByStructure()
{
    QCOMPARE(valueDiff(R"({"t":21.4,"on":true,"gone":[1],"same":{"x":[1,2]}})",
                       R"({"on":false,"t":22.0,"same":{"x":[1,2,3]},"new":null})"),
             std::string("~$.on from true to false\n"
                         "~$.t from 21.4 to 22.0 by 0.6\n"
                         "+$.same.x[2] to 3\n"
                         "+$.new to null\n"
                         "-$.gone from [1]\n"));
    QCOMPARE(valueDiff(R"({"a":1,"b":2})", R"({ "b":2, "a":1 })"), std::string());
    QCOMPARE(valueDiff("1", "\"1\""), std::string("~$ from 1 to \"1\"\n"));
    QCOMPARE(valueDiff("[1]", "{\"a\":1}"), std::string("~$ from [1] to {\"a\":1}\n"));
    QCOMPARE(valueDiff("1.0", "1.00"), std::string("~$ from 1.0 to 1.00 by 0\n"));
}

void TestPayloadDiff::matchesRepeatedKeysInOrder()
{
    QCOMPARE(valueDiff(R"({"x":0,"d":1,"d":2})", R"({"d":1,"d":3,"x":0})"),
             std::string("~$.d from 2 to 3 by 1\n"));
}

void TestPayloadDiff::listsAtMostWhatWasAsked()
{
    const auto a = JsonParser("[1,2,3,4]", {}).parse();
    const auto b = JsonParser("[5,6,7,8]", {}).parse();
    const ValueDiff diff = diffValues(*a, *b, 2);
    QVERIFY(diff.capped);
    QCOMPARE(diff.changes.size(), std::size_t(2));
}

void TestPayloadDiff::survivesDeepAndWideDocuments()
{
    DecodeBudget budget;
    budget.depth = 20'000;
    const auto nested = [](char innermost) {
        std::string text(10'000, '[');
        text += innermost;
        return text.append(10'000, ']');
    };
    const std::string deep = nested('1');
    const std::string other = nested('2');
    const auto a = JsonParser(deep, budget).parse();
    const auto b = JsonParser(other, budget).parse();
    QVERIFY(a && b);
    QCOMPARE(diffValues(*a, *b).changes.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestPayloadDiff)
#include "tst_payload_diff.moc"
