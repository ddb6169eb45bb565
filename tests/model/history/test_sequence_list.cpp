// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/sequence_list.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace explorer;

class TestSequenceList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAVectorUnderRandomOperations_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithAVectorUnderRandomOperations()
    {
        QFETCH(unsigned, seed);
        std::mt19937_64 random(seed);
        SequenceList list;
        std::vector<Sequence> plain;
        constexpr Sequence kMiddle = Sequence(1) << 60;
        for (int step = 0; step < 600; ++step) {
            const auto gap = [&]() -> Sequence { // now and then farther than 32 bits reach
                return random() % 500 == 0 ? (Sequence(1) << 33) + random() % 1'000 : 1 + random() % 9;
            };
            const std::size_t count = random() % 400;
            switch (random() % 4) {
            case 0:
                for (std::size_t i = 0; i < count; ++i) {
                    const Sequence next = (plain.empty() ? kMiddle : plain.back()) + gap();
                    list.pushNewer(next);
                    plain.push_back(next);
                }
                break;
            case 1:
                for (std::size_t i = 0; i < count; ++i) {
                    const Sequence next = (plain.empty() ? kMiddle : plain.front()) - gap();
                    list.pushOlder(next);
                    plain.insert(plain.begin(), next);
                }
                break;
            case 2: // a run
                if (!plain.empty()) {
                    const std::size_t first = random() % 3 == 0 ? 0 : random() % plain.size();
                    const std::size_t gone = std::min<std::size_t>(random() % 600, plain.size() - first);
                    list.erase(first, gone);
                    plain.erase(plain.begin() + std::ptrdiff_t(first), plain.begin() + std::ptrdiff_t(first + gone));
                }
                break;
            default: // here and there
                for (std::size_t i = 0; i < count / 4 && !plain.empty(); ++i) {
                    const std::size_t place = random() % plain.size();
                    list.erase(place, 1);
                    plain.erase(plain.begin() + std::ptrdiff_t(place));
                }
            }
            QCOMPARE(list.size(), plain.size());
            for (std::size_t i = 0; i < plain.size(); i += 1 + random() % 7) {
                QCOMPARE(list[i], plain[i]);
                QCOMPARE(list.lowerBound(plain[i]), i);
                QVERIFY(list.contains(plain[i]));
                const Sequence above = plain[i] + 1;
                QCOMPARE(list.lowerBound(above),
                         std::size_t(std::ranges::lower_bound(plain, above) - plain.begin()));
            }
            QCOMPARE(list.lowerBound(0), 0U);
            QCOMPARE(list.lowerBound(kNoSequence), plain.size());
        }
    }

    void aMillionNumbersTakeFourBytesEach()
    {
        SequenceList list;
        for (Sequence sequence = 0; sequence < 1'000'000; ++sequence)
            list.pushNewer(3 * sequence);
        QVERIFY(list.memoryBytes() < 4'200'000);
        list.erase(0, 900'000);
        for (std::size_t place = 99'999; place > 0; --place) { // most of the rest
            if (place % 8 != 0)
                list.erase(place, 1);
        }
        QCOMPARE(list.size(), 12'500U);
        QVERIFY(list.memoryBytes() <= 10 * list.size()); // half-empty pages are joined
        list.erase(0, list.size());
        QCOMPARE(list.memoryBytes(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestSequenceList)
#include "test_sequence_list.moc"
