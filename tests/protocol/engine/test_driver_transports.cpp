// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON is put together from values: Qt 6.4's moc loses its way in a raw string with an odd number of quotes.
#include "tests/protocol/engine/driver_rig.h"
#include "tests/support/certificate_maker.h"
#include "tests/support/mosquitto_broker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using support::DriverRig;

/// engine_driver over every way to a real mosquitto that a scenario can ask for.
class TestDriverTransports : public QObject
{
    Q_OBJECT

private:
    enum Way : quint8
    {
        Tls,
        MutualTls,
        WebSocket,
        WebSocketTls,
        Ways
    };

    support::CertificateMaker m_maker;
    std::unique_ptr<support::MosquittoBroker> m_broker;

    /// A client that sends itself a message and takes its leave.
    static QJsonArray roundTrip()
    {
        return QJsonDocument::fromJson(R"([
            ["wait", "connected"],
            ["subscribe", [{"topic": "t", "qos": 2}]],
            ["wait", "suback", {"granted": [2]}],
            ["publish", {"topic": "t", "payload": "x", "qos": 2}],
            ["wait", "published"],
            ["wait", "message", {"payload": "x"}],
            ["disconnect"]
        ])")
            .array();
    }

    int run(Way way, QJsonObject connect, const QJsonArray &steps)
    {
        connect["version"] = 5;
        connect["clientId"] = "driver";
        const QJsonObject scenario{{"connect", connect}, {"steps", steps}};
        const QByteArray json = QJsonDocument(scenario).toJson(QJsonDocument::Compact);
        DriverRig rig;
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
        QTest::addColumn<Way>("way");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<bool>("mustFail");
        const QString authority = m_maker.certificate("authority");
        const QString client = m_maker.certificate("client");
        const QString locked = m_maker.path("locked.key");
        const auto tls = [](const QJsonObject &tls) { return QJsonObject{{"tls", tls}}; };
        const QJsonObject trusts{{"ca", authority}};
        const QJsonObject named{{"ca", authority}, {"cert", client}, {"key", m_maker.key("client")}};
        QJsonObject lockedKey{{"ca", authority}, {"cert", client}, {"key", locked}, {"passphrase", "secret"}};

        QTest::newRow("TLS") << Tls << tls(trusts) << false;
        QTest::newRow("TLS, another authority")
            << Tls << tls({{"ca", m_maker.certificate("stranger")}}) << true;
        QTest::newRow("TLS, the system's authorities") << Tls << tls({}) << true;
        QTest::newRow("no TLS where TLS is wanted") << Tls << QJsonObject() << true;
        QTest::newRow("mTLS") << MutualTls << tls(named) << false;
        QTest::newRow("mTLS, locked key") << MutualTls << tls(lockedKey) << false;
        lockedKey["passphrase"] = "wrong";
        QTest::newRow("mTLS, wrong pass phrase") << MutualTls << tls(lockedKey) << true;
        QTest::newRow("mTLS, no certificate") << MutualTls << tls(trusts) << true;
        QTest::newRow("WS") << WebSocket << QJsonObject{{"ws", true}} << false;
        QTest::newRow("WSS") << WebSocketTls << QJsonObject{{"ws", true}, {"tls", trusts}} << false;
        QTest::newRow("WS where TLS is wanted") << WebSocketTls << QJsonObject{{"ws", true}} << true;
    }

    void eachWayIsGone()
    {
        QFETCH(Way, way);
        QFETCH(QJsonObject, options);
        QFETCH(bool, mustFail);
        QCOMPARE(run(way, options, mustFail ? QJsonArray{QJsonArray{"expectFail"}} : roundTrip()), 0);
    }
};

QTEST_GUILESS_MAIN(TestDriverTransports)
#include "test_driver_transports.moc"
