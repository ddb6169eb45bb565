// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestSessionLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhatOnlyAServerMaySayInDisconnect()
    {
        Rig code(optionsFor(V5));
        code.connect();
        code.session.disconnect(code.now, code.effects, ReasonCode::ServerMoved);
        TOLD(code, "> DISCONNECT 0x00\ncancel KeepAlive\nended None");

        Rig property(optionsFor(V5));
        property.connect();
        property.session.disconnect(property.now, property.effects, ReasonCode::Success,
                                    {Property::ofText(PropertyId::ServerReference, "elsewhere")});
        TOLD(property, "> DISCONNECT 0x00\ncancel KeepAlive\nended None");
    }

    void saysNoMoreInDisconnectThanTheServerTakes_data() // [MQTT-3.2.2-15]
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("farewell");
        const QString rest = QStringLiteral("cancel KeepAlive\nended None");
        QTest::newRow("all of it") << 100 << 4 << "> DISCONNECT 0x04 {31=0bye}\n" + rest;
        QTest::newRow("the reason") << 3 << 4 << "> DISCONNECT 0x04\n" + rest;
        // 0x00 in its place would take the will back.
        QTest::newRow("nothing") << 2 << 4 << rest;
        QTest::newRow("two bytes") << 2 << 0 << "> DISCONNECT 0x00\n" + rest;
        QTest::newRow("not even these") << 1 << 0 << "ended None";
    }

    void saysNoMoreInDisconnectThanTheServerTakes()
    {
        QFETCH(int, most);
        QFETCH(int, reason);
        QFETCH(QString, farewell);
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::MaximumPacketSize, std::uint32_t(most)));
        rig.session.disconnect(rig.now, rig.effects, ReasonCode(reason),
                               {Property::ofText(PropertyId::ReasonString, "bye")});
        QCOMPARE(rig.told(), farewell);
    }

    // -- the server's limits
    void refusesEverythingWhereNothingIsTaken_data()
    {
        QTest::addColumn<int>("most");
        QTest::newRow("1 byte") << 1;
        QTest::newRow("2 bytes") << 2;
        QTest::newRow("4 bytes") << 4;
    }

    void refusesEverythingWhereNothingIsTaken()
    {
        QFETCH(int, most);
        Rig rig(optionsFor(V5, false));
        rig.connect(granting(PropertyId::MaximumPacketSize, std::uint32_t(most)));
        QVERIFY(rig.session.isConnected());
        for (const Qos qos : {q0, q1, q2}) {
            rig.publish("a", qos, 1, {});
            QCOMPARE(rig.answer.error(), RequestError::PacketTooLarge);
        }
        QCOMPARE(rig.session.subscribe({{.filter = "a"}}, {}, 2, rig.now, rig.effects).error(),
                 RequestError::PacketTooLarge);
        QCOMPARE(rig.session.unsubscribe({"a"}, {}, 3, rig.now, rig.effects).error(),
                 RequestError::PacketTooLarge);
        TOLD(rig, "");
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(0));
        QVERIFY(rig.session.snapshot().messages.empty());
    }

    void deliversButCannotAcknowledgeWhereNothingIsTaken()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::MaximumPacketSize, 2));
        rig.give(message(q1, 7, "a", "x"));
        TOLD(rig, "deliver q1 id=7 a 'x'");
        rig.give(message(q2, 8, "a", "y"));
        TOLD(rig, "deliver q2 id=8 a 'y'");
        rig.give(Pubrel{8, ReasonCode::Success, {}});
        TOLD(rig, "");
    }

    void losesWhatTheResumedSessionsServerTakesNoMore()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.publish("a", q2, 3);
        rig.give(pubrec(3));
        rig.cut();
        rig.open();
        rig.told();
        Connack connack = present();
        connack.properties.push_back({PropertyId::MaximumPacketSize, 1, {}, {}});
        rig.give(connack);
        TOLD(rig, "cancel Connack\nstarted present id=c resent=0\n"
                  "published 1 q1 0x95 lost\npublished 2 q2 0x95 lost");
    }

    void pingsAServerThatTakesTwoBytesAndNotOneThatTakesOne()
    {
        Rig two(optionsFor(V5));
        two.connect(granting(PropertyId::MaximumPacketSize, 2));
        two.pass(60s);
        two.fire(TimerKind::KeepAlive);
        TOLD(two, "> PINGREQ\ntimer PingResponse +30000ms\ntimer KeepAlive +60000ms");

        Rig one(optionsFor(V5));
        one.open();
        one.told();
        one.give(granting(PropertyId::MaximumPacketSize, 1));
        TOLD(one, "cancel Connack\nstarted id=c resent=0"); // and no timer, which would fire for ever
        one.session.setReadingPaused(true, one.now, one.effects);
        one.session.setReadingPaused(false, one.now, one.effects);
        TOLD(one, "");
    }

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

    // -- Payload Format Indicator

    void aPayloadThatIsCalledTextMustBeText() // MQTT 5.0 §3.3.2.3.2
    {
        const Properties text{Property::ofNumber(PropertyId::PayloadFormatIndicator, 1)};
        const Properties bytes{Property::ofNumber(PropertyId::PayloadFormatIndicator, 0)};
        Rig rig(optionsFor(V5));
        rig.connect();
        for (const Qos qos : {Qos::AtMostOnce, q1}) {
            rig.publish("a", qos, 1, "\xC3\xA4", text);
            QVERIFY(rig.answer);
            rig.publish("a", qos, 2, QByteArray("a\0b\0", 4), text); // a character in a payload
            QVERIFY(rig.answer);
            rig.publish("a", qos, 3, "\xFF", bytes);
            QVERIFY(rig.answer);
            rig.told();
            rig.publish("a", qos, 4, QByteArray("a\0\xFF", 3), text);
            QCOMPARE(rig.answer.error(), RequestError::InvalidText);
            rig.publish("a", qos, 5, "\xED\xA0\x80", text); // half of a surrogate pair
            QCOMPARE(rig.answer.error(), RequestError::InvalidText);
            TOLD(rig, "");
        }
    }

    void aPayloadThatIsWronglyCalledTextIsShownAndAcknowledged()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        Publish publish = message(q1, 1, "a", "\xFF");
        publish.properties = {{PropertyId::PayloadFormatIndicator, 1, {}, {}}};
        rig.give(publish);
        QVERIFY(rig.effects.deliver != nullptr);
        QVERIFY(rig.told().startsWith(QStringLiteral("> PUBACK 1\ndeliver q1")));
        QVERIFY(rig.session.isConnected());
    }
};

QTEST_APPLESS_MAIN(TestSessionLimits)
#include "tst_session_limits.moc"
