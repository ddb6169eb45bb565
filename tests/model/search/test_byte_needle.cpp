// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/byte_needle.h"

#include <QTest>

#include <algorithm>
#include <cctype>
#include <random>

using namespace explorer;

class TestByteNeedle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatAPlainSearchFinds_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("folds");
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0);
    }
    void findsWhatAPlainSearchFinds()
    {
        QFETCH(unsigned, seed);
        QFETCH(bool, folds);
        std::mt19937 random(seed);
        const std::string letters("aAbB{@[`\0\xff\xc4\xe4", 12); // @ [ ` { stand beside the letters
        const auto text = [&](std::size_t size) {
            std::string made(size, ' ');
            std::ranges::generate(made, [&] { return letters[random() % (1 + random() % letters.size())]; });
            return made;
        };
        const auto folded = [](std::string made) {
            std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
            return made;
        };
        for (int round = 0; round < 3'000; ++round) {
            const std::string hay = text(random() % 120);
            const std::string needle = text(1 + random() % (round % 3 == 0 ? 40 : 4));
            const ByteNeedle wanted(needle, folds);
            const std::size_t from = random() % (hay.size() + 2);
            const std::size_t expected = folds ? folded(hay).find(folded(needle), from) : hay.find(needle, from);
            QCOMPARE(wanted.findIn(hay, from), expected);
        }
    }

    void readsNothingBeyondTheText()
    {
        // At every length up to several lanes, in memory of exactly that size: a sanitizer would tell.
        for (std::size_t size = 0; size < 70; ++size) {
            const std::vector<char> exact(size, 'x');
            const std::string_view text(exact.data(), exact.size());
            QCOMPARE(ByteNeedle("xy", false).findIn(text), ByteNeedle::kNowhere);
            QCOMPARE(ByteNeedle("x", false).findIn(text), size > 0 ? 0 : ByteNeedle::kNowhere);
        }
    }
};

QTEST_GUILESS_MAIN(TestByteNeedle)
#include "test_byte_needle.moc"
