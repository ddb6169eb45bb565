// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/inbox.h"
#include "protocol/session/packet_id_pool.h"
#include "protocol/session/problem.h"
#include "protocol/session/reconnect_policy.h"
#include "protocol/session/topic_aliases.h"

#include <QTest>

using namespace mqtt;
using namespace std::chrono_literals;

class TestSessionParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reconnectDelayDoublesUpToItsCeiling()
    {
        ReconnectPolicy policy({.firstDelay = 1'000ms, .ceiling = 60'000ms, .jitterPercent = 0}, 1);
        const int seconds[] = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        int attempts = 0;
        for (const int expected : seconds) {
            QCOMPARE(policy.nextDelay().count(), std::int64_t(expected) * 1000);
            QCOMPARE(policy.attempts(), ++attempts);
        }
        policy.reset();
        QCOMPARE(policy.nextDelay().count(), 1000);
    }

    void reconnectDelayStaysWithinTwentyPercentAndVaries()
    {
        ReconnectPolicy policy({}, 7);
        for (int i = 0; i < 6; ++i)
            policy.nextDelay();
        qint64 least = 1'000'000;
        qint64 most = 0;
        for (int i = 0; i < 1000; ++i) {
            const qint64 delay = policy.nextDelay().count();
            least = std::min(least, delay);
            most = std::max(most, delay);
        }
        QVERIFY(least >= 48'000 && least < 50'000);
        QVERIFY(most <= 72'000 && most > 70'000);
    }

    void reconnectDelayRepeatsWithItsSeed()
    {
        ReconnectPolicy one({}, 42);
        ReconnectPolicy two({}, 42);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(one.nextDelay().count(), two.nextDelay().count());
    }

    void reconnectNeverWithFirstDelayZero()
    {
        ReconnectPolicy policy({.firstDelay = 0ms}, 1);
        QVERIFY(!policy.enabled());
        QVERIFY(ReconnectPolicy().enabled());
    }

    void reconnectDelaySurvivesAbsurdOptions()
    {
        ReconnectPolicy policy(
            {.firstDelay = 1ms, .ceiling = std::chrono::milliseconds::max() / 2, .jitterPercent = 100}, 1);
        for (int i = 0; i < 200; ++i)
            QVERIFY(policy.nextDelay().count() > 0);
    }

    void identifiersCountUpAndAFreedOneWaitsForItsTurn()
    {
        PacketIdPool pool;
        for (PacketId id = 1; id <= 3; ++id) {
            QCOMPARE(pool.next().value(), id);
            pool.take(id, 100u + id);
        }
        pool.release(2);
        QCOMPARE(pool.next().value(), PacketId(4));
        QCOMPARE(pool.ownerOf(3), 103u);
        QCOMPARE(pool.ownerOf(2), 0u);
        QCOMPARE(pool.used(), std::size_t(2));
    }

    void identifiersRunOutAt65535()
    {
        PacketIdPool pool;
        for (std::size_t i = 0; i < PacketIdPool::kIdentifiers; ++i)
            pool.take(pool.next().value(), 1);
        QVERIFY(pool.full());
        QVERIFY(!pool.next());
        pool.release(17);
        pool.release(17);
        QCOMPARE(pool.next().value(), PacketId(17));
    }

    void aliasesAreForgottenWithTheirConnection()
    {
        TopicAliases aliases;
        aliases.reset(3);
        QVERIFY(aliases.isValid(3) && !aliases.isValid(4) && !aliases.isValid(0));
        aliases.define(3, "a");
        aliases.define(3, "b");
        QCOMPARE(aliases.topic(3).value(), std::string_view("b"));
        QVERIFY(!aliases.topic(2));
        aliases.reset(3);
        QVERIFY(!aliases.topic(3));
    }

    void inboxStaysBoundedByReceiveMaximumThroughAMillionUnfinishedFlows()
    {
        Inbox inbox;
        inbox.connectionOpened(20);
        std::size_t refused = 0;
        for (int i = 0; i < 1'000'000; ++i)
            refused += inbox.arrived(PacketId(1 + i % 65'535)) == Inbox::Arrival::TooMany ? 1 : 0;
        QCOMPARE(inbox.size(), std::size_t(20));
        QVERIFY(refused > 999'000);
    }

    void retryHelpsOnlyWhereTheAnswerCanChange_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("helps");
        const auto row = [](const char *name, Problem::Kind kind, int version, int code, bool helps) {
            QTest::newRow(name) << int(kind) << version << code << helps;
        };
        using Kind = Problem::Kind;
        row("none", Kind::None, 5, 0, false);
        row("refused port", Kind::ConnectionRefused, 5, 0, true);
        row("options", Kind::InvalidOptions, 5, 0, false);
        row("not MQTT", Kind::NotMqtt, 5, 0, false);
        row("silent", Kind::KeepAliveTimeout, 5, 0, true);
        row("silent after AUTH", Kind::AuthenticationTimeout, 5, 0, true);
        row("user name", Kind::ConnectionRejected, 5, 0x86, false);
        row("not authorized", Kind::ConnectionRejected, 5, 0x87, false);
        row("busy", Kind::ConnectionRejected, 5, 0x89, true);
        row("will not retained", Kind::ConnectionRejected, 5, 0x9A, false);
        row("3.1.1 identifier", Kind::ConnectionRejected, 4, 2, false);
        row("3.1.1 unavailable", Kind::ConnectionRejected, 4, 3, true);
        row("3.1.1 not authorized", Kind::ConnectionRejected, 4, 5, false);
        row("not authorized any more", Kind::ServerDisconnect, 5, 0x87, false);
        row("taken over", Kind::ServerDisconnect, 5, 0x8E, false);
        row("administrator", Kind::ServerDisconnect, 5, 0x98, false);
        row("another server", Kind::ServerDisconnect, 5, 0x9C, false);
        row("moved", Kind::ServerDisconnect, 5, 0x9D, false);
        row("shutting down", Kind::ServerDisconnect, 5, 0x8B, true);
    }
    void retryHelpsOnlyWhereTheAnswerCanChange()
    {
        QFETCH(int, kind);
        QFETCH(int, version);
        QFETCH(int, code);
        QFETCH(bool, helps);
        Problem problem;
        problem.kind = Problem::Kind(kind);
        problem.version = ProtocolVersion(version);
        problem.reasonCode = ReasonCode(code);
        QCOMPARE(problem.retryCanHelp(), helps);
    }
};

QTEST_APPLESS_MAIN(TestSessionParts)
#include "tst_session_parts.moc"
