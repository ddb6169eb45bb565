// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/demo/demo_device.h"
#include "model/demo/sparkplug_writer.h"

#include <QDateTime>

#include <cmath>

namespace explorer {

namespace {

/// A plain sensor tree: one number a topic.
class FactorySensors : public DemoDevice
{
    void tick(DemoWorld &world) override
    {
        for (int line = 1; line <= 4; ++line) {
            for (int machine = 1; machine <= 3; ++machine) {
                const double phase = line + machine * 0.5;
                const std::string base =
                    "factory/line/" + std::to_string(line) + "/machine/" + std::to_string(machine) + "/";
                if (isDue(world, 1, phase / 7))
                    world.say(base + "temperature", QByteArray::number(world.wave(62 + line * 3, 6, 45, phase), 'f', 2));
                if (isDue(world, 0.5, phase / 9))
                    world.say(base + "vibration", QByteArray::number(std::abs(world.wave(0.4, 0.35, 6, phase)), 'f', 3));
                if (isDue(world, 2, phase / 5))
                    world.say(base + "rpm", QByteArray::number(int(world.wave(1450, 60, 30, phase))));
                if (isDue(world, 20, phase))
                    world.say(base + "state", std::fmod(world.seconds + phase * 9, 60) < 48 ? "running" : "idle", true);
            }
        }
    }
};

/// A Sparkplug B edge node: birth certificates, then data by alias.
class SparkplugNode : public DemoDevice
{
    void start(DemoWorld &world) override { beBorn(world); }

    std::vector<std::string> commandFilters() const override { return {"spBv1.0/Plant/NCMD/edge-7"}; }
    /// The one command that it knows is "Node Control/Rebirth".
    void command(DemoWorld &world, const mqtt::Message &) override { beBorn(world); }

    void beBorn(DemoWorld &world)
    {
        m_sequence = 0;
        world.say("spBv1.0/Plant/NBIRTH/edge-7",
                  sparkplugPayload(nowMs(), m_sequence++,
                                   {{.name = "bdSeq", .type = SparkplugType::UInt64, .value = 0},
                                    {.name = "Node Control/Rebirth", .type = SparkplugType::Boolean, .value = 0}}));
        world.say("spBv1.0/Plant/DBIRTH/edge-7/press",
                  sparkplugPayload(nowMs(), m_sequence++,
                                   {{.name = "Hydraulics/Pressure", .alias = 1, .type = SparkplugType::Double, .value = 181.5},
                                    {.name = "Cycles", .alias = 2, .type = SparkplugType::Int32, .value = 0},
                                    {.name = "Running", .alias = 3, .type = SparkplugType::Boolean, .value = 1}}));
    }

    void tick(DemoWorld &world) override
    {
        if (!isDue(world, 2))
            return;
        if (++m_cycles == 2) // births are not retained: once more for who has subscribed meanwhile
            beBorn(world);
        world.say("spBv1.0/Plant/DDATA/edge-7/press",
                  sparkplugPayload(nowMs(), m_sequence++,
                                   {{.alias = 1, .type = SparkplugType::Double, .value = world.wave(181, 12, 25)},
                                    {.alias = 2, .type = SparkplugType::Int32, .value = double(m_cycles)}}));
    }

    static quint64 nowMs() { return quint64(QDateTime::currentMSecsSinceEpoch()); }

    std::uint8_t m_sequence = 0;
    int m_cycles = 0;
};

} // namespace

std::vector<std::unique_ptr<DemoDevice>> makeIndustryDevices()
{
    std::vector<std::unique_ptr<DemoDevice>> devices;
    devices.push_back(std::make_unique<FactorySensors>());
    devices.push_back(std::make_unique<SparkplugNode>());
    return devices;
}

} // namespace explorer
