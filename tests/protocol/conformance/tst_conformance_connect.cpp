// SPDX-License-Identifier: GPL-3.0-or-later
//
// CONNECT and what begins with it.  Spec MQTT 5.0 §3.1, §3.2, 3.1.1 §3.1, §3.2
#include "conformance_rig.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

QByteArray hexText(const QByteArray &text)
{
    return QByteArray::number(text.size(), 16).rightJustified(4, '0') + text.toHex();
}

} // namespace

class TestConformanceConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Each flag stands for fields that are there or not, in one order; whatever is not there has no other
    /// flag.
    void writesTheFieldsOfEveryCombinationOfFlagsInOrder_data() { versions(); }
    void writesTheFieldsOfEveryCombinationOfFlagsInOrder()
    {
        const bool five = version() == V5;
        for (unsigned bits = 0; bits < 128; ++bits) {
            const bool clean = bits & 1, will = bits & 2, retain = bits & 4, user = bits & 8,
                       password = bits & 16;
            const unsigned qos = bits >> 5;
            if (qos == 3 || (!will && (retain || qos != 0)) || (!five && password && !user))
                continue;
            SessionOptions options = optionsFor(version(), clean);
            options.clientId = "id";
            if (will)
                options.will = Message{"w/t", "bye", Qos(qos), retain, {}};
            if (will && five)
                options.will->properties = {Property::ofNumber(PropertyId::WillDelayInterval, 5)};
            if (user)
                options.username = "me";
            if (password)
                options.password = "pw";

            const unsigned flags = (clean ? 2u : 0u) | (will ? 4u : 0u) | qos << 3 | (retain ? 32u : 0u) |
                                   (password ? 64u : 0u) | (user ? 128u : 0u);
            QByteArray body = hexText("MQTT") + (five ? "05" : "04") +
                              QByteArray::number(flags, 16).rightJustified(2, '0') + "003c" +
                              (five ? "00" : "") + hexText("id");
            if (will)
                body += (five ? "051800000005" : "") + hexText("w/t") + hexText("bye");
            if (user)
                body += hexText("me");
            if (password)
                body += hexText("pw");
            Rig rig(options);
            rig.open();
            QCOMPARE(sentHex(rig),
                     "10" + QByteArray::number(body.size() / 2, 16).rightJustified(2, '0') + body);
        }
    }

    void refusesAWillQosOfThree_data() { versions(); }
    void refusesAWillQosOfThree()
    {
        SessionOptions options = optionsFor(version());
        options.will = Message{"w", "x", Qos(3), false, {}};
        Rig rig(options);
        rig.open();
        TOLD(rig, "ended InvalidOptions");
    }

    void refusesAPasswordWithoutAUserNameBeforeFive()
    {
        SessionOptions options = optionsFor(V4);
        options.password = "pw";
        Rig rig(options);
        rig.open();
        TOLD(rig, "ended InvalidOptions");
    }

    void writesTheClientIdentifierEvenWhenItIsEmpty_data() { versions(); }
    void writesTheClientIdentifierEvenWhenItIsEmpty()
    {
        SessionOptions options = optionsFor(version());
        options.clientId.clear();
        Rig rig(options);
        rig.open();
        QCOMPARE(sentHex(rig), QByteArray(version() == V5 ? "100d00044d5154540502003c000000"
                                                          : "100c00044d5154540402003c0000"));
    }

    void refusesToKeepASessionWithoutANameBeforeFive()
    {
        SessionOptions options = optionsFor(V4, false);
        options.clientId.clear();
        Rig rig(options);
        rig.open();
        TOLD(rig, "ended InvalidOptions");
    }

    void sendsConnectFirstAndOncePerConnection_data() { versions(); }
    void sendsConnectFirstAndOncePerConnection()
    {
        Rig rig(optionsFor(version()));
        for (int connection = 0; connection < 3; ++connection) {
            rig.publish("a", q0, 1);
            QVERIFY(rig.effects.send.empty()); // nothing before
            rig.open();
            rig.publish("a", q0, 1);
            (void)rig.session.subscribe({{"a"}}, {}, 2, rig.now, rig.effects);
            QCOMPARE(sentTypes(rig), QByteArray("1"));
            rig.give(Connack{});
            rig.publish("a", q1, 1);
            rig.give(puback(1));
            rig.pass(60s);
            rig.fire(TimerKind::KeepAlive);
            rig.give(Pingresp{});
            rig.session.setOptions(optionsFor(version()));
            QVERIFY(rig.session.subscribe({{"a"}}, {}, 2, rig.now, rig.effects));
            QVERIFY(!sentTypes(rig).contains('1'));
            rig.cut();
            rig.effects.clear();
        }
    }

    void sendsNothingButConnectBeforeConnack_data() { versions(); }
    void sendsNothingButConnectBeforeConnack()
    {
        Rig rig(optionsFor(version(), false));
        rig.connect();
        rig.publish("a", q1, 1);
        rig.publish("a", q2, 2);
        rig.cut();
        rig.open();
        rig.effects.clear();
        rig.publish("a", q0, 3);
        (void)rig.session.subscribe({{"a"}}, {}, 4, rig.now, rig.effects);
        (void)rig.session.unsubscribe({"a"}, {}, 5, rig.now, rig.effects);
        rig.fire(TimerKind::KeepAlive);
        rig.fire(TimerKind::PingResponse);
        QCOMPARE(sentHex(rig), QByteArray());
    }

    /// A client that needed an extension could not talk to a plain server.
    void asksForNothingBeyondTheStandard_data() { versions(); }
    void asksForNothingBeyondTheStandard()
    {
        Rig rig(optionsFor(version()));
        rig.open();
        QCOMPARE(sentHex(rig), QByteArray(version() == V5 ? "100e00044d5154540502003c00000163"
                                                          : "100d00044d5154540402003c000163"));
        rig.give(fromHex(version() == V5 ? "2003000000" : "20020000")); // the least that a server may say
        QVERIFY(rig.session.isConnected());
        rig.publish("a", q2, 1);
        QVERIFY(rig.answer);
        rig.give(pubrec(1));
        rig.give(pubcomp(1));
        QVERIFY(rig.session.subscribe({{"#", q2}}, {}, 2, rig.now, rig.effects));
        QVERIFY(!rig.ended());
    }

    // -- sessions
    void dropsTheOldSessionWithCleanStart_data() { versions(); }
    void dropsTheOldSessionWithCleanStart()
    {
        Rig rig(optionsFor(version(), false));
        rig.connect();
        rig.publish("a", q1, 1, "old");
        rig.publish("a", q2, 2, "old");
        rig.give(pubrec(2));
        rig.give(message(q2, 9, "in", "old"));
        rig.cut();
        rig.session.setOptions(optionsFor(version(), true));
        rig.open();
        rig.effects.clear();
        rig.give(Connack{});
        QCOMPARE(sentHex(rig), QByteArray()); // neither PUBLISH nor PUBREL
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(0));
        rig.give(message(q2, 9, "in", "new"));
        TOLD(rig, "> PUBREC 9\ndeliver q2 id=9 in 'new'");
        rig.cut();
        rig.effects.clear();
        rig.open(); // and the clean one is not kept either
        rig.give(Connack{});
        rig.effects.clear();
        rig.give(message(q2, 9, "in", "newer"));
        TOLD(rig, "> PUBREC 9\ndeliver q2 id=9 in 'newer'");
    }

    void keepsTheSessionAfterTheConnectionClosed_data() { versions(); }
    void keepsTheSessionAfterTheConnectionClosed()
    {
        SessionOptions options = optionsFor(version(), false);
        if (version() == V5)
            options.connectProperties = {Property::ofNumber(PropertyId::SessionExpiryInterval, 3600)};
        Rig rig(options);
        rig.connect();
        rig.publish("a", q1, 1, "one");
        rig.publish("a", q2, 2, "two");
        rig.give(pubrec(2));
        rig.give(message(q2, 9, "in", "x"));
        rig.session.disconnect(rig.now, rig.effects);
        rig.cut();
        rig.pass(3000s);
        rig.open();
        rig.effects.clear();
        rig.give(present());
        QVERIFY(rig.told().startsWith("> PUBREL 2\n> PUBLISH q1 id=1 dup a 'one'\n"));
        rig.give(message(q2, 9, "in", "x", true));
        TOLD(rig, "> PUBREC 9\nnote duplicate PUBLISH 9");
        rig.give(pubcomp(2));
        QCOMPARE(rig.session.unfinishedPublishes(), std::size_t(1));
    }

    void callsTheSessionByItsClientIdentifierOnEveryConnection_data() { versions(); }
    void callsTheSessionByItsClientIdentifierOnEveryConnection()
    {
        Rig rig(optionsFor(version(), false));
        for (int connection = 0; connection < 3; ++connection) {
            rig.open();
            QVERIFY(rig.told().contains(" kept id=c "));
            rig.give(connection == 0 ? Connack{} : present());
            QVERIFY(rig.told().contains(connection == 0 ? "started id=c" : "started present id=c"));
            rig.cut();
            rig.effects.clear();
        }
    }

    /// Nothing but CONNACK may come first, and only one.
    void takesConnackFirstAndOnce_data() { versions(); }
    void takesConnackFirstAndOnce()
    {
        Rig early(optionsFor(version()));
        early.open();
        early.effects.clear();
        early.give(message(q0, 0, "a", "x"));
        QVERIFY(early.ended() && early.effects.deliver == nullptr);

        Rig twice(optionsFor(version()));
        twice.connect();
        twice.give(Connack{});
        QVERIFY(twice.ended());
    }

    // -- keep alive
    void pingsWithinTheKeepAliveThatIsInForce_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("ours");
        QTest::addColumn<int>("servers"); // -1: says nothing
        QTest::addColumn<int>("expected");
        QTest::newRow("3.1.1") << 4 << 60 << -1 << 60;
        QTest::newRow("5.0, ours") << 5 << 60 << -1 << 60;
        QTest::newRow("5.0, the server's") << 5 << 60 << 7 << 7;
        QTest::newRow("5.0, the server's is longer") << 5 << 60 << 600 << 600;
        QTest::newRow("5.0, the server wants one") << 5 << 0 << 30 << 30;
        QTest::newRow("5.0, the server wants none") << 5 << 60 << 0 << 0;
    }
    void pingsWithinTheKeepAliveThatIsInForce()
    {
        QFETCH(int, ours);
        QFETCH(int, servers);
        QFETCH(int, expected);
        SessionOptions options = optionsFor(version());
        options.keepAlive = std::chrono::seconds(ours);
        Rig rig(options);
        rig.open();
        rig.effects.clear();
        rig.give(servers < 0 ? Connack{} : granting(PropertyId::ServerKeepAlive, std::uint32_t(servers)));
        std::optional<Instant> due;
        for (const Effect &effect : rig.effects.list) {
            if (const auto *timer = std::get_if<SetTimer>(&effect);
                timer && timer->kind == TimerKind::KeepAlive)
                due = timer->due;
        }
        QCOMPARE(due.has_value(), expected != 0);
        rig.effects.clear();
        if (!due)
            return;
        QVERIFY(*due - rig.now <= std::chrono::seconds(expected));
        rig.now = *due;
        rig.fire(TimerKind::KeepAlive);
        QCOMPARE(sentHex(rig), QByteArray("c000"));
    }
};

QTEST_APPLESS_MAIN(TestConformanceConnect)
#include "tst_conformance_connect.moc"
