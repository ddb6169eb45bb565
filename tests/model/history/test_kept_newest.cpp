// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/kept_newest.h"

#include <QTest>

#include <map>
#include <random>
#include <string>

using namespace explorer;

class TestKeptNewest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAMapUnderRandomOperations_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithAMapUnderRandomOperations()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        KeptNewest kept;
        std::map<Sequence, std::string> reference;
        Sequence next = 0;
        for (int step = 0; step < 20'000; ++step) {
            // Grows for a while, then shrinks: what is gone must be let go by moving the rest together.
            const bool grows = step / 2'000 % 2 == 0;
            if (random() % 10 < (grows ? 8U : 2U)) {
                next += 1 + random() % 3;
                std::string bytes = std::to_string(next);
                bytes.append(random() % 50 == 0 ? 10'000 + random() % 400'000 : random() % 300, 'p');
                add(kept, next, bytes);
                reference[next] = std::move(bytes);
            } else if (!reference.empty()) {
                auto victim = reference.lower_bound(random() % (next + 1));
                if (victim == reference.end())
                    victim = reference.begin();
                QVERIFY(kept.remove(victim->first));
                QVERIFY(!kept.remove(victim->first));
                QVERIFY(!kept.find(victim->first));
                reference.erase(victim);
            }
            QCOMPARE(kept.size(), reference.size());
            if (step % 500 == 0)
                compare(kept, reference, next);
        }
        compare(kept, reference, next);
    }

    void givesBackTheMemoryOfWhatIsGone()
    {
        KeptNewest kept;
        for (Sequence sequence = 0; sequence < 10'000; ++sequence)
            add(kept, sequence, std::string(1'000, 'x'));
        const std::size_t full = kept.memoryBytes();
        QVERIFY(full > 10'000'000);
        for (Sequence sequence = 0; sequence < 9'990; ++sequence)
            QVERIFY(kept.remove(sequence));
        QVERIFY2(kept.memoryBytes() < full / 20, qPrintable(QString::number(kept.memoryBytes())));
        QVERIFY(kept.find(9'999));
    }

private:
    static constexpr std::size_t kProperties = 1; ///< the first byte stands for the properties

    static void add(KeptNewest &kept, Sequence sequence, const std::string &bytes)
    {
        MessageRecord record;
        record.propertiesSize = kProperties;
        record.payloadSize = std::uint32_t(bytes.size() - kProperties);
        record.packetId = mqtt::PacketId(sequence);
        const std::span all(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
        kept.add({sequence, &record, all.subspan(kProperties), all.first(kProperties), sequence / 2});
    }

    static void compare(const KeptNewest &kept, const std::map<Sequence, std::string> &reference,
                        Sequence last)
    {
        for (Sequence sequence = 0; sequence <= last; ++sequence) {
            const MessageView message = kept.find(sequence);
            const auto expected = reference.find(sequence);
            QCOMPARE(bool(message), expected != reference.end());
            if (!message)
                continue;
            std::string bytes(message.packedProperties.begin(), message.packedProperties.end());
            bytes.append(message.payload.begin(), message.payload.end());
            QVERIFY(bytes == expected->second);
            QCOMPARE(message.sequence, sequence);
            QCOMPARE(message.previousOfTopic, sequence / 2);
            QCOMPARE(message.record->packetId, mqtt::PacketId(sequence));
        }
    }
};

QTEST_GUILESS_MAIN(TestKeptNewest)
#include "test_kept_newest.moc"
