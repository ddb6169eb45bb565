// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"
#include "tests/support/mosquitto_broker.h"

#include <QTest>

using mqtt::PacketType;
using mqtt::ProtocolVersion;
using support::Fault;
using support::FaultProxy;
using support::From;
using support::Life;

/// A connection cut before, within and after each packet that a client or a broker can send: nothing is lost,
/// and QoS 2 comes once.
class TestCuts : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;
    int m_run = 0;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void everyByteOfEachPacketMayBeTheLast_data()
    {
        QTest::addColumn<ProtocolVersion>("version");
        QTest::addColumn<From>("from");
        QTest::addColumn<PacketType>("type");
        QTest::addColumn<int>("nth");
        for (const ProtocolVersion version : {ProtocolVersion::V311, ProtocolVersion::V5}) {
            const auto row = [version](From from, PacketType type, const char *name, int nth = 1) {
                QTest::addRow("%s %s %s %d", version == ProtocolVersion::V5 ? "5.0" : "3.1.1",
                              from == From::Client ? "client" : "server", name, nth)
                    << version << from << type << nth;
            };
            row(From::Client, PacketType::Connect, "CONNECT");
            row(From::Client, PacketType::Subscribe, "SUBSCRIBE");
            row(From::Client, PacketType::Unsubscribe, "UNSUBSCRIBE");
            row(From::Client, PacketType::Disconnect, "DISCONNECT");
            row(From::Server, PacketType::Connack, "CONNACK");
            row(From::Server, PacketType::Suback, "SUBACK");
            row(From::Server, PacketType::Unsuback, "UNSUBACK");
            for (const From from : {From::Client, From::Server}) {
                row(from, PacketType::Publish, "PUBLISH", 2);
                row(from, PacketType::Publish, "PUBLISH", 3);
                row(from, PacketType::Puback, "PUBACK");
                row(from, PacketType::Pubrec, "PUBREC");
                row(from, PacketType::Pubrel, "PUBREL");
                row(from, PacketType::Pubcomp, "PUBCOMP");
            }
        }
    }

    void everyByteOfEachPacketMayBeTheLast()
    {
        QFETCH(ProtocolVersion, version);
        QFETCH(From, from);
        QFETCH(PacketType, type);
        QFETCH(int, nth);
        std::int64_t size = 1;
        for (int byte = 0; byte <= size; ++byte) {
            FaultProxy proxy(m_broker.endpoint());
            const Fault::Kind kind = (byte + nth) % 2 == 0 ? Fault::Kind::Close : Fault::Kind::Reset;
            const int fault =
                proxy.add({.kind = kind, .from = from, .type = type, .nth = nth, .byteInPacket = byte});
            Life life(proxy, version, "cut" + std::to_string(++m_run));
            const QString wrong = life.live();
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(QStringLiteral("cut after byte %1: %2").arg(byte).arg(wrong)));
            QVERIFY(QTest::qWaitFor(
                [&] { return proxy.fired(fault) == 1; })); // the DISCONNECT is the last of all
            size = proxy.sizeStruck(fault);
        }
    }

    void everyByteOfAPingMayBeTheLast()
    {
        struct Case
        {
            std::unique_ptr<FaultProxy> proxy;
            std::unique_ptr<support::Probe> probe;
        };
        std::vector<Case> cases;
        for (const From from : {From::Client, From::Server}) {
            for (int byte = 0; byte <= 2; ++byte) {
                Case one{std::make_unique<FaultProxy>(m_broker.endpoint()), nullptr};
                one.proxy->add({.kind = Fault::Kind::Reset,
                                .from = from,
                                .type = from == From::Client ? PacketType::Pingreq : PacketType::Pingresp,
                                .byteInPacket = byte});
                auto options = support::lasting(one.proxy->endpoint(), ProtocolVersion::V5,
                                                "ping" + std::to_string(++m_run));
                options.session.keepAlive = std::chrono::seconds(1);
                one.probe = std::make_unique<support::Probe>(options);
                one.probe->connection->open();
                cases.push_back(std::move(one));
            }
        }
        for (const Case &one : cases) {
            QVERIFY(one.probe->waitFor([&] { return one.proxy->firedInAll() == 1; }, 10'000));
            QVERIFY(one.probe->waitFor([&] { return one.proxy->connections() == 2; }, 10'000));
            QVERIFY(one.probe->waitForPhase(mqtt::ConnectionState::Phase::Connected));
        }
    }
};

QTEST_GUILESS_MAIN(TestCuts)
#include "test_cuts.moc"
