// SPDX-License-Identifier: GPL-3.0-or-later
//
// PUBLISH, Topic Names, Topic Aliases and the sizes that a server takes.  Spec MQTT 5.0 §3.3, 3.1.1 §3.3
#include "conformance_rig.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestConformancePublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // -- fixed header
    void setsDupQosAndRetainAsTheyAre_data() { versions(); }
    void setsDupQosAndRetainAsTheyAre()
    {
        const QByteArray none = version() == V5 ? "00" : "";
        for (const bool retain : {false, true}) {
            for (const Qos qos : {q0, q1, q2}) {
                Rig rig(optionsFor(version()));
                rig.connect();
                Message sent;
                sent.topic = "a/b";
                sent.payload = "x";
                sent.qos = qos;
                sent.retain = retain;
                QVERIFY(rig.session.publish(sent, 1, rig.now, rig.effects));
                const QByteArray first =
                    QByteArray::number(0x30 | unsigned(qos) << 1 | (retain ? 1u : 0u), 16);
                const QByteArray body = "0003612f62" + QByteArray(qos == q0 ? "" : "0001") + none + "78";
                QCOMPARE(sentHex(rig),
                         first + QByteArray::number(body.size() / 2, 16).rightJustified(2, '0') + body);
            }
        }
    }

    void neverSendsQosThree_data() { versions(); }
    void neverSendsQosThree()
    {
        Rig rig(optionsFor(version()));
        rig.connect();
        rig.publish("a", Qos(3), 1);
        QVERIFY(!rig.answer);
        QVERIFY(!rig.session.subscribe({{"a", Qos(3)}}, {}, 1, rig.now, rig.effects));
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void closesOnQosThreeAndOnDupAtQosZero_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("3.1.1 QoS 3") << 4 << QByteArray("36050001610001");
        QTest::newRow("3.1.1 DUP at QoS 0") << 4 << QByteArray("3803000161");
        QTest::newRow("5.0 QoS 3") << 5 << QByteArray("3606000161000100");
        QTest::newRow("5.0 DUP at QoS 0") << 5 << QByteArray("380400016100");
    }
    void closesOnQosThreeAndOnDupAtQosZero()
    {
        QFETCH(QByteArray, hex);
        Rig rig(optionsFor(version()));
        rig.connect();
        rig.give(fromHex(hex));
        QVERIFY(rig.ended() && rig.effects.deliver == nullptr);
        QCOMPARE(sentHex(rig), QByteArray(version() == V5 ? "e00181" : ""));
    }

    // -- names
    void neverSendsANameThatIsNone_data() { versions(); }
    void neverSendsANameThatIsNone()
    {
        Rig rig(optionsFor(version()));
        rig.connect();
        for (const std::string &topic :
             {std::string(), std::string("#"), std::string("+"), std::string("a/+/b"), std::string("a#"),
              std::string("a\0b", 3), std::string(65'536, 'a')}) {
            rig.publish(topic, q1, 1);
            QVERIFY(!rig.answer);
        }
        QCOMPARE(sentHex(rig), QByteArray());
        rig.publish(std::string(65'535, 'a'), q0, 1);
        QVERIFY(rig.answer);
    }

    void closesOnANameThatIsNone_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<int>("code");
        QTest::newRow("3.1.1 #") << 4 << QByteArray("3003000123") << 0x81;
        QTest::newRow("3.1.1 +") << 4 << QByteArray("300300012b") << 0x81;
        QTest::newRow("3.1.1 empty") << 4 << QByteArray("30020000") << 0x81;
        QTest::newRow("3.1.1 U+0000") << 4 << QByteArray("3003000100") << 0x81;
        QTest::newRow("5.0 #") << 5 << QByteArray("300400012300") << 0x81;
        QTest::newRow("5.0 +") << 5 << QByteArray("300400012b00") << 0x81;
        QTest::newRow("5.0 empty") << 5 << QByteArray("3003000000") << 0x82;
        QTest::newRow("5.0 U+0000") << 5 << QByteArray("300400010000") << 0x81;
        QTest::newRow("5.0 Response Topic #") << 5
                                              << QByteArray("3008000161"
                                                            "0408000123")
                                              << 0x81;
        QTest::newRow("5.0 Response Topic +") << 5
                                              << QByteArray("3008000161"
                                                            "040800012b")
                                              << 0x81;
    }
    void closesOnANameThatIsNone()
    {
        QFETCH(QByteArray, hex);
        QFETCH(int, code);
        Rig rig(optionsFor(version()));
        rig.connect();
        rig.give(fromHex(hex));
        QVERIFY(rig.ended() && rig.effects.deliver == nullptr);
        QCOMPARE(sentHex(rig), version() == V5 ? "e001" + QByteArray::number(code, 16) : QByteArray());
    }

    void neverSendsAResponseTopicWithAWildcard()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        for (const char *topic : {"#", "+", "a/+", "a/#", ""}) {
            rig.publish("a", q1, 1, "x", {Property::ofText(PropertyId::ResponseTopic, topic)});
            QVERIFY(!rig.answer);
        }
        QCOMPARE(sentHex(rig), QByteArray());
        SessionOptions options = optionsFor(V5);
        options.will = Message{"w", "x", q0, false, {Property::ofText(PropertyId::ResponseTopic, "a/+")}};
        Rig willing(options);
        willing.open();
        TOLD(willing, "ended InvalidOptions");
    }

    // -- aliases
    void takesEveryAliasUpToItsOwnMaximum()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::TopicAliasMaximum, 65'535));
        Rig rig(options);
        rig.connect();
        for (std::uint32_t alias = 1; alias <= 65'535; ++alias) {
            const std::string topic = std::to_string(alias);
            Publish publish = message(q0, 0, topic, "x");
            publish.properties.push_back({PropertyId::TopicAlias, alias, {}, {}});
            rig.give(publish);
            publish.topic = {};
            rig.give(publish);
            QVERIFY(!rig.ended() && rig.effects.deliver != nullptr);
            QCOMPARE(std::string(rig.effects.deliver->topic), topic);
            rig.effects.clear();
        }
    }

    void refusesAnAliasAboveItsOwnMaximum()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::TopicAliasMaximum, 10));
        Rig rig(options);
        rig.connect();
        Publish publish = message(q0, 0, "a", "x");
        publish.properties.push_back({PropertyId::TopicAlias, 11, {}, {}});
        rig.give(publish);
        QCOMPARE(sentHex(rig), QByteArray("e00194"));
    }

    void forgetsTheServersAliasesWithTheConnection()
    {
        SessionOptions options = optionsFor(V5, false);
        options.connectProperties.push_back(Property::ofNumber(PropertyId::TopicAliasMaximum, 5));
        Rig rig(options);
        rig.connect();
        Publish publish = message(q0, 0, "a", "x");
        publish.properties.push_back({PropertyId::TopicAlias, 3, {}, {}});
        rig.give(publish);
        rig.cut();
        rig.connect(present());
        publish.topic = {};
        rig.give(publish);
        TOLD(rig, "> DISCONNECT 0x82\ncancel KeepAlive\nended BadPacket 0x82 PUBLISH");
    }

    void forgetsItsOwnAliasesWithTheConnection()
    {
        Rig rig(optionsFor(V5, false));
        rig.connect(granting(PropertyId::TopicAliasMaximum, 5));
        const Properties alias{Property::ofNumber(PropertyId::TopicAlias, 3)};
        rig.publish("a", q0, 1, "x", alias);
        rig.publish("", q0, 2, "x", alias);
        QVERIFY(rig.answer);
        rig.cut();
        Connack connack = granting(PropertyId::TopicAliasMaximum, 5);
        connack.sessionPresent = true;
        rig.connect(connack);
        rig.publish("", q0, 3, "x", alias);
        QCOMPARE(rig.answer.error(), RequestError::TopicAliasInvalid);
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void sendsNoAliasThatTheServerDoesNotAllow_data()
    {
        QTest::addColumn<int>("maximum"); // -1: the server says nothing
        QTest::newRow("absent") << -1;
        QTest::newRow("0") << 0;
        QTest::newRow("5") << 5;
    }
    void sendsNoAliasThatTheServerDoesNotAllow()
    {
        QFETCH(int, maximum);
        Rig rig(optionsFor(V5));
        rig.connect(maximum < 0 ? Connack{}
                                : granting(PropertyId::TopicAliasMaximum, std::uint32_t(maximum)));
        for (const std::uint32_t alias : {0u, 1u, 5u, 6u, 65'535u, 65'536u}) {
            rig.publish("a", q1, 1, "x", {Property::ofNumber(PropertyId::TopicAlias, alias)});
            QCOMPARE(rig.answer.has_value(), alias != 0 && int(alias) <= maximum);
            QCOMPARE(!sentHex(rig).isEmpty(), rig.answer.has_value());
        }
    }

    // -- the server's limits
    void neverSendsAboveTheServersMaximumQos()
    {
        for (const std::uint32_t maximum : {0u, 1u}) {
            Rig rig(optionsFor(V5));
            rig.connect(granting(PropertyId::MaximumQos, maximum));
            for (const Qos qos : {q0, q1, q2}) {
                rig.publish("a", qos, 1);
                QCOMPARE(rig.answer.has_value(), unsigned(qos) <= maximum);
                QCOMPARE(!sentHex(rig).isEmpty(), rig.answer.has_value());
            }
        }
    }

    void neverSetsRetainWhereTheServerHasNone()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::RetainAvailable, 0));
        Message retained;
        retained.topic = "a";
        retained.retain = true;
        QCOMPARE(rig.session.publish(retained, 1, rig.now, rig.effects).error(),
                 RequestError::RetainNotSupported);
        QCOMPARE(sentHex(rig), QByteArray());
    }

    /// Every packet that can be asked for, one byte above and just at the server's size.
    void neverSendsAPacketAboveTheServersMaximumSize()
    {
        constexpr std::uint32_t kMaximum = 30;
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::MaximumPacketSize, kMaximum));
        bool fits = false;
        for (qsizetype size = 40; size >= 10; --size) {
            const QByteArray payload(size, 'x');
            rig.publish("a", q0, 1, payload);
            const std::size_t sent = sentHex(rig).size() / 2;
            QCOMPARE(sent, rig.answer ? std::size_t(size + 6) : std::size_t(0));
            QVERIFY(sent <= kMaximum);
            fits = fits || sent == kMaximum;

            const std::string filter(std::size_t(size), 'f');
            const bool subscribed =
                rig.session.subscribe({{filter}}, {}, 2, rig.now, rig.effects).has_value();
            QCOMPARE(sentHex(rig).size() / 2, subscribed ? size + 8 : 0);
            QCOMPARE(subscribed, size + 8 <= qsizetype(kMaximum));
            const bool unsubscribed =
                rig.session.unsubscribe({filter}, {}, 3, rig.now, rig.effects).has_value();
            QCOMPARE(sentHex(rig).size() / 2, unsubscribed ? size + 7 : 0);
            QCOMPARE(unsubscribed, size + 7 <= qsizetype(kMaximum));
        }
        QVERIFY(fits);
    }

    void keepsAnswersWithinTheServersMaximumSize()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::MaximumPacketSize, 4));
        rig.give(message(q1, 1, "a", "x"));
        rig.give(message(q2, 2, "a", "x"));
        rig.give(pubrel(2));
        QCOMPARE(sentHex(rig), QByteArray("40020001500200027002"
                                          "0002"));
        rig.give(pubrec(9)); // unknown: 0x92 would be the fifth byte
        rig.give(pubrel(9));
        for (const auto &packet : split(rig.effects.send))
            QVERIFY(packet.size() <= 4);
    }

    void closesWithoutAWordThatWouldBeTooLarge()
    {
        Rig rig(optionsFor(V5));
        rig.connect(granting(PropertyId::MaximumPacketSize, 2));
        rig.give(fromHex("36050001610001"));
        QVERIFY(rig.ended());
        QVERIFY(sentHex(rig).size() / 2 <= 2);
    }

    // -- answers carry no more than they must
    void answersWithNeitherReasonStringNorUserProperty()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.give(message(q1, 1, "a", "x"));
        QCOMPARE(sentHex(rig), QByteArray("40020001"));
        rig.give(message(q2, 2, "a", "x"));
        QCOMPARE(sentHex(rig), QByteArray("50020002"));
        rig.give(pubrel(2));
        QCOMPARE(sentHex(rig), QByteArray("70020002"));
        rig.give(pubrel(2)); // unknown by now
        QCOMPARE(sentHex(rig), QByteArray("7003000292"));
        rig.publish("a", q2, 1);
        rig.effects.clear();
        rig.give(pubrec(1));
        QCOMPARE(sentHex(rig), QByteArray("62020001"));
        rig.give(pubrec(5));
        QCOMPARE(sentHex(rig), QByteArray("6203000592"));
    }

    void neverSendsASubscriptionIdentifierInPublish()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        rig.publish("a", q1, 1, "x", {Property::ofNumber(PropertyId::SubscriptionIdentifier, 7)});
        QCOMPARE(rig.answer.error(), RequestError::InvalidProperty);
        QCOMPARE(sentHex(rig), QByteArray());
    }

    void deliversPropertiesInOrderWithTheirRepeats()
    {
        Rig rig(optionsFor(V5));
        rig.connect();
        Publish publish = message(q0, 0, "a", "x");
        publish.properties = {{PropertyId::UserProperty, 0, "b", "2"},
                              {PropertyId::SubscriptionIdentifier, 9, {}, {}},
                              {PropertyId::UserProperty, 0, "a", "1"},
                              {PropertyId::SubscriptionIdentifier, 4, {}, {}},
                              {PropertyId::UserProperty, 0, "b", "2"}};
        rig.give(publish);
        QVERIFY(rig.effects.deliver != nullptr);
        QVERIFY(rig.effects.deliver->properties == publish.properties);
    }
};

QTEST_APPLESS_MAIN(TestConformancePublish)
#include "tst_conformance_publish.moc"
