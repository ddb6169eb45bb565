// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestSessionConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsConnectAndWaitsForConnack()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        TOLD(rig, "> CONNECT MQTT5 clean id=c keepAlive=60\ntimer Connack +10000ms");
        QVERIFY(!rig.session.isConnected());
        rig.give(Connack{});
        TOLD(rig, "cancel Connack\ntimer KeepAlive +60000ms\nstarted id=c resent=0");
        QVERIFY(rig.session.isConnected());
    }

    void speaksThreePointOne()
    {
        Rig rig(optionsFor(ProtocolVersion::V31, false));
        rig.open();
        TOLD(rig, "> CONNECT MQIsdp3 kept id=c keepAlive=60\ntimer Connack +10000ms");
        rig.give(Connack{});
        rig.publish("a", Qos::AtLeastOnce, 1);
        rig.cut();
        rig.open();
        rig.told();
        rig.give(Connack{}); // says nothing about the session: resend to be safe
        TOLD(rig, "> PUBLISH q1 id=1 dup a 'x'\ncancel Connack\ntimer KeepAlive +60000ms\n"
                  "started id=c resent=1\nnote resend PUBLISH 1");
    }

    void refusesToSendBeforeConnack()
    {
        Rig rig(optionsFor(V5));
        rig.publish("a", Qos::AtMostOnce, 1);
        QCOMPARE(rig.answer.error(), RequestError::NotConnected);
        rig.open();
        rig.told();
        rig.publish("a", Qos::AtLeastOnce, 1);
        QCOMPARE(rig.answer.error(), RequestError::NotConnected);
        QCOMPARE(rig.session.subscribe({{"a"}}, {}, 1, rig.now, rig.effects).error(),
                 RequestError::NotConnected);
        QCOMPARE(rig.session.unsubscribe({"a"}, {}, 1, rig.now, rig.effects).error(),
                 RequestError::NotConnected);
        TOLD(rig, "");
    }

    void givesUpWhenNoConnackComes()
    {
        Rig rig(optionsFor(V4));
        rig.open();
        rig.told();
        rig.pass(10s);
        rig.fire(TimerKind::Connack);
        TOLD(rig, "ended ConnackTimeout");
        rig.give(Connack{});
        TOLD(rig, "");
    }

    void endsWithInvalidOptionsWhenConnectCannotBeEncoded()
    {
        SessionOptions options = optionsFor(V5);
        options.clientId = "\xFF";
        Rig rig(options);
        rig.open();
        QCOMPARE(rig.problem().encodeError, std::optional(EncodeError::InvalidUtf8));
        TOLD(rig, "ended InvalidOptions");

        SessionOptions slow = optionsFor(V5);
        slow.keepAlive = 65'536s;
        Rig tooSlow(slow);
        tooSlow.open();
        TOLD(tooSlow, "ended InvalidOptions");

        SessionOptions nameless = optionsFor(V4, false);
        nameless.clientId.clear();
        Rig keptWithoutName(nameless);
        keptWithoutName.open();
        TOLD(keptWithoutName, "ended InvalidOptions");
    }

    void takesWhatConnackGrants()
    {
        SessionOptions options = optionsFor(V5);
        options.clientId.clear();
        Rig rig(options);
        rig.open();
        Connack connack;
        connack.properties = {{PropertyId::AssignedClientIdentifier, 0, {}, "given"},
                              {PropertyId::ServerKeepAlive, 20, {}, {}},
                              {PropertyId::ReceiveMaximum, 5, {}, {}},
                              {PropertyId::MaximumQos, 1, {}, {}},
                              {PropertyId::RetainAvailable, 0, {}, {}},
                              {PropertyId::MaximumPacketSize, 1000, {}, {}},
                              {PropertyId::TopicAliasMaximum, 6, {}, {}},
                              {PropertyId::WildcardSubscriptionAvailable, 0, {}, {}},
                              {PropertyId::SubscriptionIdentifierAvailable, 0, {}, {}},
                              {PropertyId::SharedSubscriptionAvailable, 0, {}, {}}};
        rig.told();
        rig.give(connack);
        TOLD(rig, "cancel Connack\ntimer KeepAlive +20000ms\nstarted id=given resent=0");
        const ServerLimits &limits = rig.session.limits();
        QCOMPARE(limits.receiveMaximum, std::uint16_t(5));
        QCOMPARE(limits.maximumQos, Qos::AtLeastOnce);
        QCOMPARE(limits.retainAvailable, false);
        QCOMPARE(limits.maximumPacketSize, 1000u);
        QCOMPARE(limits.topicAliasMaximum, std::uint16_t(6));

        const auto refusal = [&rig](std::string filter, Properties properties = {}) {
            return rig.session
                .subscribe({{std::move(filter)}}, std::move(properties), 1, rig.now, rig.effects)
                .error();
        };
        QCOMPARE(refusal("a/+"), RequestError::WildcardNotSupported);
        QCOMPARE(refusal("$share/g/a"), RequestError::SharedNotSupported);
        QCOMPARE(refusal("a", {Property::ofNumber(PropertyId::SubscriptionIdentifier, 1)}),
                 RequestError::SubscriptionIdentifierNotSupported);
        QCOMPARE(refusal("a/#/b"), RequestError::InvalidFilter);
        QCOMPARE(refusal(std::string(1000, 'a')), RequestError::PacketTooLarge);
        TOLD(rig, "");
    }

    void comesBackUnderTheAssignedNameToItsKeptSession()
    {
        SessionOptions options = optionsFor(V5, false);
        options.clientId.clear();
        Rig rig(options);
        Connack connack;
        connack.properties = {{PropertyId::AssignedClientIdentifier, 0, {}, "given"}};
        rig.connect(connack);
        rig.cut();
        rig.told();
        rig.open();
        TOLD(rig, "> CONNECT MQTT5 kept id=given keepAlive=60\ntimer Connack +10000ms");
    }

    void saysWhyTheServerRefused()
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        Connack connack;
        connack.reasonCode = ReasonCode::UseAnotherServer;
        connack.properties = {{PropertyId::ReasonString, 0, {}, "full"},
                              {PropertyId::ServerReference, 0, {}, "other:1883"}};
        rig.give(connack);
        QVERIFY(!rig.problem().retryCanHelp());
        TOLD(rig, "cancel Connack\nended ConnectionRejected 0x9C 'full' -> other:1883");
        QVERIFY(!rig.session.isConnected());
    }

    void passesTheReturnCodeOfThreeOneOneOn()
    {
        Rig rig(optionsFor(V4));
        rig.open();
        rig.told();
        Connack connack;
        connack.reasonCode = ReasonCode(5);
        rig.give(connack);
        TOLD(rig, "cancel Connack\nended ConnectionRejected 0x05");
    }

    void refusesASessionThatItDidNotAskFor_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<bool>("cleanStart");
        QTest::addColumn<bool>("adopts");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("5.0 clean") << 5 << true << true << false;
        QTest::newRow("5.0 kept, unknown here") << 5 << false << false << false; // [MQTT-3.2.2-4]
        QTest::newRow("5.0 kept, from an earlier run") << 5 << false << true << true;
        QTest::newRow("3.1.1 clean") << 4 << true << false << false;
        QTest::newRow("3.1.1 kept") << 4 << false << false << true;
    }
    void refusesASessionThatItDidNotAskFor()
    {
        QFETCH(int, version);
        QFETCH(bool, cleanStart);
        QFETCH(bool, adopts);
        QFETCH(bool, accepted);
        SessionOptions options = optionsFor(ProtocolVersion(version), cleanStart);
        options.adoptsServerSession = adopts;
        Rig rig(options);
        rig.open();
        rig.told();
        Connack connack;
        connack.sessionPresent = true;
        rig.give(connack);
        if (accepted)
            TOLD(rig, "cancel Connack\ntimer KeepAlive +60000ms\nstarted present id=c resent=0");
        else if (version == 5)
            TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 CONNACK");
        else
            TOLD(rig, "cancel Connack\nended BadPacket 0x82 CONNACK");
    }

    // -- the end
    void justClosesOnAMalformedPacketBeforeFive()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        rig.give(std::vector<std::uint8_t>{0x36, 0x00}); // both QoS bits
        TOLD(rig, "cancel KeepAlive\nended BadPacket 0x81 PUBLISH");
        rig.give(message(Qos::AtLeastOnce, 1, "a", "x"));
        rig.fire(TimerKind::KeepAlive);
        rig.cut();
        TOLD(rig, "");
    }

    void refusesAPacketAboveOurMaximumSize()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::MaximumPacketSize, 20));
        Rig rig(options);
        rig.connect();
        rig.give(message(Qos::AtMostOnce, 0, "a", "12345678901234")); // 20 bytes
        QVERIFY(!rig.ended());
        rig.told();
        rig.give(message(Qos::AtMostOnce, 0, "a", "123456789012345"));
        TOLD(rig, "> DISCONNECT 0x95\ncancel KeepAlive\nended BadPacket 0x95 PUBLISH");
    }

    void passesTheServersDisconnectOn()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        Disconnect disconnect;
        disconnect.reasonCode = ReasonCode::SessionTakenOver;
        disconnect.properties = {{PropertyId::ReasonString, 0, {}, "another one"}};
        rig.give(disconnect);
        QVERIFY(!rig.problem().retryCanHelp()); // no fight over the client id
        TOLD(rig, "cancel KeepAlive\nended ServerDisconnect 0x8E 'another one'");
    }

    void saysDisconnectAndEndsWithoutAProblem()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.session.disconnect(rig.now, rig.effects, ReasonCode::DisconnectWithWillMessage);
        TOLD(rig, "> DISCONNECT 0x04\ncancel KeepAlive\nended None");
        rig.cut();
        TOLD(rig, "");

        Rig early(optionsFor(V5));
        early.open();
        early.told();
        early.session.disconnect(early.now, early.effects);
        TOLD(early, "cancel Connack\nended None");
    }

    void leavesOutWhatDisconnectCannotSay()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.session.disconnect(rig.now, rig.effects, ReasonCode::Success,
                               {Property::ofNumber(PropertyId::SessionExpiryInterval, 5)});
        TOLD(rig, "> DISCONNECT 0x00\ncancel KeepAlive\nended None");
    }

    void neverPutsThePasswordIntoAProblem()
    {
        SessionOptions options = optionsFor(V5);
        options.username = "user-canary";
        options.password = "secret-canary";
        Rig rig(options);
        rig.open();
        Connack connack;
        connack.reasonCode = ReasonCode::BadUserNameOrPassword;
        rig.give(connack);
        const Problem problem = rig.problem();
        QVERIFY(!problem.retryCanHelp());
        const std::string all = problem.host + problem.serverText + problem.serverReference +
                                problem.systemText + problem.firstBytes;
        QCOMPARE(all, std::string());
    }

    // -- subscribing
    void answersSubscribeByItsIdentifierNotByOrder()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        const Properties identifier{Property::ofNumber(PropertyId::SubscriptionIdentifier, 9)};
        QVERIFY(
            rig.session.subscribe({{"a", Qos::ExactlyOnce}, {"b/#"}}, identifier, 11, rig.now, rig.effects));
        QVERIFY(rig.session.unsubscribe({"c"}, {}, 12, rig.now, rig.effects));
        TOLD(rig, "> SUBSCRIBE 1 a:2 b/#:0 {11=9}\n> UNSUBSCRIBE 2 c");
        rig.give(Suback{2, {}, {ReasonCode::Success}}); // an UNSUBSCRIBE waits under 2
        TOLD(rig, "note unknown SUBACK 2");
        rig.give(Unsuback{2, {}, {ReasonCode::NoSubscriptionExisted}});
        TOLD(rig, "unsubscribed 12 [0x11]");
        rig.give(Suback{1, {}, {ReasonCode::GrantedQos1, ReasonCode::NotAuthorized}});
        TOLD(rig, "subscribed 11 [0x01 0x87]");
        rig.give(Suback{1, {}, {ReasonCode::GrantedQos1, ReasonCode::NotAuthorized}});
        TOLD(rig, "note unknown SUBACK 1");
    }

    void fillsTheReasonCodesOfAnUnsubackInBeforeFive()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        QVERIFY(rig.session.unsubscribe({"a", "b"}, {}, 1, rig.now, rig.effects));
        rig.told();
        rig.give(Unsuback{1, {}, {}});
        TOLD(rig, "unsubscribed 1 [0x00 0x00]");
    }

    void endsWhenSubackAnswersAnotherNumberOfFilters()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        QVERIFY(rig.session.subscribe({{"a"}, {"b"}}, {}, 1, rig.now, rig.effects));
        rig.told();
        rig.give(Suback{1, {}, {ReasonCode::Success}});
        TOLD(rig, "> DISCONNECT 0x82\ncancel KeepAlive\nsubscribed 1 [0x80 0x80] lost\nended BadPacket 0x82 "
                  "SUBACK");
    }

    void answersPendingRequestsAsLostWhenTheTransportCloses()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        QVERIFY(rig.session.subscribe({{"a"}, {"b"}}, {}, 1, rig.now, rig.effects));
        QVERIFY(rig.session.unsubscribe({"c"}, {}, 2, rig.now, rig.effects));
        rig.told();
        rig.cut();
        TOLD(rig, "cancel KeepAlive\nsubscribed 1 [0x80 0x80] lost\nunsubscribed 2 [0x80] lost");
    }

    void refusesEmptyAndImpossibleRequests()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        QCOMPARE(rig.session.subscribe({}, {}, 1, rig.now, rig.effects).error(), RequestError::NothingToDo);
        QCOMPARE(rig.session.unsubscribe({}, {}, 1, rig.now, rig.effects).error(), RequestError::NothingToDo);
        Subscription shared{"$share/g/a"};
        shared.noLocal = true; // [MQTT-3.8.3-4]
        QCOMPARE(rig.session.subscribe({shared}, {}, 1, rig.now, rig.effects).error(),
                 RequestError::InvalidFilter);
        QCOMPARE(rig.session.unsubscribe({"a#"}, {}, 1, rig.now, rig.effects).error(),
                 RequestError::InvalidFilter);
        TOLD(rig, "");
    }
};

QTEST_APPLESS_MAIN(TestSessionConnect)
#include "tst_session_connect.moc"
