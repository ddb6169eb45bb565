// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/ingest.h"
#include "model/ingest/packed_properties.h"

#include "protocol/wire/property_table.h"

#include <QTest>

#include <cstring>
#include <thread>

using namespace explorer;

namespace {

mqtt::Publish publishOf(std::string_view topic, std::string_view payload)
{
    mqtt::Publish publish;
    publish.topic = topic;
    publish.payload = {reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()};
    return publish;
}

std::string payloadOf(const IngestBatch &batch, std::size_t i)
{
    const MessageRecord &record = batch.records[i];
    const auto *begin = batch.bytes.data() + record.bytesOffset + record.propertiesSize;
    return {begin, begin + record.payloadSize};
}

} // namespace

class TestIngest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameCrossesOnceAndEveryByteArrives()
    {
        const auto mailbox = std::make_shared<Mailbox>();
        Ingest ingest(mailbox);
        mqtt::Publish second = publishOf("b", "two");
        second.qos = mqtt::Qos::ExactlyOnce;
        second.retain = true;
        second.packetId = 77;
        second.properties = {{mqtt::PropertyId::UserProperty, 0, "key", "value"},
                             {mqtt::PropertyId::MessageExpiryInterval, 60, {}, {}}};
        const mqtt::Arrival arrival{mqtt::Instant(std::chrono::nanoseconds(5)), 99};
        ingest.deliver(publishOf("a", "one"), arrival);
        ingest.deliver(second, arrival);
        ingest.deliver(publishOf("a", ""), arrival);
        QVERIFY(ingest.burstEnded());

        const auto batch = mailbox->takeOne();
        QVERIFY(batch);
        QCOMPARE(batch->newTopicCount(), 2U);
        QCOMPARE(batch->newTopic(1), std::string_view("b"));
        QCOMPARE(batch->records.size(), 3U);
        QCOMPARE(payloadOf(*batch, 0), std::string("one"));
        QCOMPARE(payloadOf(*batch, 1), std::string("two"));
        QCOMPARE(payloadOf(*batch, 2), std::string());
        const MessageRecord &record = batch->records[1];
        QVERIFY(record.retain() && !record.dup() && record.qos() == mqtt::Qos::ExactlyOnce);
        QCOMPARE(record.packetId, 77);
        QCOMPARE(record.wallNs, 99);
        QCOMPARE(record.steadyNs, 5);
        QCOMPARE(unpackProperties({batch->bytes.data() + record.bytesOffset, record.propertiesSize}),
                 mqtt::ownedCopyOf(second.properties));
        QCOMPARE(batch->records[2].topic, 0U);
    }

    void ofAPayloadThatWasCutTheFactsComeAlong()
    {
        const auto mailbox = std::make_shared<Mailbox>();
        Ingest ingest(mailbox);
        mqtt::CutPayload cut{42'000'020, 42'000'000, {}};
        cut.sha256.fill(7);
        mqtt::Publish large = publishOf("a", "head");
        large.properties = {{mqtt::PropertyId::ContentType, 0, {}, "x"}};
        large.cut = &cut;
        ingest.deliver(large, {});
        ingest.burstEnded();
        ingest.deliver(publishOf("a", "one"), {});
        ingest.deliver(large, {}); // merged behind the batch that waits
        ingest.burstEnded();

        const auto batch = mailbox->takeOne();
        QCOMPARE(batch->records.size(), 3U);
        const CutFacts expected{42'000'000, cut.sha256};
        for (const std::size_t i : {0U, 2U}) {
            const MessageRecord &record = batch->records[i];
            QVERIFY(record.isCut());
            QCOMPARE(payloadOf(*batch, i), std::string("head"));
            QCOMPARE(record.byteCount(), std::size_t(record.propertiesSize) + 4 + kCutFactsBytes);
            CutFacts facts;
            std::memcpy(&facts, batch->bytes.data() + record.bytesOffset + record.byteCount() - kCutFactsBytes,
                        kCutFactsBytes);
            QVERIFY(facts == expected);
        }
        QVERIFY(!batch->records[1].isCut());
        QCOMPARE(batch->records[1].byteCount(), 3U);
        QCOMPARE(ingest.counters().payloadBytes.load(), 84'000'003U);
    }

    void topicsBeyondTheLimitAreCountedNotShown()
    {
        const auto mailbox = std::make_shared<Mailbox>();
        Ingest ingest(mailbox, 1);
        ingest.deliver(publishOf("a", "1"), {});
        ingest.deliver(publishOf("b", "2"), {});
        ingest.deliver(publishOf("a", "3"), {});
        ingest.burstEnded();
        QCOMPARE(mailbox->postedMessages(), 2U);
        QCOMPARE(ingest.counters().received.load(), 3U);
        QCOMPARE(ingest.counters().refusedMessages.load(), 1U);
        QCOMPARE(ingest.refusedTopics(), 1U);

        // A burst of nothing else is handed over too, so that the counters are looked at.
        while (mailbox->takeOne()) {}
        ingest.deliver(publishOf("b", "4"), {});
        ingest.deliver(publishOf("c", "5"), {});
        ingest.burstEnded();
        const auto batch = mailbox->takeOne();
        QVERIFY(batch && batch->records.empty());
        QCOMPARE(batch->refused, 2U);
        QCOMPARE(ingest.refusedTopics(), 2U);

        // A higher limit counts from the next burst on; a lower one leaves the topics that are there.
        ingest.setTopicLimit(2);
        ingest.burstEnded();
        ingest.deliver(publishOf("b", "6"), {});
        ingest.burstEnded();
        QCOMPARE(mailbox->takeOne()->records.at(0).topic, TopicId(1));
        ingest.setTopicLimit(1);
        ingest.burstEnded();
        ingest.deliver(publishOf("b", "7"), {});
        ingest.deliver(publishOf("c", "8"), {});
        ingest.burstEnded();
        QCOMPARE(mailbox->takeOne()->records.size(), std::size_t(1));
    }

    void differentNamesAreCountedAboutRight()
    {
        DistinctCounter counter;
        std::uint64_t names = 0;
        for (const std::uint64_t wanted : {0u, 1u, 100u, 5'000u, 15'000u, 300'000u}) {
            for (; names < wanted; ++names)
                counter.add("fleet/device/" + std::to_string(names));
            counter.add("fleet/device/0");
            const double error = std::abs(double(counter.estimate()) - double(std::max<std::uint64_t>(names, 1)));
            QVERIFY2(error <= double(names) * 0.08 + 1, qPrintable(QString::number(counter.estimate())));
        }
    }

    void aLargeBurstLeavesInPiecesAndAFullMailboxSaysStop()
    {
        const auto mailbox =
            std::make_shared<Mailbox>(Mailbox::Bounds{.bytes = 3u << 20, .messages = 1'000'000});
        Ingest ingest(mailbox);
        bool resumed = false;
        ingest.attached([&] { resumed = true; });
        const std::string payload(100'000, 'x');
        for (int i = 0; i < 35; ++i)
            ingest.deliver(publishOf("a", payload), {});
        QVERIFY(!ingest.burstEnded());
        std::size_t messages = 0;
        while (const auto batch = mailbox->takeOne()) {
            QVERIFY(batch->bytes.size() < (2u << 20));
            messages += batch->records.size();
        }
        QCOMPARE(messages, 35U);
        QVERIFY(resumed);
        ingest.deliver(publishOf("a", "1"), {});
        QVERIFY(ingest.burstEnded());
    }

    void emptyMessagesFillABatchToo()
    {
        const auto mailbox = std::make_shared<Mailbox>();
        Ingest ingest(mailbox);
        for (int i = 0; i < 100'000; ++i)
            ingest.deliver(publishOf("a", ""), {});
        QVERIFY(mailbox->postedMessages() > 50'000);
        std::size_t messages = 0;
        ingest.burstEnded();
        while (const auto batch = mailbox->takeOne()) {
            QVERIFY(batch->footprint() < (2u << 20));
            messages += batch->records.size();
        }
        QCOMPARE(messages, 100'000U);
    }

    void aReaderNeverFindsMoreTakenAndRefusedThanReceived()
    {
        constexpr std::uint64_t kMessages = 300'000;
        const auto mailbox = std::make_shared<Mailbox>();
        Ingest ingest(mailbox, 1);
        std::thread connection([&] {
            for (std::uint64_t i = 0; i < kMessages; ++i) {
                ingest.deliver(publishOf(i % 2 ? "a" : "b", "1"), {});
                if (i % 8 == 7)
                    ingest.burstEnded();
            }
        });
        std::uint64_t taken = 0;
        std::uint64_t looks = 0;
        std::uint64_t wrong = 0;
        std::uint64_t refused = 0;
        while (taken + refused < kMessages) {
            while (const auto batch = mailbox->takeOne())
                taken += batch->records.size();
            refused = ingest.counters().refusedMessages.load(std::memory_order_acquire);
            const std::uint64_t received = ingest.counters().received.load(std::memory_order_acquire);
            wrong += taken + refused > received;
            ++looks;
        }
        connection.join();
        QCOMPARE(wrong, 0U);
        QVERIFY(looks > 1);
        QCOMPARE(taken, kMessages / 2);
        QCOMPARE(ingest.counters().received.load(), kMessages);
        QCOMPARE(ingest.counters().payloadBytes.load(), kMessages);
    }

    void everyPropertyOfTheSpecificationComesBack()
    {
        mqtt::Properties properties;
        for (const mqtt::PropertyRow &row : mqtt::kPropertyTable) {
            mqtt::Property property{row.id, 0, {}, {}};
            switch (row.type) {
            case mqtt::PropertyType::Byte:
            case mqtt::PropertyType::TwoByteInteger:
            case mqtt::PropertyType::FourByteInteger:
            case mqtt::PropertyType::VariableByteInteger:
                property.number = row.most;
                break;
            case mqtt::PropertyType::TextPair:
                property.name = "name";
                [[fallthrough]];
            case mqtt::PropertyType::Text:
                property.value = std::string(65'535, 'v');
                break;
            case mqtt::PropertyType::Binary:
                property.value = std::string("\0\xff", 2);
                break;
            }
            properties.push_back(property);
        }
        QCOMPARE(properties.size(), 27U);
        std::vector<std::uint8_t> packed{0xAA}; // pack() appends
        packProperties(mqtt::viewsOf(properties), packed);
        QCOMPARE(unpackProperties(std::span(packed).subspan(1)), properties);
    }

    void everyPropertyOfAPublishComesBack()
    {
        using mqtt::PropertyId;
        const std::string binary("\0\xff\x01", 3);
        const mqtt::Properties properties{{PropertyId::PayloadFormatIndicator, 1, {}, {}},
                                          {PropertyId::MessageExpiryInterval, 0xFFFF'FFFF, {}, {}},
                                          {PropertyId::ContentType, 0, {}, "text/plain"},
                                          {PropertyId::ResponseTopic, 0, {}, "r/t"},
                                          {PropertyId::CorrelationData, 0, {}, binary},
                                          {PropertyId::SubscriptionIdentifier, 268'435'455, {}, {}},
                                          {PropertyId::TopicAlias, 65'535, {}, {}},
                                          {PropertyId::UserProperty, 0, "", ""},
                                          {PropertyId::UserProperty, 0, "ключ", "值"}};
        std::vector<std::uint8_t> packed;
        packProperties(mqtt::viewsOf(properties), packed);
        QCOMPARE(unpackProperties(packed), properties);
        for (std::size_t cut = 0; cut < packed.size(); ++cut)
            QVERIFY(unpackProperties(std::span(packed).first(cut)).size() < properties.size());
    }
};

QTEST_GUILESS_MAIN(TestIngest)
#include "test_ingest.moc"
