// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tls_records.h"
#include "protocol/net/transport_factory.h"
#include "tests/support/certificate_maker.h"
#include "tests/support/openssl_server.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"
#include "tests/support/tls_server.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::TlsOptions;
using support::OpensslServer;
using support::Probe;
using support::ScriptedBroker;
using support::TlsServer;
using Fault = Problem::TlsFault;

namespace {

QByteArray publishOf(const QByteArray &payload)
{
    return ScriptedBroker::packet(0x30, QByteArray("\0\1t", 3) + payload);
}

} // namespace

/// What goes through TLS, and when.
class TestTlsTransport : public QObject
{
    Q_OBJECT

private:
    support::CertificateMaker m_made;

    TlsOptions trusting(const QString &authority) const
    {
        return {.authorityFile = m_made.certificate(authority)};
    }
    TlsServer::Options valid() const
    {
        return {.certificateFile = m_made.certificate("valid"), .keyFile = m_made.key("valid")};
    }
    static mqtt::ConnectionOptions optionsFor(const mqtt::Endpoint &endpoint, const TlsOptions &tls)
    {
        auto options = Probe::optionsFor(endpoint, ProtocolVersion::V311);
        options.transport.tls = tls;
        return options;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_made.make({.name = "ca", .issuer = {}, .authority = true});
        m_made.make({.name = "valid", .issuer = "ca", .alternativeNames = "IP:127.0.0.1"});
        m_made.make({.name = "other", .issuer = "ca", .alternativeNames = "DNS:b.example"});
    }

    void theStepsAreToldInOrder()
    {
        TlsServer server(valid());
        const auto transport = mqtt::makeTransport(server.endpoint(), {.tls = trusting("ca")});
        QList<int> steps;
        connect(transport.get(), &mqtt::Transport::progressed, this,
                [&](mqtt::TransportStep step) { steps.append(int(step)); });
        QSignalSpy opened(transport.get(), &mqtt::Transport::opened);
        QVERIFY(!transport->tlsFacts());
        transport->open(server.endpoint(), std::chrono::seconds(5));
        QVERIFY(opened.wait());
        QCOMPARE(steps, (QList<int>{int(mqtt::TransportStep::Resolved), int(mqtt::TransportStep::Connected),
                                    int(mqtt::TransportStep::Encrypted)}));
        QVERIFY(transport->tlsFacts());
        QSignalSpy closed(transport.get(), &mqtt::Transport::closed);
        transport->close();
        QVERIFY(!closed.isEmpty() || closed.wait());
        QCOMPARE(closed.size(), 1);
    }

    void theServerIsAskedForByName()
    {
        // It has two certificates and shows the second only to who asks for that name.
        OpensslServer server(m_made.path("."), {"-cert", "valid.pem", "-key", "valid.key", "-servername",
                                                "b.example", "-cert2", "other.pem", "-key2", "other.key"});
        TlsOptions tls = trusting("ca");
        tls.serverName = "b.example";
        Probe probe(optionsFor(server.endpoint(), tls));
        probe.connection->open();
        QVERIFY(probe.waitFor([&] { return server.gotMqtt(); }));
    }

    void agreesOnAProtocolByAlpn()
    {
        TlsServer server(
            {.certificateFile = m_made.certificate("valid"), .keyFile = m_made.key("valid"), .alpn = "mqtt"});
        TlsOptions tls = trusting("ca");
        tls.protocols = {"x-amzn-mqtt-ca", "mqtt"};
        Probe probe(optionsFor(server.endpoint(), tls));
        QVERIFY(probe.connectNow());
        QCOMPARE(probe.connection->state().tls->alpn, QStringLiteral("mqtt"));
    }

    void aServerThatNeverAnswersTlsEndsInTime()
    {
        support::ScriptedBroker silent(QByteArray{});
        mqtt::Endpoint endpoint = silent.endpoint();
        endpoint.scheme = mqtt::Endpoint::Scheme::Mqtts;
        auto options = optionsFor(endpoint, trusting("ca"));
        options.connectTimeout = std::chrono::milliseconds(200);
        Probe probe(options);
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.tlsFault), int(Fault::TimedOut));
        QVERIFY(problem.retryCanHelp());
        QVERIFY(!silent.received().contains("MQTT"));
    }

    void whatIsNotReadStaysWithTheServer()
    {
        constexpr std::size_t kMessages = 512;
        QByteArray all = ScriptedBroker::connack311();
        for (std::size_t i = 0; i < kMessages; ++i)
            all += publishOf(QByteArray(64 * 1024, char('a' + i % 26)));
        TlsServer::Options options = valid();
        options.answer = all;
        TlsServer server(options);
        Probe probe(optionsFor(server.endpoint(), trusting("ca")));
        probe.sink->hold(true);
        QVERIFY(probe.connectNow());
        QVERIFY(probe.waitFor([&] { return probe.connection->state().readingPaused; }));
        qint64 before = -1;
        while (before != server.unwritten()) {
            before = server.unwritten();
            QTest::qWait(200);
        }
        QVERIFY2(server.unwritten() > all.size() / 2, qPrintable(QString::number(server.unwritten())));
        QVERIFY(probe.sink->count() < 64);
        probe.sink->hold(false);
        QVERIFY(probe.waitFor([&] { return probe.sink->count() == kMessages; }, 20'000));
    }

    void aServerThatStopsReadingPushesBack()
    {
        TlsServer server({.certificateFile = m_made.certificate("valid"), .keyFile = m_made.key("valid")});
        Probe probe(optionsFor(server.endpoint(), trusting("ca")));
        QVERIFY(probe.connectNow());
        server.holdReading(true);
        class Endless final : public mqtt::PublishSource
        {
        public:
            explicit Endless(std::atomic<int> &made)
                : m_made(made)
            {}
            bool next(mqtt::Message &message) override
            {
                message.topic = std::string("t");
                message.payload = QByteArray(64 * 1024, 'x');
                ++m_made;
                return true;
            }
            void done(const mqtt::PublishDone &) override {}
            void refused(mqtt::RequestError) override {}

        private:
            std::atomic<int> &m_made;
        };
        std::atomic<int> made{0};
        probe.connection->publishFrom(std::make_unique<Endless>(made));
        QTest::qWait(400);
        const int atFirst = made;
        QTest::qWait(400);
        QCOMPARE(int(made), atFirst);   // nobody takes them, so no more are made
        QVERIFY(atFirst * 64 < 16'384); // KiB; most of it is in the system's buffers
        server.holdReading(false);
    }
    void tellsTlsFromWhatIsNone()
    {
        const auto view = [](const QByteArray &bytes) {
            return mqtt::ByteView(reinterpret_cast<const std::uint8_t *>(bytes.data()),
                                  std::size_t(bytes.size()));
        };
        QVERIFY(mqtt::looksLikeTls(view("\x16\x03\x01")));
        QVERIFY(mqtt::looksLikeTls(view("\x15\x03")));
        QVERIFY(!mqtt::looksLikeTls(view("HTTP")));
        QVERIFY(!mqtt::looksLikeTls(view("\x16")));
        const QByteArray hello("\x02\x00\x00\x02xx", 6);
        const QByteArray request("\x0D\x00\x00\x01x", 5);
        const auto record = [](const QByteArray &content) {
            return QByteArray("\x16\x03\x03\x00", 4) + char(content.size()) + content;
        };
        QVERIFY(mqtt::asksForCertificate(view(record(hello + request))));
        QVERIFY(mqtt::asksForCertificate(view(record(hello) + record(request))));
        QVERIFY(mqtt::asksForCertificate(view(record(hello + request.left(2)) + record(request.mid(2)))));
        QVERIFY(!mqtt::asksForCertificate(view(record(hello))));
        QVERIFY(!mqtt::asksForCertificate(view(record(hello).left(8))));
        QVERIFY(!mqtt::asksForCertificate({}));
    }
};

QTEST_GUILESS_MAIN(TestTlsTransport)
#include "test_tls_transport.moc"
