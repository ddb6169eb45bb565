// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo.h"
#include "model/demo/png_writer.h"
#include "model/demo/sparkplug_writer.h"
#include "model/session/workspace.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace explorer;

namespace {

QByteArray newestPayload(const ExplorerSession &session, const std::string &topic)
{
    const NodeId node = session.tree().find(topic);
    if (node == kNoNode)
        return {};
    const MessageView message = session.store().at(session.tree().newestSequence(node));
    return message ? QByteArray(reinterpret_cast<const char *>(message.payload.data()), qsizetype(message.payload.size()))
                   : QByteArray();
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEveryShapeAndObeysCommands()
    {
        Demo demo;
        QSignalSpy ready(&demo, &Demo::ready);
        QSignalSpy failed(&demo, &Demo::failed);
        demo.start();
        QTRY_VERIFY_WITH_TIMEOUT(ready.size() == 1 || failed.size() == 1, 10'000);
        QVERIFY2(failed.isEmpty(), "mosquitto does not start");

        Workspace workspace;
        ExplorerSession *session = workspace.open(qvariant_cast<ConnectionProfile>(ready.first().first()), {});
        const TopicTree &tree = session->tree();
        for (const char *topic :
             {"zigbee2mqtt/bridge/state", "zigbee2mqtt/living_room_climate", "tele/desk_plug/SENSOR", "tele/desk_plug/LWT",
              "homeassistant/sensor/living_room_temperature/config", "spBv1.0/Plant/DDATA/edge-7/press", "home/kitchen/light",
              "home/door/camera/snapshot", "lab/beacon/2/heartbeat", "factory/line/1/machine/1/temperature", "demo/lamp/state"})
            QTRY_VERIFY2_WITH_TIMEOUT(tree.find(topic) != kNoNode, topic, 12'000);
        QVERIFY(newestPayload(*session, "home/door/camera/snapshot").startsWith("\x89PNG\r\n"));

        session->connection().publish({"demo/lamp/set", "{\"state\":\"ON\",\"brightness\":7}", mqtt::Qos::AtLeastOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(newestPayload(*session, "demo/lamp/state"), QByteArray("{\"brightness\":7,\"state\":\"ON\"}"), 5'000);
        session->connection().publish({"cmnd/desk_plug/POWER", "OFF", mqtt::Qos::AtMostOnce, false, {}});
        QTRY_COMPARE_WITH_TIMEOUT(newestPayload(*session, "stat/desk_plug/POWER"), QByteArray("OFF"), 5'000);
    }

    void theBrokerEndsWithItsObject()
    {
        qint64 pid = 0;
        {
            DemoBroker broker;
            QSignalSpy started(&broker, &DemoBroker::started);
            broker.start();
            QVERIFY(started.wait(10'000));
            pid = broker.processId();
            QVERIFY(pid > 0);
            QCOMPARE(::kill(pid_t(pid), 0), 0);
        }
        QCOMPARE(::kill(pid_t(pid), 0), -1);
    }

    void aBrokerThatDoesNotStartIsTold()
    {
        DemoBroker broker;
        QSignalSpy failed(&broker, &DemoBroker::failed);
        broker.start(QStringLiteral("/bin/false"));
        QVERIFY(failed.wait(10'000));
        QCOMPARE(qvariant_cast<DemoBroker::Failure>(failed.first().first()), DemoBroker::Failure::DidNotStart);
        QTest::qWait(100);
        QCOMPARE(failed.size(), 1);
    }

    void sparkplugPayloadIsProtobuf()
    {
        const QByteArray payload =
            sparkplugPayload(5, 3, {{.name = "a", .alias = 1, .type = SparkplugType::Int32, .value = -1}});
        QCOMPARE(payload.toHex(), QByteArray("0805"         // timestamp 5
                                             "120f"         // metric, 15 bytes
                                             "0a0161"       // name "a"
                                             "1001"         // alias 1
                                             "1805"         // timestamp
                                             "2003"         // datatype Int32
                                             "50ffffffff0f" // int_value: the two's complement in 32 bits
                                             "1803"));      // seq 3
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "test_demo.moc"
