// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/driver_rig.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using support::DriverRig;

namespace {

/// A scenario of 3.1.1 or 5.0 with client id "c" and these steps.
QByteArray scenario(int version, const QByteArray &steps, const QByteArray &more = {})
{
    return R"({"connect":{"version":)" + QByteArray::number(version) +
           R"(,"clientId":"c","host":"127.0.0.1")" + more + R"(},"steps":)" + steps + "}";
}

const QByteArray kHello4 = "C: 10 0d 0004 'MQTT' 04 02 003c 0001 'c'\n"
                           "S: 20 02 00 00\n";
const QByteArray kHello5 = "C: 10 11 0004 'MQTT' 05 02 003c 03 21 0014 0001 'c'\n"
                           "S: 20 03 00 00 00\n";

QByteArray hello(int version) { return version == 5 ? kHello5 : kHello4; }

} // namespace

/// engine_driver against the bytes of the specification: each step, each event, both versions.
class TestDriverSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeLifeToTheByte_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("3.1.1") << 4 << QByteArray(R"(
            C: 82 06 0001 0001 'a' 01
            S: 90 03 0001 01
            C: 30 04 0001 'a' '0'
            C: 33 06 0001 'a' 0002 '1'
            S: 40 02 0002
            C: 34 06 0001 'a' 0003 '2'
            S: 50 02 0003
            C: 62 02 0003
            S: 70 02 0003
            S: 3d 06 0001 'b' 0007 '3'
            C: 50 02 0007
            C: a2 05 0004 0001 'a'
            S: 62 02 0007
            C: 70 02 0007
            S: b0 02 0004
            C: e0 00
            C: end)");
        QTest::newRow("5.0") << 5 << QByteArray(R"(
            C: 82 07 0001 00 0001 'a' 01
            S: 90 04 0001 00 01
            C: 30 05 0001 'a' 00 '0'
            C: 33 07 0001 'a' 0002 00 '1'
            S: 40 03 0002 10
            C: 34 07 0001 'a' 0003 00 '2'
            S: 50 02 0003
            C: 62 02 0003
            S: 70 02 0003
            S: 3d 07 0001 'b' 0007 00 '3'
            C: 50 02 0007
            C: a2 06 0004 00 0001 'a'
            S: 62 02 0007
            C: 70 02 0007
            S: b0 04 0004 00 00
            C: e0 00
            C: end)");
    }

    void aWholeLifeToTheByte()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, script);
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(version, R"([
            ["wait", "connected", {"sessionPresent": false, "reasonCode": 0}, 1],
            ["subscribe", [{"topic": "a", "qos": 1}]], ["wait", "suback", {"granted": [1]}],
            ["publish", {"topic": "a", "payload": "0"}], ["wait", "published", {"reasonCode": 0}],
            ["publish", {"topic": "a", "payload": "1", "qos": 1, "retain": true}], ["wait", "published"],
            ["publish", {"topic": "a", "payload": "2", "qos": 2}], ["wait", "published", {"reasonCode": 0}, 1],
            ["wait", "message", {"topic": "b", "payload": "3", "qos": 2, "retain": true, "dup": true}],
            ["unsubscribe", ["a"]], ["wait", "unsuback"],
            ["disconnect"], ["wait", "closed"]])")));
        QCOMPARE(rig.play(hello(version) + script), QString());
        QCOMPARE(rig.exitCode(), 0);
        QCOMPARE(rig.eventNames(), QStringList({"connected", "suback", "published", "published", "published",
                                                "message", "unsuback", "closed"}));
    }

    void everyConnectOptionStandsInItsPlace()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(5, R"([["wait", "connected"], ["run"]])",
                                       R"(,"clean":false,"keepalive":5,"username":"u","password":"p",
            "will":{"topic":"w","payload":"gone","qos":2,"retain":true},
            "properties":{"sessionExpiryInterval":7,"receiveMaximum":3,"topicAliasMaximum":4,
                          "maximumPacketSize":1000})")));
        QCOMPARE(rig.play(R"(
            C: 10 2e 0004 'MQTT' 05 f4 0005
            C: 10 11 00000007 21 0003 22 0004 27 000003e8   # in the order given
            C: 0001 'c' 00 0001 'w' 0004 'gone' 0001 'u' 0001 'p'
            S: 20 03 00 00 00)"),
                 QString());
        QVERIFY(rig.waitForEvents(1));
        QCOMPARE(rig.terminate(), 0);
    }

    void connectPropertiesAreOf50Alone()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(4, R"([["wait", "connected"]])",
                                       R"(,"properties":{"receiveMaximum":3,"sessionExpiryInterval":7})")));
        QCOMPARE(rig.play(R"(
            C: 10 0d 0004 'MQTT' 04 02 003c 0001 'c'
            S: 20 02 00 00)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void receiveMaximumIsAddedBehindTheOthers()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(5, R"([["wait", "connected"]])",
                                       R"(,"properties":[[17,60],[34,2]])")));
        QCOMPARE(rig.play(R"(
            C: 10 19 0004 'MQTT' 05 02 003c 0b 11 0000003c 22 0002 21 0014 0001 'c'
            S: 20 03 00 00 00)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void version31HasItsOldName()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(3, R"([["wait", "connected"]])")));
        QCOMPARE(rig.play(R"(
            C: 10 0f 0006 'MQIsdp' 03 02 003c 0001 'c'
            S: 20 02 00 00)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void localhostIsReachedByIPv4Too()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(R"({"connect":{"version":4,"clientId":"c"},"steps":[["wait","connected"]]})"));
        QCOMPARE(rig.play(kHello4), QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void propertiesLeaveInTheOrderGiven_data()
    {
        QTest::addColumn<QByteArray>("properties");
        QTest::newRow("list") << QByteArray(R"([[38,["k","v"]],[9,"01ff"],[2,60],[38,["k","w"]],[8,"r"]])");
        QTest::newRow("object, user property a list")
            << QByteArray(R"({"userProperty":["k","v"],"correlationData":"01ff","messageExpiryInterval":60,
                              "userProperties":[["k","w"]],"Response Topic":"r"})");
        QTest::newRow("object, user property an object")
            << QByteArray(R"({"userProperties":{"k":"v"},"Correlation Data":"01ff",
                              "message-expiry-interval":60,"userProperty":{"k":["w"]},"responseTopic":"r"})");
    }

    void propertiesLeaveInTheOrderGiven()
    {
        QFETCH(QByteArray, properties);
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(5, R"([["publish",{"topic":"a","properties":)" + properties + R"(}],
            ["subscribe",[{"topic":"f","qos":2,"nl":true,"rap":true,"rh":2},{"topic":"g"}],
             {"properties":[[38,["k","v"]],[11,300]]}],
            ["unsubscribe",["f","g"],{"properties":{"userProperties":{"k":"v"}}}]])")));
        QCOMPARE(rig.play(kHello5 + R"(
            C: 30 20 0001 'a' 1c
            C:   26 0001 'k' 0001 'v' 09 0002 01ff 02 0000003c 26 0001 'k' 0001 'w' 08 0001 'r'
            C: 82 15 0001 0a 26 0001 'k' 0001 'v' 0b ac 02 0001 'f' 2e 0001 'g' 00
            C: a2 10 0002 07 26 0001 'k' 0001 'v' 0001 'f' 0001 'g')"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void eventsTellWhatTheServerSaid()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(5, R"([
            ["wait", "connected", {"properties": [[34, 10], [38, ["a", "b"]]]}],
            ["wait", "message", {"payload": "\u00e9", "retain": true, "properties": {"contentType": "x"}}],
            ["wait", "message", {"properties": []}],
            ["wait", "serverDisconnect", {"reasonCode": 139, "properties": {"reasonString": "bye"}}],
            ["wait", "closed"]])")));
        QCOMPARE(rig.play(R"(
            C: 10 11 0004 'MQTT' 05 02 003c 03 21 0014 0001 'c'
            S: 20 0d 00 00 0a 22 000a 26 0001 'a' 0001 'b'
            S: 31 0b 0001 't' 06 01 00 03 0001 'x' e9
            S: 30 04 0001 't' 00
            S: e0 08 8b 06 1f 0003 'bye'
            C: end)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
        QCOMPARE(rig.event(1),
                 QJsonObject({{"event", "message"},
                              {"topic", "t"},
                              {"payload", QString(QChar(0xE9))},
                              {"qos", 0},
                              {"retain", true},
                              {"dup", false},
                              {"properties", QJsonArray{QJsonArray{1, 0}, QJsonArray{3, "x"}}}}));
        QVERIFY(rig.lines().at(0).startsWith(R"({"event":"connected",)"));
    }

    void whatTheServerDoesNotAllowIsRefusedBeforeTheWire()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(5, R"([
            ["publish", {"topic": "a", "qos": 2, "expectRefused": true}],
            ["publish", {"topic": "a", "retain": true, "expectRefused": true}],
            ["publish", {"topic": "a", "payload": "0123456789012345678", "times": 2, "expectRefused": true}],
            ["publish", {"topic": "a", "properties": [[35, 2]], "expectRefused": true}],
            ["subscribe", [{"topic": "a/#"}], {"expectRefused": true}],
            ["wait", "refused", {}, 6],
            ["publish", {"topic": "a", "qos": 1, "properties": {"topicAlias": 1}}],
            ["exit", 7]])")));
        QCOMPARE(rig.play(R"(
            C: 10 11 0004 'MQTT' 05 02 003c 03 21 0014 0001 'c'
            S: 20 11 00 00 0e 24 01 25 00 27 00000014 22 0001 28 00
            C: 32 09 0001 'a' 0001 03 23 0001)"),
                 QString());
        QCOMPARE(rig.exitCode(), 7);
        QVERIFY(!rig.event(1).value("message").toString().isEmpty());
    }

    void aPublishThatShouldBeRefusedAndIsNotFails()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(4, R"([["publish", {"topic": "a", "expectRefused": true}]])")));
        QCOMPARE(rig.play(kHello4 + "C: 30 03 0001 'a'"), QString());
        QCOMPARE(rig.exitCode(), 1);
        QVERIFY(rig.errors().contains("refused"));
    }

    void aMismatchEndsWithOne()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(4, R"([["wait", "connected", {"sessionPresent": true}]])")));
        QCOMPARE(rig.play(kHello4), QString());
        QCOMPARE(rig.exitCode(), 1);
        QVERIFY(rig.errors().contains("sessionPresent"));
    }

    void nothingForThirtySecondsEndsWithOne()
    {
        DriverRig rig;
        QElapsedTimer elapsed;
        elapsed.start();
        QVERIFY(rig.startJson(scenario(4, R"([["wait", "connected"], ["wait", "message"]])")));
        QCOMPARE(rig.play(kHello4), QString());
        QCOMPARE(rig.exitCode(40'000), 1);
        QVERIFY(elapsed.elapsed() >= 29'000);
    }

    void questionsAreAnsweredWithTheirCorrelation()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(5, R"([["wait", "connected"], ["wait", "message", {}, 2],
            ["respond", {"payload": "yes"}], ["wait", "message", {}, 1], ["run"]])")));
        QCOMPARE(rig.play(kHello5 + R"(
            S: 30 0f 0001 'q' 0a 08 0001 'r' 09 0003 00ff80 '?'
            S: 30 05 0001 'q' 00 '?'
            C: 30 0d 0001 'r' 06 09 0003 00ff80 'yes'
            S: 30 09 0001 'q' 04 08 0001 's' '?'
            C: 30 07 0001 's' 00 'yes')"),
                 QString());
        QCOMPARE(rig.terminate(), 0);
    }

    void timesAndSleepCount()
    {
        DriverRig rig;
        QVERIFY(rig.startJson(scenario(4, R"([["wait", "connected"], ["sleep", 200],
            ["publish", {"topic": "a", "qos": 1, "times": 3}], ["wait", "published", {}, 3]])")));
        QCOMPARE(rig.play(kHello4 + R"(
            C: nothing
            C: 32 05 0001 'a' 0001 32 05 0001 'a' 0002 32 05 0001 'a' 0003
            S: 40 02 0001 40 02 0002 40 02 0003)"),
                 QString());
        QCOMPARE(rig.exitCode(), 0);
    }

    void aScenarioIsFoundByItsName()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("scenarios.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"other":{"connect":{"version":5},"steps":[]},"this":)" +
                   scenario(4, R"([["wait","connected"],["exit",3]])") + "}");
        file.close();
        DriverRig rig;
        QVERIFY(rig.start({"--scenario", file.fileName(), "this", "PORT"}));
        QCOMPARE(rig.play(kHello4), QString());
        QCOMPARE(rig.exitCode(), 3);
    }

    void wrongArgumentsAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("none") << QStringList();
        QTest::newRow("no JSON") << QStringList({"--json", "{", "1883"});
        QTest::newRow("no connect") << QStringList({"--json", "{}", "1883"});
        QTest::newRow("no port") << QStringList({"--json", R"({"connect":{"version":4},"steps":[]})", "x"});
        QTest::newRow("unknown step")
            << QStringList({"--json", R"({"connect":{"version":4},"steps":[["jump"]]})", "1883"});
        QTest::newRow("unknown property")
            << QStringList({"--json", R"({"connect":{"version":5,"properties":{"colour":1}}})", "1883"});
        QTest::newRow("no such scenario") << QStringList({"--scenario", "/dev/null", "x", "1883"});
        QTest::newRow("no such command") << QStringList({"--seq", "1883", "5", "true", "dance"});
    }

    void wrongArgumentsAreNamed()
    {
        QFETCH(QStringList, arguments);
        DriverRig rig;
        QVERIFY(rig.start(arguments));
        QCOMPARE(rig.exitCode(), 2);
        QVERIFY(!rig.errors().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDriverSteps)
#include "test_driver_steps.moc"
