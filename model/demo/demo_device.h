// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/session/session_options.h"

#include <functional>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace explorer {

/// What a simulated device can do: publish, and know the time.
struct DemoWorld
{
    std::function<void(mqtt::Message)> publish;
    std::minstd_rand random{20'240'601};
    double seconds = 0; ///< since the fleet started

    void say(std::string topic, const QByteArray &payload, bool retain = false)
    {
        publish({std::move(topic), payload, mqtt::Qos::AtMostOnce, retain, {}});
    }
    /// A smooth, slightly noisy value around `base`.
    double wave(double base, double amplitude, double periodSeconds, double phase = 0);
};

/// One simulated device. Plain object; the fleet calls it on its own thread.
class DemoDevice
{
public:
    virtual ~DemoDevice() = default;
    virtual void start(DemoWorld &) {}
    /// Ten times a second.
    virtual void tick(DemoWorld &) = 0;
    /// A message on one of the topics below; the device checks whether it is meant.
    virtual void command(DemoWorld &, const mqtt::Message &) {}
    virtual std::vector<std::string> commandFilters() const { return {}; }
};

/// True once per `period` seconds for a device called ten times a second; `offset` spreads devices out.
inline bool isDue(const DemoWorld &world, double period, double offset = 0)
{
    const auto beat = [&](double t) { return static_cast<long long>((t + offset) / period); };
    return beat(world.seconds) != beat(world.seconds - 0.1);
}

std::vector<std::unique_ptr<DemoDevice>> makeHomeDevices();
std::vector<std::unique_ptr<DemoDevice>> makeIndustryDevices();

} // namespace explorer
