// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/byte_diff.h"
#include "model/payload/json_parser.h"
#include "model/payload/value_diff.h"

#include <QTest>

#include <random>
#include <string>

using namespace explorer;

namespace {

std::span<const std::uint8_t> bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

std::string print(const std::string &before, const std::string &after)
{
    std::string out;
    for (const ByteChange &change : diffBytes(bytesOf(before), bytesOf(after), 100).changes) {
        out += std::to_string(change.before);
        out.append(":").append(before, change.before, change.beforeSize).append(">");
        out.append(after, change.after, change.afterSize).append(" ");
    }
    return out;
}

} // namespace

class TestByteDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasPutInAndTakenOut()
    {
        QCOMPARE(print("same", "same"), std::string());
        QCOMPARE(print("abcdefgh", "abcXefgh"), std::string("3:d>X "));
        QCOMPARE(print("abcdefgh", "abcdXYefgh"), std::string("4:>XY ")); // not everything behind it
        QCOMPARE(print("abcdefgh", "abgh"), std::string("2:cdef> "));
        QCOMPARE(print("0123456789", "x123456789y"), std::string("0:0>x 10:>y "));
        QCOMPARE(print("a--b", "x--y"), std::string("0:a--b>x--y ")); // two bytes between make no two changes
        QCOMPARE(print("", "new"), std::string("0:>new "));
        QCOMPARE(print("old", ""), std::string("0:old> "));
    }

    void theNewCanBeMadeOfTheOldAndTheChanges_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void theNewCanBeMadeOfTheOldAndTheChanges()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 60; ++round) {
            std::string before(random() % 4'000, ' ');
            for (char &c : before)
                c = char('a' + random() % 4);
            std::string after = before;
            const unsigned edits = round % 5 == 0 ? 3'000 : random() % 12; // too many to be followed, too
            for (unsigned i = 0; i < edits; ++i) {
                const std::size_t at = random() % (after.size() + 1);
                if (random() % 2 == 0)
                    after.insert(at, std::string(random() % 20, 'x'));
                else
                    after.erase(at, random() % 20);
            }
            const ByteDiff diff = diffBytes(bytesOf(before), bytesOf(after), 100'000);
            QVERIFY(!diff.capped && !diff.cancelled);
            std::string made;
            std::size_t at = 0;
            for (const ByteChange &change : diff.changes) {
                QVERIFY(change.before >= at && change.beforeSize + change.afterSize > 0);
                made.append(before, at, change.before - at);
                QCOMPARE(made.size(), change.after);
                made.append(after, change.after, change.afterSize);
                at = change.before + change.beforeSize;
            }
            made.append(before, at);
            QCOMPARE(made, after);
        }
    }

    void saysWhenItIsNotTheWholeTruth()
    {
        std::string before(100'000, ' ');
        std::string after(90'000, ' ');
        for (std::size_t i = 0; i < after.size(); i += 8)
            after[i] = 'x'; // more edits than are followed
        const ByteDiff diff = diffBytes(bytesOf(before), bytesOf(after), 10);
        QVERIFY(diff.byPlace && diff.capped);
        QCOMPARE(diff.changes.size(), 10U);
        const std::atomic<bool> cancelled = true;
        QVERIFY(diffBytes(bytesOf(before), bytesOf(after), 10, &cancelled).cancelled);
    }

    void numbersOfTwoFormatsAreComparedByValue()
    {
        const auto before = JsonParser(R"({"a":1,"b":1.50,"c":9007199254740993,"d":1e2})", {}).parse();
        const auto after = JsonParser(R"({"a":1.0,"b":1.5,"c":9007199254740992,"d":100})", {}).parse();
        const auto paths = [&](const ValueDiffHow &how) {
            std::string out;
            for (const ValueChange &change : diffValues(*before, *after, 100, how).changes)
                out += change.path;
            return out;
        };
        QCOMPARE(paths({}), std::string("$.a$.b$.c$.d"));
        QCOMPARE(paths({.numbersByValue = true}), std::string("$.c")); // which no double can tell apart
        const std::atomic<bool> cancelled = true;
        QVERIFY(diffValues(*before, *after, 100, {.cancelled = &cancelled}).cancelled);
    }

    void spellsOutPathsInNestedDocuments()
    {
        const auto before = JsonParser(R"({"a":[{"x":1},[1,2,{"odd key":3}]],"gone":{"x":[]}})", {}).parse();
        const auto after = JsonParser(R"({"a":[{"x":2},[1,2,{"odd key":4},5]],"new":1})", {}).parse();
        std::string out;
        for (const ValueChange &change : diffValues(*before, *after).changes)
            out.append(change.path).append(" ");
        QCOMPARE(out, std::string("$.a[0].x $.a[1][2][\"odd key\"] $.a[1][3] $.new $.gone "));
    }
};

QTEST_GUILESS_MAIN(TestByteDiff)
#include "tst_byte_diff.moc"
