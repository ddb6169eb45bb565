// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/driver_rig.h"
#include "tests/support/certificate_maker.h"
#include "tests/support/mosquitto_broker.h"

#include <QTest>

using support::DriverRig;

/// engine_driver over every way to a real mosquitto that a scenario can ask for.
class TestDriverTransports : public QObject
{
    Q_OBJECT

private:
    enum Way : std::size_t
    {
        Tls,
        MutualTls,
        WebSocket,
        WebSocketTls,
        Ways
    };

    support::CertificateMaker m_maker;
    std::unique_ptr<support::MosquittoBroker> m_broker;

    /// The exit code of a client that sends itself a message, or must fail.
    int run(std::size_t way, const QByteArray &options, bool mustFail)
    {
        const QByteArray steps =
            mustFail
                ? R"([["expectFail"]])"
                : R"([["wait","connected"],["subscribe",[{"topic":"t","qos":2}]],["wait","suback",{"granted":[2]}],
                          ["publish",{"topic":"t","payload":"x","qos":2}],["wait","published"],
                          ["wait","message",{"payload":"x"}],["disconnect"]])";
        DriverRig rig;
        const QByteArray json =
            R"({"connect":{"version":5,"clientId":"driver")" + options + R"(},"steps":)" + steps + "}";
        if (!rig.start({"--json", QString::fromUtf8(json), QString::number(m_broker->endpointOf(way).port)}))
            return -1;
        const int code = rig.exitCode(20'000);
        if (code != 0)
            qWarning("%s", (rig.lines().join('\n') + rig.errors()).constData());
        return code;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_maker.make({.name = "authority", .authority = true});
        m_maker.make({.name = "stranger", .authority = true});
        m_maker.make(
            {.name = "server", .issuer = "authority", .alternativeNames = "DNS:localhost,IP:127.0.0.1"});
        m_maker.make({.name = "client", .issuer = "authority"});
        m_maker.openssl({"pkcs8", "-topk8", "-in", m_maker.key("client"), "-out", m_maker.path("locked.key"),
                         "-passout", "pass:secret"});
        const QString certificate = m_maker.certificate("server");
        const QString key = m_maker.key("server");
        support::MosquittoBroker::Options options;
        options.listeners.resize(Ways);
        options.listeners[Tls] = {.certificateFile = certificate, .keyFile = key};
        options.listeners[MutualTls] = {.certificateFile = certificate,
                                        .keyFile = key,
                                        .clientAuthorityFile = m_maker.certificate("authority")};
        options.listeners[WebSocket] = {.webSockets = true};
        options.listeners[WebSocketTls] = {
            .webSockets = true, .certificateFile = certificate, .keyFile = key};
        m_broker = std::make_unique<support::MosquittoBroker>(options);
        QVERIFY2(m_broker->start(), qPrintable(m_broker->errorText()));
    }

    void eachWayIsGone_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<bool>("mustFail");
        const QByteArray ca = R"("ca":")" + m_maker.certificate("authority").toUtf8() + '"';
        const QByteArray wrong = R"("ca":")" + m_maker.certificate("stranger").toUtf8() + '"';
        const auto client = [this](const QString &key) {
            return R"(,"cert":")" + m_maker.certificate("client").toUtf8() + R"(","key":")" + key.toUtf8() +
                   '"';
        };
        const QByteArray locked = client(m_maker.path("locked.key"));
        const auto tls = [](const QByteArray &what) { return R"(,"tls":{)" + what + '}'; };
        QTest::newRow("TLS") << int(Tls) << tls(ca) << false;
        QTest::newRow("TLS, another authority") << int(Tls) << tls(wrong) << true;
        QTest::newRow("TLS, the system's authorities") << int(Tls) << tls({}) << true;
        QTest::newRow("no TLS where TLS is wanted") << int(Tls) << QByteArray() << true;
        QTest::newRow("mTLS") << int(MutualTls) << tls(ca + client(m_maker.key("client"))) << false;
        QTest::newRow("mTLS, locked key")
            << int(MutualTls) << tls(ca + locked + R"(,"passphrase":"secret")") << false;
        QTest::newRow("mTLS, wrong pass phrase")
            << int(MutualTls) << tls(ca + locked + R"(,"passphrase":"wrong")") << true;
        QTest::newRow("mTLS, no certificate") << int(MutualTls) << tls(ca) << true;
        QTest::newRow("WS") << int(WebSocket) << QByteArray(R"(,"ws":true)") << false;
        QTest::newRow("WSS") << int(WebSocketTls) << R"(,"ws":true)" + tls(ca) << false;
    }

    void eachWayIsGone()
    {
        QFETCH(int, way);
        QFETCH(QByteArray, options);
        QFETCH(bool, mustFail);
        QCOMPARE(run(std::size_t(way), options, mustFail), 0);
    }
};

QTEST_GUILESS_MAIN(TestDriverTransports)
#include "test_driver_transports.moc"
