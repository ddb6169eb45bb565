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
}

void TestEndpoint::readsEveryForm()
{
    QFETCH(QString, url);
    const auto parsed = mqtt::parseUrl(url);
    QVERIFY(parsed.has_value());
    QTEST(parsed->endpoint.toString(), "printed");
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
    row("mqtts://host", EndpointError::UnknownScheme);
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
