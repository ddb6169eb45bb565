// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/endpoint.h"

#include <QTest>

using mqtt::EndpointError;

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryForm_data();
    void readsEveryForm();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void aSocketsPathFitsTheSystem();
    void saysWhatASchemeNeeds();
    void neverShowsThePassword_data();
    void neverShowsThePassword();
};

void TestEndpoint::readsEveryForm_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("whole") << "mqtt://u:p@host:1884"
                           << "mqtt://host:1884"
                           << "u"
                           << "p";
    QTest::newRow("default port") << "mqtt://host"
                                  << "mqtt://host:1883"
                                  << ""
                                  << "";
    QTest::newRow("tcp") << "tcp://host:1"
                         << "mqtt://host:1"
                         << ""
                         << "";
    QTest::newRow("upper case") << "MQTT://Host"
                                << "mqtt://Host:1883"
                                << ""
                                << "";
    QTest::newRow("bare") << "host"
                          << "mqtt://host:1883"
                          << ""
                          << "";
    QTest::newRow("bare with port") << "  host:65535 "
                                    << "mqtt://host:65535"
                                    << ""
                                    << "";
    QTest::newRow("final slash") << "mqtt://host/"
                                 << "mqtt://host:1883"
                                 << ""
                                 << "";
    QTest::newRow("IPv4") << "10.0.0.1:18"
                          << "mqtt://10.0.0.1:18"
                          << ""
                          << "";
    QTest::newRow("IPv6") << "mqtt://[::1]:18"
                          << "mqtt://[::1]:18"
                          << ""
                          << "";
    QTest::newRow("IPv6 bare") << "[fe80::1%25eth0]"
                               << "mqtt://[fe80::1%eth0]:1883"
                               << ""
                               << "";
    QTest::newRow("user only") << "mqtt://u@h"
                               << "mqtt://h:1883"
                               << "u"
                               << "";
    QTest::newRow("encoded") << "mqtt://a%40b:p%3A%2F%C3%A9@h"
                             << "mqtt://h:1883"
                             << "a@b"
                             << "p:/é";
    QTest::newRow("colon in password") << "mqtt://u:p:q@h"
                                       << "mqtt://h:1883"
                                       << "u"
                                       << "p:q";
    QTest::newRow("underscore") << "my_host"
                                << "mqtt://my_host:1883"
                                << ""
                                << "";
    QTest::newRow("international") << "mqtt://bücher.example"
                                   << "mqtt://bücher.example:1883"
                                   << ""
                                   << "";
    const auto row = [](const char *url, const char *printed, const char *user = "",
                        const char *password = "") {
        QTest::newRow(url) << url << printed << user << password;
    };
    row("mqtts://host", "mqtts://host:8883");
    row("ssl://host", "mqtts://host:8883");
    row("TLS://host:1", "mqtts://host:1");
    row("mqtt+ssl://[::1]/", "mqtts://[::1]:8883");
    row("ws://host", "ws://host:80/mqtt");
    row("ws://host/", "ws://host:80/");
    row("ws://u:p@host:8080/a/b?c=%20d&e", "ws://host:8080/a/b?c=%20d&e", "u", "p");
    row("ws://host?token=1", "ws://host:80/mqtt?token=1");
    row("wss://host", "wss://host:443/mqtt");
    row("wss://[::1]:9/x@y:z", "wss://[::1]:9/x@y:z");
    row("unix:///run/mosquitto.sock", "unix:///run/mosquitto.sock");
    row("unix:/run/mosquitto.sock", "unix:///run/mosquitto.sock");
    row("unix:relative/a.sock", "unix:relative/a.sock");
    row("UNIX:a%25b%20c", "unix:a%25b%20c");
    row("unix://u:p%40@/run/s", "unix:///run/s", "u", "p@");
}

void TestEndpoint::readsEveryForm()
{
    QFETCH(QString, url);
    const auto parsed = mqtt::parseUrl(url);
    QVERIFY(parsed.has_value());
    QTEST(parsed->endpoint.toString(), "printed");
    const auto again = mqtt::parseUrl(parsed->endpoint.toString());
    QVERIFY(again.has_value());
    QVERIFY(again->endpoint.host.contains(u'%') || again->endpoint == parsed->endpoint);
    QTEST(parsed->username, "user");
    QTEST(parsed->password, "password");
}

void TestEndpoint::refusesWithAReason_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("error");
    const auto row = [](const char *url, EndpointError error) {
        QTest::newRow(url) << QString(url) << int(error);
    };
    row("", EndpointError::Empty);
    row("   ", EndpointError::Empty);
    row("http://host", EndpointError::UnknownScheme);
    row("mqtt+tls://host", EndpointError::UnknownScheme);
    row("mqtts://host/x", EndpointError::UnexpectedPath);
    row("ws://", EndpointError::MissingHost);
    row("ws:///mqtt", EndpointError::MissingHost);
    row("ws://host:0/mqtt", EndpointError::InvalidPort);
    row("ws://host/mqtt#x", EndpointError::InvalidPath);
    row("ws://host/mq\r\ntt", EndpointError::InvalidPath);
    row("unix:", EndpointError::MissingPath);
    row("unix://", EndpointError::MissingPath);
    row("unix:///run/", EndpointError::MissingPath);
    row("unix://host/run/s", EndpointError::UnexpectedHost);
    row("unix:a%00b", EndpointError::InvalidPath);
    row("unix:a%4", EndpointError::Malformed);
    row("://host", EndpointError::UnknownScheme);
    row("mqtt://", EndpointError::MissingHost);
    row("mqtt://:1883", EndpointError::MissingHost);
    row("mqtt://u:p@", EndpointError::MissingHost);
    row("mqtt://[]", EndpointError::MissingHost);
    row("mqtt://a b", EndpointError::InvalidHost);
    row("mqtt://a..b", EndpointError::InvalidHost);
    row("mqtt://1.2.3.400", EndpointError::InvalidHost);
    row("mqtt://1.2.3", EndpointError::InvalidHost);
    row("mqtt://::1", EndpointError::InvalidHost);
    row("mqtt://[1.2.3.4]", EndpointError::InvalidHost);
    row("mqtt://host:", EndpointError::InvalidPort);
    row("mqtt://host:0", EndpointError::InvalidPort);
    row("mqtt://host:65536", EndpointError::InvalidPort);
    row("mqtt://host:-1", EndpointError::InvalidPort);
    row("mqtt://host:18x", EndpointError::InvalidPort);
    row("mqtt://host/topic", EndpointError::UnexpectedPath);
    row("mqtt://host?x", EndpointError::UnexpectedPath);
    row("mqtt://host#x", EndpointError::UnexpectedPath);
    row("mqtt://[::1", EndpointError::Malformed);
    row("mqtt://[::1]x", EndpointError::Malformed);
    row("mqtt://u:%zz@h", EndpointError::Malformed);
    row("mqtt://u:%4@h", EndpointError::Malformed);
    row("mqtt://u:%ff@h", EndpointError::Malformed);
}

void TestEndpoint::refusesWithAReason()
{
    QFETCH(QString, url);
    const auto parsed = mqtt::parseUrl(url);
    QVERIFY(!parsed.has_value());
    QTEST(int(parsed.error()), "error");
}

void TestEndpoint::aSocketsPathFitsTheSystem()
{
    QVERIFY(mqtt::parseUrl(QStringLiteral("unix:") + QString(107, u'x')).has_value());
    QVERIFY(mqtt::parseUrl(QStringLiteral("unix:") + QString(108, u'x')).error() ==
            EndpointError::InvalidPath);
    QVERIFY(mqtt::parseUrl(QStringLiteral("unix:") + QString(54, u'ü')).error() ==
            EndpointError::InvalidPath);
}

void TestEndpoint::saysWhatASchemeNeeds()
{
    using Scheme = mqtt::Endpoint::Scheme;
    const auto endpoint = [](QStringView url) { return mqtt::parseUrl(url)->endpoint; };
    QVERIFY(!endpoint(u"mqtt://h").usesTls() && !endpoint(u"ws://h").usesTls());
    QVERIFY(endpoint(u"mqtts://h").usesTls() && endpoint(u"wss://h").usesTls());
    QVERIFY(endpoint(u"ws://h").usesWebSocket() && endpoint(u"wss://h").usesWebSocket());
    QVERIFY(endpoint(u"unix:a").isLocal() && endpoint(u"unix:a").host.isEmpty());
    QCOMPARE(endpoint(u"unix:a").port, mqtt::defaultPort(Scheme::Unix));
    for (const Scheme scheme : {Scheme::Mqtt, Scheme::Mqtts, Scheme::Ws, Scheme::Wss}) {
        const mqtt::Endpoint parsed = endpoint(QString(mqtt::schemeName(scheme)) + QStringLiteral("://h"));
        QCOMPARE(int(parsed.scheme), int(scheme));
        QCOMPARE(parsed.port, mqtt::defaultPort(scheme));
    }
}

void TestEndpoint::neverShowsThePassword_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("masked");
    QTest::newRow("plain") << "mqtt://u:secret@h:1"
                           << "mqtt://u:•••@h:1";
    QTest::newRow("none") << "mqtt://h:1"
                          << "mqtt://h:1";
    QTest::newRow("user only") << "mqtt://u@h"
                               << "mqtt://u@h";
    QTest::newRow("slash in it") << "mqtt://u:se/cr@et@h"
                                 << "mqtt://u:•••@h";
    QTest::newRow("bare") << "u:secret@h"
                          << "u:•••@h";
    QTest::newRow("wrong scheme") << "http://u:secret@h"
                                  << "http://u:•••@h";
}

void TestEndpoint::neverShowsThePassword()
{
    QFETCH(QString, url);
    QTEST(mqtt::maskedUrl(url), "masked");
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "test_endpoint.moc"
