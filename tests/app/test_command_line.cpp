// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/masked_arguments.h"
#include "app/arguments/proxy_url.h"
#include "app/command_line.h"

#include <QTest>

using namespace app;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAskedIsNothingDone()
    {
        const auto line = parseCommandLine({});
        QVERIFY(line);
        QVERIFY(!line->url && !line->demo && !line->quitAfter && !line->version);
        QVERIFY(line->subscriptions.empty() && line->charts.empty() && line->select.empty());
    }

    void everyOptionArrives()
    {
        const auto line = parseCommandLine({"mqtt://me@broker.example:1884", "--subscribe", "a/#", "--subscribe", "b/+", "--protocol",
                                            "3.1.1", "--select", "a/b", "--chart", "a/b", "--chart", "a/c#$.temperature[2]",
                                            "--config-dir", "/tmp/c", "--stats-log", "s.jsonl", "--screenshot", "s.png",
                                            "--quit-after", "2.5"});
        QVERIFY2(line, line ? "" : qPrintable(line.error()));
        QCOMPARE(line->url->endpoint.host, QStringLiteral("broker.example"));
        QCOMPARE(line->url->endpoint.port, 1884);
        QCOMPARE(line->url->username, QStringLiteral("me"));
        QCOMPARE(line->subscriptions.size(), 2U);
        QCOMPARE(line->subscriptions[1].filter, std::string("b/+"));
        QVERIFY(line->version == mqtt::ProtocolVersion::V311);
        QCOMPARE(line->select, std::string("a/b"));
        QCOMPARE(line->charts.size(), 2U);
        QVERIFY(line->charts[0].path.isWhole());
        QCOMPARE(line->charts[1].topic, std::string("a/c"));
        QCOMPARE(line->charts[1].path.toString(), std::string("$.temperature[2]"));
        QCOMPARE(line->quitAfter->count(), 2'500);
        QCOMPARE(line->screenshot, QStringLiteral("s.png"));
    }

    void aWrongArgumentIsNamedWithTheReason_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("unknown option") << QStringList{"--frobnicate"} << "frobnicate";
        QTest::newRow("bad scheme") << QStringList{"http://x"} << "http://x";
        QTest::newRow("bad port") << QStringList{"mqtt://x:99999"} << "port";
        QTest::newRow("two URLs") << QStringList{"mqtt://a", "mqtt://b"} << "mqtt://b";
        QTest::newRow("filter") << QStringList{"--subscribe", "a/#/b"} << "a/#/b";
        QTest::newRow("empty filter") << QStringList{"--subscribe", ""} << "--subscribe";
        QTest::newRow("version") << QStringList{"--protocol", "6"} << "3.1.1";
        QTest::newRow("chart path") << QStringList{"--chart", "a#$.x["} << "character";
        QTest::newRow("chart topic") << QStringList{"--chart", "a/+"} << "wildcards";
        QTest::newRow("select wildcard") << QStringList{"--select", "a/+"} << "wildcards";
        QTest::newRow("quit-after text") << QStringList{"--quit-after", "soon"} << "soon";
        QTest::newRow("quit-after zero") << QStringList{"--quit-after", "0"} << "above 0";
        QTest::newRow("screenshot alone") << QStringList{"--screenshot", "x.png"} << "--quit-after";
        QTest::newRow("theme") << QStringList{"--theme", "pink"} << "dark";
        QTest::newRow("missing value") << QStringList{"--select"} << "select";
    }
    void aWrongArgumentIsNamedWithTheReason()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, mentions);
        const auto line = parseCommandLine(arguments);
        QVERIFY(!line);
        QVERIFY2(line.error().contains(mentions), qPrintable(line.error()));
    }

    void aPasswordInAUrlNeverShowsInAnError()
    {
        for (const QStringList &arguments :
             {QStringList{"mqtt://me:geheim@x:99999"}, QStringList{"mqtt://a", "mqtt://me:geheim@b"}, QStringList{"gopher://me:geheim@x"}}) {
            const auto line = parseCommandLine(arguments);
            QVERIFY(!line);
            QVERIFY2(!line.error().contains(QLatin1String("geheim")), qPrintable(line.error()));
        }
    }

    void everySchemeIsABroker_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("port");
        using Scheme = mqtt::Endpoint::Scheme;
        QTest::newRow("mqtt://h") << int(Scheme::Mqtt) << 1883;
        QTest::newRow("mqtts://h") << int(Scheme::Mqtts) << 8883;
        QTest::newRow("ws://h/mqtt") << int(Scheme::Ws) << 80;
        QTest::newRow("wss://h:8443/mqtt") << int(Scheme::Wss) << 8443;
    }
    void everySchemeIsABroker()
    {
        QFETCH(int, scheme);
        QFETCH(int, port);
        const auto line = parseCommandLine({QString::fromLatin1(QTest::currentDataTag())});
        QVERIFY2(line, line ? "" : qPrintable(line.error()));
        QCOMPARE(int(line->url->endpoint.scheme), scheme);
        QCOMPARE(int(line->url->endpoint.port), port);
        const auto local = parseCommandLine({"unix:///run/m.sock"});
        QVERIFY(local && local->url->endpoint.path == QLatin1String("/run/m.sock"));
    }

    void passwordsAreMaskedWhereOthersCanReadThem_data()
    {
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("mqtt://me:geheim@h:1883") << QByteArray("mqtt://me:***@h:1883");
        QTest::newRow("--proxy=socks5://u:p@ss@h") << QByteArray("--proxy=socks5://u:***@h");
        QTest::newRow("me:ab@h") << QByteArray("me:**@h");
        QTest::newRow("mqtt://me@h:1883") << QByteArray("mqtt://me@h:1883");
        QTest::newRow("mqtt://h:1883/a@b") << QByteArray("mqtt://h:***@b"); // too much rather than too little
        QTest::newRow("--subscribe") << QByteArray("--subscribe");
        QTest::newRow("@") << QByteArray("@");
    }
    void passwordsAreMaskedWhereOthersCanReadThem()
    {
        QFETCH(QByteArray, shown);
        QByteArray argument(QTest::currentDataTag());
        const qsizetype size = argument.size();
        maskPassword(argument.data());
        QCOMPARE(QByteArray(argument.constData()), shown);
        for (qsizetype i = shown.size(); i < size; ++i)
            QCOMPARE(argument[i], '\0'); // nothing of it stays behind
    }

    void theProgramItselfStillSeesThePassword()
    {
        char program[] = "mqttscope";
        char url[] = "mqtt://me:geheim@h";
        char *argv[] = {program, url, nullptr};
        MaskedArguments given(2, argv);
        QCOMPARE(given.count(), 2);
        QCOMPARE(QByteArray(given.values()[1]), QByteArray("mqtt://me:geheim@h"));
        QVERIFY(!QByteArray(url).contains("geheim"));
        QVERIFY(given.values()[2] == nullptr);
    }

    void aProxyIsAUrlOrAWord()
    {
        using Kind = mqtt::ProxyOptions::Kind;
        const auto full = parseProxy("socks5://u:p%40w@proxy.example:1081");
        QVERIFY(full && full->kind == Kind::Socks5);
        QCOMPARE(full->host, QStringLiteral("proxy.example"));
        QCOMPARE(int(full->port), 1081);
        QCOMPARE(full->username, QStringLiteral("u"));
        QCOMPARE(full->password, QStringLiteral("p@w"));
        const auto http = parseProxy("http://[::1]");
        QVERIFY(http && http->kind == Kind::HttpConnect);
        QCOMPARE(http->host, QStringLiteral("::1"));
        QCOMPARE(int(http->port), 8080);
        QVERIFY(parseProxy("system")->kind == Kind::System);
        QVERIFY(parseProxy("none")->kind == Kind::None);
        for (const char *wrong : {"", "socks4://h", "socks5://", "http://u:geheim@h:99999", "proxy:1080"}) {
            const auto proxy = parseProxy(wrong);
            QVERIFY2(!proxy, wrong);
            QVERIFY(!proxy.error().contains(QLatin1String("geheim")));
        }
    }

    void theHelpNamesEveryOption()
    {
        const QString help = helpText();
        for (const char *option : {"--subscribe", "--protocol", "--demo", "--select", "--chart", "--config-dir", "--stats-log",
                                   "--screenshot", "--quit-after"})
            QVERIFY2(help.contains(QLatin1String(option)), option);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
