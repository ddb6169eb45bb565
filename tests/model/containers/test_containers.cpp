// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/containers/id_index.h"
#include "model/containers/paged_vector.h"
#include "model/topics/child_lists.h"

#include <QTest>

#include <random>
#include <unordered_map>

using namespace explorer;

class TestContainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void elementsOfAPagedVectorNeverMove()
    {
        PagedVector<int, 4> numbers;
        QVERIFY(numbers.empty());
        const int *first = &numbers.push_back(0);
        for (int i = 1; i < 1'000; ++i)
            numbers.push_back(i);
        QCOMPARE(numbers.size(), std::size_t(1'000));
        QCOMPARE(&numbers[0], first);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers[i], int(i));
        numbers.growTo(1'002);
        QCOMPARE(numbers[1'001], 0);
        QCOMPARE(numbers.back(), 0);
        numbers.growTo(10);
        QCOMPARE(numbers.size(), std::size_t(1'002));
        QVERIFY(numbers.memoryBytes() >= 1'002 * sizeof(int) && numbers.memoryBytes() < 1'002 * sizeof(int) * 4);
    }

    void theIndexFindsWhatItWasGivenAlsoWhileItGrows_data()
    {
        QTest::addColumn<std::uint32_t>("hashMask");
        QTest::newRow("well spread") << 0xFFFF'FFFFu;
        QTest::newRow("many that agree") << 0x3Fu;
        QTest::newRow("all in one cluster") << 0xFFFF'0000u;
    }
    void theIndexFindsWhatItWasGivenAlsoWhileItGrows()
    {
        QFETCH(std::uint32_t, hashMask);
        constexpr std::uint32_t kSeed = 5;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        std::vector<std::uint64_t> keys;
        std::unordered_map<std::uint64_t, std::uint32_t> reference;
        IdIndex index;
        const auto hashOf = [&](std::uint64_t key) { return std::uint32_t(key * 0x9E37'79B9'7F4A'7C15u >> 32) & hashMask; };
        const auto find = [&](std::uint64_t key) {
            return index.find(hashOf(key), [&](std::uint32_t id) { return keys[id] == key; });
        };
        for (int i = 0; i < 3'000; ++i) {
            const std::uint64_t key = random() % 4'000;
            const auto known = reference.find(key);
            QCOMPARE(find(key), known == reference.end() ? IdIndex::kNone : known->second);
            if (known != reference.end())
                continue;
            const auto id = std::uint32_t(keys.size());
            keys.push_back(key);
            index.insert(hashOf(key), id);
            reference.emplace(key, id);
            QCOMPARE(find(key), id);
        }
        QCOMPARE(index.size(), reference.size());
        for (const auto &[key, id] : reference)
            QCOMPARE(find(key), id);
        QCOMPARE(find(4'000), IdIndex::kNone);
        QVERIFY2(index.memoryBytes() <= 8 * 4 * index.size(), qPrintable(QString::number(index.memoryBytes())));
    }

    void listsOfAllSizesKeepWhatWasAppended()
    {
        constexpr std::uint32_t kSeed = 6;
        qInfo("seed %u", kSeed);
        std::mt19937 random(kSeed);
        ChildLists lists;
        std::vector<ChildList> ours(300);
        std::vector<std::vector<std::uint32_t>> reference(ours.size());
        for (std::uint32_t id = 0; id < 200'000; ++id) {
            // Most go to a few, so that there are lists longer than a page beside many short ones.
            const std::size_t at = random() % 4 ? random() % 3 : random() % ours.size();
            lists.append(ours[at], id);
            reference[at].push_back(id);
        }
        std::size_t ids = 0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const auto list = lists.of(ours[i]);
            QVERIFY(std::ranges::equal(list, reference[i]));
            ids += list.size();
        }
        QCOMPARE(ids, std::size_t(200'000));
        QVERIFY2(lists.memoryBytes() < ids * 16, qPrintable(QString::number(lists.memoryBytes())));
        QVERIFY(lists.of({}).empty());
    }
};

QTEST_APPLESS_MAIN(TestContainers)
#include "test_containers.moc"
