// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificate_maker.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"

#include <QTest>

using mqtt::Endpoint;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::Qos;
using support::CertificateMaker;
using support::MosquittoBroker;
using support::Probe;

Q_DECLARE_METATYPE(mqtt::ProtocolVersion)

/// A real mosquitto by every way there is to it, in both versions.
class TestRealTransports : public QObject
{
    Q_OBJECT

private:
    enum Way
    {
        Tls,
        MutualTls,
        WebSocket,
        WebSocketTls,
        WebSocketMutualTls,
        Ways,
        Tcp,
        Local,
    };

    std::unique_ptr<CertificateMaker> m_made;
    std::unique_ptr<MosquittoBroker> m_broker;

    Endpoint endpointOf(int way) const
    {
        return way == Tcp     ? m_broker->endpoint()
               : way == Local ? m_broker->localEndpoint()
                              : m_broker->endpointOf(std::size_t(way));
    }

    mqtt::ConnectionOptions optionsFor(int way, ProtocolVersion version, const std::string &clientId) const
    {
        auto options = Probe::optionsFor(endpointOf(way), version, clientId);
        options.transport.tls.authorityFile = m_made->certificate("ca");
        if (way == MutualTls || way == WebSocketMutualTls) {
            options.transport.tls.certificateFile = m_made->path("client.p12");
            options.transport.tls.passphrase = "secret";
        }
        return options;
    }

    static void addWays()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<ProtocolVersion>("version");
        constexpr std::pair<const char *, int> kWays[] = {{"TCP", Tcp},
                                                          {"TLS", Tls},
                                                          {"mTLS", MutualTls},
                                                          {"local socket", Local},
                                                          {"ws", WebSocket},
                                                          {"wss", WebSocketTls},
                                                          {"wss and mTLS", WebSocketMutualTls}};
        for (const auto &[name, way] : kWays) {
            QTest::addRow("%s, 3.1.1", name) << way << ProtocolVersion::V311;
            QTest::addRow("%s, 5.0", name) << way << ProtocolVersion::V5;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_made = std::make_unique<CertificateMaker>();
        m_made->make({.name = "ca", .issuer = {}, .authority = true});
        m_made->make({.name = "server", .issuer = "ca", .alternativeNames = "IP:127.0.0.1"});
        m_made->make({.name = "client", .issuer = "ca"});
        m_made->openssl({"pkcs12", "-export", "-in", "client.pem", "-inkey", "client.key", "-out",
                         "client.p12", "-passout", "pass:secret"});
        const QString certificate = m_made->certificate("server");
        const QString key = m_made->key("server");
        const QString authority = m_made->certificate("ca");
        MosquittoBroker::Options options{.localSocket = true};
        options.listeners.resize(Ways);
        options.listeners[Tls] = {.certificateFile = certificate, .keyFile = key};
        options.listeners[MutualTls] = {
            .certificateFile = certificate, .keyFile = key, .clientAuthorityFile = authority};
        options.listeners[WebSocket] = {.webSockets = true};
        options.listeners[WebSocketTls] = {
            .webSockets = true, .certificateFile = certificate, .keyFile = key};
        options.listeners[WebSocketMutualTls] = {.webSockets = true,
                                                 .certificateFile = certificate,
                                                 .keyFile = key,
                                                 .clientAuthorityFile = authority};
        m_broker = std::make_unique<MosquittoBroker>(options);
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorText()));
    }

    void cleanupTestCase() { m_broker.reset(); }

    void everyQosArrivesExactly_data() { addWays(); }
    void everyQosArrivesExactly()
    {
        QFETCH(int, way);
        QFETCH(ProtocolVersion, version);
        auto options = optionsFor(way, version, "receiver");
        options.subscriptions = {{.filter = "exact/#", .maximumQos = Qos::ExactlyOnce}};
        Probe receiver(options);
        QVERIFY2(receiver.connectNow(), receiver.connection->state().problem.systemText.c_str());
        QCOMPARE(receiver.connection->state().tls != nullptr, endpointOf(way).usesTls());
        Probe sender(optionsFor(way, version, "sender"));
        QVERIFY(sender.connectNow());
        // Mosquitto 2.0.11 takes seconds for larger ones through a WebSocket, whoever reads them.
        const int size = endpointOf(way).usesWebSocket() ? 30'000 : 300'000;
        QByteArray everyByte;
        for (int i = 0; i < size; ++i)
            everyByte += char(i * 31 + i / 251);
        for (const Qos qos : {Qos::AtMostOnce, Qos::AtLeastOnce, Qos::ExactlyOnce}) {
            const auto done = sender.publish({.topic = "exact/" + std::to_string(int(qos)),
                                              .payload = everyByte,
                                              .qos = qos,
                                              .properties = {}});
            QVERIFY(done.has_value() && !done->lost);
        }
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == 3; }, 20'000));
        const auto messages = receiver.sink->messages();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(messages[std::size_t(i)].topic, "exact/" + std::to_string(i));
            QCOMPARE(int(messages[std::size_t(i)].qos), i);
            QVERIFY(messages[std::size_t(i)].payload == everyByte);
        }
        QVERIFY(sender.closeNow());
        QVERIFY(receiver.closeNow());
    }

    void manySmallMessagesKeepTheirOrder_data() { addWays(); }
    void manySmallMessagesKeepTheirOrder()
    {
        QFETCH(int, way);
        QFETCH(ProtocolVersion, version);
        constexpr int kMessages = 2'000;
        auto options = optionsFor(way, version, "receiver");
        options.subscriptions = {{.filter = "many", .maximumQos = Qos::AtLeastOnce}};
        Probe receiver(options);
        QVERIFY(receiver.connectNow());
        Probe sender(optionsFor(way, version, "sender"));
        QVERIFY(sender.connectNow());
        for (int i = 0; i < kMessages; ++i)
            sender.connection->publish({.topic = "many",
                                        .payload = QByteArray::number(i),
                                        .qos = Qos::AtLeastOnce,
                                        .properties = {}});
        QVERIFY(receiver.waitFor([&] { return receiver.sink->count() == kMessages; }, 20'000));
        const auto messages = receiver.sink->messages();
        for (int i = 0; i < kMessages; ++i)
            QCOMPARE(messages[std::size_t(i)].payload, QByteArray::number(i));
    }

    void withoutAClientCertificateTheBrokerSaysNo_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("mTLS") << int(MutualTls);
        QTest::newRow("wss and mTLS") << int(WebSocketMutualTls);
    }

    void withoutAClientCertificateTheBrokerSaysNo()
    {
        QFETCH(int, way);
        auto options = optionsFor(way, ProtocolVersion::V5, "nobody");
        options.transport.tls.certificateFile.clear();
        for (int attempt = 0; attempt < 3; ++attempt) {
            Probe probe(options);
            const Problem problem = probe.failNow();
            QCOMPARE(int(problem.kind), int(Problem::Kind::TlsFailed));
            QVERIFY2(problem.tlsFault == Problem::TlsFault::CertificateRequired, problem.systemText.c_str());
        }
        QVERIFY(!m_broker->log().contains("nobody"));
    }

    void theWrongTransportIsSaidSo_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("scheme");
        const auto row = [](const char *name, int way, Endpoint::Scheme scheme) {
            QTest::newRow(name) << way << int(scheme);
        };
        row("mqtt to TLS", Tls, Endpoint::Scheme::Mqtt);
        row("TLS to mqtt", Tcp, Endpoint::Scheme::Mqtts);
        row("ws to mqtt", Tcp, Endpoint::Scheme::Ws);
        row("ws to TLS", Tls, Endpoint::Scheme::Ws);
        row("mqtt to ws", WebSocket, Endpoint::Scheme::Mqtt);
        row("wss to TLS without ws", Tls, Endpoint::Scheme::Wss);
    }

    void theWrongTransportIsSaidSo()
    {
        QFETCH(int, way);
        QFETCH(int, scheme);
        auto options = optionsFor(way, ProtocolVersion::V5, "mistaken");
        options.endpoint.scheme = Endpoint::Scheme(scheme);
        options.connectTimeout = std::chrono::seconds(3);
        Probe probe(options);
        const Problem problem = probe.failNow(10'000);
        QVERIFY(problem.isProblem());
        QVERIFY(!m_broker->log().contains("mistaken"));
    }
};

QTEST_GUILESS_MAIN(TestRealTransports)
#include "test_real_transports.moc"
