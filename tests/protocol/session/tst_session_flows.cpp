// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestSessionFlows : public QObject
{
    Q_OBJECT

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

    void forgetsTheMessageOfThePacketBefore()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.give(message(q2, 1, "a", "x"));
        rig.give(message(q2, 1, "a", "x", true));
        TOLD(rig, "> PUBREC 1\n> PUBREC 1\nnote duplicate PUBLISH 1");
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
};

QTEST_APPLESS_MAIN(TestSessionFlows)
#include "tst_session_flows.moc"
