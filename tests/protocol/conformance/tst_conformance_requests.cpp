// SPDX-License-Identifier: GPL-3.0-or-later
//
// SUBSCRIBE, UNSUBSCRIBE and DISCONNECT, and the end of a connection.  Spec MQTT 5.0 §3.8, §3.10, §3.14,
// §4.13
#include "conformance_rig.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestConformanceRequests : public QObject
{
    Q_OBJECT

private:
    static bool subscribe(Rig &rig, std::vector<Subscription> subscriptions)
    {
        return rig.session.subscribe(std::move(subscriptions), {}, 1, rig.now, rig.effects).has_value();
    }
    static bool unsubscribe(Rig &rig, std::vector<std::string> filters)
    {
        return rig.session.unsubscribe(std::move(filters), {}, 1, rig.now, rig.effects).has_value();
    }

private Q_SLOTS:
    // -- subscribing
    void writesTheOptionsOfEverySubscriptionAndNoOtherBit()
    {
        for (unsigned bits = 0; bits < 36; ++bits) {
            Rig rig(optionsFor(V5));
            rig.connect();
            const unsigned qos = bits % 3, retainHandling = bits / 3 % 3, flags = bits / 9;
            QVERIFY(subscribe(rig, {{.filter = "a/b",
                                     .maximumQos = Qos(qos),
                                     .noLocal = (flags & 1) != 0,
                                     .retainAsPublished = (flags & 2) != 0,
                                     .retainHandling = std::uint8_t(retainHandling)}}));
            const unsigned options = qos | flags << 2 | retainHandling << 4;
            QCOMPARE(sentHex(rig),
                     "82090001000003612f62" + QByteArray::number(options, 16).rightJustified(2, '0'));
        }
    }

    void writesOnlyTheQosBeforeFive()
    {
        for (const Qos qos : {q0, q1, q2}) {
            Rig rig(optionsFor(V4));
            rig.connect();
            QVERIFY(subscribe(rig, {{"a/b", qos}}));
            QCOMPARE(sentHex(rig), "820800010003612f620" + QByteArray::number(int(qos)));
        }
        Rig rig(optionsFor(V4));
        rig.connect();
        QVERIFY(!subscribe(rig, {{.filter = "a", .noLocal = true}})); // has no bit for it
        QVERIFY(!subscribe(rig, {{.filter = "a", .retainHandling = 1}}));
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void packsFiltersOneBehindTheOther_data() { versions(); }
    void packsFiltersOneBehindTheOther()
    {
        Rig rig(optionsFor(version()));
        rig.connect();
        const QByteArray none = version() == V5 ? "00" : "";
        QVERIFY(subscribe(rig, {{"a", q1}, {"b/+", q2}}));
        QCOMPARE(sentHex(rig), (version() == V5 ? "820d0001" : "820c0001") + none + "000161010003622f2b02");
        QVERIFY(unsubscribe(rig, {"a", "b/+"}));
        QCOMPARE(sentHex(rig), (version() == V5 ? "a20b0002" : "a20a0002") + none + "0001610003622f2b");
    }

    void neverSendsAnEmptyList_data() { versions(); }
    void neverSendsAnEmptyList()
    {
        Rig rig(optionsFor(version()));
        rig.connect();
        QVERIFY(!subscribe(rig, {}));
        QVERIFY(!unsubscribe(rig, {}));
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void neverSendsAFilterThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("U+0000") << QByteArray("a\0b", 3);
        QTest::newRow("65536 bytes") << QByteArray(65'536, 'a');
        QTest::newRow("# behind a letter") << QByteArray("a#");
        QTest::newRow("# before the end") << QByteArray("a/#/b");
        QTest::newRow("+ behind a letter") << QByteArray("a+");
        QTest::newRow("+ before a letter") << QByteArray("+a/b");
    }
    void neverSendsAFilterThatIsNone()
    {
        QFETCH(QByteArray, filter);
        for (const ProtocolVersion version : {V4, V5}) {
            Rig rig(optionsFor(version));
            rig.connect();
            QVERIFY(!subscribe(rig, {{filter.toStdString()}}));
            QVERIFY(!subscribe(rig, {{"good"}, {filter.toStdString()}}));
            QVERIFY(!unsubscribe(rig, {filter.toStdString()}));
            QCOMPARE(sentHex(rig), QByteArray());
            QVERIFY(subscribe(rig, {{"a/+/b/#"}, {"#"}, {"+"}, {std::string(65'535, 'a')}}));
        }
    }

    void neverSendsASharedSubscriptionThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::newRow("no name") << QByteArray("$share//a");
        QTest::newRow("nothing behind $share") << QByteArray("$share/");
        QTest::newRow("+ in the name") << QByteArray("$share/g+/a");
        QTest::newRow("# in the name") << QByteArray("$share/#/a");
        QTest::newRow("no filter") << QByteArray("$share/g");
        QTest::newRow("an empty filter") << QByteArray("$share/g/");
        QTest::newRow("a misplaced wildcard") << QByteArray("$share/g/a#");
    }
    void neverSendsASharedSubscriptionThatIsNone()
    {
        QFETCH(QByteArray, filter);
        Rig rig(optionsFor(V5));
        rig.connect();
        QVERIFY(!subscribe(rig, {{filter.toStdString()}}));
        QVERIFY(!unsubscribe(rig, {filter.toStdString()}));
        QCOMPARE(sentHex(rig), QByteArray());
        QVERIFY(subscribe(rig, {{"$share/g/a/+"}}));
        QVERIFY(sentHex(rig).contains(QByteArray("$share/g/a/+").toHex()));
    }

    void neverSetsNoLocalOnASharedSubscription()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        QVERIFY(!subscribe(rig, {{.filter = "$share/g/a", .noLocal = true}}));
        QVERIFY(!subscribe(rig, {{"a"}, {.filter = "$share/g/a", .noLocal = true}}));
        QCOMPARE(sentHex(rig), QByteArray());
        QVERIFY(subscribe(rig, {{.filter = "$share/g/a"}, {.filter = "a", .noLocal = true}}));
    }

    void matchesAnswersByIdentifier_data() { versions(); }
    void matchesAnswersByIdentifier()
    {
        Rig rig(optionsFor(version()));
        rig.connect();
        for (RequestToken token = 1; token <= 3; ++token)
            QVERIFY(rig.session.subscribe({{"a"}}, {}, token, rig.now, rig.effects));
        QVERIFY(rig.session.unsubscribe({"a"}, {}, 4, rig.now, rig.effects));
        rig.effects.clear();
        const auto codes = version() == V5 ? std::vector{ReasonCode::Success} : std::vector<ReasonCode>();
        rig.give(Unsuback{4, {}, codes});
        TOLD(rig, "unsubscribed 4 [0x00]");
        rig.give(Suback{3, {}, {ReasonCode::GrantedQos2}});
        TOLD(rig, "subscribed 3 [0x02]");
        rig.give(Suback{1, {}, {ReasonCode::UnspecifiedError}});
        TOLD(rig, "subscribed 1 [0x80]");
        rig.give(Suback{2, {}, {ReasonCode::GrantedQos1}});
        TOLD(rig, "subscribed 2 [0x01]");
    }

    // -- the end
    void sendsNothingAfterDisconnect_data() { versions(); }
    void sendsNothingAfterDisconnect()
    {
        Rig rig(optionsFor(version(), false));
        rig.connect();
        rig.publish("a", q2, 1);
        rig.effects.clear();
        rig.session.disconnect(rig.now, rig.effects);
        QVERIFY(rig.ended()); // tells its owner to close the connection
        QCOMPARE(sentHex(rig), QByteArray("e000"));
        rig.publish("a", q0, 2);
        QVERIFY(!rig.answer);
        QVERIFY(!subscribe(rig, {{"a"}}));
        QVERIFY(!unsubscribe(rig, {"a"}));
        rig.give(pubrec(1));
        rig.give(message(q1, 9, "a", "x"));
        rig.give(message(q2, 9, "a", "x"));
        rig.pass(120s);
        for (int kind = 0; kind < kTimerKinds; ++kind)
            rig.fire(TimerKind(kind));
        rig.session.setReadingPaused(true, rig.now, rig.effects);
        rig.session.setReadingPaused(false, rig.now, rig.effects);
        rig.session.disconnect(rig.now, rig.effects);
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void sendsNothingAfterADisconnectThatSaysAnError()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.give(fromHex("36050001610001"));
        QCOMPARE(sentHex(rig), QByteArray("e00181"));
        rig.give(message(q1, 9, "a", "x"));
        rig.publish("a", q0, 2);
        rig.fire(TimerKind::KeepAlive);
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void leavesDetailsOutOfADisconnectThatWouldBeTooLarge_data()
    {
        QTest::addColumn<bool>("reasonString");
        QTest::newRow("Reason String") << true;
        QTest::newRow("User Property") << false;
    }
    void leavesDetailsOutOfADisconnectThatWouldBeTooLarge()
    {
        QFETCH(bool, reasonString);
        const std::string text(30, 'x');
        const Properties details{reasonString ? Property::ofText(PropertyId::ReasonString, text)
                                              : Property::user("n", text)};
        Rig roomy(optionsFor(V5));
        roomy.connect();
        roomy.session.disconnect(roomy.now, roomy.effects, ReasonCode::ImplementationSpecificError, details);
        QVERIFY(sentHex(roomy).contains(QByteArray(30, 'x').toHex()));
        Rig tight(optionsFor(V5));
        tight.connect(granting(PropertyId::MaximumPacketSize, 20));
        tight.session.disconnect(tight.now, tight.effects, ReasonCode::ImplementationSpecificError, details);
        QVERIFY(tight.ended());
        const QByteArray sent = sentHex(tight);
        QVERIFY(sent.startsWith("e0") && sent.size() / 2 <= 20);
    }

    void closesAfterAnErrorWhetherItCouldSaySoOrNot_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("largest"); // what the server takes; 0: anything
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("3.1.1 says nothing") << 4 << 0 << QByteArray();
        QTest::newRow("5.0 says why") << 5 << 0 << QByteArray("e00182");
        QTest::newRow("5.0 has no room to say why") << 5 << 2 << QByteArray();
    }
    void closesAfterAnErrorWhetherItCouldSaySoOrNot()
    {
        QFETCH(int, largest);
        QFETCH(QByteArray, sent);
        Rig rig(optionsFor(version()));
        rig.connect(largest == 0 ? Connack{}
                                 : granting(PropertyId::MaximumPacketSize, std::uint32_t(largest)));
        rig.give(Connack{}); // a second one
        QVERIFY(rig.ended());
        QCOMPARE(sentHex(rig), sent);
        QVERIFY(!rig.session.isConnected());
    }

    void closesWhenTheServerRefusesOrDisconnects_data() { versions(); }
    void closesWhenTheServerRefusesOrDisconnects()
    {
        Rig refused(optionsFor(version()));
        refused.open();
        refused.effects.clear();
        Connack connack;
        connack.reasonCode = version() == V5 ? ReasonCode::NotAuthorized : ReasonCode(5);
        refused.give(connack);
        QVERIFY(refused.ended() && !refused.session.isConnected());
        QCOMPARE(sentHex(refused), QByteArray());
        if (version() != V5)
            return;
        Rig left(optionsFor(V5));
        left.connect();
        left.give(Disconnect{ReasonCode::ServerShuttingDown, {}});
        QVERIFY(left.ended() && !left.session.isConnected());
        QCOMPARE(sentHex(left), QByteArray());
    }

    /// Every kind of packet that breaks the protocol in the state it comes in.
    void closesOnEveryViolation_data() { versions(); }
    void closesOnEveryViolation()
    {
        const char *const kWrong[] = {
            "0000",             // a reserved type
            "20020000",         // a second CONNACK (on 5.0 malformed as well)
            "36050001610001",   // QoS 3
            "3003000123",       // a wildcard
            "40020000",         // identifier 0
            "60020001",         // PUBREL without its flags
            "8206000100016100", // a packet for servers
            "c000",             // the same
            "d00101",           // a body where none belongs
            "9003000103",       // no such code
            "4001"
            "00", // cut short
        };
        for (const char *hex : kWrong) {
            Rig rig(optionsFor(version()));
            rig.connect();
            rig.give(fromHex(hex));
            QVERIFY2(rig.ended() && rig.effects.deliver == nullptr, hex);
            QCOMPARE(sentTypes(rig), QByteArray(version() == V5 ? "e" : ""));
        }
    }

    void closesWhenItCannotTakeAPacket_data() { versions(); }
    void closesWhenItCannotTakeAPacket()
    {
        // The stream gave up: a packet is larger than it will hold, or its length makes no sense.
        Rig rig(optionsFor(version()));
        rig.connect();
        WireError error;
        error.kind = WireErrorKind::Protocol;
        error.fault = WireFault::PacketTooLarge;
        error.reasonCode = ReasonCode::PacketTooLarge;
        rig.session.streamFailed(error, {}, rig.now, rig.effects);
        QVERIFY(rig.ended());
        QCOMPARE(sentHex(rig), QByteArray(version() == V5 ? "e00195" : ""));
    }
};

QTEST_APPLESS_MAIN(TestConformanceRequests)
#include "tst_conformance_requests.moc"
