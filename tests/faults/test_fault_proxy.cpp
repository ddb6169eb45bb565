// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_lane.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/scripted_broker.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using mqtt::PacketType;
using support::Fault;
using support::FaultLane;
using support::FaultProxy;
using support::From;
using support::PlannedFault;

namespace {

const QByteArray kOne = QByteArray("\x30\x04\x00\x01t1", 6);
const QByteArray kTwo = QByteArray("\x30\x04\x00\x01t2", 6);
const QByteArray kThree = QByteArray("\x30\x04\x00\x01t3", 6);
const QByteArray kAll = kOne + kTwo + kThree;
const QByteArray kPing = QByteArray("\xD0\x00", 2);

/// A server that greets its client with these bytes and then mirrors.
support::ScriptedBroker::Reaction mirror()
{
    return [](QTcpSocket &client, const QByteArray &received) { client.write(received); };
}

/// A plain socket through the proxy, in this thread.
struct Wire
{
    explicit Wire(const FaultProxy &proxy)
    {
        socket.connectToHost(proxy.endpoint().host, proxy.endpoint().port);
        socket.waitForConnected(5'000);
    }
    QByteArray readSoFar(int quietMs = 200)
    {
        QByteArray all;
        while (socket.bytesAvailable() > 0 || socket.waitForReadyRead(quietMs))
            all += socket.readAll();
        return all;
    }
    QTcpSocket socket;
};

} // namespace

/// The tool that the other tests of this folder trust.
class TestFaultProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(support::takeUnfiredFaults(), QStringList()); }

    void eachFaultStrikesItsPacket_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QByteArray>("passed");
        QTest::addColumn<bool>("ends");
        const auto fault = [](Fault::Kind kind, int nth, int times = 1, int byte = -1) {
            return Fault{
                .kind = kind, .type = PacketType::Publish, .nth = nth, .times = times, .byteInPacket = byte};
        };
        QTest::newRow("eat the second") << fault(Fault::Kind::Eat, 2) << kOne + kThree << false;
        QTest::newRow("eat all from the second") << fault(Fault::Kind::Eat, 2, 0) << kOne << false;
        QTest::newRow("duplicate") << fault(Fault::Kind::Duplicate, 1) << kOne + kOne + kTwo + kThree
                                   << false;
        QTest::newRow("swap") << fault(Fault::Kind::Swap, 1) << kTwo + kOne + kThree << false;
        QTest::newRow("flip") << fault(Fault::Kind::FlipBit, 3, 1, 5) << kOne + kTwo + kThree.left(5) + '2'
                              << false;
        QTest::newRow("close after the first") << fault(Fault::Kind::Close, 1) << kOne << true;
        QTest::newRow("reset within the second")
            << fault(Fault::Kind::Reset, 2, 1, 3) << kOne + kTwo.left(3) << true;
        QTest::newRow("half-open before the third")
            << fault(Fault::Kind::HalfOpen, 3, 1, 0) << kOne + kTwo << true;
        QTest::newRow("close after 8 bytes")
            << Fault{.kind = Fault::Kind::Close, .byteInStream = 8} << kAll.left(8) << true;
    }

    void eachFaultStrikesItsPacket()
    {
        QFETCH(Fault, fault);
        QFETCH(QByteArray, passed);
        QFETCH(bool, ends);
        for (const qsizetype slice : {kAll.size(), qsizetype(1), qsizetype(7)}) {
            std::vector<PlannedFault> plan{{.fault = fault}};
            FaultLane lane(From::Server, plan);
            QByteArray got;
            bool ended = false;
            for (qsizetype at = 0; at < kAll.size() && !ended; at += slice) {
                const FaultLane::Outcome outcome = lane.pass(kAll.mid(at, slice));
                got += outcome.bytes;
                ended = outcome.ending.has_value();
            }
            QCOMPARE(got + (ended ? QByteArray() : lane.rest()), passed);
            QCOMPARE(ended, ends);
            QVERIFY(plan[0].fired >= 1);
        }
    }

    void aFaultLeavesOtherPacketsAndTheOtherDirectionAlone()
    {
        std::vector<PlannedFault> plan{
            {.fault = {.kind = Fault::Kind::Eat, .type = PacketType::Pingresp, .times = 0}}};
        FaultLane fromServer(From::Server, plan);
        FaultLane fromClient(From::Client, plan);
        QCOMPARE(fromServer.pass(kOne + kPing + kTwo).bytes, kOne + kTwo);
        QCOMPARE(fromClient.pass(kPing).bytes, kPing);
        QCOMPARE(plan[0].fired, 1);
    }

    void whatIsNoMqttPassesAsItComes()
    {
        std::vector<PlannedFault> plan;
        FaultLane lane(From::Server, plan);
        const QByteArray bytes("\xFF\xFF\xFF\xFF\xFF\xFF hello");
        QCOMPARE(lane.pass(bytes).bytes, bytes);
        QCOMPARE(lane.pass("more").bytes, QByteArray("more"));
    }

    void aProxyWithoutFaultsIsTransparent()
    {
        support::ScriptedBroker server(mirror());
        FaultProxy proxy(server.endpoint());
        Wire wire(proxy);
        QByteArray sent;
        for (int i = 0; i < 500; ++i)
            sent += support::ScriptedBroker::packet(0x30, QByteArray(i * 7, char(i)));
        wire.socket.write(sent);
        QCOMPARE(wire.readSoFar(), sent);
        wire.socket.disconnectFromHost();
    }

    void aResetIsAResetAndACloseIsNone_data()
    {
        QTest::addColumn<Fault::Kind>("kind");
        QTest::newRow("close") << Fault::Kind::Close;
        QTest::newRow("reset") << Fault::Kind::Reset;
    }

    void aResetIsAResetAndACloseIsNone()
    {
        QFETCH(Fault::Kind, kind);
        support::ScriptedBroker server(mirror());
        FaultProxy proxy(server.endpoint());
        proxy.add({.kind = kind, .from = From::Client, .type = PacketType::Publish});
        // Qt's socket calls both the same; the system does not.
        const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(proxy.endpoint().port);
        const timeval patience{5, 0};
        ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        QCOMPARE(::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::send(client, kOne.constData(), std::size_t(kOne.size()), 0), kOne.size());
        char byte = 0;
        const auto count = ::recv(client, &byte, 1, 0);
        const int error = count < 0 ? errno : 0;
        ::close(client);
        QCOMPARE(error, kind == Fault::Kind::Reset ? ECONNRESET : 0);
        QVERIFY(count <= 0);
        QCOMPARE(proxy.cuts(), 1);
    }

    void aHalfOpenConnectionStaysUpAndSilent()
    {
        support::ScriptedBroker server(mirror());
        FaultProxy proxy(server.endpoint());
        proxy.add(
            {.kind = Fault::Kind::HalfOpen, .from = From::Client, .type = PacketType::Publish, .nth = 2});
        Wire wire(proxy);
        wire.socket.write(kOne);
        QCOMPARE(wire.readSoFar(), kOne);
        wire.socket.write(kTwo);
        wire.socket.write(kThree);
        QCOMPARE(wire.readSoFar(), QByteArray());
        QCOMPARE(wire.socket.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(server.received(), kOne + kTwo); // the last that got through
    }

    void aSlowLineTakesItsTime()
    {
        support::ScriptedBroker server(mirror());
        FaultProxy proxy(server.endpoint());
        proxy.setShape({.latency = std::chrono::milliseconds(60), .bytesPerSecond = 600, .sliceBytes = 2});
        Wire wire(proxy);
        QElapsedTimer elapsed;
        elapsed.start();
        wire.socket.write(kAll + kAll); // 36 bytes: 60 ms there, twice 60 ms line, 60 ms back
        QByteArray got;
        int reads = 0;
        while (got.size() < 36 && wire.socket.waitForReadyRead(5'000)) {
            got += wire.socket.readAll();
            ++reads;
        }
        QCOMPARE(got, kAll + kAll);
        QVERIFY2(elapsed.elapsed() >= 170, qPrintable(QString::number(elapsed.elapsed())));
        QVERIFY(reads > 4);
    }

    void aFaultThatDoesNotFireIsTold()
    {
        support::ScriptedBroker server(mirror());
        {
            FaultProxy proxy(server.endpoint());
            proxy.add({.kind = Fault::Kind::Eat, .from = From::Client, .type = PacketType::Puback, .nth = 3});
            proxy.setShape({.sliceBytes = 1});
            proxy.cutNow();
        }
        QCOMPARE(support::takeUnfiredFaults(),
                 QStringList({"cut now: no connection", "eat at byte -1 of PUBACK 3 of the client",
                              "the shape of the line: no byte passed"}));
    }
};

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "test_fault_proxy.moc"
