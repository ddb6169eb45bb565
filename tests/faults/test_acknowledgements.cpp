// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"

#include <QTest>

#include <algorithm>

using mqtt::PacketType;
using mqtt::ProtocolVersion;
using support::Fault;
using support::FaultProxy;
using support::From;
using support::Life;

/// Packets that are eaten, come twice or come late, each type in each direction.
class TestAcknowledgements : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;
    int m_run = 0;

    static void addCases(const std::vector<Fault::Kind> &kinds, bool requests)
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<Fault::Kind>("kind");
        QTest::addColumn<From>("from");
        QTest::addColumn<PacketType>("type");
        QTest::addColumn<int>("nth");
        for (const ProtocolVersion version : {ProtocolVersion::V311, ProtocolVersion::V5}) {
            for (const Fault::Kind kind : kinds) {
                const auto row = [=](From from, PacketType type, int nth = 1) {
                    const Fault fault{.kind = kind, .from = from, .type = type, .nth = nth};
                    QTest::addRow("%s %s", version == ProtocolVersion::V5 ? "5.0" : "3.1.1",
                                  qPrintable(fault.name()))
                        << version << kind << from << type << nth;
                };
                for (const From from : {From::Client, From::Server}) {
                    row(from, PacketType::Publish, 2);
                    row(from, PacketType::Publish, 3);
                    row(from, PacketType::Puback);
                    row(from, PacketType::Pubrec);
                    row(from, PacketType::Pubrel);
                    row(from, PacketType::Pubcomp);
                }
                if (!requests)
                    continue;
                row(From::Client, PacketType::Subscribe);
                row(From::Client, PacketType::Unsubscribe);
                row(From::Server, PacketType::Suback);
                row(From::Server, PacketType::Unsuback);
            }
        }
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void aLostPacketIsSentAgainOnTheNextConnectionAndNoSooner_data() { addCases({Fault::Kind::Eat}, false); }
    void aLostPacketIsSentAgainOnTheNextConnectionAndNoSooner()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(Fault::Kind, kind);
        QFETCH(From, from);
        QFETCH(PacketType, type);
        QFETCH(int, nth);
        FaultProxy proxy(m_broker.endpoint());
        const int fault = proxy.add({.kind = kind, .from = from, .type = type, .nth = nth});
        Life life(proxy, version, "eaten" + std::to_string(++m_run));
        // [MQTT-4.4.0-1]: nothing is resent on a timer, so a flow of ours that lost a packet stands still
        // until the next connection.
        const bool ourFlow =
            (from == From::Client) == (type == PacketType::Publish || type == PacketType::Pubrel);
        QElapsedTimer since;
        bool cut = false;
        bool wentOn = false;
        const QString wrong = life.live([&] {
            if (proxy.fired(fault) == 0 || cut)
                return;
            if (!since.isValid())
                since.start();
            if (since.elapsed() < 250)
                return;
            wentOn = ourFlow && life.isEverythingAnswered();
            cut = true;
            proxy.cutNow();
        });
        QCOMPARE(wrong, QString());
        QVERIFY(!wentOn);
        QVERIFY(cut || !ourFlow); // what the broker misses need not keep us
    }

    void twiceOrLateDoesNoHarm_data() { addCases({Fault::Kind::Duplicate, Fault::Kind::Swap}, true); }
    void twiceOrLateDoesNoHarm()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(Fault::Kind, kind);
        QFETCH(From, from);
        QFETCH(PacketType, type);
        QFETCH(int, nth);
        FaultProxy proxy(m_broker.endpoint());
        proxy.add({.kind = kind, .from = from, .type = type, .nth = nth});
        Life life(proxy, version, "twice" + std::to_string(++m_run));
        QCOMPARE(life.live(), QString());
    }

    void everyAcknowledgementTwiceAndOutOfOrder_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::newRow("3.1.1") << ProtocolVersion::V311;
        QTest::newRow("5.0") << ProtocolVersion::V5;
    }

    void everyAcknowledgementTwiceAndOutOfOrder()
    {
        constexpr int kMessages = 300;
        QFETCH(ProtocolVersion, version);
        FaultProxy proxy(m_broker.endpoint());
        std::vector<int> faults;
        for (const PacketType type :
             {PacketType::Puback, PacketType::Pubrec, PacketType::Pubrel, PacketType::Pubcomp}) {
            faults.push_back(proxy.add({.kind = Fault::Kind::Swap, .from = From::Server, .type = type}));
            faults.push_back(proxy.add(
                {.kind = Fault::Kind::Duplicate, .from = From::Server, .type = type, .nth = 2, .times = 0}));
        }
        const std::string id = "many" + std::to_string(++m_run);
        auto options = support::lasting(proxy.endpoint(), version, id);
        options.subscriptions = {{.filter = id, .maximumQos = mqtt::Qos::ExactlyOnce}};
        support::Probe probe(options);
        QVERIFY(probe.connectNow());
        for (int i = 0; i < kMessages; ++i)
            probe.connection->publish({.topic = id,
                                       .payload = QByteArray::number(i),
                                       .qos = i % 2 == 0 ? mqtt::Qos::AtLeastOnce : mqtt::Qos::ExactlyOnce,
                                       .properties = {}});
        QVERIFY(probe.waitFor([&] { return probe.published.size() == std::size_t(kMessages); }, 15'000));
        QVERIFY(probe.waitFor(
            [&] { return support::timesReceived(*probe.sink).size() == std::size_t(kMessages); }, 15'000));
        // The releases come after the messages.
        QVERIFY(probe.waitFor([&] {
            return std::all_of(faults.begin(), faults.end(),
                               [&](int fault) { return proxy.fired(fault) > 0; });
        }));
        for (const auto &[payload, times] : support::timesReceived(*probe.sink)) {
            if (payload.toInt() % 2 == 1)
                QCOMPARE(times, 1);
        }
        QCOMPARE(proxy.connections(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAcknowledgements)
#include "test_acknowledgements.moc"
