// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestSessionResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        other.clientId = std::string("d");
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
};

QTEST_APPLESS_MAIN(TestSessionResume)
#include "tst_session_resume.moc"
