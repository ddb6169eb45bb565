// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_words.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestSessionKeepAlive : public QObject
{
    Q_OBJECT

private:
    static SessionOptions every(std::chrono::seconds keepAlive)
    {
        SessionOptions options = optionsFor(ProtocolVersion::V311);
        options.keepAlive = keepAlive;
        return options;
    }

private Q_SLOTS:
    void pingsOneKeepAliveAfterTheLastPacketSent()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.pass(10s);
        rig.publish("a", Qos::AtMostOnce, 1);
        TOLD(rig,
             "> PUBLISH q0 a 'x'\npublished 1 q0 0x00"); // no timer effect: the hot path only notes the time
        rig.pass(45s);
        rig.give(message(Qos::AtMostOnce, 0, "a", "x"));
        rig.told();
        rig.pass(5s);
        rig.fire(TimerKind::KeepAlive);
        TOLD(rig, "timer KeepAlive +10000ms");
        rig.pass(10s);
        rig.fire(TimerKind::KeepAlive);
        TOLD(rig, "> PINGREQ\ntimer PingResponse +30000ms\ntimer KeepAlive +60000ms");
        rig.pass(3ms);
        rig.give(Pingresp{});
        TOLD(rig, "cancel PingResponse\nnote pong PINGRESP 3ms");
    }

    void endsAtOneAndAHalfKeepAliveAfterTheLastByte()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.pass(60s);
        rig.fire(TimerKind::KeepAlive);
        rig.told();
        rig.pass(30s);
        rig.fire(TimerKind::PingResponse);
        TOLD(rig, "cancel KeepAlive\nended KeepAliveTimeout");
    }

    void findsASilentServerOutWhileItPublishes()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.pass(59s);
        rig.publish("a", Qos::AtMostOnce, 1); // the server is told that we live; it says nothing
        rig.told();
        rig.pass(1s);
        rig.fire(TimerKind::KeepAlive);
        TOLD(rig, "> PINGREQ\ntimer PingResponse +30000ms\ntimer KeepAlive +60000ms");
    }

    void findsADeadLineOneAndAHalfKeepAlivesAfterTheLastByte_data()
    {
        QTest::addColumn<int>("keepAlive");
        QTest::addColumn<int>("pingAfter");
        QTest::addColumn<int>("timeToAnswer");
        QTest::newRow("1 s") << 1 << 500 << 1'000;
        QTest::newRow("2 s") << 2 << 1'000 << 2'000;
        QTest::newRow("5 s") << 5 << 2'500 << 5'000;
        QTest::newRow("8 s") << 8 << 7'000 << 5'000;
        QTest::newRow("10 s") << 10 << 10'000 << 5'000;
        QTest::newRow("40 s") << 40 << 40'000 << 20'000;
        QTest::newRow("60 s") << 60 << 60'000 << 30'000;
        QTest::newRow("600 s, and before") << 600 << 600'000 << 30'000;
    }
    void findsADeadLineOneAndAHalfKeepAlivesAfterTheLastByte()
    {
        QFETCH(int, keepAlive);
        QFETCH(int, pingAfter);
        QFETCH(int, timeToAnswer);
        Rig rig(every(std::chrono::seconds(keepAlive)));
        rig.open();
        rig.told();
        rig.give(Connack{});
        QCOMPARE(
            rig.told(),
            QStringLiteral("cancel Connack\ntimer KeepAlive +%1ms\nstarted id=c resent=0").arg(pingAfter));
        rig.pass(std::chrono::milliseconds(pingAfter));
        rig.fire(TimerKind::KeepAlive);
        QCOMPARE(rig.told(), QStringLiteral("> PINGREQ\ntimer PingResponse +%1ms\ntimer KeepAlive +%2ms")
                                 .arg(timeToAnswer)
                                 .arg(keepAlive * 1000));
        rig.pass(std::chrono::milliseconds(timeToAnswer));
        rig.fire(TimerKind::PingResponse);
        TOLD(rig, "cancel KeepAlive\nended KeepAliveTimeout");
    }

    void takesBytesOfAnUnfinishedPacketAsLife()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.pass(60s);
        rig.fire(TimerKind::KeepAlive);
        rig.told();
        rig.pass(20s);
        rig.session.bytesArrived({}, rig.now, rig.effects);
        rig.pass(10s);
        rig.fire(TimerKind::PingResponse);
        TOLD(rig, "timer PingResponse +20000ms");
        rig.pass(20s);
        rig.fire(TimerKind::PingResponse);
        TOLD(rig, "cancel KeepAlive\nended KeepAliveTimeout");
    }

    void pingsOnWhileAnAnswerIsLate()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.pass(60s);
        rig.fire(TimerKind::KeepAlive);
        rig.told();
        for (int i = 0; i < 6; ++i) {
            rig.pass(10s);
            rig.session.bytesArrived({}, rig.now, rig.effects);
        }
        rig.fire(TimerKind::KeepAlive);
        TOLD(rig, "> PINGREQ\ntimer KeepAlive +60000ms");
        rig.give(Pingresp{});
        TOLD(rig, "cancel PingResponse\nnote pong PINGRESP 60000ms");
        rig.give(Pingresp{});
        TOLD(rig, "");
    }

    void standsStillWhileReadingIsPaused()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.pass(60s);
        rig.fire(TimerKind::KeepAlive);
        rig.told();
        rig.pass(29s);
        rig.session.setReadingPaused(true, rig.now, rig.effects);
        TOLD(rig, "cancel PingResponse");
        rig.pass(600s);
        rig.fire(TimerKind::PingResponse); // was on its way
        TOLD(rig, "");
        rig.fire(TimerKind::KeepAlive); // the server still wants to hear from us
        TOLD(rig, "> PINGREQ\ntimer KeepAlive +60000ms");
        rig.session.setReadingPaused(false, rig.now, rig.effects);
        TOLD(rig, "timer PingResponse +30000ms");
        rig.give(Pingresp{});
        rig.told();
    }

    void startsTheDeadlineAfterAPauseInWhichAPingWasSent()
    {
        Rig rig(every(60s));
        rig.connect();
        rig.session.setReadingPaused(true, rig.now, rig.effects);
        TOLD(rig, "");
        rig.pass(60s);
        rig.fire(TimerKind::KeepAlive);
        TOLD(rig, "> PINGREQ\ntimer KeepAlive +60000ms");
        rig.pass(10s);
        rig.session.setReadingPaused(false, rig.now, rig.effects);
        TOLD(rig, "timer PingResponse +30000ms");
    }

    void setsNoTimerWithKeepAliveZero()
    {
        Rig rig(every(0s));
        rig.open();
        rig.told();
        rig.give(Connack{});
        TOLD(rig, "cancel Connack\nstarted id=c resent=0");
        rig.fire(TimerKind::KeepAlive);
        TOLD(rig, "");
    }

    void neverStaysConnectedPastOneAndAHalfKeepAlive_data()
    {
        QTest::addColumn<int>("keepAlive");
        for (const int keepAlive : {1, 3, 7, 9, 60})
            QTest::addRow("%d s", keepAlive) << keepAlive;
    }
    void neverStaysConnectedPastOneAndAHalfKeepAlive()
    {
        QFETCH(int, keepAlive);
        const Duration step = Duration(std::chrono::seconds(keepAlive)) / 60;
        // However often we publish into the void, and whatever the phase of the timer.
        for (int period = 1; period <= 70; period += 3) {
            Rig rig(every(std::chrono::seconds(keepAlive)));
            rig.open();
            rig.give(Connack{});
            const Instant lastByte = rig.now;
            std::array<std::optional<Instant>, kTimerKinds> due;
            while (rig.session.isConnected()) {
                for (const Effect &effect : rig.effects.list) {
                    if (const auto *timer = std::get_if<SetTimer>(&effect))
                        due[std::size_t(timer->kind)] = timer->due;
                    else if (const auto *cancel = std::get_if<CancelTimer>(&effect))
                        due[std::size_t(cancel->kind)].reset();
                }
                rig.effects.clear();
                rig.pass(step);
                QVERIFY2(rig.now - lastByte <= 92 * step, qPrintable(QString::number(period)));
                if ((rig.now - lastByte) / step % period == 0)
                    rig.publish("a", Qos::AtMostOnce, 1);
                for (int kind = 0; kind < kTimerKinds; ++kind) {
                    if (due[std::size_t(kind)] && rig.now >= *due[std::size_t(kind)]) {
                        due[std::size_t(kind)].reset();
                        rig.fire(TimerKind(kind));
                    }
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSessionKeepAlive)
#include "tst_session_keep_alive.moc"
