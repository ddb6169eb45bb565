// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <random>

using mqtt::Problem;
using mqtt::ProtocolVersion;
using support::Probe;
using Kind = mqtt::Problem::Kind;

namespace {

/// A server that says something as soon as somebody comes, whatever he says, and then nothing more.
class Stranger : public QTcpServer
{
public:
    explicit Stranger(QByteArray greeting)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, greeting = std::move(greeting)] {
            while (QTcpSocket *client = nextPendingConnection())
                client->write(greeting);
        });
    }
    mqtt::Endpoint endpoint() const
    {
        return {.host = QStringLiteral("127.0.0.1"), .port = serverPort(), .path = {}};
    }
};

} // namespace

/// Servers that do not speak MQTT, from the polite to the random.
class TestStrangers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKnownByTheirFirstBytes_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
        QTest::newRow("HTTP 1.0") << QByteArray("HTTP/1.0 400 Bad request\r\n\r\n");
        QTest::newRow("HTTP page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
        QTest::newRow("SMTP") << QByteArray("220 mail.example ESMTP Postfix\r\n");
        QTest::newRow("FTP") << QByteArray("220 (vsFTPd 3.0.3)\r\n");
        QTest::newRow("POP3") << QByteArray("+OK POP3 ready\r\n");
        QTest::newRow("IMAP") << QByteArray("* OK IMAP4rev1 Service Ready\r\n");
        QTest::newRow("TLS alert") << QByteArray::fromHex("15030300020232");
        QTest::newRow("TLS handshake") << QByteArray::fromHex("160303003a0200003603031122334455667788");
        QTest::newRow("Redis") << QByteArray("-ERR unknown command\r\n");
        QTest::newRow("MySQL") << QByteArray::fromHex("4a0000000a352e372e34322d6c6f67");
        QTest::newRow("Telnet") << QByteArray::fromHex("fffd18fffd20fffd23fffd27");
        QTest::newRow("AMQP") << QByteArray::fromHex("414d515000000901");
        QTest::newRow("noise") << QByteArray::fromHex("a7c8f1027f");
        QTest::newRow("2 MiB of a packet, it says") << QByteArray::fromHex("30ffff7f0001");
    }

    void areKnownByTheirFirstBytes()
    {
        QFETCH(QByteArray, greeting);
        for (const ProtocolVersion version : {ProtocolVersion::V311, ProtocolVersion::V5}) {
            const Stranger server(greeting);
            auto options = Probe::optionsFor(server.endpoint(), version);
            options.session.connackTimeout = std::chrono::milliseconds(1'000);
            options.reconnect.firstDelay = std::chrono::milliseconds(1);
            Probe probe(options);
            const Problem problem = probe.failNow(); // and does not try again
            QCOMPARE(problem.kind, Kind::NotMqtt);
            QVERIFY(greeting.startsWith(QByteArray::fromStdString(problem.firstBytes)));
            QVERIFY(!problem.firstBytes.empty() && problem.firstBytes.size() <= 64);
        }
    }

    void silenceIsGivenUp()
    {
        const Stranger server(QByteArray{});
        auto options = Probe::optionsFor(server.endpoint(), ProtocolVersion::V5);
        options.session.connackTimeout = std::chrono::milliseconds(300);
        Probe probe(options);
        QCOMPARE(probe.failNow().kind, Kind::ConnackTimeout);
    }

    void randomBytesEndInAProblemOfTheirKind()
    {
        const int rounds = support::scaled(100);
        support::OwnerWatch watch;
        std::map<Kind, int> kinds;
        for (int seed = 0; seed < rounds; ++seed) {
            std::minstd_rand random{std::uint32_t(seed + 1)};
            QByteArray noise(1 + int(random() % 400), '\0');
            for (char &byte : noise)
                byte = char(random() >> 7);
            const Stranger server(noise);
            auto options = Probe::optionsFor(server.endpoint(),
                                             seed % 2 == 0 ? ProtocolVersion::V311 : ProtocolVersion::V5);
            options.session.connackTimeout = std::chrono::milliseconds(50);
            Probe probe(options);
            const Problem problem = probe.failNow();
            ++kinds[problem.kind];
            const bool named = problem.kind == Kind::NotMqtt || problem.kind == Kind::BadPacket ||
                               problem.kind == Kind::ConnackTimeout ||
                               problem.kind == Kind::ConnectionRejected;
            QVERIFY2(named, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(int(problem.kind))));
            QCOMPARE(probe.sink->count(), std::size_t(0));
        }
        // The rest announced a packet that an MQTT server might send, which never came.
        QVERIFY2(kinds[Kind::ConnackTimeout] <= rounds / 10,
                 qPrintable(QString::number(kinds[Kind::ConnackTimeout])));
        QVERIFY(watch.longestGapMs() < support::OwnerWatch::kMostMs);
    }
};

QTEST_GUILESS_MAIN(TestStrangers)
#include "test_strangers.moc"
