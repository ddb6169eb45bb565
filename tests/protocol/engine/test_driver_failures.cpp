// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/driver_rig.h"
#include "tests/support/mosquitto_broker.h"

#include <QElapsedTimer>
#include <QTest>

using support::DriverRig;

namespace {

QByteArray scenario(int version, const QByteArray &steps, const QByteArray &more = {})
{
    return R"({"connect":{"version":)" + QByteArray::number(version) +
           R"(,"clientId":"c","host":"127.0.0.1")" + more + R"(},"steps":)" + steps + "}";
}

const QByteArray kConnect4 = "C: 10 0d 0004 'MQTT' 04 02 003c 0001 'c'\n";
const QByteArray kConnect5 = "C: 10 11 0004 'MQTT' 05 02 003c 03 21 0014 0001 'c'\n";

} // namespace

/// engine_driver when things go wrong, and its --seq commands.
class TestDriverFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusingConnackIsAnError_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("connack");
        QTest::addColumn<int>("code");
        QTest::newRow("3.1.1") << 4 << QByteArray("S: 20 02 00 05\n") << 5;
        QTest::newRow("5.0") << 5 << QByteArray("S: 20 03 00 87 00\n") << 0x87;
    }

    void aRefusingConnackIsAnError()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, connack);
        QFETCH(int, code);
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(version, R"([["expectFail"], ["wait", "error"], ["wait", "closed"]])",
                                       R"(,"reconnectMs":20)")));
        QCOMPARE(rig.play((version == 5 ? kConnect5 : kConnect4) + connack + "C: end\n"), QString());
        QCOMPARE(rig.exitCode(), 0);
        QCOMPARE(rig.eventNames(), QStringList({"error", "closed"})); // trying again would not help
        QCOMPARE(rig.event(0).value("reasonCode").toInt(), code);
        QVERIFY(!rig.event(0).value("message").toString().isEmpty());
    }

    void aClosedPortIsAnError()
    {
        DriverRig rig;
        const QString port = QString::number(support::freePort());
        QVERIFY(rig.start({"--json", QString::fromUtf8(scenario(4, R"([["expectFail"]])")), port}));
        QCOMPARE(rig.exitCode(), 0);
        QCOMPARE(rig.eventNames(), QStringList({"error", "closed"}));
    }

    void connectingWhereItMustFailEndsWithOne()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(4, R"([["expectFail"]])")));
        QCOMPARE(rig.play(kConnect4 + "S: 20 02 00 00"), QString());
        QCOMPARE(rig.exitCode(), 1);
    }

    void aSilentServerIsGivenUpInTime()
    {
        DriverRig rig;
        QElapsedTimer elapsed;
        elapsed.start();
        QVERIFY(rig.startJson(scenario(4, R"([["expectFail"]])", R"(,"connectTimeoutMs":300)")));
        QCOMPARE(rig.play(kConnect4 + "C: end"), QString());
        QCOMPARE(rig.exitCode(), 0);
        QVERIFY(elapsed.elapsed() >= 300 && elapsed.elapsed() < 5'000);
    }

    void malformedPacketsGetWhatTheyDeserve_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("3.1.1 just closes") << 4 << QByteArray("S: 30 03 0001 '#'\nC: end");
        QTest::newRow("5.0 malformed") << 5 << QByteArray("S: 36 06 0001 'a' 0001 00\nC: e0 01 81\nC: end");
        QTest::newRow("5.0 property twice")
            << 5 << QByteArray("S: 30 08 0001 'a' 04 01 00 01 00\nC: e0 01 82\nC: end");
        QTest::newRow("5.0 unknown alias")
            << 5 << QByteArray("S: 30 07 0001 'a' 03 23 0001\nC: e0 01 94\nC: end");
        QTest::newRow("5.0 second CONNACK") << 5 << QByteArray("S: 20 03 00 00 00\nC: e0 01 82\nC: end");
        QTest::newRow("5.0 PINGREQ from the server") << 5 << QByteArray("S: c0 00\nC: e0 01 82\nC: end");
        QTest::newRow("5.0 too many at once") << 5 << [] {
            QByteArray script;
            for (int id = 1; id <= 20; ++id) {
                const QByteArray hex = QByteArray::number(0x10000 + id, 16).mid(1);
                script += "S: 34 06 0001 'a' " + hex + " 00\nC: 50 02 " + hex + "\n";
            }
            return script + "S: 34 06 0001 'a' 0015 00\nC: e0 01 93\nC: end";
        }();
    }

    void malformedPacketsGetWhatTheyDeserve()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, script);
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(version, R"([["wait", "connected"], ["wait", "error"]])")));
        QCOMPARE(
            rig.play((version == 5 ? kConnect5 + "S: 20 03 00 00 00\n" : kConnect4 + "S: 20 02 00 00\n") +
                     script),
            QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void unknownAcknowledgementsAreBorne_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("3.1.1") << 4 << QByteArray(R"(
            S: 20 02 00 00 40 02 0009 70 02 0009 90 03 0009 00 b0 02 0009
            C: nothing
            S: 50 02 0009
            C: 62 02 0009
            S: 62 02 0009
            C: 70 02 0009)");
        QTest::newRow("5.0") << 5 << QByteArray(R"(
            S: 20 03 00 00 00 40 02 0009 70 02 0009 90 04 0009 00 00 b0 04 0009 00 00
            C: nothing
            S: 50 02 0009
            C: 62 03 0009 92
            S: 62 02 0009
            C: 70 03 0009 92)");
    }

    void unknownAcknowledgementsAreBorne()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, script);
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(version, R"([["run"]])")));
        QCOMPARE(rig.play((version == 5 ? kConnect5 : kConnect4) + script), QString());
        QVERIFY(rig.waitForEvents(1));
        QCOMPARE(rig.terminate(), 0);
        QCOMPARE(rig.eventNames(), QStringList("connected"));
    }

    void aSessionIsResumedWithItsFlows()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(4, R"([["wait", "connected", {"sessionPresent": false}],
            ["publish", {"topic": "a", "payload": "1", "qos": 1}],
            ["publish", {"topic": "a", "payload": "2", "qos": 2}],
            ["wait", "closed"], ["wait", "reconnecting"], ["wait", "connected", {"sessionPresent": true}],
            ["wait", "published", {}, 2], ["disconnect"]])",
                                       R"(,"clean":false,"reconnectMs":50)")));
        QCOMPARE(rig.play(R"(
            C: 10 0d 0004 'MQTT' 04 00 003c 0001 'c'
            S: 20 02 00 00
            C: 32 06 0001 'a' 0001 '1'
            C: 34 06 0001 'a' 0002 '2'
            S: 50 02 0002
            C: 62 02 0002
            S: end
            S: next
            C: 10 0d 0004 'MQTT' 04 00 003c 0001 'c'
            S: 20 02 01 00
            C: 62 02 0002
            C: 3a 06 0001 'a' 0001 '1'
            S: 40 02 0001 70 02 0002
            C: e0 00
            C: end)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    /// [MQTT-3.1.2-4], [MQTT-4.4.0-1]: what a clean session did not finish is over with it.
    void aCleanSessionResendsNothing_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("publish");
        QTest::newRow("3.1.1") << 4 << QByteArray("C: 32 06 0001 'a' 0001 '1'\n");
        QTest::newRow("5.0") << 5 << QByteArray("C: 32 07 0001 'a' 0001 00 '1'\n");
    }

    void aCleanSessionResendsNothing()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, publish);
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(version, R"([["wait", "connected"],
            ["publish", {"topic": "a", "payload": "1", "qos": 1}], ["wait", "closed"],
            ["wait", "connected", {"sessionPresent": false}], ["run"]])",
                                       R"(,"reconnectMs":50)")));
        const QByteArray hello =
            version == 5 ? kConnect5 + "S: 20 03 00 00 00\n" : kConnect4 + "S: 20 02 00 00\n";
        QCOMPARE(rig.play(hello + publish + "S: end\nS: next\n" + hello + "C: nothing"), QString());
        QCOMPARE(rig.terminate(), 0);
        QVERIFY(!rig.eventNames().contains("published"));
    }

    void authenticationFollowsItsScript()
    {
        DriverRig rig;
        QVERIFY(
            rig.startJson(scenario(5, R"([["wait", "connected", {"properties": [[21, "m"], [22, "0b"]]}]])",
                                   R"(,"auth":{"method":"m","initial":"01","responses":["0203","x!"]})")));
        QCOMPARE(rig.play(R"(
            C: 10 19 0004 'MQTT' 05 02 003c 0b 21 0014 15 0001 'm' 16 0001 01 0001 'c'
            S: f0 0a 18 08 15 0001 'm' 16 0001 ff
            C: f0 0b 18 09 15 0001 'm' 16 0002 0203
            S: f0 0a 18 08 15 0001 'm' 16 0001 fe
            C: f0 0b 18 09 15 0001 'm' 16 0002 'x!'
            S: 20 0b 00 00 08 15 0001 'm' 16 0001 0b)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void sequencesSendTheirBytes_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray user = "26 0003 'key' 0005 'value'";
        const QByteArray text = "7deac5c5-8802-44ff-86ce-11479f337419";
        const QByteArray all = "01 01 02 ffffffff 23 ffff 08 000e 'response/topic' 09 0024 '" + text +
                               "' 03 000a 'text/plain' " + user;
        QTest::newRow("4 subscribe-0") << "4"
                                       << "subscribe-0" << QByteArray("82 13 0001 000e 'test/subscribe' 00");
        QTest::newRow("4 subscribe-1") << "4"
                                       << "subscribe-1" << QByteArray("82 13 0001 000e 'test/subscribe' 01");
        QTest::newRow("5 subscribe-2")
            << "5"
            << "subscribe-2" << QByteArray("82 26 0001 12 0b ffffff7f " + user + " 000e 'test/subscribe' 02");
        QTest::newRow("4 subscribe-multiple")
            << "4"
            << "subscribe-multiple"
            << QByteArray("82 26 0001 000f 'test/subscribe1' 02 000f 'test/subscribe2' 02");
        QTest::newRow("5 subscribe-multiple")
            << "5"
            << "subscribe-multiple"
            << QByteArray("82 39 0001 12 0b ffffff7f " + user +
                          " 000f 'test/subscribe1' 02 000f 'test/subscribe2' 02");
        QTest::newRow("4 unsubscribe") << "4"
                                       << "unsubscribe" << QByteArray("a2 12 0001 000e 'test/subscribe'");
        QTest::newRow("5 unsubscribe")
            << "5"
            << "unsubscribe" << QByteArray("a2 20 0001 0d " + user + " 000e 'test/subscribe'");
        QTest::newRow("5 unsubscribe-multiple")
            << "5"
            << "unsubscribe-multiple"
            << QByteArray("a2 32 0001 0d " + user + " 000f 'test/subscribe1' 000f 'test/subscribe2'");
        QTest::newRow("3 publish-0") << "3"
                                     << "publish-0" << QByteArray("30 15 000c 'test/publish' 'message'");
        QTest::newRow("4 publish-1") << "4"
                                     << "publish-1" << QByteArray("32 17 000c 'test/publish' 0001 'message'");
        QTest::newRow("5 publish-0") << "5"
                                     << "publish-0"
                                     << QByteArray("30 72 000c 'test/publish' 5c " + all + " 'message'");
        QTest::newRow("5 publish-2") << "5"
                                     << "publish-2"
                                     << QByteArray("34 74 000c 'test/publish' 0001 5c " + all + " 'message'");
        QTest::newRow("5 none") << "5"
                                << "" << QByteArray();
    }

    void sequencesSendTheirBytes()
    {
        QFETCH(QString, version);
        QFETCH(QString, command);
        QFETCH(QByteArray, bytes);
        QByteArray script = version == "5"   ? "C: 10 17 0004 'MQTT' 05 02 003c 03 21 0014 0007 'fuzzish'\n"
                            : version == "4" ? "C: 10 13 0004 'MQTT' 04 02 003c 0007 'fuzzish'\n"
                                             : "C: 10 15 0006 'MQIsdp' 03 02 003c 0007 'fuzzish'\n";
        script += version == "5" ? "S: 20 03 00 00 00\n" : "S: 20 02 00 00\n";
        script += bytes.isEmpty() ? "" : "C: " + bytes;
        DriverRig rig;
        QStringList arguments{"--seq", "PORT", version, "true"};
        if (!command.isEmpty())
            arguments += command;
        QVERIFY(rig.start(arguments));
        QCOMPARE(rig.play(script + "\nC: nothing"), QString());
        QCOMPARE(rig.terminate(), 0);
    }

    void aSequenceMayKeepItsSession()
    {
        DriverRig rig;
        QVERIFY(rig.start({"--seq", "PORT", "4", "false", "publish-0"}));
        QCOMPARE(rig.play("C: 10 13 0004 'MQTT' 04 00 003c 0007 'fuzzish'"), QString());
        QCOMPARE(rig.terminate(), 0);
    }

    void onlySequencesExceedTheAliasLimit()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(
            5,
            R"([["publish", {"topic": "a", "properties": {"topicAlias": 65535}, "expectRefused": true}]])")));
        QCOMPARE(rig.play(kConnect5 + "S: 20 03 00 00 00"), QString());
        QCOMPARE(rig.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDriverFailures)
#include "test_driver_failures.moc"
