// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/tls_credentials.h"
#include "tests/support/certificate_maker.h"
#include "tests/support/openssl_server.h"
#include "tests/support/probe.h"

#include <QFile>
#include <QSslKey>
#include <QTest>

#include <sys/stat.h>

using mqtt::Problem;
using mqtt::TlsOptions;
using support::CertificateMaker;
using Fault = Problem::TlsFault;

Q_DECLARE_METATYPE(mqtt::Problem::TlsFault)

/// Who we are: certificate and key files of every kind, good and bad.
class TestTlsCredentials : public QObject
{
    Q_OBJECT

private:
    CertificateMaker m_made;

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_made.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    TlsOptions optionsFor(const QString &certificate, const QString &key, const QString &passphrase) const
    {
        return {.certificateFile = certificate.isEmpty() ? QString() : m_made.path(certificate),
                .keyFile = key.isEmpty() ? QString() : m_made.path(key),
                .passphrase = passphrase.toUtf8()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_made.make({.name = "ca", .issuer = {}, .authority = true});
        m_made.make({.name = "ec", .issuer = "ca", .alternativeNames = "IP:127.0.0.1"});
        m_made.make({.name = "rsa", .issuer = "ca", .keyKind = {"rsa"}});
        m_made.make({.name = "ed", .issuer = "ca"}); // its key is replaced below
        const auto encrypt = [this](const char *kind, const char *in, const char *out) {
            m_made.openssl({kind, "-in", in, "-out", out, "-aes256", "-passout", "pass:right"});
        };
        encrypt("ec", "ec.key", "ec-sec1-encrypted.key");
        m_made.openssl({"ec", "-in", "ec.key", "-out", "ec-sec1.key"});
        m_made.openssl({"rsa", "-in", "rsa.key", "-out", "rsa-pkcs1.key", "-traditional"});
        m_made.openssl({"rsa", "-in", "rsa.key", "-out", "rsa-pkcs1-encrypted.key", "-traditional", "-aes256",
                        "-passout", "pass:right"});
        m_made.openssl({"rsa", "-in", "rsa.key", "-out", "rsa.der", "-outform", "DER", "-traditional"});
        for (const QString name : {"ec", "rsa"}) {
            m_made.openssl({"pkcs8", "-topk8", "-in", name + ".key", "-out", name + "-pkcs8-encrypted.key",
                            "-passout", "pass:right"});
            m_made.openssl({"pkcs12", "-export", "-in", name + ".pem", "-inkey", name + ".key", "-certfile",
                            "ca.pem", "-out", name + ".p12", "-passout", "pass:right"});
        }
        m_made.openssl({"pkcs8", "-topk8", "-in", "ec.key", "-out", "ec-scrypt.key", "-scrypt", "-passout",
                        "pass:right"});
        m_made.openssl({"pkcs12", "-export", "-in", "ec.pem", "-inkey", "ec.key", "-out", "nopass.p12",
                        "-passout", "pass:"});
        m_made.openssl({"pkcs12", "-export", "-legacy", "-in", "ec.pem", "-inkey", "ec.key", "-out",
                        "old.p12", "-passout", "pass:right"});
        m_made.openssl({"genpkey", "-algorithm", "ed25519", "-out", "ed.key"});
        m_made.joined({"ec.pem", "ca.pem"}, "chain.pem");
        m_made.joined({"ec.pem", "ca.pem", "ec.key"}, "all.pem");
        m_made.joined({"ec-pkcs8-encrypted.key", "ec.pem"}, "all-encrypted.pem");
        write("empty.pem", {});
        write("text.pem", "hello\n");
        write("binary.p12", QByteArray(300, '\x30'));
        write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        m_made.joined({"ca.pem", "damaged.pem"}, "half-damaged.pem");
        write("damaged.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        write("huge.pem", QByteArray(1024 * 1024 + 1, 'x'));
    }

    void readsEveryKindOfKey_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<int>("chain");
        const auto row = [](const char *certificate, const char *key, const char *passphrase, int chain) {
            QTest::addRow("%s %s", certificate, key) << certificate << key << passphrase << chain;
        };
        row("ec.pem", "ec.key", "", 1);
        row("ec.pem", "ec-sec1.key", "", 1);
        row("ec.pem", "ec-sec1-encrypted.key", "right", 1);
        row("ec.pem", "ec-pkcs8-encrypted.key", "right", 1);
        row("ec.pem", "ec-scrypt.key", "right", 1);
        row("rsa.pem", "rsa.key", "", 1);
        row("rsa.pem", "rsa-pkcs1.key", "", 1);
        row("rsa.pem", "rsa-pkcs1-encrypted.key", "right", 1);
        row("rsa.pem", "rsa-pkcs8-encrypted.key", "right", 1);
        row("rsa.pem", "rsa.der", "", 1);
        row("chain.pem", "ec.key", "", 2);
        row("all.pem", "", "", 2);
        row("all-encrypted.pem", "", "right", 1);
        row("ec.p12", "", "right", 2);
        row("rsa.p12", "", "right", 2);
        row("nopass.p12", "", "", 1);
    }

    void readsEveryKindOfKey()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, passphrase);
        const auto configuration = mqtt::tlsConfiguration(optionsFor(certificate, key, passphrase));
        QVERIFY(configuration.has_value());
        QVERIFY(!configuration->privateKey().isNull());
        QTEST(int(configuration->localCertificateChain().size()), "chain");
        QCOMPARE(configuration->localCertificate().subjectInfo(QSslCertificate::CommonName).value(0),
                 certificate.startsWith("rsa") ? "rsa" : "ec");
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *certificate, const char *key, const char *passphrase, Fault fault,
                            const char *file) {
            QTest::addRow("%s %s '%s'", certificate, key, passphrase)
                << certificate << key << passphrase << fault << file;
        };
        row("absent.pem", "ec.key", "", Fault::FileUnreadable, "absent.pem");
        row("ec.pem", "absent.key", "", Fault::FileUnreadable, "absent.key");
        row(".", "ec.key", "", Fault::FileUnreadable, ".");
        row("empty.pem", "ec.key", "", Fault::FileInvalid, "empty.pem");
        row("text.pem", "ec.key", "", Fault::FileInvalid, "text.pem");
        row("huge.pem", "ec.key", "", Fault::FileInvalid, "huge.pem");
        row("damaged.pem", "ec.key", "", Fault::FileInvalid, "damaged.pem");
        row("binary.p12", "", "right", Fault::FileInvalid, "binary.p12");
        row("ec.key", "ec.key", "", Fault::FileInvalid, "ec.key");
        row("ec.pem", "", "", Fault::FileInvalid, "ec.pem");
        row("ec.pem", "text.pem", "", Fault::FileInvalid, "text.pem");
        row("ec.pem", "damaged.key", "", Fault::FileInvalid, "damaged.key");
        for (const char *key : {"ec-sec1-encrypted.key", "ec-pkcs8-encrypted.key", "ec-scrypt.key"}) {
            row("ec.pem", key, "wrong", Fault::PassphraseWrong, key);
            row("ec.pem", key, "", Fault::PassphraseWrong, key);
        }
        row("rsa.pem", "rsa-pkcs1-encrypted.key", "wrong", Fault::PassphraseWrong, "rsa-pkcs1-encrypted.key");
        row("ec.p12", "", "wrong", Fault::PassphraseWrong, "ec.p12");
        row("ec.p12", "", "", Fault::PassphraseWrong, "ec.p12");
        row("old.p12", "", "right", Fault::KeyUnsupported, "old.p12");
        row("ec.pem", "ed.key", "", Fault::KeyUnsupported, "ed.key");
    }

    void saysWhatIsWrongWithAFile()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, passphrase);
        QFETCH(Fault, fault);
        QFETCH(QString, file);
        const auto configuration = mqtt::tlsConfiguration(optionsFor(certificate, key, passphrase));
        QVERIFY(!configuration.has_value());
        QCOMPARE(int(configuration.error().kind), int(Problem::Kind::CredentialsUnusable));
        QCOMPARE(int(configuration.error().tlsFault), int(fault));
        QCOMPARE(QString::fromStdString(configuration.error().file), m_made.path(file));
        QVERIFY(!configuration.error().retryCanHelp());
    }

    void authoritiesThatCannotBeReadAreNoReasonToTrustOthers_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("absent") << "absent.pem" << Fault::FileUnreadable;
        QTest::newRow("empty") << "empty.pem" << Fault::FileInvalid;
        QTest::newRow("a key") << "ec.key" << Fault::FileInvalid;
        QTest::newRow("one of two damaged") << "half-damaged.pem" << Fault::FileInvalid;
    }

    void authoritiesThatCannotBeReadAreNoReasonToTrustOthers()
    {
        QFETCH(QString, file);
        const auto configuration = mqtt::tlsConfiguration({.authorityFile = m_made.path(file)});
        QVERIFY(!configuration.has_value());
        QTEST(configuration.error().tlsFault, "fault");
        QCOMPARE(QString::fromStdString(configuration.error().file), m_made.path(file));
    }

    void aPipeIsNotWaitedFor()
    {
        QCOMPARE(::mkfifo(m_made.path("pipe.pem").toUtf8().constData(), 0600), 0);
        const auto configuration = mqtt::tlsConfiguration({.authorityFile = m_made.path("pipe.pem")});
        QCOMPARE(int(configuration.error().tlsFault), int(Fault::FileUnreadable));
    }

    void aKeyOfAnotherCertificateIsSaidSoBeforeAnyMqtt_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::newRow("of the same kind") << "ec.pem"
                                          << "ca.key";
        QTest::newRow("of another kind") << "ec.pem"
                                         << "rsa.key";
    }

    void aKeyOfAnotherCertificateIsSaidSoBeforeAnyMqtt()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        support::OpensslServer server(m_made.path("."), {"-cert", "ec.pem", "-key", "ec.key"});
        for (int attempt = 0; attempt < 3; ++attempt) {
            auto options = support::Probe::optionsFor(server.endpoint(), mqtt::ProtocolVersion::V5);
            options.transport.tls = optionsFor(certificate, key, {});
            options.transport.tls.authorityFile = m_made.certificate("ca");
            support::Probe probe(options);
            const Problem problem = probe.failNow();
            QCOMPARE(int(problem.kind), int(Problem::Kind::CredentialsUnusable));
            QVERIFY2(problem.tlsFault == Fault::KeyMismatch, problem.systemText.c_str());
            QCOMPARE(QString::fromStdString(problem.file), m_made.path(key));
            QCOMPARE(problem.host, std::string("127.0.0.1"));
        }
        QVERIFY(!server.gotMqtt());
    }
};

QTEST_GUILESS_MAIN(TestTlsCredentials)
#include "test_tls_credentials.moc"
