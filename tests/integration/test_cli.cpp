// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profiles/profile_store.h"
#include "tests/integration/cli_run.h"
#include "tests/support/mosquitto_broker.h"
#include "tests/support/probe.h"
#include "tests/support/scripted_broker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using support::Cli;
using support::Run;
using support::run;

class TestCli : public QObject
{
    Q_OBJECT

private:
    support::MosquittoBroker m_broker;

    /// Until the broker has answered the subscription of the client with this id.
    bool waitForSubscription(const QString &id)
    {
        return QTest::qWaitFor([&] { return m_broker.log().contains("Sending SUBACK to " + id); }, 5'000);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_broker.start(), qPrintable(m_broker.errorText())); }

    void aClosedPortEndsWith1AndOneMessage()
    {
        const QString port = QString::number(support::freePort());
        const Run result = run({"sub", "mqtt://u:secret@127.0.0.1:" + port, "-t", "a"});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY(result.err.contains(("127.0.0.1:" + port + ": the connection was refused").toUtf8()));
        QVERIFY(!result.err.contains("secret"));
    }

    void aRefusedConnectionEndsWith1()
    {
        support::MosquittoBroker broker({.username = "ann", .password = "right"});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        QString url = broker.url();
        QCOMPARE(run({"pub", url, "-t", "a"}).exitCode, 1);
        QCOMPARE(
            run({"pub", url, "-t", "a", "--user", "ann", "--password-env", "CLI_TEST_PASSWORD"}).exitCode, 0);
        QCOMPARE(run({"pub", url.insert(7, "ann:right@"), "-t", "a", "--protocol", "3.1.1"}).exitCode, 0);
    }

    void thePasswordComesFromAFileOrTheUsualVariable()
    {
        support::MosquittoBroker broker({.username = "ann", .password = "right"});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        QTemporaryDir folder;
        QFile file(folder.filePath("password"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("right\r\nanother line\n");
        file.close();
        const QStringList pub{"pub", broker.url(), "-t", "a", "--user", "ann"};
        QCOMPARE(run(pub).exitCode, 1);
        QCOMPARE(run(pub + QStringList{"--password-file", file.fileName()}).exitCode, 0);
        qputenv("MQTTSCOPE_PASSWORD", "right");
        const int fromVariable = run(pub).exitCode;
        // It never goes to a broker that nobody named a user for.
        const int withoutUser = run({"pub", m_broker.url(), "-t", "a", "--protocol", "3.1.1"}).exitCode;
        qunsetenv("MQTTSCOPE_PASSWORD");
        QCOMPARE(fromVariable, 0);
        QCOMPARE(withoutUser, 0);
    }

    void theTerminalAsksWithoutShowing()
    {
        support::MosquittoBroker broker({.username = "ann", .password = "right"});
        QVERIFY2(broker.start(), qPrintable(broker.errorText()));
        // script gives the program a terminal of its own and shows what appears on it.
        QProcess process;
        const QString command = QStringLiteral("%1 pub %2 -t a --user ann --ask-password; echo done=$?")
                                    .arg(QStringLiteral(MQTTSCOPE_CLI), broker.url());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("script", {"-qec", command, "/dev/null"});
        if (!process.waitForStarted())
            QSKIP("there is no script(1)");
        QByteArray seen;
        const auto sees = [&](const char *text) {
            return QTest::qWaitFor(
                [&] {
                    seen += process.readAll();
                    return seen.contains(text);
                },
                10'000);
        };
        QVERIFY2(sees("Password: "), seen);
        process.write("right\n");
        QVERIFY2(sees("done=0"), seen);
        QVERIFY2(!seen.contains("right"), seen);
        process.waitForFinished();
    }

    void aPasswordInTheUrlIsNotInTheListOfProcesses()
    {
        Cli sub({"sub", m_broker.url().insert(7, "ann:geheim-canary@"), "-t", "a", "--id", "masked"});
        QVERIFY(waitForSubscription("masked"));
        QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(sub.processId()));
        QVERIFY(commandLine.open(QIODevice::ReadOnly));
        const QByteArray shown = commandLine.readAll();
        QVERIFY2(shown.contains("ann:***@"), shown);
        QVERIFY(!shown.contains("canary"));
        sub.signal(SIGTERM);
        QCOMPARE(sub.finish().exitCode, 0);
    }

    void connectsAsASavedConnectionDoes()
    {
        QTemporaryDir folder;
        explorer::ProfileStore store(folder.path());
        explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
        profile.name = "Bench 3";
        profile.endpoint = m_broker.endpoint();
        profile.version = mqtt::ProtocolVersion::V311;
        profile.subscriptions = {{.filter = "saved/#"}};
        profile.hasWill = true;
        profile.will.topic = "saved/will";
        QVERIFY(store.save(profile));
        Cli sub(
            {"sub", "--profile", "Bench 3", "--config-dir", folder.path(), "--count", "1", "--id", "saved"});
        QVERIFY(waitForSubscription("saved"));
        QVERIFY(m_broker.log().contains("as saved (p2,")); // 3.1.1
        QCOMPARE(run({"pub", m_broker.url(), "-t", "saved/a", "-m", "x"}).exitCode, 0);
        QCOMPARE(sub.finish().out, QByteArray("saved/a x\n"));
    }

    void probeSaysHowFarItGets()
    {
        const Run good = run({"probe", m_broker.url(), "--format", "json"});
        QVERIFY2(good.exitCode == 0, good.out + good.err);
        const QJsonObject report = QJsonDocument::fromJson(good.out).object();
        QCOMPARE(report["ok"].toBool(), true);
        const QJsonArray steps = report["steps"].toArray();
        QStringList names;
        for (const QJsonValue &step : steps) {
            names.append(step["name"].toString());
            QCOMPARE(step["result"].toString(), QString("good"));
            QVERIFY(step["duration_ms"].isDouble() && step["started_ms"].isDouble());
        }
        QVERIFY2(names.endsWith("subscribe") && names.contains("connect") && names.contains("login"),
                 qPrintable(names.join(' ')));
        QCOMPARE(report["server"]["maximum_qos"].toInt(), 2);
        QCOMPARE(report["server"]["wildcard"].toBool(), true);
        QCOMPARE(report["subscriptions"][0]["filter"].toString(), QString("#"));

        const Run text = run({"probe", m_broker.url(), "-t", "a"});
        QCOMPARE(text.exitCode, 0);
        QVERIFY2(text.out.contains("login") && text.out.contains("Maximum QoS: 2"), text.out);
    }

    void probeOfAClosedPortEndsWith1AndSaysWhere()
    {
        const QString url = "mqtt://u:secret@127.0.0.1:" + QString::number(support::freePort());
        const Run result = run({"probe", url, "--format", "json"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(!result.out.contains("secret"));
        const QJsonObject report = QJsonDocument::fromJson(result.out).object();
        QCOMPARE(report["ok"].toBool(true), false);
        QStringList results;
        for (const QJsonValue &step : report["steps"].toArray()) {
            results.append(step["name"].toString() + '=' + step["result"].toString());
            if (step["result"].toString() == QLatin1String("failed"))
                QVERIFY(step["problem"].toString().contains("refused"));
        }
        QVERIFY2(results.contains("connect=failed") && results.contains("login=not reached"),
                 qPrintable(results.join(' ')));
        QCOMPARE(run({"probe", url}).exitCode, 1);
    }

    void aLostConnectionEndsWith1()
    {
        support::ScriptedBroker broker(support::ScriptedBroker::connack5() + QByteArray("\xE0\x01\x8B", 3));
        const Run result = run({"sub", broker.endpoint().toString(), "-t", "a"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("the broker is shutting down (0x8B)"));
    }

    void printsTextSafely()
    {
        Cli sub({"sub", m_broker.url(), "-t", "text/#", "--id", "text", "--count", "2"});
        QVERIFY(waitForSubscription("text"));
        QCOMPARE(run({"pub", m_broker.url(), "-t", "text/a", "-m", "21.4 °C"}).exitCode, 0);
        QCOMPARE(run({"pub", m_broker.url(), "-t", "text/b", "--hex", "1b5b32 4a ff"}).exitCode, 0);
        const Run result = sub.finish();
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out, QByteArray("text/a 21.4 °C\ntext/b ⟦U+001B⟧[2J⟦FF⟧\n"));
    }

    void printsWhatIsInPayloads()
    {
        Cli sub({"sub", m_broker.url(), "-t", "decoded/#", "--format", "decoded", "--id", "decoded", "--count", "3", "--read-as",
                 "decoded/plain=text"});
        QVERIFY(waitForSubscription("decoded"));
        const QString url = m_broker.url();
        QCOMPARE(run({"pub", url, "-t", "decoded/json", "-m", "{\"b\":1.10,\"a\":\"\xE2\x80\xAE\"}"}).exitCode, 0);
        QCOMPARE(run({"pub", url, "-t", "decoded/plain", "-m", "[1]"}).exitCode, 0);
        QCOMPARE(run({"pub", url, "-t", "decoded/broken", "-m", "{\"a\":}"}).exitCode, 0);
        const Run result = sub.finish();
        QCOMPARE(result.exitCode, 0);
        const QList<QByteArray> lines = result.out.split('\n');
        QVERIFY(lines[0].contains("\"read_as\":\"json\",\"value\":{\"b\":1.10,\"a\":\"\\u202e\"}"));
        QVERIFY(lines[1].contains("\"read_as\":\"text\",\"value\":\"[1]\""));
        QVERIFY(lines[2].contains("\"problem\":{\"kind\":\"syntax\",\"offset\":5,\"line\":1,\"column\":6,\"expected\":\"a value\"}"));
        QVERIFY(lines[2].contains("\"payload_base64\":\"eyJhIjp9\""));
    }

    void printsJsonExactly()
    {
        Cli sub({"sub", m_broker.url(), "-t", "json", "--id", "json", "-q", "2", "--count", "2", "--format",
                 "json"});
        QVERIFY(waitForSubscription("json"));
        support::Probe sender(
            support::Probe::optionsFor(m_broker.endpoint(), mqtt::ProtocolVersion::V5, "sender"));
        QVERIFY(sender.connectNow());
        const mqtt::Properties properties{mqtt::Property::ofText(mqtt::PropertyId::ContentType, "text/plain"),
                                          mqtt::Property::user("k", "v\"é")};
        QVERIFY(sender.publish({.topic = "json",
                                .payload = "a\"\\\x01\u202E",
                                .qos = mqtt::Qos::ExactlyOnce,
                                .properties = properties}));
        QVERIFY(sender.publish({.topic = "json", .payload = QByteArray("\xFF\x00", 2), .properties = {}}));
        const Run result = sub.finish();
        QCOMPARE(result.exitCode, 0);
        const QList<QByteArray> lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype(2));
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first["topic"].toString(), QString("json"));
        QCOMPARE(first["payload"].toString(), QString("a\"\\\x01\u202E"));
        QVERIFY(!lines[0].contains("\u202E"));
        QCOMPARE(first["qos"].toInt(), 2);
        QCOMPARE(first["retain"].toBool(true), false);
        const QJsonArray list = first["properties"].toArray();
        QCOMPARE(list.size(), qsizetype(2));
        QCOMPARE(list[1].toObject()["name"].toString(), QString("k"));
        QCOMPARE(list[1].toObject()["value"].toString(), QString("v\"é"));
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(QByteArray::fromBase64(second["payload_base64"].toString().toLatin1()),
                 QByteArray("\xFF\x00", 2));
    }

    void everyMessageArrivesAndIsCounted_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("qos");
        for (const char *protocol : {"3.1.1", "5"}) {
            for (const char *qos : {"0", "1", "2"})
                QTest::addRow("%s QoS %s", protocol, qos) << protocol << qos;
        }
    }

    void everyMessageArrivesAndIsCounted()
    {
        QFETCH(QString, protocol);
        QFETCH(QString, qos);
        const QString id = "figures-" + protocol + "-" + qos;
        const QStringList common{m_broker.url(), "--protocol", protocol, "-q", qos};
        Cli sub(QStringList{"sub"} + common +
                QStringList{"-t", id + "/#", "--count", "20000", "--id", id, "--format", "none", "--stats"});
        QVERIFY(waitForSubscription(id));
        const Run pub = run(QStringList{"pub"} + common +
                            QStringList{"-t", id + "/data", "-m", "hello", "--repeat", "20000", "--stats"});
        QCOMPARE(pub.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(pub.out).object()["messages"].toInt(), 20'000);
        const Run result = sub.finish();
        QCOMPARE(result.exitCode, 0);
        const QJsonObject figures = QJsonDocument::fromJson(result.out).object();
        QCOMPARE(figures["messages"].toInt(), 20'000);
        for (const char *key : {"seconds_first_to_last", "msgs_per_s", "user_s", "sys_s", "maxrss_kb"})
            QVERIFY2(figures[key].isDouble(), key);
        QVERIFY(figures["msgs_per_s"].toDouble() > 0);
    }

    void endsAtATopic()
    {
        Cli sub({"sub", m_broker.url(), "-t", "until/#", "--id", "until", "-q", "1", "--until-topic",
                 "until/end"});
        QVERIFY(waitForSubscription("until"));
        for (const char *topic : {"until/a", "until/end", "until/b"})
            QCOMPARE(run({"pub", m_broker.url(), "-t", topic, "-q", "1", "-m", "x"}).exitCode, 0);
        const Run result = sub.finish();
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.out, QByteArray("until/a x\nuntil/end x\n"));
    }

    void publishesOneMessageALine()
    {
        Cli sub({"sub", m_broker.url(), "-t", "lines", "--id", "lines", "-q", "1", "--count", "4"});
        QVERIFY(waitForSubscription("lines"));
        QCOMPARE(
            run({"pub", m_broker.url(), "-t", "lines", "-q", "1", "--lines"}, "one\n\nthree\nlast").exitCode,
            0);
        QCOMPARE(sub.finish().out, QByteArray("lines one\nlines \nlines three\nlines last\n"));
    }

    void retainsAndReadsAFile()
    {
        QCOMPARE(
            run({"pub", m_broker.url(), "-t", "file", "-r", "-q", "1", "-f", "-"}, "from stdin").exitCode, 0);
        const Run result = run({"sub", m_broker.url(), "-t", "file", "--count", "1", "--format", "json"});
        QCOMPARE(result.exitCode, 0);
        const QJsonObject message = QJsonDocument::fromJson(result.out).object();
        QCOMPARE(message["payload"].toString(), QString("from stdin"));
        QCOMPARE(message["retain"].toBool(), true);
    }

    void signalsEndItCleanly_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void signalsEndItCleanly()
    {
        QFETCH(int, number);
        const QString id = "signal-" + QString::number(number);
        Cli sub({"sub", m_broker.url(), "-t", "none", "--id", id, "--stats"});
        QVERIFY(waitForSubscription(id));
        sub.signal(number);
        const Run result = sub.finish();
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(QJsonDocument::fromJson(result.out).object()["messages"].toInt(-1), 0);
        QVERIFY(QTest::qWaitFor([&] { return m_broker.log().contains("Received DISCONNECT from " + id); }));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
