// SPDX-License-Identifier: GPL-3.0-or-later
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
