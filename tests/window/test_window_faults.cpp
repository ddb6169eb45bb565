// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/connection_profile.h"
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/window/window_rig.h"

#include <QApplication>
#include <QTest>

using support::Fault;
using support::FaultProxy;
using support::From;
using support::OwnerWatch;

namespace {

constexpr int kPatience = 20'000;

/// Somebody who publishes all the time, on the rig's second client.
class Load : public QObject
{
public:
    Load(WindowRig &rig, int messagesPerTurn)
    {
        m_timer.callOnTimeout(this, [this, &rig, messagesPerTurn] {
            for (int i = 0; i < messagesPerTurn; ++i) {
                ++m_sent;
                rig.other->connection->publish({.topic = "load/" + std::to_string(m_sent % 50),
                                                .payload = R"({"value": )" + QByteArray::number(m_sent) + "}",
                                                .properties = {}});
            }
        });
        m_timer.start(10);
    }

private:
    QTimer m_timer;
    int m_sent = 0;
};

} // namespace

/// The window while connections break: whatever happens to them, its thread is never kept for longer than a
/// tenth of a second. Prints how long it was.
class TestWindowFaults : public QObject
{
    Q_OBJECT

    support::MosquittoBroker m_broker;

    static bool connectsAgain(const FaultProxy &proxy, int connections)
    {
        return QTest::qWaitFor([&] { return proxy.connections() >= connections; }, kPatience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText()));
    }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void resets()
    {
        FaultProxy proxy(m_broker.endpoint());
        WindowRig rig(m_broker.port(), proxy.endpoint());
        QVERIFY(rig.open());
        const Load load(rig, 10);
        OwnerWatch watch;
        for (int cut = 1; cut <= 3; ++cut) {
            QTest::qWait(200);
            proxy.cutNow();
            QVERIFY(connectsAgain(proxy, cut + 1));
        }
        QTest::qWait(200);
        QCOMPARE(proxy.cuts(), 3);
        QVERIFY(rig.publish("after", "1"));
        QTRY_VERIFY(rig.find("after").isValid());
        QVERIFY(watch.longestGapMs() < OwnerWatch::kMostMs);
    }

    void bitFlips()
    {
        FaultProxy proxy(m_broker.endpoint());
        WindowRig rig(m_broker.port(), proxy.endpoint());
        QVERIFY(rig.open());
        std::vector<int> flips;
        for (const int nth : {20, 120, 220}) {
            // The highest bit of the topic's length.
            flips.push_back(proxy.add({.kind = Fault::Kind::FlipBit,
                                       .from = From::Server,
                                       .type = mqtt::PacketType::Publish,
                                       .nth = nth,
                                       .byteInPacket = 2,
                                       .bit = 7}));
        }
        const Load load(rig, 10);
        OwnerWatch watch;
        QVERIFY(QTest::qWaitFor([&] { return proxy.firedInAll() >= 3; }, kPatience));
        QVERIFY(connectsAgain(proxy, 4));
        for (const int flip : flips)
            QCOMPARE(proxy.fired(flip), 1);
        QVERIFY(watch.longestGapMs() < OwnerWatch::kMostMs);
    }

    void slowLine()
    {
        FaultProxy proxy(m_broker.endpoint());
        proxy.setShape(
            {.latency = std::chrono::milliseconds(100), .bytesPerSecond = 20'000, .sliceBytes = 200});
        WindowRig rig(m_broker.port(), proxy.endpoint());
        QVERIFY(rig.open());
        OwnerWatch watch;
        QVERIFY(rig.publish("large", QByteArray(40'000, 'x')));
        const Load load(rig, 2);
        QTest::qWait(500);
        QVERIFY(rig.click("large"));
        QVERIFY(watch.longestGapMs() < OwnerWatch::kMostMs);
    }

    void aHalfOpenConnectionIsClosed()
    {
        FaultProxy proxy(m_broker.endpoint());
        WindowRig rig(m_broker.port(), proxy.endpoint());
        QVERIFY(rig.open());
        QVERIFY(QTest::qWaitForWindowActive(rig.window));
        const int fault = proxy.add({.kind = Fault::Kind::HalfOpen,
                                     .from = From::Server,
                                     .type = mqtt::PacketType::Publish,
                                     .byteInPacket = 0});
        const Load load(rig, 1);
        OwnerWatch watch;
        QTRY_COMPARE(proxy.fired(fault), 1);
        QTest::qWait(200);
        QCOMPARE(rig.model().rowCount(), 1);
        QTest::keyClick(rig.window, Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(rig.model().rowCount(), 0);
        QTest::qWait(1'500);
        QVERIFY(watch.longestGapMs() < OwnerWatch::kMostMs);
    }

    void manyConnectionsReconnectAtOnce()
    {
        constexpr int kMore = 19;
        FaultProxy proxy(m_broker.endpoint());
        WindowRig rig(m_broker.port(), proxy.endpoint());
        QVERIFY(rig.open());
        for (int i = 0; i < kMore; ++i) {
            explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
            profile.name = QStringLiteral("storm %1").arg(i);
            profile.endpoint = proxy.endpoint();
            profile.subscriptions = {{"#", mqtt::Qos::AtLeastOnce}};
            rig.window->openProfile(profile, {});
        }
        QVERIFY(connectsAgain(proxy, 1 + kMore));
        const Load load(rig, 1);
        QTest::qWait(500);
        OwnerWatch watch;
        for (int cut = 1; cut <= 3; ++cut) {
            proxy.cutNow();
            QVERIFY(connectsAgain(proxy, (1 + kMore) * (1 + cut)));
            QTest::qWait(200);
        }
        QCOMPARE(proxy.cuts(), 3 * (1 + kMore));
        QVERIFY(watch.longestGapMs() < OwnerWatch::kMostMs);
    }

    void theBrokerDies()
    {
        support::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        WindowRig rig(broker.port());
        QVERIFY(rig.open());
        OwnerWatch watch;
        {
            const Load load(rig, 10);
            QTest::qWait(300);
            broker.kill();
            QTest::qWait(2'500); // refused again and again
        }
        QVERIFY(watch.longestGapMs() < OwnerWatch::kMostMs);
    }
};

QTEST_MAIN(TestWindowFaults)
#include "test_window_faults.moc"
