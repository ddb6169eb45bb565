// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_device.h"
#include "model/demo/png_writer.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace explorer {

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

double to(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

/// Zigbee2MQTT's shapes: one JSON object a device, a retained bridge state.
class ZigbeeSensors : public DemoDevice
{
    void start(DemoWorld &world) override
    {
        world.say("zigbee2mqtt/bridge/state", R"({"state":"online"})", true);
        world.say("zigbee2mqtt/bridge/info", R"({"version":"1.33.2","coordinator":{"type":"zStack3x0"},"permit_join":false})",
                  true);
    }

    void tick(DemoWorld &world) override
    {
        int index = 0;
        for (const char *room : {"living_room", "bedroom", "kitchen", "bathroom"}) {
            if (isDue(world, 3, 0.7 * index)) {
                world.say(std::string("zigbee2mqtt/") + room + "_climate",
                          json({{"temperature", to(world.wave(20.5 + index, 1.8, 180, index), 2)},
                                {"humidity", to(world.wave(48, 9, 240, index * 2), 1)},
                                {"pressure", to(world.wave(1013, 2, 600), 1)},
                                {"battery", 100 - index * 7},
                                {"voltage", 3000 - index * 25},
                                {"linkquality", int(world.wave(120, 40, 30, index))}}));
            }
            ++index;
        }
        if (isDue(world, 7))
            world.say("zigbee2mqtt/hallway_motion",
                      json({{"occupancy", std::fmod(world.seconds, 14) < 7}, {"illuminance_lux", int(world.wave(180, 120, 90))}, {"battery", 88}}));
    }
};

/// Tasmota's shapes: tele/…/STATE and SENSOR, stat/…/POWER, and commands on cmnd/…/POWER that it obeys.
class TasmotaPlug : public DemoDevice
{
public:
    explicit TasmotaPlug(std::string name, double watts) : m_name(std::move(name)), m_watts(watts) {}

private:
    void start(DemoWorld &world) override
    {
        world.say("tele/" + m_name + "/LWT", "Online", true);
        sayPower(world);
    }

    void tick(DemoWorld &world) override
    {
        if (isDue(world, 5)) {
            const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
            const double power = m_on ? world.wave(m_watts, m_watts / 12, 20) : 0;
            m_kilowattHours += power * 5 / 3.6e6;
            world.say("tele/" + m_name + "/SENSOR",
                      json({{"Time", now},
                            {"ENERGY", QJsonObject{{"Total", to(m_kilowattHours, 5)},
                                                   {"Power", to(power, 1)},
                                                   {"Voltage", to(world.wave(231, 2, 60), 1)},
                                                   {"Current", to(power / 231, 3)}}}}));
            world.say("tele/" + m_name + "/STATE",
                      json({{"Time", now},
                            {"Uptime", int(world.seconds)},
                            {"POWER", m_on ? "ON" : "OFF"},
                            {"Wifi", QJsonObject{{"RSSI", int(world.wave(72, 8, 40))}, {"Channel", 6}}}}));
        }
    }

    void command(DemoWorld &world, const mqtt::Message &message) override
    {
        if (message.topic != "cmnd/" + m_name + "/POWER")
            return;
        const QByteArray word = message.payload.trimmed().toUpper();
        if (word == "TOGGLE")
            m_on = !m_on;
        else if (word == "ON" || word == "1")
            m_on = true;
        else if (word == "OFF" || word == "0")
            m_on = false;
        sayPower(world);
    }

    std::vector<std::string> commandFilters() const override { return {"cmnd/" + m_name + "/POWER"}; }

    void sayPower(DemoWorld &world)
    {
        world.say("stat/" + m_name + "/RESULT", json({{"POWER", m_on ? "ON" : "OFF"}}));
        world.say("stat/" + m_name + "/POWER", m_on ? "ON" : "OFF");
    }

    std::string m_name;
    double m_watts;
    double m_kilowattHours = 12.4;
    bool m_on = true;
};

/// Home Assistant discovery: retained configuration messages, one of them for a device that is long gone.
class HomeAssistantDiscovery : public DemoDevice
{
    void start(DemoWorld &world) override
    {
        struct Sensor
        {
            const char *id;
            const char *unit;
            const char *state;
            const char *value;
        };
        for (const Sensor &sensor :
             {Sensor{"living_room_temperature", "°C", "zigbee2mqtt/living_room_climate", "temperature"},
              Sensor{"living_room_humidity", "%", "zigbee2mqtt/living_room_climate", "humidity"},
              Sensor{"desk_plug_power", "W", "tele/desk_plug/SENSOR", "ENERGY.Power"},
              Sensor{"old_garage_temperature", "°C", "zigbee2mqtt/garage_climate", "temperature"}}) {
            world.say(std::string("homeassistant/sensor/") + sensor.id + "/config",
                      json({{"name", sensor.id},
                            {"unique_id", sensor.id},
                            {"state_topic", sensor.state},
                            {"unit_of_measurement", QString::fromUtf8(sensor.unit)},
                            {"value_template", QStringLiteral("{{ value_json.%1 }}").arg(QLatin1String(sensor.value))},
                            {"device", QJsonObject{{"identifiers", QJsonArray{sensor.id}}, {"manufacturer", "Demo"}}}}),
                      true);
        }
    }

    void tick(DemoWorld &) override {}
};

/// The device that answers: {"state":"ON","brightness":0…254} on demo/lamp/set comes back on demo/lamp/state, and
/// a 5.0 request on demo/echo is answered on its Response Topic.
class Lamp : public DemoDevice
{
    void start(DemoWorld &world) override { sayState(world); }
    void tick(DemoWorld &world) override
    {
        if (isDue(world, 10))
            sayState(world);
    }

    void command(DemoWorld &world, const mqtt::Message &message) override
    {
        if (message.topic == "demo/echo") {
            answer(world, message);
            return;
        }
        if (message.topic != "demo/lamp/set")
            return;
        const QByteArray text = message.payload.trimmed();
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const QString state = object.isEmpty() ? QString::fromUtf8(text) : object.value(QLatin1String("state")).toString();
        if (state.compare(QLatin1String("ON"), Qt::CaseInsensitive) == 0)
            m_on = true;
        else if (state.compare(QLatin1String("OFF"), Qt::CaseInsensitive) == 0)
            m_on = false;
        else if (state.compare(QLatin1String("TOGGLE"), Qt::CaseInsensitive) == 0)
            m_on = !m_on;
        else if (!object.contains(QLatin1String("brightness"))) {
            world.say("demo/lamp/error", json({{"error", "expected ON, OFF, TOGGLE or {\"state\":…,\"brightness\":0…254}"}}));
            return;
        }
        m_brightness = std::clamp(object.value(QLatin1String("brightness")).toInt(m_brightness), 0, 254);
        sayState(world);
    }

    std::vector<std::string> commandFilters() const override { return {"demo/lamp/set", "demo/echo"}; }

    void answer(DemoWorld &world, const mqtt::Message &request)
    {
        const mqtt::Property *responseTopic = mqtt::find(request.properties, mqtt::PropertyId::ResponseTopic);
        mqtt::Message reply{responseTopic ? responseTopic->value : "demo/echo/answer", request.payload,
                            mqtt::Qos::AtMostOnce, false, {}};
        if (const mqtt::Property *correlation = mqtt::find(request.properties, mqtt::PropertyId::CorrelationData))
            reply.properties.push_back(*correlation);
        world.publish(std::move(reply));
    }

    void sayState(DemoWorld &world)
    {
        world.say("demo/lamp/state", json({{"state", m_on ? "ON" : "OFF"}, {"brightness", m_brightness}}), true);
    }

    bool m_on = false;
    int m_brightness = 180;
};

/// Plain on/off words, a door camera's picture, and beacons that fall silent.
class OddsAndEnds : public DemoDevice
{
    void tick(DemoWorld &world) override
    {
        if (isDue(world, 6))
            world.say("home/kitchen/light", std::fmod(world.seconds, 12) < 6 ? "ON" : "OFF", true);
        if (isDue(world, 9))
            world.say("home/garden/gate", std::fmod(world.seconds, 18) < 9 ? "open" : "closed");
        if (isDue(world, 15, 14))
            world.say("home/door/camera/snapshot", testPicture(96, 64, int(world.seconds)));
        for (int beacon = 1; beacon <= 3; ++beacon) {
            // Number 1 goes on, 2 stops after 20 s, 3 after 40 s.
            if ((beacon == 1 || world.seconds < 20 * (beacon - 1)) && isDue(world, 1, 0.3 * beacon))
                world.say("lab/beacon/" + std::to_string(beacon) + "/heartbeat", QByteArray::number(int(world.seconds)));
        }
    }
};

} // namespace

double DemoWorld::wave(double base, double amplitude, double periodSeconds, double phase)
{
    std::normal_distribution<double> noise(0, amplitude / 40);
    return base + amplitude * std::sin(2 * 3.14159265358979 * seconds / periodSeconds + phase) + noise(random);
}

std::vector<std::unique_ptr<DemoDevice>> makeHomeDevices()
{
    std::vector<std::unique_ptr<DemoDevice>> devices;
    devices.push_back(std::make_unique<ZigbeeSensors>());
    devices.push_back(std::make_unique<TasmotaPlug>("desk_plug", 64));
    devices.push_back(std::make_unique<TasmotaPlug>("heater_plug", 1'450));
    devices.push_back(std::make_unique<HomeAssistantDiscovery>());
    devices.push_back(std::make_unique<Lamp>());
    devices.push_back(std::make_unique<OddsAndEnds>());
    return devices;
}

} // namespace explorer
