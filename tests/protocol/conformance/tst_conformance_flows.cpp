// SPDX-License-Identifier: GPL-3.0-or-later
//
// QoS 1 and 2 in both directions, order, resending, and the windows.  Spec MQTT 5.0 §4, 3.1.1 §4
#include "conformance_rig.h"

#include <QTest>

#include <set>

using namespace mqtt;
using namespace mqtt::test;

class TestConformanceFlows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // -- identifiers
    void givesEveryNewPacketANonZeroIdentifierThatIsFree_data() { versions(); }
    void givesEveryNewPacketANonZeroIdentifierThatIsFree()
    {
        Rig rig = rigOf();
        rig.connect();
        std::set<PacketId> open;
        const auto check = [&](PacketId id) { return id != 0 && open.insert(id).second; };
        for (int round = 0; round < 30'000; ++round) {
            rig.publish("a", round % 2 ? q1 : q2, 1);
            QVERIFY(rig.session.subscribe({{"a"}}, {}, 2, rig.now, rig.effects));
            QVERIFY(rig.session.unsubscribe({"a"}, {}, 3, rig.now, rig.effects));
            for (const auto &bytes : split(rig.effects.send)) {
                Packet packet;
                QVERIFY(decode(frameOf(bytes), version(), Role::Server, packet));
                if (const auto *publish = std::get_if<Publish>(&packet)) {
                    QVERIFY(check(publish->packetId));
                } else if (const auto *subscribe = std::get_if<Subscribe>(&packet)) {
                    const PacketId id = subscribe->packetId;
                    QVERIFY(check(id));
                    rig.give(Suback{id, {}, {ReasonCode::Success}});
                    open.erase(id);
                } else if (const auto *unsubscribe = std::get_if<Unsubscribe>(&packet)) {
                    const PacketId id = unsubscribe->packetId;
                    QVERIFY(check(id));
                    rig.give(Unsuback{id,
                                      {},
                                      version() == V5 ? std::vector{ReasonCode::Success}
                                                      : std::vector<ReasonCode>()});
                    open.erase(id);
                }
            }
            rig.effects.clear();
        }
        QCOMPARE(open.size(), std::size_t(30'000)); // more than two turns through the numbers
    }

    void keepsAnIdentifierUntilItsLastAcknowledgement_data() { versions(); }
    void keepsAnIdentifierUntilItsLastAcknowledgement()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.publish("a", q2, 1);
        rig.give(pubrec(1));
        for (std::uint32_t i = 2; i <= 65'535; ++i) { // everything else has its turn
            rig.publish("a", q1, i);
            rig.give(puback(PacketId(i)));
        }
        rig.effects.clear();
        rig.publish("a", q1, 7);
        TOLD(rig, "> PUBLISH q1 id=2 a 'x'"); // not 1: its PUBCOMP is still to come
        rig.give(pubcomp(1));
        rig.effects.clear();
        for (std::uint32_t i = 3; i <= 65'535; ++i) {
            rig.publish("a", q1, i);
            rig.give(puback(PacketId(i)));
        }
        rig.effects.clear();
        rig.publish("a", q1, 8);
        TOLD(rig, "> PUBLISH q1 id=1 a 'x'");
    }

    // -- sending
    void holdsAMessageUnacknowledgedUntilItsAnswer_data() { versions(); }
    void holdsAMessageUnacknowledgedUntilItsAnswer()
    {
        Rig rig = rigOf(false);
        rig.connect();
        rig.publish("a", q1, 1, "one");
        rig.publish("a", q2, 2, "two");
        TOLD(rig, "> PUBLISH q1 id=1 a 'one'\n> PUBLISH q2 id=2 a 'two'"); // without DUP
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(2));
        rig.give(puback(2)); // of the other QoS: answers nothing
        rig.give(pubcomp(2));
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(2));
        rig.give(puback(1));
        rig.give(pubrec(2));
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(1));
        rig.give(pubcomp(2));
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(0));
        rig.cut();
        rig.effects.clear();
        rig.open();
        rig.effects.clear();
        rig.give(present());
        QCOMPARE(sentHex(rig), QByteArray()); // nothing is left to resend
    }

    void neverResendsAPublishAfterItsPubrel_data() { versions(); }
    void neverResendsAPublishAfterItsPubrel()
    {
        Rig rig = rigOf(false);
        rig.connect();
        rig.publish("a", q2, 1);
        rig.give(pubrec(1));
        for (int connection = 0; connection < 3; ++connection) {
            rig.cut();
            rig.open();
            rig.effects.clear();
            rig.give(present());
            QCOMPARE(sentHex(rig), QByteArray("62020001"));
        }
    }

    void resendsWithTheSameIdentifierAndDupOnlyAfterAReconnect_data() { versions(); }
    void resendsWithTheSameIdentifierAndDupOnlyAfterAReconnect()
    {
        Rig rig = rigOf(false);
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.give(pubrec(2));
        rig.publish("a", q2, 3);
        rig.effects.clear();
        for (int hour = 0; hour < 48; ++hour) { // no timer brings them back
            for (int i = 0; i < 60; ++i) {
                rig.pass(60s);
                rig.fire(TimerKind::KeepAlive);
                rig.give(Pingresp{});
                rig.fire(TimerKind::PingResponse);
                rig.fire(TimerKind::Connack);
                for (const char type : sentTypes(rig))
                    QCOMPARE(type, 'c');
            }
        }
        QVERIFY(rig.session.isConnected());
        rig.cut();
        rig.open();
        rig.effects.clear();
        rig.give(present());
        QVERIFY(
            rig.told().startsWith("> PUBREL 2\n> PUBLISH q1 id=1 dup a 'x'\n> PUBLISH q2 id=3 dup a 'x'\n"));
    }

    void doesNotResendWhatTheServerRefused()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.give(puback(1, ReasonCode::QuotaExceeded));
        rig.give(pubrec(2, ReasonCode::NotAuthorized));
        QVERIFY(!sentTypes(rig).contains('6')); // no PUBREL for a refused one
        rig.cut();
        rig.open();
        rig.effects.clear();
        rig.give(present());
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void neverLetsAMessageExpireOnceItWasSent()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        const Properties expiry{Property::ofNumber(PropertyId::MessageExpiryInterval, 1)};
        rig.publish("a", q2, 1, "x", expiry);
        rig.publish("a", q2, 2, "y", expiry);
        rig.give(pubrec(2));
        rig.cut();
        rig.pass(3600s);
        rig.open();
        rig.effects.clear();
        rig.give(present());
        QCOMPARE(sentTypes(rig), QByteArray("63"));
        rig.pass(3600s);
        rig.give(pubrec(1));
        TOLD(rig, "> PUBREL 1");
    }

    // -- receiving
    void answersEveryMessageWantedOrNot_data() { versions(); }
    void answersEveryMessageWantedOrNot()
    {
        Rig rig = rigOf(); // subscribed to nothing
        rig.connect();
        rig.give(message(q0, 0, "$SYS/x", "x"));
        QCOMPARE(sentHex(rig), QByteArray());
        rig.give(message(q1, 7, "nobody/asked", "x"));
        QCOMPARE(sentHex(rig), QByteArray("40020007"));
        rig.give(message(q2, 8, "nobody/asked", ""));
        QCOMPARE(sentHex(rig), QByteArray("50020008"));
        rig.give(pubrel(8));
        QCOMPARE(sentHex(rig), QByteArray("70020008"));
    }

    void ownsAMessageBeforeItAnswers_data() { versions(); }
    void ownsAMessageBeforeItAnswers()
    {
        // What is answered is delivered in the same call; what cannot be delivered is not answered.
        Rig rig = rigOf();
        rig.connect();
        for (const Qos qos : {q1, q2}) {
            rig.give(message(qos, 7, "a", "x"));
            QVERIFY(rig.effects.deliver != nullptr && !rig.effects.send.empty());
            rig.effects.clear();
        }
        rig.give(fromHex(version() == V5 ? "3207000123000900"
                                           "78"
                                         : "32060001230009"
                                           "78")); // '#' as a name
        QVERIFY(rig.effects.deliver == nullptr && rig.ended());
        QVERIFY(!sentTypes(rig).contains('4'));
    }

    void takesAnIdentifierAsNewAfterItsLastAnswer_data() { versions(); }
    void takesAnIdentifierAsNewAfterItsLastAnswer()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.give(message(q1, 7, "a", "1"));
        rig.effects.clear();
        rig.give(message(q1, 7, "a", "2", true)); // after PUBACK it is new, even with DUP
        TOLD(rig, "> PUBACK 7\ndeliver q1 id=7 dup a '2'");
        rig.give(message(q2, 7, "a", "3"));
        rig.effects.clear();
        rig.give(message(q2, 7, "a", "3", true));
        QVERIFY(rig.effects.deliver == nullptr);
        QCOMPARE(sentHex(rig), QByteArray("50020007"));
        rig.give(pubrel(7));
        QCOMPARE(sentHex(rig), QByteArray("70020007"));
        rig.give(message(q2, 7, "a", "4"));
        QVERIFY(rig.effects.deliver != nullptr);
    }

    /// It never refuses one, so that no identifier is free again by a PUBREC of 0x80 or more.
    void answersEveryQosTwoMessageWithSuccess()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        for (std::uint32_t id = 1; id <= 65'535; ++id) {
            rig.give(message(q2, PacketId(id), "a", "x", id % 2 == 0));
            QVERIFY(rig.effects.deliver != nullptr);
            const auto packets = split(rig.effects.send);
            QCOMPARE(packets.size(), std::size_t(1));
            QVERIFY(
                (packets[0] == std::vector<std::uint8_t>{0x50, 2, std::uint8_t(id >> 8), std::uint8_t(id)}));
            rig.effects.clear();
        }
    }

    void finishesAnExchangeWhoseMessageHasExpired()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        Publish publish = message(q2, 7, "a", "x");
        publish.properties.push_back({PropertyId::MessageExpiryInterval, 1, {}, {}});
        rig.give(publish);
        rig.effects.clear();
        rig.pass(3600s);
        publish.dup = true;
        rig.give(publish);
        TOLD(rig, "> PUBREC 7\nnote duplicate PUBLISH 7");
        rig.give(pubrel(7));
        TOLD(rig, "> PUBCOMP 7");
    }

    void keepsItsStateAsLongAsItIsConnected_data() { versions(); }
    void keepsItsStateAsLongAsItIsConnected()
    {
        Rig rig = rigOf();
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.give(message(q2, 7, "a", "x"));
        rig.effects.clear();
        for (int minute = 0; minute < 24 * 60; ++minute) {
            rig.pass(60s);
            rig.fire(TimerKind::KeepAlive);
            rig.give(Pingresp{});
            rig.effects.clear();
        }
        QVERIFY(rig.session.isConnected());
        rig.give(message(q2, 7, "a", "x", true));
        TOLD(rig, "> PUBREC 7\nnote duplicate PUBLISH 7");
        rig.give(puback(1));
        QVERIFY(rig.told().startsWith("published 1 q1 0x00"));
        rig.give(pubrec(2));
        TOLD(rig, "> PUBREL 2");
    }

    // -- order
    void acknowledgesInTheOrderOfThePublishes_data() { versions(); }
    void acknowledgesInTheOrderOfThePublishes()
    {
        Rig rig = rigOf();
        rig.connect();
        for (const PacketId id : {9, 3, 7, 1})
            rig.give(message(q1, id, "a", "x"));
        QCOMPARE(sentHex(rig), QByteArray("40020009400200034002000740020001"));
        for (const PacketId id : {9, 3, 7, 1})
            rig.give(message(q2, id, "a", "x"));
        QCOMPARE(sentHex(rig), QByteArray("50020009500200035002000750020001"));
    }

    void releasesInTheOrderOfThePubrecs_data() { versions(); }
    void releasesInTheOrderOfThePubrecs()
    {
        Rig rig = rigOf(false);
        rig.connect();
        for (RequestToken token = 1; token <= 4; ++token)
            rig.publish("a", q2, token);
        rig.effects.clear();
        for (const PacketId id : {3, 1, 4, 2})
            rig.give(pubrec(id));
        QCOMPARE(sentHex(rig), QByteArray("62020003620200016202000462020002"));
        rig.cut();
        rig.open();
        rig.effects.clear();
        rig.give(present());
        QCOMPARE(sentHex(rig), QByteArray("62020003620200016202000462020002"));
    }

    void resendsInTheirFirstOrder_data() { versions(); }
    void resendsInTheirFirstOrder()
    {
        Rig rig = rigOf(false);
        rig.connect();
        for (RequestToken token = 1; token <= 6; ++token)
            rig.publish("a", token % 2 ? q1 : q2, token, QByteArray::number(int(token)));
        rig.give(puback(3));
        for (int connection = 0; connection < 2; ++connection) {
            rig.cut();
            rig.open();
            rig.effects.clear();
            rig.give(present());
            QVERIFY(rig.told().startsWith("> PUBLISH q1 id=1 dup a '1'\n> PUBLISH q2 id=2 dup a '2'\n"
                                          "> PUBLISH q2 id=4 dup a '4'\n> PUBLISH q1 id=5 dup a '5'\n"
                                          "> PUBLISH q2 id=6 dup a '6'\ncancel"));
        }
    }

    // -- windows
    void sendsNoMoreThanTheServersReceiveMaximumAtOnce_data()
    {
        QTest::addColumn<int>("maximum"); // 0: the server says nothing
        QTest::newRow("1") << 1;
        QTest::newRow("7") << 7;
        QTest::newRow("absent: 65535") << 0;
    }
    void sendsNoMoreThanTheServersReceiveMaximumAtOnce()
    {
        QFETCH(int, maximum);
        Rig rig(optionsFor(V5));
        rig.connect(maximum == 0 ? Connack{} : granting(PropertyId::ReceiveMaximum, std::uint32_t(maximum)));
        const int window = maximum == 0 ? 65'535 : maximum;
        for (int i = 0; i < window + 50; ++i) {
            rig.publish("a", i % 2 ? q1 : q2, RequestToken(i));
            QVERIFY(rig.answer);
        }
        QCOMPARE(sentTypes(rig), QByteArray(window, '3'));
        rig.give(pubrec(1)); // of a QoS 2 message: its place is free at PUBCOMP only
        QCOMPARE(sentTypes(rig), QByteArray("6"));
        rig.give(pubcomp(1));
        QCOMPARE(sentTypes(rig), QByteArray("3"));
    }

    void handlesEverythingElseWhileTheWindowIsFull()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::ReceiveMaximum, 1));
        rig.publish("a", q2, 1);
        rig.publish("a", q1, 2); // waits
        QCOMPARE(sentTypes(rig), QByteArray("3"));
        rig.publish("a", q0, 3);
        QCOMPARE(sentTypes(rig), QByteArray("3"));
        QVERIFY(rig.session.subscribe({{"a"}}, {}, 4, rig.now, rig.effects));
        QVERIFY(rig.session.unsubscribe({"a"}, {}, 5, rig.now, rig.effects));
        QCOMPARE(sentTypes(rig), QByteArray("8a"));
        rig.give(message(q1, 7, "a", "x"));
        rig.give(message(q2, 8, "a", "x"));
        rig.give(pubrel(8));
        QCOMPARE(sentTypes(rig), QByteArray("457"));
        rig.give(pubrec(1));
        QCOMPARE(sentTypes(rig), QByteArray("6"));
        rig.pass(60s);
        rig.fire(TimerKind::KeepAlive);
        QCOMPARE(sentTypes(rig), QByteArray("c"));
        rig.session.disconnect(rig.now, rig.effects);
        QCOMPARE(sentTypes(rig), QByteArray("e"));
    }
};

QTEST_APPLESS_MAIN(TestConformanceFlows)
#include "tst_conformance_flows.moc"
