// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a session says is what happened: expiry, fallback, old versions, the server's own words.
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

constexpr auto V31 = ProtocolVersion::V31;

Properties expiring(std::uint32_t seconds)
{
    return {Property::ofNumber(PropertyId::MessageExpiryInterval, seconds)};
}

PropertyViews words(std::string_view reason, std::string_view name, std::string_view value)
{
    return {{PropertyId::ReasonString, 0, {}, reason}, {PropertyId::UserProperty, 0, name, value}};
}

SessionOptions fallingBack()
{
    SessionOptions options = optionsFor(V5);
    options.allowsFallback = true;
    options.connectProperties = {Property::ofNumber(PropertyId::ReceiveMaximum, 9)};
    options.will = Message{"w", "gone", q1, false, expiring(5)};
    return options;
}

std::optional<SessionStarted> startedIn(const Effects &effects)
{
    for (const Effect &effect : effects.list) {
        if (const auto *started = std::get_if<SessionStarted>(&effect))
            return *started;
    }
    return std::nullopt;
}

} // namespace

class TestSessionTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // -- Message Expiry Interval

    void aMessageThatWaitedCarriesWhatIsLeftOfItsExpiry() // MQTT 5.0 §3.3.2.3.3
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::ReceiveMaximum, 1));
        rig.publish("a", q1, 1, "x", expiring(100));
        TOLD(rig, "> PUBLISH q1 id=1 a 'x' {2=100}");
        rig.publish("a", q1, 2, "y", expiring(100));
        rig.pass(40'500ms);
        rig.give(Puback{1, {}, {}});
        TOLD(rig, "> PUBLISH q1 id=2 a 'y' {2=60}\npublished 1 q1 0x00 40500ms");
    }

    void whatExpiredBeforeItWasSentIsNotSentAndTold()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::ReceiveMaximum, 1));
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2, "late", expiring(10));
        rig.publish("a", q1, 3, "in time", expiring(11));
        rig.publish("a", q1, 4, "any time");
        rig.told();
        rig.pass(10s);
        rig.give(Puback{1, {}, {}});
        TOLD(rig, "> PUBLISH q1 id=2 a 'in time' {2=1}\npublished 1 q1 0x00 10000ms\n"
                  "published 2 q2 0x00 lost expired");
        rig.give(Puback{2, {}, {}});
        TOLD(rig, "> PUBLISH q1 id=3 a 'any time'\npublished 3 q1 0x00");
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(1));
    }

    void whatMayHaveReachedTheServerDoesNotExpire() // [MQTT-4.3.3-7]
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        rig.publish("a", q2, 1, "x", expiring(10));
        rig.publish("a", q1, 2, "y", expiring(60));
        rig.cut();
        rig.told();
        rig.pass(30s);
        rig.open();
        rig.told();
        Connack present;
        present.sessionPresent = true;
        rig.give(present);
        QVERIFY(rig.told().startsWith(
            QStringLiteral("> PUBLISH q2 id=1 dup a 'x' {2=1}\n> PUBLISH q1 id=2 dup a 'y' {2=30}\n")));
    }

    void whatTheServerLostExpiresLikeANewOne()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        rig.publish("a", q2, 1, "x", expiring(10));
        rig.publish("a", q1, 2, "y", expiring(60));
        rig.cut();
        rig.pass(30s);
        rig.open();
        rig.told();
        rig.give(Connack{});
        TOLD(rig, "> PUBLISH q1 id=3 a 'y' {2=30}\ncancel Connack\ntimer KeepAlive +60000ms\n"
                  "started lost id=c resent=0\npublished 1 q2 0x00 lost expired");
    }

    // -- the server's words

    void reasonStringsAndUserPropertiesComeThrough()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.publish("a", q2, 3);
        QVERIFY(rig.session.subscribe({{.filter = "a"}}, {}, 4, rig.now, rig.effects));
        QVERIFY(rig.session.unsubscribe({"a"}, {}, 5, rig.now, rig.effects));
        rig.told();
        rig.give(Puback{1, ReasonCode::NoMatchingSubscribers, words("nobody", "k", "1")});
        TOLD(rig, "published 1 q1 0x10 'nobody' {k=1}");
        rig.give(Pubrec{2, ReasonCode::QuotaExceeded, words("full", "k", "2")});
        TOLD(rig, "published 2 q2 0x97 'full' {k=2}");
        rig.give(Pubrec{3, ReasonCode::Success, words("got it", "k", "3")});
        rig.told();
        rig.give(Pubcomp{3, ReasonCode::Success, {{PropertyId::UserProperty, 0, "l", "4"}}});
        TOLD(rig, "published 3 q2 0x00 'got it' {k=3} {l=4}");
        rig.give(Suback{4, words("well", "k", "5"), {ReasonCode::GrantedQos1}});
        TOLD(rig, "subscribed 4 [0x01] 'well' {k=5}");
        rig.give(Unsuback{5, words("bye", "k", "6"), {ReasonCode::Success}});
        TOLD(rig, "unsubscribed 5 [0x00] 'bye' {k=6}");
        Disconnect disconnect{ReasonCode::ServerMoved, words("moved", "k", "7")};
        disconnect.properties.push_back({PropertyId::ServerReference, 0, {}, "elsewhere"});
        rig.give(disconnect);
        TOLD(rig, "cancel KeepAlive\nended ServerDisconnect 0x9D 'moved' -> elsewhere {k=7}");
    }

    void aRefusingConnackSaysWhyAndWhere()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        Connack connack{false, ReasonCode::UseAnotherServer, words("busy", "k", "1")};
        connack.properties.push_back({PropertyId::ServerReference, 0, {}, "there"});
        rig.give(connack);
        TOLD(rig, "cancel Connack\nended ConnectionRejected 0x9C 'busy' -> there {k=1}");
    }

    void responseInformationIsTold()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        Connack connack;
        connack.properties = {{PropertyId::ResponseInformation, 0, {}, "answers/c"}};
        rig.give(connack);
        QCOMPARE(startedIn(rig.effects)->responseInformation, std::string("answers/c"));
        QCOMPARE(startedIn(rig.effects)->version, V5);
    }

    // -- fallback

    void fallsBackWhenTheServerKnowsNoFive_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("5.0's refusal") << QByteArray::fromHex("2003008400");
        QTest::newRow("3.1.1's refusal") << QByteArray::fromHex("20020001");
        QTest::newRow("a close") << QByteArray();
    }

    void fallsBackWhenTheServerKnowsNoFive()
    {
        QFETCH(QByteArray, answer);
        Rig rig(fallingBack());
        rig.open();
        QVERIFY(rig.told().startsWith(QStringLiteral("> CONNECT MQTT5 clean id=c keepAlive=60 {33=9}")));
        if (answer.isEmpty()) {
            rig.session.transportClosed(rig.now, rig.effects, true);
        } else {
            rig.give(std::vector<std::uint8_t>(answer.begin(), answer.end()));
            QVERIFY(rig.ended());
            rig.cut();
        }
        QVERIFY(rig.session.fallsBack());
        rig.told();
        rig.version = V4;
        rig.open();
        TOLD(rig, "> CONNECT MQTT4 clean id=c keepAlive=60\ntimer Connack +10000ms");
        rig.give(Connack{});
        QCOMPARE(startedIn(rig.effects)->version, V4);
        rig.told();
        rig.pass(5s);
        rig.cut();
        rig.open(); // and stays with what works
        TOLD(rig, "> CONNECT MQTT4 clean id=c keepAlive=60\ncancel KeepAlive\ntimer Connack +10000ms");
        QVERIFY(rig.session.fallsBack());
    }

    void whatOnlyFiveCanSayIsLeftOutAfterAFallback()
    {
        Rig rig(fallingBack());
        rig.open();
        rig.session.transportClosed(rig.now, rig.effects, true);
        rig.version = V4;
        rig.connect();
        QVERIFY(rig.session.subscribe({{.filter = "a",
                                        .maximumQos = q1,
                                        .noLocal = true,
                                        .retainAsPublished = true,
                                        .retainHandling = 2}},
                                      {Property::ofNumber(PropertyId::SubscriptionIdentifier, 7)}, 1, rig.now,
                                      rig.effects));
        QVERIFY(rig.session.unsubscribe({"a"}, {Property::user("k", "v")}, 2, rig.now, rig.effects));
        QCOMPARE(rig.effects.send.size(), std::size_t(8 + 7)); // SUBSCRIBE and UNSUBSCRIBE of 3.1.1
        rig.give(Suback{1, {}, {ReasonCode::GrantedQos1}});
        const auto *done = std::get_if<SubscribeDone>(&rig.effects.list.back());
        QVERIFY(done != nullptr && !done->subscriptions[0].noLocal);
        // A message's properties are not dropped unasked.
        rig.publish("a", Qos::AtMostOnce, 3, "x", expiring(9));
        QCOMPARE(rig.answer.error(), RequestError::InvalidProperty);
    }

    void doesNotFallBackUnasked()
    {
        for (const bool byWord : {false, true}) {
            Rig rig(optionsFor(V5));
            rig.open();
            rig.told();
            if (byWord) {
                rig.give(std::vector<std::uint8_t>{0x20, 2, 0, 1});
                TOLD(rig, "cancel Connack\nended ConnectionRejected 0x01");
            }
            rig.session.transportClosed(rig.now, rig.effects, true);
            QVERIFY(!rig.session.fallsBack());
        }
    }

    void anOldRefusalIsNamedInItsOwnTerms()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.give(std::vector<std::uint8_t>{0x20, 2, 0, 5});
        const auto *ended = std::get_if<SessionEnded>(&rig.effects.list.back());
        QVERIFY(ended != nullptr);
        QCOMPARE(ended->problem.version, V4);
        QCOMPARE(int(ended->problem.reasonCode), 5);
        QVERIFY(!ended->problem.retryCanHelp());
    }

    void doesNotFallBackForAnythingElse()
    {
        const auto refused = [](const Connack &connack) {
            Rig rig(fallingBack());
            rig.open();
            rig.give(connack);
            rig.cut();
            return rig.session.fallsBack();
        };
        QVERIFY(!refused(Connack{false, ReasonCode::NotAuthorized, {}}));
        QVERIFY(!refused(Connack{false, ReasonCode::ServerUnavailable, {}}));
        {
            Rig rig(fallingBack());
            rig.open();
            rig.give(std::vector<std::uint8_t>{0x20, 2, 0, 4}); // 3.1.1: bad user name or password
            QVERIFY(!rig.session.fallsBack());
        }
        {
            Rig rig(fallingBack()); // we closed it
            rig.open();
            rig.cut();
            QVERIFY(!rig.session.fallsBack());
        }
        {
            Rig rig(fallingBack()); // it closed in the middle of saying something
            rig.open();
            const std::vector<std::uint8_t> part{0x20, 3};
            rig.session.bytesArrived(part, rig.now, rig.effects);
            rig.session.transportClosed(rig.now, rig.effects, true);
            QVERIFY(!rig.session.fallsBack());
        }
        {
            Rig rig(fallingBack()); // it had worked
            rig.connect();
            rig.session.transportClosed(rig.now, rig.effects, true);
            QVERIFY(!rig.session.fallsBack());
        }
        {
            SessionOptions options = fallingBack(); // without the proof that was asked for: never
            struct Mute : Authenticator
            {
                std::string method() const override { return "m"; }
                std::optional<QByteArray> start() override { return std::nullopt; }
                tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView>) override
                {
                    return std::optional<QByteArray>();
                }
                tl::expected<void, std::string> finish(std::optional<ByteView>) override { return {}; }
            };
            options.authenticator = std::make_shared<Mute>();
            Rig rig(options);
            rig.open();
            rig.session.transportClosed(rig.now, rig.effects, true);
            QVERIFY(!rig.session.fallsBack());
        }
    }

    void aFallbackThatFailsIsTakenBack()
    {
        Rig rig(fallingBack());
        rig.open();
        rig.session.transportClosed(rig.now, rig.effects, true);
        rig.open();
        rig.session.transportClosed(rig.now, rig.effects, true);
        QVERIFY(!rig.session.fallsBack());
        rig.told();
        rig.open();
        QVERIFY(rig.told().startsWith(QStringLiteral("> CONNECT MQTT5")));
    }

    void otherOptionsBeginWithFiveAgain()
    {
        Rig rig(fallingBack());
        rig.open();
        rig.session.transportClosed(rig.now, rig.effects, true);
        rig.session.setOptions(fallingBack());
        QVERIFY(rig.session.fallsBack());
        SessionOptions other = fallingBack();
        other.clientId = std::string("d");
        rig.session.setOptions(other);
        QVERIFY(!rig.session.fallsBack());
    }

    // -- MQTT 3.1

    void threePointOneWantsAClientIdentifier()
    {
        SessionOptions options = optionsFor(V31);
        options.clientId.clear();
        Rig rig(options);
        rig.open();
        TOLD(rig, "ended InvalidOptions");
    }

    void threePointOneWarnsOfALongClientIdentifier()
    {
        for (const std::size_t length : {std::size_t(23), std::size_t(24)}) {
            SessionOptions options = optionsFor(V31);
            options.clientId = std::string(length, 'i');
            Rig rig(options);
            rig.open();
            QCOMPARE(rig.told().contains(QStringLiteral("note longid CONNECT")), length == 24);
        }
    }

    // -- the session itself

    void aSessionWhoseConnackNeverCameIsOursAllTheSame() // [MQTT-3.2.2-4]
    {
        Connack present;
        present.sessionPresent = true;
        Rig rig(optionsFor(V5, false));
        rig.open();
        rig.cut(); // the server had made it
        rig.open();
        rig.told();
        rig.give(present);
        QVERIFY(rig.session.isConnected());
    }

    void aRefusalLeavesNoSession() // [MQTT-3.2.2-4]
    {
        Connack present;
        present.sessionPresent = true;
        Rig rig(optionsFor(V5, false));
        rig.open();
        rig.give(Connack{false, ReasonCode::ServerBusy, {}});
        rig.cut();
        rig.open();
        rig.told();
        rig.give(present);
        TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 CONNACK");
    }

    void aSessionNobodyAskedForIsRefusedEveryTime() // [MQTT-3.2.2-4]
    {
        Connack present;
        present.sessionPresent = true;
        Rig rig(optionsFor(V5, false));
        for (int i = 0; i < 3; ++i) {
            rig.open();
            rig.told();
            rig.give(present);
            TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 CONNACK");
            rig.cut();
        }
    }
};

QTEST_APPLESS_MAIN(TestSessionTruth)
#include "tst_session_truth.moc"
