// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/proxy_choice.h"
#include "protocol/net/transport_factory.h"
#include "tests/support/certificate_maker.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"
#include "tests/support/proxy_server.h"
#include "tests/support/scripted_broker.h"
#include "tests/support/tls_server.h"
#include "tests/support/websocket_server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using mqtt::Endpoint;
using mqtt::Problem;
using mqtt::ProtocolVersion;
using mqtt::ProxyOptions;
using support::Probe;
using support::ProxyServer;
using support::ScriptedBroker;
using Fault = Problem::ProxyFault;
using Kind = ProxyOptions::Kind;

Q_DECLARE_METATYPE(mqtt::ProxyOptions::Kind)
Q_DECLARE_METATYPE(mqtt::Problem::ProxyFault)

namespace {

void addKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("SOCKS5") << Kind::Socks5;
    QTest::newRow("HTTP CONNECT") << Kind::HttpConnect;
}

mqtt::ConnectionOptions optionsFor(const Endpoint &endpoint, const ProxyOptions &proxy)
{
    auto options = Probe::optionsFor(endpoint, ProtocolVersion::V311);
    options.transport.proxy = proxy;
    return options;
}

/// Nobody resolves it here.
Endpoint byName(Endpoint endpoint)
{
    endpoint.host = QStringLiteral("broker.invalid");
    return endpoint;
}

/// What is said when its peer says nothing.
class Banner : public QTcpServer
{
public:
    explicit Banner(const QByteArray &text)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this,
                [this, text] { nextPendingConnection()->write(text); });
    }
};

} // namespace

class TestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProxyLooksTheNameUp_data() { addKinds(); }
    void theProxyLooksTheNameUp()
    {
        QFETCH(Kind, kind);
        ScriptedBroker broker(ScriptedBroker::connack311());
        ProxyServer proxy({.kind = kind});
        Probe probe(optionsFor(byName(broker.endpoint()), proxy.options()));
        QVERIFY2(probe.connectNow(), probe.connection->state().problem.systemText.c_str());
        QCOMPARE(proxy.asked(),
                 (QList<QByteArray>{"broker.invalid:" + QByteArray::number(broker.endpoint().port)}));
    }

    void addressesGoAsAddresses_data() { addKinds(); }
    void addressesGoAsAddresses()
    {
        QFETCH(Kind, kind);
        ScriptedBroker broker(ScriptedBroker::connack311());
        const QByteArray port = QByteArray::number(broker.endpoint().port);
        for (const char *host : {"127.0.0.1", "::1"}) {
            ProxyServer proxy({.kind = kind});
            Endpoint endpoint = broker.endpoint();
            endpoint.host = host;
            Probe probe(optionsFor(endpoint, proxy.options()));
            QVERIFY(probe.connectNow());
            const QByteArray asked = proxy.asked().value(0);
            QVERIFY2(asked == host + (':' + port) || asked == '[' + QByteArray(host) + "]:" + port,
                     asked.constData());
        }
    }

    void aLoginIsGiven_data() { addKinds(); }
    void aLoginIsGiven()
    {
        QFETCH(Kind, kind);
        ScriptedBroker broker(ScriptedBroker::connack311());
        ProxyServer proxy({.kind = kind, .username = "änn", .password = "p:w"});
        Probe probe(optionsFor(broker.endpoint(), proxy.options()));
        QVERIFY(probe.connectNow());
    }

    void aWrongLoginIsSaidSo_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("username");
        for (const char *username : {"", "ann", "bob"}) {
            QTest::addRow("SOCKS5 '%s'", username) << Kind::Socks5 << username;
            QTest::addRow("HTTP '%s'", username) << Kind::HttpConnect << username;
        }
    }

    void aWrongLoginIsSaidSo()
    {
        QFETCH(Kind, kind);
        QFETCH(QString, username);
        ScriptedBroker broker(ScriptedBroker::connack311());
        ProxyServer proxy({.kind = kind, .username = "ann", .password = "right"});
        ProxyOptions options = proxy.options();
        options.username = username;
        options.password = username.isEmpty() ? QString() : QStringLiteral("wrong");
        Probe probe(optionsFor(broker.endpoint(), options));
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.kind), int(Problem::Kind::ProxyFailed));
        QCOMPARE(int(problem.proxyFault), int(Fault::AuthenticationRequired));
        QVERIFY(!problem.retryCanHelp());
        QVERIFY(!problem.systemText.empty());
        QVERIFY(kind == Kind::Socks5 || problem.systemText == "407 Login first; Basic realm=\"p\"");
        QCOMPARE(QString::fromStdString(problem.proxy), mqtt::proxyAddress(options));
        QVERIFY(broker.received().isEmpty());
        QVERIFY(!proxy.greetings().contains("MQTT"));
    }

    void refusalsAreToldInTheProxysWords_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QByteArray>("words");
        const auto socks = [](const char *name, char code, const char *words) {
            QTest::newRow(name) << Kind::Socks5 << QByteArray("\x05") + code << Fault::Denied
                                << QByteArray(words);
        };
        socks("general", 1, "general SOCKS server failure (1)");
        socks("ruleset", 2, "connection not allowed by ruleset (2)");
        socks("network", 3, "network unreachable (3)");
        socks("host", 4, "host unreachable (4)");
        socks("refused", 5, "connection refused (5)");
        socks("TTL", 6, "TTL expired (6)");
        socks("command", 7, "command not supported (7)");
        socks("address", 8, "address type not supported (8)");
        socks("unknown", 77, "unknown reply (77)");
        QTest::newRow("403") << Kind::HttpConnect << QByteArray("HTTP/1.1 403 Forbidden by rule\r\n\r\n")
                             << Fault::Denied << QByteArray("403 Forbidden by rule");
        QTest::newRow("502 with words")
            << Kind::HttpConnect
            << QByteArray("HTTP/1.0 502 Bad Gateway\r\nContent-Type: text/plain\r\n\r\nno route")
            << Fault::Denied << QByteArray("502 Bad Gateway; no route");
        QTest::newRow("SOCKS garbage")
            << Kind::Socks5 << QByteArray("HTTP/1.1 400 x\r\n\r\n") << Fault::BadAnswer << QByteArray();
        QTest::newRow("SOCKS odd address")
            << Kind::Socks5 << QByteArray("\x05\x00\x00\x09xxxxxx", 10) << Fault::BadAnswer << QByteArray();
        QTest::newRow("HTTP garbage")
            << Kind::HttpConnect << QByteArray("SSH-2.0-x\r\n") << Fault::BadAnswer << QByteArray();
        QTest::newRow("endless head")
            << Kind::HttpConnect << "HTTP/1.1 200 x\r\nX: " + QByteArray(20'000, 'x') << Fault::BadAnswer
            << QByteArray();
    }

    void refusalsAreToldInTheProxysWords()
    {
        QFETCH(Kind, kind);
        QFETCH(QByteArray, reply);
        QFETCH(Fault, fault);
        QFETCH(QByteArray, words);
        ProxyServer proxy({.kind = kind, .reply = reply});
        Probe probe(optionsFor({.host = "broker.invalid", .port = 1883}, proxy.options()));
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.kind), int(Problem::Kind::ProxyFailed));
        QCOMPARE(int(problem.proxyFault), int(fault));
        QCOMPARE(QByteArray::fromStdString(problem.systemText), words);
        QCOMPARE(problem.firstBytes.empty(), fault != Fault::BadAnswer);
        QVERIFY(problem.firstBytes.size() <= 64);
        QCOMPARE(problem.host, std::string("broker.invalid"));
        QVERIFY(!proxy.greetings().contains("MQTT"));
    }

    void aDeadProxyIsSaidSo_data() { addKinds(); }
    void aDeadProxyIsSaidSo()
    {
        QFETCH(Kind, kind);
        const ProxyOptions dead{.kind = kind, .host = "localhost", .port = support::freePort()};
        Probe probe(optionsFor({.host = "broker.invalid"}, dead));
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.proxyFault), int(Fault::Unreachable));
        QVERIFY(problem.retryCanHelp());
        QCOMPARE(QString::fromStdString(problem.proxy), mqtt::proxyAddress(dead));
    }

    void aSilentProxyEndsInTime_data() { addKinds(); }
    void aSilentProxyEndsInTime()
    {
        QFETCH(Kind, kind);
        ScriptedBroker silent(QByteArray{});
        auto options = optionsFor({.host = "broker.invalid"},
                                  {.kind = kind, .host = "127.0.0.1", .port = silent.endpoint().port});
        options.connectTimeout = std::chrono::milliseconds(200);
        Probe probe(options);
        const Problem problem = probe.failNow();
        QCOMPARE(int(problem.kind), int(Problem::Kind::ProxyFailed));
        QCOMPARE(int(problem.proxyFault), int(Fault::Timeout));
    }

    void aProxyThatHangsUpIsSaidSo_data() { addKinds(); }
    void aProxyThatHangsUpIsSaidSo()
    {
        QFETCH(Kind, kind);
        ScriptedBroker rude([](QTcpSocket &client, const QByteArray &) { client.disconnectFromHost(); });
        Probe probe(optionsFor({.host = "broker.invalid"},
                               {.kind = kind, .host = "127.0.0.1", .port = rude.endpoint().port}));
        QCOMPARE(int(probe.failNow().proxyFault), int(Fault::BadAnswer));
    }

    void whatFollowsTheHandshakeIsTheBrokers_data() { addKinds(); }
    void whatFollowsTheHandshakeIsTheBrokers()
    {
        QFETCH(Kind, kind);
        const Banner broker("first words");
        ProxyServer proxy({.kind = kind, .together = true});
        const Endpoint endpoint{.host = "broker.invalid", .port = broker.serverPort()};
        const auto transport = mqtt::makeTransport(endpoint, {.proxy = proxy.options()});
        QList<int> steps;
        connect(transport.get(), &mqtt::Transport::progressed, this,
                [&](mqtt::TransportStep step) { steps.append(int(step)); });
        QSignalSpy readable(transport.get(), &mqtt::Transport::readyRead);
        transport->open(endpoint, std::chrono::seconds(5));
        QVERIFY(!readable.isEmpty() || readable.wait());
        std::array<std::uint8_t, 100> bytes{};
        const std::size_t count = transport->read(bytes);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(count)),
                 QByteArray("first words"));
        QCOMPARE(steps,
                 (QList<int>{int(mqtt::TransportStep::Resolved), int(mqtt::TransportStep::ProxyReached),
                             int(mqtt::TransportStep::Connected)}));
    }

    void everyTransportGoesThrough_data() { addKinds(); }
    void everyTransportGoesThrough()
    {
        QFETCH(Kind, kind);
        support::CertificateMaker made;
        made.make({.name = "self", .issuer = {}, .alternativeNames = "DNS:broker.invalid"});
        const support::TlsServer tlsServer(
            {.certificateFile = made.certificate("self"), .keyFile = made.key("self")});
        const support::WebSocketServer webSocketServer;
        for (const Endpoint &endpoint : {tlsServer.endpoint(), webSocketServer.endpoint()}) {
            ProxyServer proxy({.kind = kind, .username = "u", .password = "p"});
            auto options = optionsFor(byName(endpoint), proxy.options());
            options.transport.tls.authorityFile = made.certificate("self");
            Probe probe(options);
            QVERIFY2(probe.connectNow(), qPrintable(endpoint.toString()));
            QCOMPARE(proxy.asked().size(), 1);
        }
    }

    void theSystemsProxyIsTheEnvironments_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("host");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("none") << QByteArray("unused_proxy") << QByteArray("x") << "a.example" << Kind::None;
        QTest::newRow("HTTP") << QByteArray("http_proxy") << QByteArray("http://u:p@127.0.0.1:3128")
                              << "a.example" << Kind::HttpConnect;
        QTest::newRow("SOCKS5") << QByteArray("http_proxy") << QByteArray("socks5://127.0.0.1:1080")
                                << "a.example" << Kind::Socks5;
        for (const char *host : {"localhost", "127.0.0.1", "::1"})
            QTest::newRow(host) << QByteArray("http_proxy") << QByteArray("http://127.0.0.1:3128") << host
                                << Kind::None;
        QTest::newRow("not for this host")
            << QByteArray("http_proxy") << QByteArray("http://127.0.0.1:3128") << "b.example" << Kind::None;
    }

    void theSystemsProxyIsTheEnvironments()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, value);
        QFETCH(QString, host);
        QFETCH(Kind, kind);
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"})
            qunsetenv(name);
        qputenv(variable.constData(), value);
        qputenv("no_proxy", "b.example");
        const auto forget = qScopeGuard([&] {
            qunsetenv(variable.constData());
            qunsetenv("no_proxy");
        });
        const ProxyOptions chosen = mqtt::chosenProxy({.kind = Kind::System}, {.host = host});
        QCOMPARE(int(chosen.kind), int(kind));
        if (kind == Kind::HttpConnect) {
            QCOMPARE(mqtt::proxyAddress(chosen), QStringLiteral("127.0.0.1:3128"));
            QCOMPARE(chosen.username + ':' + chosen.password, QStringLiteral("u:p"));
        }
    }

    void whatIsSetIsNotTheSystems()
    {
        qputenv("http_proxy", "http://127.0.0.1:3128");
        const auto forget = qScopeGuard([] { qunsetenv("http_proxy"); });
        QCOMPARE(int(mqtt::chosenProxy({}, {.host = "a.example"}).kind), int(Kind::None));
        const ProxyOptions own{.kind = Kind::Socks5, .host = "p", .port = 1};
        QCOMPARE(mqtt::chosenProxy(own, {.host = "a.example"}).host, QStringLiteral("p"));
    }
};

QTEST_GUILESS_MAIN(TestProxy)
#include "test_proxy.moc"
