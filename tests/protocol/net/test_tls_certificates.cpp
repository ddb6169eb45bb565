// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificate_maker.h"
#include "tests/support/openssl_server.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"
#include "tests/support/tls_server.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

using mqtt::ConnectionState;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::TlsOptions;
using support::CertificateMaker;
using support::OpensslServer;
using support::Probe;
using support::TlsServer;
using Fault = Problem::TlsFault;

Q_DECLARE_METATYPE(mqtt::TlsOptions)
Q_DECLARE_METATYPE(mqtt::Problem::TlsFault)

namespace {

constexpr int kAttempts = 3;

QByteArray fingerprintOf(const QString &file)
{
    return QSslCertificate::fromPath(file).value(0).digest(QCryptographicHash::Sha256);
}

mqtt::ConnectionOptions optionsFor(const mqtt::Endpoint &endpoint, const TlsOptions &tls)
{
    auto options = Probe::optionsFor(endpoint, ProtocolVersion::V311);
    options.transport.tls = tls;
    return options;
}

} // namespace

/// Whom we talk to: servers with every kind of right and wrong certificate. A refused server is tried three
/// times and never gets a byte of MQTT.
class TestTlsCertificates : public QObject
{
    Q_OBJECT

private:
    CertificateMaker m_made;

    TlsOptions trusting(const QString &authority) const
    {
        return {.authorityFile = m_made.certificate(authority)};
    }
    TlsOptions pinned(const QString &certificate) const
    {
        return {.trustedFingerprint = fingerprintOf(m_made.certificate(certificate))};
    }
    TlsOptions asClient(const QString &name) const
    {
        return {.authorityFile = m_made.certificate("ca"),
                .certificateFile = m_made.certificate(name),
                .keyFile = m_made.key(name)};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString local("DNS:localhost,IP:127.0.0.1");
        m_made.make({.name = "ca", .issuer = {}, .authority = true});
        m_made.make({.name = "stranger", .issuer = {}, .authority = true});
        m_made.make({.name = "middle", .issuer = "ca", .authority = true});
        m_made.make({.name = "valid", .issuer = "ca", .alternativeNames = local});
        m_made.make({.name = "rsa", .issuer = "ca", .alternativeNames = local, .keyKind = {"rsa"}});
        m_made.make({.name = "nameonly", .issuer = "ca", .alternativeNames = "DNS:localhost"});
        m_made.make({.name = "renewed", .issuer = "ca", .alternativeNames = local});
        m_made.make({.name = "self", .issuer = {}, .alternativeNames = local});
        m_made.make({.name = "unknown", .issuer = "stranger", .alternativeNames = local});
        m_made.make({.name = "below", .issuer = "middle", .alternativeNames = local});
        m_made.make({.name = "elsewhere", .issuer = "ca", .alternativeNames = "DNS:a.example,DNS:b.example"});
        m_made.make({.name = "star", .issuer = "ca", .alternativeNames = "DNS:*.broker.example"});
        m_made.make({.name = "common", .issuer = "ca", .commonName = "127.0.0.1"});
        m_made.make({.name = "expired",
                     .issuer = "ca",
                     .alternativeNames = local,
                     .notBefore = "20200101000000Z",
                     .notAfter = "20240501000000Z"});
        m_made.make({.name = "tooearly",
                     .issuer = "ca",
                     .alternativeNames = local,
                     .notBefore = "20980101000000Z",
                     .notAfter = "20990101000000Z"});
        m_made.make({.name = "client", .issuer = "ca"});
        m_made.make({.name = "foreign", .issuer = "stranger"});
        m_made.joined({"below.pem", "middle.pem"}, "below-chain.pem");
        m_made.joined({"ca.pem", "stranger.pem"}, "both.pem");
    }

    void takesTheRightServer_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("host");
        QTest::addColumn<TlsOptions>("tls");
        const auto row = [](const char *name, const char *certificate, const char *host,
                            const TlsOptions &tls) { QTest::newRow(name) << certificate << host << tls; };
        row("own authority, by name", "valid", "localhost", trusting("ca"));
        row("own authority, by IP address", "valid", "127.0.0.1", trusting("ca"));
        row("RSA", "rsa", "127.0.0.1", trusting("ca"));
        row("a name with a final dot", "valid", "localhost.", trusting("ca"));
        row("one of several authorities", "valid", "127.0.0.1",
            TlsOptions{.authorityFile = m_made.path("both.pem")});
        row("with its intermediate", "below-chain", "127.0.0.1", trusting("ca"));
        row("another name asked for", "elsewhere", "127.0.0.1",
            TlsOptions{.authorityFile = m_made.certificate("ca"), .serverName = "b.example"});
        row("wildcard", "star", "127.0.0.1",
            TlsOptions{.authorityFile = m_made.certificate("ca"), .serverName = "a.broker.example"});
        row("TLS 1.3 at least", "valid", "127.0.0.1",
            TlsOptions{.authorityFile = m_made.certificate("ca"), .minimum = TlsOptions::Minimum::Tls13});
        row("verified and pinned", "valid", "127.0.0.1",
            TlsOptions{.authorityFile = m_made.certificate("ca"),
                       .trustedFingerprint = fingerprintOf(m_made.certificate("valid"))});
    }

    void takesTheRightServer()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, host);
        QFETCH(TlsOptions, tls);
        TlsServer server({.certificateFile = m_made.certificate(certificate),
                          .keyFile = m_made.key(certificate.section('-', 0, 0))});
        mqtt::Endpoint endpoint = server.endpoint();
        endpoint.host = host;
        Probe probe(optionsFor(endpoint, tls));
        QVERIFY2(probe.connectNow(), probe.connection->state().problem.systemText.c_str());
        const mqtt::TlsFactsPtr facts = probe.connection->state().tls;
        QVERIFY(facts);
        QCOMPARE(int(facts->overriddenFault), int(Fault::None));
        QVERIFY(facts->protocol == "TLS 1.3" && !facts->cipher.isEmpty());
        QCOMPARE(facts->chain.first().fingerprint, fingerprintOf(m_made.certificate(certificate)));
    }

    void refusesTheWrongServerBeforeAnyMqtt_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<TlsOptions>("tls");
        QTest::addColumn<Fault>("fault");
        const auto row = [](const char *name, const char *certificate, const TlsOptions &tls, Fault fault) {
            QTest::newRow(name) << certificate << tls << fault;
        };
        row("expired", "expired", trusting("ca"), Fault::Expired);
        row("not yet valid", "tooearly", trusting("ca"), Fault::NotYetValid);
        row("wrong host", "elsewhere", trusting("ca"), Fault::WrongHost);
        row("no IP address in it", "nameonly", trusting("ca"), Fault::WrongHost);
        row("wildcard of another domain", "star", trusting("ca"), Fault::WrongHost);
        row("another name asked for", "valid",
            TlsOptions{.authorityFile = m_made.certificate("ca"), .serverName = "b.example"},
            Fault::WrongHost);
        row("self-signed", "self", trusting("ca"), Fault::SelfSigned);
        row("self-signed, system's authorities", "self", {}, Fault::SelfSigned);
        row("unknown authority", "unknown", trusting("ca"), Fault::UnknownAuthority);
        row("own authority, which the system lacks", "valid", {}, Fault::UnknownAuthority);
        row("intermediate missing", "below", trusting("ca"), Fault::UnknownAuthority);
        row("not the pinned one", "self", pinned("valid"), Fault::FingerprintChanged);
        row("not the pinned one, though verified", "renewed",
            TlsOptions{.authorityFile = m_made.certificate("ca"),
                       .trustedFingerprint = fingerprintOf(m_made.certificate("valid"))},
            Fault::FingerprintChanged);
        row("pinned to the authority instead", "valid", pinned("ca"), Fault::FingerprintChanged);
    }

    void refusesTheWrongServerBeforeAnyMqtt()
    {
        QFETCH(QString, certificate);
        QFETCH(TlsOptions, tls);
        QFETCH(Fault, fault);
        TlsServer server(
            {.certificateFile = m_made.certificate(certificate), .keyFile = m_made.key(certificate)});
        for (int attempt = 1; attempt <= kAttempts; ++attempt) {
            Probe probe(optionsFor(server.endpoint(), tls));
            const Problem problem = probe.failNow();
            QCOMPARE(int(problem.kind), int(Problem::Kind::TlsFailed));
            QCOMPARE(int(problem.tlsFault), int(fault));
            QVERIFY(!problem.retryCanHelp());
            QVERIFY(problem.certificate.has_value());
            QCOMPARE(QByteArray::fromStdString(problem.certificate->fingerprint),
                     fingerprintOf(m_made.certificate(certificate)));
            const mqtt::TlsFactsPtr facts = probe.connection->state().tls; // to be looked at, and trusted
            QVERIFY(facts && !facts->chain.isEmpty());
            QCOMPARE(facts->chain.first().fingerprint, fingerprintOf(m_made.certificate(certificate)));
            QCOMPARE(server.connections(), attempt);
        }
        QTest::qWait(20);
        QCOMPARE(server.receivedCount(), 0);
    }

    void theProblemCarriesWhatTheCertificateSays()
    {
        TlsServer server(
            {.certificateFile = m_made.certificate("elsewhere"), .keyFile = m_made.key("elsewhere")});
        Probe probe(optionsFor(server.endpoint(), trusting("ca")));
        const Problem problem = probe.failNow();
        QCOMPARE(problem.serverName, std::string("127.0.0.1"));
        QCOMPARE(problem.certificate->names, (std::vector<std::string>{"a.example", "b.example"}));
        QCOMPARE(problem.certificate->subject, std::string("elsewhere"));
        QCOMPARE(problem.certificate->issuer, std::string("ca"));
        const auto facts = probe.connection->state().tls->chain.first();
        QCOMPARE(facts.alternativeNames, (QStringList{"DNS:a.example", "DNS:b.example"}));
        QCOMPARE(facts.notAfter, QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(facts.keyAlgorithm, QStringLiteral("EC 256"));
        QVERIFY(!QSslCertificate(facts.der, QSsl::Der).isNull());
    }

    void takesExactlyTheCertificateThatTheUserTrusts_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<Fault>("overridden");
        QTest::newRow("self-signed") << "self" << Fault::SelfSigned;
        QTest::newRow("expired") << "expired" << Fault::UnknownAuthority;
        QTest::newRow("unknown authority") << "unknown" << Fault::UnknownAuthority;
    }

    void takesExactlyTheCertificateThatTheUserTrusts()
    {
        QFETCH(QString, certificate);
        QFETCH(Fault, overridden);
        TlsServer server(
            {.certificateFile = m_made.certificate(certificate), .keyFile = m_made.key(certificate)});
        Probe probe(optionsFor(server.endpoint(), pinned(certificate)));
        QVERIFY(probe.connectNow());
        QCOMPARE(int(probe.connection->state().tls->overriddenFault), int(overridden)); // stays visible
    }

    void anOwnAuthorityReplacesTheSystems()
    {
        // As if the system trusted "ca".
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration system = before;
        system.setCaCertificates(QSslCertificate::fromPath(m_made.certificate("ca")));
        QSslConfiguration::setDefaultConfiguration(system);
        const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(before); });
        TlsServer server({.certificateFile = m_made.certificate("valid"), .keyFile = m_made.key("valid")});
        Probe byTheSystem(optionsFor(server.endpoint(), {}));
        QVERIFY(byTheSystem.connectNow());
        const auto count = server.receivedCount();
        Probe byAnother(optionsFor(server.endpoint(), trusting("stranger")));
        QCOMPARE(int(byAnother.failNow().tlsFault), int(Fault::UnknownAuthority));
        QCOMPARE(server.receivedCount(), count);
    }

    void aServerThatKnowsUsTakesUs_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("TLS 1.2") << "-tls1_2";
        QTest::newRow("TLS 1.3") << "-tls1_3";
    }

    void aServerThatKnowsUsTakesUs()
    {
        QFETCH(QString, version);
        OpensslServer server(m_made.path("."), {"-cert", "valid.pem", "-key", "valid.key", "-CAfile",
                                                "ca.pem", "-Verify", "1", "-verify_return_error", version});
        Probe probe(optionsFor(server.endpoint(), asClient("client")));
        probe.connection->open();
        QVERIFY(probe.waitFor([&] { return server.gotMqtt(); }));
    }

    void aServerThatWantsAnotherClientCertificateIsSaidSo_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("client");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("TLS 1.2, none") << "-tls1_2"
                                       << "" << Fault::CertificateRequired;
        QTest::newRow("TLS 1.3, none") << "-tls1_3"
                                       << "" << Fault::CertificateRequired;
        QTest::newRow("TLS 1.2, of another authority") << "-tls1_2"
                                                       << "foreign" << Fault::CertificateRequired;
        QTest::newRow("TLS 1.3, of another authority") << "-tls1_3"
                                                       << "foreign" << Fault::CertificateRequired;
    }

    void aServerThatWantsAnotherClientCertificateIsSaidSo()
    {
        QFETCH(QString, version);
        QFETCH(QString, client);
        QFETCH(Fault, fault);
        OpensslServer server(m_made.path("."), {"-cert", "valid.pem", "-key", "valid.key", "-CAfile",
                                                "ca.pem", "-Verify", "1", "-verify_return_error", version});
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            Probe probe(optionsFor(server.endpoint(), client.isEmpty() ? trusting("ca") : asClient(client)));
            const Problem problem = probe.failNow();
            QCOMPARE(int(problem.kind), int(Problem::Kind::TlsFailed));
            QVERIFY2(problem.tlsFault == fault, problem.systemText.c_str());
            QVERIFY(probe.connection->state().tls || version == "-tls1_2");
        }
        QTest::qWait(20);
        QVERIFY(!server.gotMqtt());
    }

    void noCommonVersionIsSaidSo_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("atLeast13");
        QTest::newRow("server 1.2, we 1.3") << "-tls1_2" << true;
        QTest::newRow("server 1.1, we 1.2") << "-tls1_1" << false;
    }

    void noCommonVersionIsSaidSo()
    {
        QFETCH(QString, version);
        QFETCH(bool, atLeast13);
        OpensslServer server(m_made.path("."), {"-cert", "valid.pem", "-key", "valid.key", version, "-cipher",
                                                "ALL:@SECLEVEL=0"});
        TlsOptions tls = trusting("ca");
        tls.minimum = atLeast13 ? TlsOptions::Minimum::Tls13 : TlsOptions::Minimum::Tls12;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            Probe probe(optionsFor(server.endpoint(), tls));
            const Problem problem = probe.failNow();
            QCOMPARE(int(problem.kind), int(Problem::Kind::TlsFailed));
            QVERIFY2(problem.tlsFault == Fault::VersionRefused, problem.systemText.c_str());
        }
        QVERIFY(!server.gotMqtt());
    }

    void aPlaintextServerOnTheTlsPortIsSaidSo_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
        QTest::newRow("MQTT") << support::ScriptedBroker::connack311(1);
    }

    void aPlaintextServerOnTheTlsPortIsSaidSo()
    {
        QFETCH(QByteArray, answer);
        support::ScriptedBroker server(answer);
        mqtt::Endpoint endpoint = server.endpoint();
        endpoint.scheme = mqtt::Endpoint::Scheme::Mqtts;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            auto options = optionsFor(endpoint, trusting("ca"));
            options.connectTimeout = std::chrono::milliseconds(300); // fewer bytes than a record's head
            Probe probe(options);
            const Problem problem = probe.failNow();
            QCOMPARE(int(problem.kind), int(Problem::Kind::TlsFailed));
            QVERIFY2(problem.tlsFault == Fault::NotTls, problem.systemText.c_str());
            QCOMPARE(QByteArray::fromStdString(problem.firstBytes), answer);
        }
        QVERIFY(!server.received().contains("MQTT"));
    }

    void aTlsServerOnThePlaintextPortIsSaidSo()
    {
        OpensslServer server(m_made.path("."), {"-cert", "valid.pem", "-key", "valid.key"});
        mqtt::Endpoint endpoint = server.endpoint();
        endpoint.scheme = mqtt::Endpoint::Scheme::Mqtt;
        Probe probe(optionsFor(endpoint, {}));
        const Problem::Kind kind = probe.failNow().kind; // OpenSSL says an alert or just hangs up
        QVERIFY(kind == Problem::Kind::NotMqtt || kind == Problem::Kind::ClosedByServer);
    }
};

QTEST_GUILESS_MAIN(TestTlsCertificates)
#include "test_tls_certificates.moc"
