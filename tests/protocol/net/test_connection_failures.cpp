// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using mqtt::Problem;
using mqtt::ProtocolVersion;
using support::Probe;
using support::ScriptedBroker;

namespace {

std::string hostOf(const ScriptedBroker &broker) { return broker.endpoint().host.toStdString(); }

/// A listening socket whose backlog is full: the system drops whatever knocks.
class FullPort
{
public:
    FullPort()
    {
        m_server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_server, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
            ::listen(m_server, 0) != 0 ||
            ::getsockname(m_server, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no listening socket");
        m_port = ntohs(address.sin_port);
        for (int &client : m_clients) {
            client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            ::connect(client, reinterpret_cast<sockaddr *>(&address), size);
        }
    }
    ~FullPort()
    {
        for (const int client : m_clients)
            ::close(client);
        ::close(m_server);
    }
    mqtt::Endpoint endpoint() const { return {.host = QStringLiteral("127.0.0.1"), .port = m_port}; }

private:
    int m_server = -1;
    int m_clients[4] = {};
    std::uint16_t m_port = 0;
};

} // namespace

class TestConnectionFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatThePortIsClosed()
    {
        const std::uint16_t port = support::freePort();
        Probe probe(Probe::optionsFor({.host = "localhost", .port = port}, ProtocolVersion::V5));
        const Problem problem = probe.failNow();
        QCOMPARE(problem.kind, Problem::Kind::ConnectionRefused);
        QCOMPARE(problem.host, std::string("localhost"));
        QCOMPARE(problem.port, port);
        QVERIFY(!problem.systemText.empty());
    }

    void saysThatTheHostIsUnknown()
    {
        Probe probe(Probe::optionsFor({.host = "no-such-host.invalid", .port = 1883}, ProtocolVersion::V5));
        const Problem problem = probe.failNow(15'000);
        QVERIFY(problem.kind == Problem::Kind::HostNotFound || problem.kind == Problem::Kind::ConnectTimeout);
    }

    void givesUpWhenNothingAnswers()
    {
        const FullPort port;
        auto options = Probe::optionsFor(port.endpoint(), ProtocolVersion::V5);
        options.connectTimeout = std::chrono::milliseconds(400);
        Probe probe(options);
        QElapsedTimer elapsed;
        elapsed.start();
        QCOMPARE(probe.failNow().kind, Problem::Kind::ConnectTimeout);
        QVERIFY(elapsed.elapsed() >= 370);
    }

    void canBeCancelledWhileItConnects()
    {
        const FullPort port;
        Probe probe(Probe::optionsFor(port.endpoint(), ProtocolVersion::V5));
        probe.connection->open();
        QVERIFY(probe.waitForPhase(mqtt::ConnectionState::Phase::Resolving));
        QElapsedTimer elapsed;
        elapsed.start();
        QVERIFY(probe.closeNow());
        QVERIFY(elapsed.elapsed() < 100);
    }

    void localhostFallsBackToIPv4()
    {
        ScriptedBroker broker(ScriptedBroker::connack311());
        mqtt::Endpoint endpoint = broker.endpoint();
        endpoint.host = "localhost";
        Probe probe(Probe::optionsFor(endpoint, ProtocolVersion::V311));
        QVERIFY(probe.connectNow());
    }

    void knowsServersThatAreNotMqtt_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
        QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    }

    void knowsServersThatAreNotMqtt()
    {
        QFETCH(QByteArray, answer);
        ScriptedBroker broker(answer);
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5));
        QElapsedTimer elapsed;
        elapsed.start();
        const Problem problem = probe.failNow();
        QCOMPARE(problem.kind, Problem::Kind::NotMqtt);
        QVERIFY(answer.startsWith(QByteArray::fromStdString(problem.firstBytes)));
        QVERIFY(!problem.firstBytes.empty());
        QVERIFY(elapsed.elapsed() < 1'000);
    }

    void tellsWhyConnackRefused_data()
    {
        QTest::addColumn<bool>("v5");
        QTest::addColumn<int>("code");
        for (int code = 1; code <= 5; ++code)
            QTest::addRow("3.1.1 code %d", code) << false << code;
        for (const int code : {0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A,
                               0x8C, 0x90, 0x95, 0x97, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9F})
            QTest::addRow("5.0 code 0x%02x", code) << true << code;
    }

    void tellsWhyConnackRefused()
    {
        QFETCH(bool, v5);
        QFETCH(int, code);
        const QByteArray reason("\x1F\x00\x02no", 5);
        ScriptedBroker broker(v5 ? ScriptedBroker::connack5(static_cast<unsigned char>(code), reason)
                                 : ScriptedBroker::connack311(char(code)));
        Probe probe(Probe::optionsFor(broker.endpoint(), v5 ? ProtocolVersion::V5 : ProtocolVersion::V311));
        const Problem problem = probe.failNow();
        QCOMPARE(problem.kind, Problem::Kind::ConnectionRejected);
        QCOMPARE(int(problem.reasonCode), code);
        QCOMPARE(problem.serverText, std::string(v5 ? "no" : ""));
        QCOMPARE(problem.host, hostOf(broker));
    }

    void endsOnAMalformedPacket_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        const auto publish = [](const QByteArray &topic) {
            return ScriptedBroker::packet(0x30, QByteArray(1, '\0') + char(topic.size()) + topic + "x");
        };
        QTest::newRow("invalid UTF-8 topic") << publish("a\xFF") << int(mqtt::WireFault::InvalidUtf8);
        QTest::newRow("wildcard topic") << publish("a/#") << int(mqtt::WireFault::TopicName);
        QTest::newRow("QoS 3") << ScriptedBroker::packet(0x36, QByteArray("\0\1a\0\1", 5))
                               << int(mqtt::WireFault::QosThree);
        QTest::newRow("length never ends")
            << QByteArray("\x30\xFF\xFF\xFF\xFF\x01") << int(mqtt::WireFault::RemainingLength);
        QTest::newRow("truncated") << ScriptedBroker::packet(0x30, QByteArray("\0\x09"
                                                                              "a",
                                                                              3))
                                   << int(mqtt::WireFault::Truncated);
    }

    void endsOnAMalformedPacket()
    {
        QFETCH(QByteArray, bytes);
        ScriptedBroker broker(ScriptedBroker::connack311() + bytes);
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311));
        const Problem problem = probe.failNow();
        QCOMPARE(problem.kind, Problem::Kind::BadPacket);
        QTEST(int(problem.wireError.fault), "fault");
        QCOMPARE(probe.sink->count(), std::size_t(0));
    }

    void anAnnouncedLengthTakesNoMemory()
    {
        // 256 MiB announced, one byte sent: waits, and the cut counts what was thrown away.
        ScriptedBroker broker(ScriptedBroker::connack311() + QByteArray("\x30\xFF\xFF\xFF\x7F"
                                                                        "x",
                                                                        6));
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311));
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.connection->counters().bytesReceived == 10; }));
        QCOMPARE(probe.connection->state().phase, mqtt::ConnectionState::Phase::Connected);
        broker.dropClients();
        QVERIFY(probe.waitForPhase(mqtt::ConnectionState::Phase::Failed));
        QCOMPARE(probe.connection->counters().bytesDiscarded, std::uint64_t(6));
    }

    void aSilentServerIsGivenUp()
    {
        ScriptedBroker broker(QByteArray{});
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5);
        options.session.connackTimeout = std::chrono::milliseconds(300);
        Probe probe(options);
        QCOMPARE(probe.failNow().kind, Problem::Kind::ConnackTimeout);
    }

    void aHalfOpenConnectionIsNoticedByKeepAlive()
    {
        ScriptedBroker broker(ScriptedBroker::connack311());
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V311);
        options.session.keepAlive = std::chrono::seconds(1);
        Probe probe(options);
        QCOMPARE(probe.failNow(10'000).kind, Problem::Kind::KeepAliveTimeout);
        QVERIFY(broker.received().endsWith(QByteArray("\xC0\x00", 2)));
    }

    void aServerThatClosesAtOnceIsNamed()
    {
        ScriptedBroker broker([](QTcpSocket &client, const QByteArray &) { client.disconnectFromHost(); });
        Probe probe(Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5));
        QCOMPARE(probe.failNow().kind, Problem::Kind::ClosedByServer);
    }

    void optionsThatCannotBeSentAreRefused()
    {
        ScriptedBroker broker(ScriptedBroker::connack5());
        auto options = Probe::optionsFor(broker.endpoint(), ProtocolVersion::V5);
        options.session.username = std::string(70'000, 'x');
        Probe probe(options);
        QCOMPARE(probe.failNow().kind, Problem::Kind::InvalidOptions);
        QVERIFY(broker.received().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConnectionFailures)
#include "test_connection_failures.moc"
