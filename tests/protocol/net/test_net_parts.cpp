// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/publish_feed.h"
#include "protocol/net/read_gate.h"
#include "protocol/net/session_timers.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

namespace {

/// Gives `count` messages and writes what becomes of them into a diary.
class DiarySource : public mqtt::PublishSource
{
public:
    DiarySource(QString name, int count, QStringList &diary)
        : m_name(std::move(name))
        , m_count(count)
        , m_diary(diary)
    {}
    ~DiarySource() override { m_diary << m_name + " gone"; }
    bool next(mqtt::Message &message) override
    {
        message.topic = m_name.toStdString();
        return m_count-- > 0;
    }
    void done(const mqtt::PublishDone &) override { m_diary << m_name + " done"; }
    void refused(mqtt::RequestError) override { m_diary << m_name + " refused"; }

private:
    QString m_name;
    int m_count;
    QStringList &m_diary;
};

} // namespace

class TestNetParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptiesSourcesInOrderAndDropsEachWhenItsLastMessageEnded()
    {
        QStringList diary;
        mqtt::PublishFeed feed;
        feed.add(std::make_unique<DiarySource>("a", 2, diary));
        feed.add(std::make_unique<DiarySource>("b", 1, diary));
        mqtt::Message message;
        mqtt::RequestToken a1 = 0, a2 = 0, b1 = 0, none = 0;
        QVERIFY(feed.next(message, a1));
        QVERIFY(feed.next(message, a2));
        QVERIFY(feed.next(message, b1));
        QVERIFY(!feed.next(message, none));
        mqtt::PublishDone done;
        done.token = a2;
        feed.done(done);
        done.token = b1;
        feed.done(done);
        feed.refused(a1, mqtt::RequestError::QueueFull);
        QCOMPARE(diary, (QStringList{"a done", "b done", "b gone", "a refused", "a gone"}));
        QCOMPARE(feed.size(), std::size_t(0));
    }

    void anEmptySourceGoesAtOnce()
    {
        QStringList diary;
        mqtt::PublishFeed feed;
        feed.add(std::make_unique<DiarySource>("a", 0, diary));
        mqtt::Message message;
        mqtt::RequestToken token = 0;
        QVERIFY(!feed.next(message, token));
        QCOMPARE(diary, QStringList{"a gone"});
    }

    void aGateOpensFromAnyThreadAndNotAfterItsTargetIsGone()
    {
        int opened = 0;
        std::function<void()> open;
        {
            QObject target;
            mqtt::ReadGate gate(&target, [&opened] { ++opened; });
            open = gate.opener();
            std::thread([&] { open(); }).join();
            QCOMPARE(opened, 0); // queued
            QCoreApplication::processEvents();
            QCOMPARE(opened, 1);
            gate.close();
        }
        open();
        QCoreApplication::processEvents();
        QCOMPARE(opened, 1);
    }

    void aTimerThatMovesAwayFiresOnceAtItsLastTime()
    {
        mqtt::SessionTimers timers;
        QSignalSpy due(&timers, &mqtt::SessionTimers::due);
        const auto start = mqtt::SteadyClock::now();
        timers.set(mqtt::TimerKind::KeepAlive, start + std::chrono::milliseconds(20));
        timers.set(mqtt::TimerKind::KeepAlive, start + std::chrono::milliseconds(80));
        QVERIFY(due.wait(2'000));
        QVERIFY(mqtt::SteadyClock::now() - start >= std::chrono::milliseconds(80));
        QTest::qWait(50);
        QCOMPARE(due.size(), 1);
    }

    void aTimerThatMovesNearerFiresEarlier()
    {
        mqtt::SessionTimers timers;
        QSignalSpy due(&timers, &mqtt::SessionTimers::due);
        const auto start = mqtt::SteadyClock::now();
        timers.set(mqtt::TimerKind::Connack, start + std::chrono::seconds(60));
        timers.set(mqtt::TimerKind::Connack, start + std::chrono::milliseconds(10));
        QVERIFY(due.wait(2'000));
    }

    void aCancelledTimerIsSilent()
    {
        mqtt::SessionTimers timers;
        QSignalSpy due(&timers, &mqtt::SessionTimers::due);
        timers.set(mqtt::TimerKind::Connack, mqtt::SteadyClock::now() + std::chrono::milliseconds(10));
        timers.cancel(mqtt::TimerKind::Connack);
        QTest::qWait(60);
        QCOMPARE(due.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestNetParts)
#include "test_net_parts.moc"
