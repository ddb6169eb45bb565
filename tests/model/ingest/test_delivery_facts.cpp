// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/delivery_facts.h"
#include "model/ingest/ingest.h"

#include <QTest>

using namespace explorer;
using mqtt::ProtocolVersion;
using State = mqtt::SubscriptionStatus::State;

namespace {

constexpr std::uint8_t kRap = MessageRecord::AsPublished;
constexpr std::uint8_t kSent = MessageRecord::RetainedSent;

mqtt::SubscriptionStatus status(const char *filter, State state, bool rap = true, std::uint8_t retainHandling = 0)
{
    mqtt::SubscriptionStatus status;
    status.subscription.filter = filter;
    status.subscription.retainAsPublished = rap;
    status.subscription.retainHandling = retainHandling;
    status.state = state;
    return status;
}

/// The facts once the server has answered.
DeliveryFacts granted(const std::vector<mqtt::SubscriptionStatus> &subscriptions, ProtocolVersion version = ProtocolVersion::V5)
{
    DeliveryFacts facts;
    facts.connected(false);
    for (const State state : {State::Pending, State::Granted}) {
        std::vector<mqtt::SubscriptionStatus> now = subscriptions;
        for (mqtt::SubscriptionStatus &one : now)
            one.state = state;
        facts.setSubscriptions(now, version);
    }
    return facts;
}

} // namespace

class TestDeliveryFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFlagTellsWhenMqtt5IsAskedToLetIt()
    {
        QCOMPARE(granted({status("#", State::Granted)}).of(0, "a"), kRap | kSent);
        QCOMPARE(granted({status("#", State::Granted, false)}).of(0, "a"), kSent);
        QCOMPARE(granted({status("#", State::Granted)}, ProtocolVersion::V311).of(0, "a"), kSent);
        QCOMPARE(granted({status("#", State::Granted, true, 1)}).of(0, "a"), kRap | kSent);
        QCOMPARE(granted({status("#", State::Granted, true, 2)}).of(0, "a"), kRap);
        QCOMPARE(granted({status("$share/g/#", State::Granted)}).of(0, "a"), kRap); // nothing retained is sent
        mqtt::SubscriptionStatus noLocal = status("#", State::Granted);
        noLocal.subscription.noLocal = true;
        QCOMPARE(granted({noLocal}).of(0, "a"), kSent); // what we retain ourselves is not told
        QCOMPARE(DeliveryFacts().of(0, "a"), 0);
    }

    void ofSeveralSubscriptionsAllMustAsk()
    {
        DeliveryFacts facts = granted({status("a/#", State::Granted), status("a/b", State::Granted, false),
                                       status("$share/g/c", State::Granted, true)});
        QCOMPARE(facts.of(0, "a/x"), kRap | kSent);
        QCOMPARE(facts.of(1, "a/b"), kSent);
        QCOMPARE(facts.of(2, "c"), kRap);
        QCOMPARE(facts.of(3, "other"), 0);
        QCOMPARE(facts.of(0, "a/x"), kRap | kSent); // looked up
        facts.setSubscriptions({status("a/#", State::Granted)}, ProtocolVersion::V5);
        QCOMPARE(facts.of(1, "a/b"), kRap | kSent);

        std::vector<mqtt::SubscriptionStatus> many;
        for (std::size_t i = 0; i <= DeliveryFacts::kMostFilters; ++i)
            many.push_back(status(("t/" + std::to_string(i)).c_str(), State::Granted, i != 7));
        QCOMPARE(granted(many).of(0, "t/1"), kSent); // so many are taken together
    }

    void untilTheServerAnswersTheFormerOptionsMayHold()
    {
        DeliveryFacts facts = granted({status("#", State::Granted, false)});
        facts.setSubscriptions({status("#", State::Pending, true)}, ProtocolVersion::V5);
        QVERIFY(!(facts.of(0, "a") & kRap));
        facts.setSubscriptions({status("#", State::Granted, true)}, ProtocolVersion::V5);
        QVERIFY(facts.of(0, "a") & kRap);
        facts.setSubscriptions({status("#", State::Pending, false)}, ProtocolVersion::V5);
        QVERIFY(!(facts.of(0, "a") & kRap));
    }

    void aSessionThatGoesOnBringsNothingRetained()
    {
        DeliveryFacts facts = granted({status("#", State::Granted)});
        QVERIFY(!facts.setSubscriptions({status("#", State::Wanted)}, std::nullopt)); // the connection is lost
        facts.connected(true);
        QCOMPARE(facts.of(0, "a"), kRap); // nothing is asked: the server has it
        facts.connected(false);
        QVERIFY(!facts.setSubscriptions({status("#", State::Pending)}, ProtocolVersion::V5));
        QCOMPARE(facts.of(0, "a"), kRap | kSent);

        DeliveryFacts once = granted({status("#", State::Granted, true, 1)});
        once.connected(true);
        once.setSubscriptions({status("#", State::Pending, true, 1)}, ProtocolVersion::V5);
        QCOMPARE(once.of(0, "a"), kRap); // the server knew it

        DeliveryFacts adopted; // of an earlier run of the program
        adopted.connected(true);
        adopted.setSubscriptions({status("#", State::Pending, true, 1)}, ProtocolVersion::V5);
        QCOMPARE(adopted.of(0, "a"), kRap);
    }

    void tellsWhenTheServerHasOneLess()
    {
        DeliveryFacts facts = granted({status("a", State::Granted), status("b", State::Granted)});
        QVERIFY(!facts.setSubscriptions({status("a", State::Granted), status("b", State::Pending)}, ProtocolVersion::V5));
        QVERIFY(facts.setSubscriptions({status("a", State::Granted), status("b", State::Paused)}, ProtocolVersion::V5));
        QVERIFY(facts.setSubscriptions({status("b", State::Paused)}, ProtocolVersion::V5));
        QVERIFY(!facts.setSubscriptions({status("b", State::Pending)}, ProtocolVersion::V5));
        facts.setSubscriptions({}, std::nullopt);
        facts.connected(false);
        QVERIFY(facts.setSubscriptions({status("b", State::Refused)}, ProtocolVersion::V5));
    }

    void whatHappensBetweenMessagesStandsBetweenThem()
    {
        const auto mailbox = std::make_shared<Mailbox>();
        Ingest ingest(mailbox);
        const auto deliver = [&](const char *topic) {
            mqtt::Publish publish;
            publish.topic = topic;
            ingest.deliver(publish, {});
        };
        using Kind = IngestBatch::Break::Kind;
        ingest.sessionStarted(false);
        ingest.subscriptionsChanged({status("#", State::Pending)}, ProtocolVersion::V5);
        deliver("a");
        deliver("b");
        ingest.unsubscribed();
        deliver("a");
        mqtt::Publish expiring;
        expiring.topic = "a";
        expiring.properties = {{mqtt::PropertyId::MessageExpiryInterval, 60, {}, {}}};
        ingest.deliver(expiring, {});
        ingest.burstEnded();
        ingest.sessionStarted(true); // no message for long: it is told at once

        std::vector<std::pair<std::size_t, Kind>> breaks;
        std::vector<std::uint8_t> deliveries;
        while (const auto batch = mailbox->takeOne()) {
            for (const IngestBatch::Break &one : batch->breaks)
                breaks.emplace_back(deliveries.size() + one.before, one.kind);
            for (const MessageRecord &record : batch->records)
                deliveries.push_back(record.delivery);
        }
        const std::vector<std::pair<std::size_t, Kind>> expected = {
            {0, Kind::Connected}, {2, Kind::Unsubscribed}, {4, Kind::Connected}};
        QVERIFY(breaks == expected);
        QVERIFY(deliveries == (std::vector<std::uint8_t>{kRap | kSent, kRap | kSent, kRap,
                                                         std::uint8_t(kRap | MessageRecord::Expires)}));
    }
};

QTEST_GUILESS_MAIN(TestDeliveryFacts)
#include "test_delivery_facts.moc"
