// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_rig.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

constexpr auto V4 = ProtocolVersion::V311;
constexpr auto V5 = ProtocolVersion::V5;
constexpr auto q0 = Qos::AtMostOnce;
constexpr auto q1 = Qos::AtLeastOnce;
constexpr auto q2 = Qos::ExactlyOnce;

Connack present()
{
    Connack connack;
    connack.sessionPresent = true;
    return connack;
}

Connack granting(PropertyId id, std::uint32_t number)
{
    Connack connack;
    connack.properties.push_back({id, number, {}, {}});
    return connack;
}

Puback puback(PacketId id, ReasonCode code = ReasonCode::Success) { return {id, code, {}}; }
Pubrec pubrec(PacketId id, ReasonCode code = ReasonCode::Success) { return {id, code, {}}; }
Pubrel pubrel(PacketId id) { return {id, ReasonCode::Success, {}}; }
Pubcomp pubcomp(PacketId id, ReasonCode code = ReasonCode::Success) { return {id, code, {}}; }

} // namespace

#define TOLD(rig, text) QCOMPARE((rig).told(), QStringLiteral(text))

class TestSessionFlows : public QObject
{
    Q_OBJECT

private:
    static void versions()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0") << 5;
    }
    static Rig rigOf(bool cleanStart = true)
    {
        QFETCH(int, version);
        return Rig(optionsFor(ProtocolVersion(version), cleanStart));
    }

private Q_SLOTS:
    // -- sending
    void reportsQosZeroAsPublishedWhenItIsWritten_data() { versions(); }
    void reportsQosZeroAsPublishedWhenItIsWritten()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.publish("a/b", q0, 7, "on");
        TOLD(rig, "> PUBLISH q0 a/b 'on'\npublished 7 q0 0x00");
    }

    void reportsQosOneWithItsPubackAndRoundTrip_data() { versions(); }
    void reportsQosOneWithItsPubackAndRoundTrip()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.publish("a/b", q1, 7, "on");
        TOLD(rig, "> PUBLISH q1 id=1 a/b 'on'");
        QCOMPARE(rig.session.unfinishedPublishes(), 1u);
        QCOMPARE(rig.session.queuedBytes(), 5u);
        rig.pass(20ms);
        rig.give(puback(1));
        TOLD(rig, "published 7 q1 0x00 20ms");
        QCOMPARE(rig.session.unfinishedPublishes(), 0u);
        QCOMPARE(rig.session.queuedBytes(), 0u);
    }

    void reportsQosTwoWithItsPubcompAndBothTimes_data() { versions(); }
    void reportsQosTwoWithItsPubcompAndBothTimes()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.publish("a", q2, 7);
        TOLD(rig, "> PUBLISH q2 id=1 a 'x'");
        rig.pass(5ms);
        rig.give(pubrec(1));
        TOLD(rig, "> PUBREL 1");
        rig.pass(3ms);
        rig.give(pubcomp(1));
        TOLD(rig, "published 7 q2 0x00 8ms first=5ms");
    }

    void endsTheFlowWithARefusingAcknowledgement()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.told();
        rig.give(puback(1, ReasonCode::NotAuthorized));
        TOLD(rig, "published 1 q1 0x87");
        rig.give(pubrec(2, ReasonCode::QuotaExceeded));
        TOLD(rig, "published 2 q2 0x97");
        rig.give(pubcomp(2));
        TOLD(rig, "note unknown PUBCOMP 2");
    }

    void keepsThePubrecReasonOfAMessageThatNobodySubscribed()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.publish("a", q2, 1);
        rig.give(pubrec(1, ReasonCode::NoMatchingSubscribers));
        rig.told();
        rig.give(pubcomp(1));
        TOLD(rig, "published 1 q2 0x10");
    }

    void answersARepeatedPubrecWithPubrelAgain_data() { versions(); }
    void answersARepeatedPubrecWithPubrelAgain()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.publish("a", q2, 1);
        rig.give(pubrec(1));
        rig.told();
        rig.give(pubrec(1));
        TOLD(rig, "> PUBREL 1");
    }

    void notesAcknowledgementsOfAnotherQosAndGoesOn()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        rig.publish("a", q2, 1);
        rig.publish("a", q1, 2);
        rig.told();
        rig.give(puback(1));
        TOLD(rig, "note unknown PUBACK 1");
        rig.give(pubcomp(1));
        TOLD(rig, "note unknown PUBCOMP 1");
        rig.give(puback(2));
        TOLD(rig, "published 2 q1 0x00");
    }

    // -- unknown identifiers
    void answersUnknownIdentifiersWith0x92OnFive()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.give(puback(9));
        TOLD(rig, "note unknown PUBACK 9");
        rig.give(pubrec(9));
        TOLD(rig, "> PUBREL 9 0x92\nnote unknown PUBREC 9");
        rig.give(pubrel(9));
        TOLD(rig, "> PUBCOMP 9 0x92\nnote unknown PUBREL 9");
        rig.give(pubcomp(9));
        TOLD(rig, "note unknown PUBCOMP 9");
        rig.give(Suback{9, {}, {ReasonCode::Success}});
        TOLD(rig, "note unknown SUBACK 9");
        rig.give(Unsuback{9, {}, {ReasonCode::Success}});
        TOLD(rig, "note unknown UNSUBACK 9");
    }

    void completesUnknownHandshakesOnThreeOneOne()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        rig.give(pubrec(9));
        TOLD(rig, "> PUBREL 9\nnote unknown PUBREC 9");
        rig.give(pubrel(9));
        TOLD(rig, "> PUBCOMP 9\nnote unknown PUBREL 9");
    }

    // -- receiving
    void deliversQosZeroOneAndTwoAndAnswersEach_data() { versions(); }
    void deliversQosZeroOneAndTwoAndAnswersEach()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.give(message(q0, 0, "a", "0"));
        TOLD(rig, "deliver q0 a '0'");
        rig.give(message(q1, 3, "a", "1"));
        TOLD(rig, "> PUBACK 3\ndeliver q1 id=3 a '1'");
        rig.give(message(q2, 3, "a", "2"));
        TOLD(rig, "> PUBREC 3\ndeliver q2 id=3 a '2'");
        rig.give(pubrel(3));
        TOLD(rig, "> PUBCOMP 3");
    }

    void deliversQosTwoExactlyOnce_data() { versions(); }
    void deliversQosTwoExactlyOnce()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.give(message(q2, 7, "a", "x"));
        rig.told();
        rig.give(message(q2, 7, "a", "x", true));
        TOLD(rig, "> PUBREC 7\nnote duplicate PUBLISH 7");
        rig.give(pubrel(7));
        rig.told();
        rig.give(message(q2, 7, "a", "next")); // [MQTT-4.3.3-12]
        TOLD(rig, "> PUBREC 7\ndeliver q2 id=7 a 'next'");
    }

    void deliversQosOneAgainWhenItComesAgain()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        rig.give(message(q1, 7, "a", "x"));
        rig.told();
        rig.give(message(q1, 7, "a", "x", true));
        TOLD(rig, "> PUBACK 7\ndeliver q1 id=7 dup a 'x'");
    }

    void pilesTheAcknowledgementsOfABurstUp()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        for (PacketId id = 1; id <= 3; ++id)
            rig.give(message(q1, id, "a", "x"));
        TOLD(rig, "> PUBACK 1\n> PUBACK 2\n> PUBACK 3\ndeliver q1 id=3 a 'x'");
    }

    void endsWhenTheServerExceedsOurReceiveMaximum()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::ReceiveMaximum, 2));
        Rig rig(options);
        rig.connect();
        rig.give(message(q2, 1, "a", "x"));
        rig.give(message(q2, 2, "a", "x"));
        rig.give(message(q2, 2, "a", "x", true)); // no place of its own
        rig.give(message(q0, 0, "a", "x"));
        QVERIFY(!rig.ended());
        rig.told();
        rig.give(message(q1, 3, "a", "x"));
        TOLD(rig, "> DISCONNECT 0x93\ncancel KeepAlive\nended BadPacket 0x93 PUBLISH");
    }

    void countsOnlyThisConnectionsMessagesAgainstOurReceiveMaximum()
    {
        SessionOptions options = optionsFor(V5, false);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::ReceiveMaximum, 1));
        Rig rig(options);
        rig.connect();
        rig.give(message(q2, 1, "a", "x"));
        rig.cut();
        rig.connect(present());
        rig.give(message(q2, 2, "a", "y")); // before the PUBREL of 1, which takes no place now
        TOLD(rig, "> PUBREC 2\ndeliver q2 id=2 a 'y'");
        rig.give(pubrel(1));
        TOLD(rig, "> PUBCOMP 1");
    }

    // -- resuming
    void resendsUnackedPublishWithDupAndPubrelAfterReconnect_data() { versions(); }
    void resendsUnackedPublishWithDupAndPubrelAfterReconnect()
    {
        Rig rig = rigOf(false);
        rig.connect();
        rig.publish("a", q1, 1, "one");
        rig.publish("a", q2, 2, "two");
        rig.publish("a", q2, 3, "three");
        rig.publish("a", q1, 4, "four");
        rig.give(pubrec(3));
        rig.told();
        rig.cut();
        TOLD(rig, "cancel KeepAlive");
        QCOMPARE(rig.session.unfinishedPublishes(), 4u);
        rig.open();
        rig.told();
        rig.give(present());
        TOLD(rig,
             "> PUBREL 3\n> PUBLISH q1 id=1 dup a 'one'\n> PUBLISH q2 id=2 dup a 'two'\n"
             "> PUBLISH q1 id=4 dup a 'four'\n"
             "cancel Connack\ntimer KeepAlive +60000ms\nstarted present id=c resent=4\n"
             "note resend PUBREL 3\nnote resend PUBLISH 1\nnote resend PUBLISH 2\nnote resend PUBLISH 4");
        rig.pass(9ms);
        rig.give(puback(4));
        TOLD(rig, "published 4 q1 0x00 9ms");
        rig.give(pubcomp(3));
        TOLD(rig, "published 3 q2 0x00 9ms");
        rig.publish("a", q1, 5, "five");
        TOLD(rig, "> PUBLISH q1 id=5 a 'five'");
    }

    void resendsWithinTheServersReceiveMaximumAndInOrder()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        for (RequestToken token = 1; token <= 3; ++token)
            rig.publish("a", q1, token, QByteArray::number(int(token)));
        rig.cut();
        Connack connack = granting(PropertyId::ReceiveMaximum, 2);
        connack.sessionPresent = true;
        rig.open();
        rig.told();
        rig.give(connack);
        TOLD(rig, "> PUBLISH q1 id=1 dup a '1'\n> PUBLISH q1 id=2 dup a '2'\ncancel Connack\n"
                  "timer KeepAlive +60000ms\nstarted present id=c resent=2\nnote resend PUBLISH 1\n"
                  "note resend PUBLISH 2");
        rig.publish("a", q1, 4, "4");
        TOLD(rig, "");
        rig.give(puback(1));
        TOLD(rig, "> PUBLISH q1 id=3 dup a '3'\npublished 1 q1 0x00\nnote resend PUBLISH 3");
        rig.give(puback(2));
        TOLD(rig, "> PUBLISH q1 id=4 a '4'\npublished 2 q1 0x00");
    }

    void sendsUnackedMessagesAsNewOnesWhenTheServerLostTheSession_data() { versions(); }
    void sendsUnackedMessagesAsNewOnesWhenTheServerLostTheSession()
    {
        Rig rig = rigOf(false);
        rig.connect();
        rig.publish("a", q1, 1, "one");
        rig.publish("a", q2, 2, "two");
        rig.publish("a", q2, 3, "three");
        rig.give(pubrec(3)); // the server took it over and forgot: never a second time
        rig.give(message(q2, 9, "in", "x"));
        rig.cut();
        rig.open();
        rig.told();
        rig.give(Connack{});
        TOLD(
            rig,
            "> PUBLISH q1 id=4 a 'one'\n> PUBLISH q2 id=5 a 'two'\n"
            "cancel Connack\ntimer KeepAlive +60000ms\nstarted lost id=c resent=0\npublished 3 q2 0x00 lost");
        rig.give(message(q2, 9, "in", "another"));
        TOLD(rig, "> PUBREC 9\ndeliver q2 id=9 in 'another'");
    }

    void suppressesADuplicateAcrossConnections_data() { versions(); }
    void suppressesADuplicateAcrossConnections()
    {
        Rig rig = rigOf(false);
        rig.connect();
        rig.give(message(q2, 9, "in", "x"));
        rig.cut();
        rig.connect(present());
        rig.give(message(q2, 9, "in", "x", true));
        TOLD(rig, "> PUBREC 9\nnote duplicate PUBLISH 9");
    }

    void reportsUnackedMessagesAsLostWithCleanStart_data() { versions(); }
    void reportsUnackedMessagesAsLostWithCleanStart()
    {
        Rig rig = rigOf(true);
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.told();
        rig.cut();
        TOLD(rig, "cancel KeepAlive\npublished 1 q1 0x00 lost\npublished 2 q2 0x00 lost");
        QFETCH(int, version);
        rig.open();
        const QString protocol = version == 5 ? "MQTT5" : "MQTT4";
        QCOMPARE(rig.told(), "> CONNECT " + protocol + " clean id=c keepAlive=60\ntimer Connack +10000ms");
        rig.give(Connack{});
        TOLD(rig, "cancel Connack\ntimer KeepAlive +60000ms\nstarted id=c resent=0");
    }

    void forgetsTheSessionWhenTheClientIdChanges()
    {
        Rig rig(optionsFor(V4, false));
        rig.connect();
        rig.publish("a", q1, 1);
        rig.give(message(q2, 9, "in", "x"));
        rig.cut();
        rig.told();
        SessionOptions other = optionsFor(V4, false);
        other.clientId = "d";
        rig.session.setOptions(other);
        rig.open();
        TOLD(rig, "> CONNECT MQTT4 kept id=d keepAlive=60\npublished 1 q1 0x00 lost\ntimer Connack +10000ms");
        rig.give(Connack{});
        TOLD(rig, "cancel Connack\ntimer KeepAlive +60000ms\nstarted id=d resent=0");
    }

    void dropsAResendThatTheServerNoLongerAllows()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        rig.publish("a", q2, 1);
        rig.publish("a", q1, 2, QByteArray(100, 'x'));
        rig.publish("a", q1, 3);
        rig.cut();
        Connack connack = granting(PropertyId::MaximumQos, 1);
        connack.properties.push_back({PropertyId::MaximumPacketSize, 50, {}, {}});
        connack.sessionPresent = true;
        rig.open();
        rig.told();
        rig.give(connack);
        TOLD(rig, "> PUBLISH q1 id=3 dup a 'x'\ncancel Connack\ntimer KeepAlive +60000ms\n"
                  "started present id=c resent=1\npublished 1 q2 0x9B lost\npublished 2 q1 0x95 lost\n"
                  "note resend PUBLISH 3");
    }

    // -- the server's limits
    void queuesInOrderBeyondTheServersReceiveMaximum()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::ReceiveMaximum, 1));
        rig.publish("a", q1, 1, "1");
        rig.publish("a", q2, 2, "2");
        rig.publish("a", q1, 3, "3");
        rig.publish("a", q0, 4, "4"); // [MQTT-3.3.4-8]: a full window delays QoS 1 and 2 only
        TOLD(rig, "> PUBLISH q1 id=1 a '1'\n> PUBLISH q0 a '4'\npublished 4 q0 0x00");
        rig.give(puback(1));
        TOLD(rig, "> PUBLISH q2 id=2 a '2'\npublished 1 q1 0x00");
        rig.give(pubrec(2));
        TOLD(rig, "> PUBREL 2");
        rig.give(pubcomp(2));
        TOLD(rig, "> PUBLISH q1 id=3 a '3'\npublished 2 q2 0x00");
    }

    void refusesWhenTenThousandMessagesWait()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::ReceiveMaximum, 1));
        for (RequestToken token = 0; token <= 10'000; ++token) {
            rig.publish("a", q1, token);
            QVERIFY(rig.answer.has_value());
        }
        rig.publish("a", q1, 0);
        QCOMPARE(rig.answer.error(), RequestError::QueueFull);
        rig.give(puback(1));
        rig.publish("a", q1, 0);
        QVERIFY(rig.answer.has_value());
    }

    void refusesWhenSixtyFourMebibytesWait()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::ReceiveMaximum, 1));
        const QByteArray large(40 * 1024 * 1024, 'x');
        rig.publish("a", q1, 1, large);
        QVERIFY(rig.answer.has_value());
        rig.publish("a", q1, 2, large);
        QCOMPARE(rig.answer.error(), RequestError::QueueFull);
        rig.give(puback(1));
        rig.publish("a", q1, 2, large);
        QVERIFY(rig.answer.has_value());
    }

    void refusesWhatTheServerDoesNotAllow()
    {
        Rig rig(optionsFor(V5));
        Connack connack = granting(PropertyId::MaximumQos, 1);
        connack.properties.push_back({PropertyId::RetainAvailable, 0, {}, {}});
        connack.properties.push_back({PropertyId::MaximumPacketSize, 40, {}, {}});
        connack.properties.push_back({PropertyId::TopicAliasMaximum, 2, {}, {}});
        rig.connect(connack);
        rig.publish("a", q2, 1);
        QCOMPARE(rig.answer.error(), RequestError::QosNotSupported);
        rig.publish("a", q0, 1, QByteArray(36, 'x')); // 2 + 2 + 1 + 1 + 36
        QCOMPARE(rig.answer.error(), RequestError::PacketTooLarge);
        rig.publish("a", q0, 1, "x", {Property::ofNumber(PropertyId::TopicAlias, 3)});
        QCOMPARE(rig.answer.error(), RequestError::TopicAliasInvalid);
        rig.publish("a", q0, 1, "x", {Property::ofNumber(PropertyId::SubscriptionIdentifier, 3)});
        QCOMPARE(rig.answer.error(), RequestError::InvalidProperty);
        rig.publish("a/#", q0, 1);
        QCOMPARE(rig.answer.error(), RequestError::InvalidTopic);
        rig.publish(std::string("a\xFF"), q1, 1);
        QVERIFY(!rig.answer.has_value());
        Message retained;
        retained.topic = "a";
        retained.retain = true;
        QCOMPARE(rig.session.publish(retained, 1, rig.now, rig.effects).error(),
                 RequestError::RetainNotSupported);
        TOLD(rig, "");                                // nothing of it went on the wire
        rig.publish("a", q1, 1, QByteArray(32, 'x')); // exactly 40
        QVERIFY(rig.answer.has_value());
        TOLD(rig, "> PUBLISH q1 id=1 a 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'");
    }

    void refusesPropertiesBeforeFive()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        rig.publish("a", q1, 1, "x", {Property::user("k", "v")});
        QCOMPARE(rig.answer.error(), RequestError::InvalidProperty);
        TOLD(rig, "");
    }

    // -- Topic Aliases
    void sendsAliasesAndExpandsThemInAResend()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect(granting(PropertyId::TopicAliasMaximum, 5));
        const Properties alias{Property::ofNumber(PropertyId::TopicAlias, 5)};
        rig.publish("", q1, 1, "x", alias);
        QCOMPARE(rig.answer.error(), RequestError::TopicAliasInvalid); // not defined yet
        rig.publish("long/name", q1, 2, "x", alias);
        rig.publish("", q1, 3, "y", alias);
        TOLD(rig, "> PUBLISH q1 id=1 long/name 'x' {35=5}\n> PUBLISH q1 id=2  'y' {35=5}");
        rig.cut();
        rig.open();
        rig.told();
        rig.give(present());
        QVERIFY(rig.told().startsWith(
            "> PUBLISH q1 id=1 dup long/name 'x'\n> PUBLISH q1 id=2 dup long/name 'y'\n"));
        rig.publish("", q0, 4, "z", alias); // a new connection knows none
        QCOMPARE(rig.answer.error(), RequestError::TopicAliasInvalid);
    }

    void expandsTheAliasOfAMessageThatWaits()
    {
        Rig rig(optionsFor(V5));
        Connack connack = granting(PropertyId::TopicAliasMaximum, 5);
        connack.properties.push_back({PropertyId::ReceiveMaximum, 1, {}, {}});
        rig.connect(connack);
        const Properties alias{Property::ofNumber(PropertyId::TopicAlias, 1)};
        rig.publish("a", q1, 1, "1", alias);
        rig.publish("", q1, 2, "2", alias);
        rig.publish("b", q0, 3, "3", alias);
        rig.told();
        rig.give(puback(1));
        TOLD(rig, "> PUBLISH q1 id=2 a '2'\npublished 1 q1 0x00");
    }

    void resolvesAliasesOfTheServer()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::TopicAliasMaximum, 2));
        Rig rig(options);
        rig.connect();
        Publish publish = message(q0, 0, "full/name", "x");
        publish.properties.push_back({PropertyId::TopicAlias, 2, {}, {}});
        rig.give(publish);
        TOLD(rig, "deliver q0 full/name 'x' {35=2}");
        publish.topic = {};
        rig.give(publish);
        TOLD(rig, "deliver q0 full/name 'x' {35=2}");
        publish.properties[0].number = 1;
        rig.give(publish);
        TOLD(rig, "> DISCONNECT 0x82\ncancel KeepAlive\nended BadPacket 0x82 PUBLISH");
    }

    void refusesAliasesAboveOurMaximum()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        Publish publish = message(q0, 0, "full/name", "x");
        publish.properties.push_back({PropertyId::TopicAlias, 1, {}, {}});
        rig.give(publish);
        TOLD(rig, "> DISCONNECT 0x94\ncancel KeepAlive\nended BadPacket 0x94 PUBLISH");
    }

    // -- packet identifiers
    void wrapsIdentifiersAndSkipsTheOnesInUse()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        rig.publish("a", q1, 0); // 1 stays in use
        for (std::uint32_t i = 2; i <= 65'535; ++i) {
            rig.publish("a", q1, i);
            rig.give(puback(PacketId(i)));
        }
        rig.told();
        rig.publish("a", q1, 9);
        TOLD(rig, "> PUBLISH q1 id=2 a 'x'");
    }

    void refusesARequestWhenAllIdentifiersAreInUse()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        for (std::uint32_t i = 1; i <= 65'535; ++i) {
            rig.publish("a", q1, i);
            QVERIFY(rig.answer.has_value());
        }
        rig.told();
        const auto subscribed = rig.session.subscribe({{"a", q0}}, {}, 1, rig.now, rig.effects);
        QCOMPARE(subscribed.error(), RequestError::PacketIdentifiersExhausted);
        rig.publish("a", q1, 70'000); // waits instead
        QVERIFY(rig.answer.has_value());
        TOLD(rig, "");
        rig.give(puback(300));
        TOLD(rig, "> PUBLISH q1 id=300 a 'x'\npublished 300 q1 0x00");
    }

    void sendsAWaitingMessageWhenASubackFreesTheLastIdentifier()
    {
        Rig rig(optionsFor(V4));
        rig.connect();
        QVERIFY(rig.session.subscribe({{"a", q0}}, {}, 1, rig.now, rig.effects).has_value());
        for (std::uint32_t i = 2; i <= 65'536; ++i)
            rig.publish("a", q1, i);
        rig.told();
        rig.give(Suback{1, {}, {ReasonCode::Success}});
        TOLD(rig, "> PUBLISH q1 id=1 a 'x'\nsubscribed 1 [0x00]");
    }
};

QTEST_APPLESS_MAIN(TestSessionFlows)
#include "tst_session_flows.moc"
