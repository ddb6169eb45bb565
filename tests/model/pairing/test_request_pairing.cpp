// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/packed_properties.h"
#include "pairing_rig.h"

#include <QTest>

using namespace explorer;

using Lines = std::vector<std::string>;

class TestRequestPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void correlationDataTellsRequestsApart()
    {
        PairingRig rig;
        rig.message("call/a", "", {.responseTopic = "reply", .correlation = "1"});
        rig.now += 0.1;
        rig.message("call/b", "", {.responseTopic = "reply", .correlation = "2"});
        rig.now += 0.1;
        rig.message("reply", "", {.correlation = "2"});
        rig.now += 0.1;
        rig.message("reply", "", {.correlation = "1"});
        rig.message("reply", "", {.correlation = "3"});
        QCOMPARE(rig.printed(), (Lines{"call/a answered on reply in 300 ms", "call/b answered on reply in 100 ms"}));
        QCOMPARE(rig.pairing.counters().strayAnswers, std::uint64_t(1));
    }

    void theFirstAnswerOfAllFindsItsRequest()
    {
        // Request and answer in one burst: the answer's topic was never seen before.
        PairingRig rig;
        rig.message("call", "", {.responseTopic = "new/reply", .correlation = "x"});
        rig.message("new/reply", "", {.correlation = "x"});
        QCOMPARE(rig.printed(), (Lines{"call answered on new/reply in 0 ms"}));
    }

    void withoutCorrelationDataTheOldestIsAnswered()
    {
        PairingRig rig;
        rig.message("call/1", "", {.responseTopic = "reply"});
        rig.message("call/2", "", {.responseTopic = "reply"});
        rig.now += 1;
        rig.message("reply");
        QCOMPARE(rig.printed(), (Lines{"call/1 answered on reply in 1000 ms", "call/2 waiting"}));
    }

    void aDeviceAnswersOnTwoTopics()
    {
        PairingRig rig;
        rig.message("cmnd/plug/POWER", "ON");
        rig.message("cmnd/plug/POWER", "OFF");
        rig.now += 0.05;
        for (const char *topic : {"stat/plug/RESULT", "stat/plug/POWER", "stat/plug/RESULT", "stat/plug/POWER"})
            rig.message(topic);
        QCOMPARE(rig.printed(), (Lines{"cmnd/plug/POWER answered on stat/plug/RESULT in 50 ms, 2 answers",
                                       "cmnd/plug/POWER answered on stat/plug/RESULT in 50 ms, 2 answers"}));
    }

    void transactionsAreToldApartAndNumbersAreNotTexts()
    {
        PairingRig rig;
        rig.message("z/bridge/request/permit_join", R"({"value":true,"transaction":1})");
        rig.message("z/bridge/request/permit_join", R"({"value":false,"transaction":"1"})");
        rig.now += 0.2;
        rig.message("z/bridge/response/permit_join", R"({"data":{"transaction":1},"status":"ok","transaction":"1"})");
        QCOMPARE(rig.printed(), (Lines{"z/bridge/request/permit_join waiting",
                                       "z/bridge/request/permit_join answered on z/bridge/response/permit_join in 200 ms"}));
    }

    void whatIsNotAnsweredInTimeIsFlaggedAndMayBeLate()
    {
        PairingRig rig;
        rig.message("lamp/set", "1");
        rig.now += 10;
        rig.advance();
        QCOMPARE(rig.printed(), (Lines{"lamp/set waiting"}));
        QCOMPARE(rig.pairing.nextDeadlineNs().value(), rig.ns());
        rig.now += 0.001;
        rig.advance();
        QCOMPARE(rig.printed(), (Lines{"lamp/set unanswered"}));
        QVERIFY(!rig.pairing.nextDeadlineNs());
        QCOMPARE(rig.pairing.statistics().front()->unanswered, std::uint64_t(1));
        rig.now += 2;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set late on lamp in 12001 ms"}));
        QCOMPARE(rig.pairing.statistics().front()->unanswered, std::uint64_t(0));
        QCOMPARE(rig.pairing.statistics().front()->late, std::uint64_t(1));
    }

    void anAnswerInTimeIsInTimeHoweverLateItIsLookedAt()
    {
        PairingRig rig;
        rig.message("lamp/set", "1");
        rig.now += 30;
        rig.advance();
        rig.now -= 25;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set answered on lamp in 5000 ms"}));
        QCOMPARE(rig.pairing.statistics().front()->answered, std::uint64_t(1));
    }

    void aStateOfMuchLaterIsNoAnswer()
    {
        PairingRig rig;
        rig.message("lamp/set", "1");
        rig.now += 61;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set unanswered"}));
        // With correlation data it is one, whenever it comes.
        rig.message("call", "", {.responseTopic = "reply", .correlation = "x"});
        rig.now += 3'600;
        rig.message("reply", "", {.correlation = "x"});
        QCOMPARE(rig.printed().back(), std::string("call late on reply in 3600000 ms"));
    }

    void aNewRequestIsNotAnsweredForAnOldOne()
    {
        PairingRig rig;
        rig.message("lamp/set", "1");
        rig.now += 12;
        rig.message("lamp/set", "2");
        rig.now += 0.1;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set unanswered", "lamp/set answered on lamp in 100 ms"}));
    }

    void whatTheBrokerHadKeptIsNeitherRequestNorAnswer()
    {
        PairingRig rig;
        rig.message("lamp/set", "old", {.isStored = true});
        QCOMPARE(rig.printed(), Lines());
        rig.message("lamp/set", "new");
        rig.message("lamp", "old", {.isStored = true});
        QCOMPARE(rig.printed(), (Lines{"lamp/set waiting"}));
    }

    void theRetainFlagTellsWhatWasKept_data()
    {
        QTest::addColumn<bool>("marksKept");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("by the flag") << true << "waiting" << "waiting";
        QTest::newRow("retain as published") << false << "waiting" << "answered";
    }
    void theRetainFlagTellsWhatWasKept()
    {
        QFETCH(bool, marksKept);
        QFETCH(QString, first);
        QFETCH(QString, second);
        PairingRig rig;
        rig.pairing.setRetainMarksKept(marksKept);
        MessageRecord record;
        const auto take = [&](const char *topic, std::uint8_t flags) {
            record.topic = rig.topicOf(topic);
            record.steadyNs = record.wallNs = rig.ns();
            record.flags = flags;
            if (rig.pairing.concerns(record))
                rig.pairing.take(record, rig.next++, nullptr);
        };
        const auto state = [&] { return QString::fromStdString(rig.printed().front()).section(QLatin1Char(' '), 1, 1); };
        take("lamp/set", 0);
        take("lamp", MessageRecord::Retain);
        QCOMPARE(state(), first);
        take("lamp", MessageRecord::Retain);
        QCOMPARE(state(), second);
        rig.pairing.connectionStarted();
        take("lamp/set", 0);
        take("lamp", MessageRecord::Retain);
        QVERIFY(rig.printed().back() == "lamp/set waiting");
    }

    void anAnswerFromBeforeTheRequestIsNone()
    {
        PairingRig rig;
        rig.own("lamp/set", "1"); // known at once, while messages wait in the mailbox
        rig.now -= 1;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set waiting"}));
        rig.now += 1.25;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set answered on lamp in 250 ms"}));
    }

    void ourOwnRequestComesBackOnceOnly()
    {
        PairingRig rig;
        const PairId id = rig.own("lamp/set", "on");
        QVERIFY(id != 0);
        QVERIFY(rig.pairing.find(id)->isOwn);
        QCOMPARE(rig.pairing.find(id)->request, kNoSequence);
        rig.now += 0.01;
        const Sequence other = rig.message("lamp/set", "off"); // somebody else's
        const Sequence echo = rig.message("lamp/set", "on");
        const Sequence again = rig.message("lamp/set", "on");
        QCOMPARE(rig.pairing.find(id)->request, echo);
        QCOMPARE(rig.printed().size(), std::size_t(3));
        QCOMPARE(rig.pairing.find(id + 1)->request, other);
        QCOMPARE(rig.pairing.find(id + 2)->request, again);
        QCOMPARE(rig.own("lamp", "x"), PairId(0));
    }

    void aRequestThatWasNotSentWaitsForNothing()
    {
        PairingRig rig;
        const PairId id = rig.own("lamp/set", "on");
        rig.pairing.withdraw(id);
        rig.now += 20;
        rig.message("lamp");
        QCOMPARE(rig.printed(), (Lines{"lamp/set not sent"}));
        QCOMPARE(rig.pairing.statistics().front()->requests, std::uint64_t(0));
    }

    void otherRulesTakeEffectForMessagesFromNowOn()
    {
        PairingRig rig;
        rig.message("lamp/set");
        rig.message("lamp/ask");
        QCOMPARE(rig.printed().size(), std::size_t(1));
        rig.pairing.setRules(*parsePairingRules("#X/ask -> #X/told"));
        rig.message("lamp/set");
        rig.message("lamp/ask");
        rig.now += 0.5;
        rig.message("lamp/told");
        rig.message("lamp"); // of the old rule: still its answer
        QCOMPARE(rig.printed(), (Lines{"lamp/set answered on lamp in 500 ms", "lamp/ask answered on lamp/told in 500 ms"}));
    }

    void statisticsAreOfTheRequestsTopic()
    {
        PairingRig rig;
        for (int i = 1; i <= 100; ++i) {
            rig.message("dev/rpc/request/" + std::to_string(i));
            rig.now += i / 1'000.0;
            rig.message("dev/rpc/response/" + std::to_string(i));
        }
        rig.message("dev/rpc/request/101");
        rig.now += 11;
        rig.advance();
        QCOMPARE(rig.pairing.statistics().size(), std::size_t(1));
        const RequestStatistics &statistics = *rig.pairing.statistics().front();
        QCOMPARE(statistics.topic(), std::string("dev/rpc/request/+"));
        QCOMPARE(statistics.requests, std::uint64_t(101));
        QCOMPARE(statistics.answered, std::uint64_t(100));
        QCOMPARE(statistics.unanswered, std::uint64_t(1));
        const RequestStatistics::Latencies latencies = statistics.latencies();
        QCOMPARE(latencies.count, std::size_t(100));
        QCOMPARE((latencies.medianNs + 500'000) / 1'000'000, 50);
        QCOMPARE((latencies.p95Ns + 500'000) / 1'000'000, 95);
        QCOMPARE((latencies.maxNs + 500'000) / 1'000'000, 100);
    }

    void whatIsTooMuchIsForgottenAndCounted()
    {
        PairingRig rig(PairingLimits{.pairs = 3, .statistics = 2});
        for (const char *topic : {"a/set", "b/set", "c/set", "d/set", "e/set"})
            rig.message(topic);
        QCOMPARE(rig.printed(), (Lines{"c/set waiting", "d/set waiting", "e/set waiting"}));
        QCOMPARE(rig.pairing.counters().forgotten, std::uint64_t(2));
        QCOMPARE(rig.pairing.counters().forgottenWaiting, std::uint64_t(2));
        QCOMPARE(rig.pairing.counters().forgottenStatistics, std::uint64_t(3));
        rig.message("a");
        rig.message("c");
        QCOMPARE(rig.printed().front(), std::string("c/set answered on c in 0 ms"));
    }

    void longNamesAreBoundedToo()
    {
        PairingRig rig(PairingLimits{.textBytes = 300'000});
        const std::string text(60'000, 'x');
        for (int i = 0; i < 20; ++i)
            rig.message(text + std::to_string(i), "", {.responseTopic = "r/" + std::to_string(i), .correlation = text});
        QVERIFY(rig.pairing.names().textBytes() <= 300'000 + 60'010);
        QVERIFY(rig.pairing.counters().forgotten >= 14);
        rig.message("r/19", "", {.correlation = text});
        QVERIFY(QString::fromStdString(rig.printed().back()).endsWith(QStringLiteral("answered on r/19 in 0 ms")));
    }

    void aFloodOfPayloadsIsNotSearched()
    {
        PairingRig rig(PairingLimits{.searchedPayload = 1'000, .searchedBytes = 2'000});
        const std::string payload = "{\"transaction\":1,\"pad\":\"" + std::string(700, 'x') + "\"}";
        MessageRecord record;
        record.topic = rig.topicOf("z/bridge/request/x");
        record.payloadSize = std::uint32_t(payload.size());
        rig.pairing.beginSlice();
        for (int i = 0; i < 5; ++i)
            rig.pairing.take(record, rig.next++, reinterpret_cast<const std::uint8_t *>(payload.data()));
        QCOMPARE(rig.pairing.counters().unsearched, std::uint64_t(3));
        rig.message("z/bridge/request/x", std::string(1'001, ' '));
        QCOMPARE(rig.pairing.counters().unsearched, std::uint64_t(4));
    }

    void propertiesAreReadAsTheyAreStored()
    {
        PairingRig rig;
        const mqtt::Properties properties = {mqtt::Property::ofText(mqtt::PropertyId::ContentType, "text/plain"),
                                             mqtt::Property::user("k", "v"),
                                             mqtt::Property::ofText(mqtt::PropertyId::ResponseTopic, "reply/me"),
                                             mqtt::Property::ofText(mqtt::PropertyId::CorrelationData, std::string("\0\1", 2))};
        std::vector<std::uint8_t> bytes;
        packProperties(mqtt::viewsOf(properties), bytes);
        MessageRecord record;
        record.propertiesSize = std::uint32_t(bytes.size());
        record.topic = rig.topicOf("call");
        QVERIFY(rig.pairing.concerns(record));
        rig.pairing.take(record, rig.next++, bytes.data());
        rig.message("reply/me", "", {.correlation = std::string("\0\1", 2)});
        QCOMPARE(rig.printed().size(), std::size_t(1));
        QVERIFY(rig.pairing.find(1)->hasAnswer());
    }
};

QTEST_GUILESS_MAIN(TestRequestPairing)
#include "test_request_pairing.moc"
