// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace explorer {

/// What a topic of the Sparkplug namespace says.  Spec: Sparkplug 3.0.0 §4.
struct SparkplugTopic
{
    enum class Verb : std::uint8_t
    {
        NodeBirth,
        NodeDeath,
        NodeData,
        NodeCommand,
        DeviceBirth,
        DeviceDeath,
        DeviceData,
        DeviceCommand,
        State ///< of a host application, which stands in `node`; its payload is JSON or a word
    };
    Verb verb = Verb::State;
    std::string_view group;
    std::string_view node;
    std::string_view device; ///< of the device's verbs only

    bool isOfDevice() const { return verb >= Verb::DeviceBirth && verb <= Verb::DeviceCommand; }
    bool isBirth() const { return verb == Verb::NodeBirth || verb == Verb::DeviceBirth; }
    bool isDeath() const { return verb == Verb::NodeDeath || verb == Verb::DeviceDeath; }
    bool isData() const { return verb == Verb::NodeData || verb == Verb::DeviceData; }
    bool isCommand() const { return verb == Verb::NodeCommand || verb == Verb::DeviceCommand; }
};

constexpr std::string_view kSparkplugNamespace = "spBv1.0/";

/// Nothing when the topic is none of them. The parts are views of it.
std::optional<SparkplugTopic> parseSparkplugTopic(std::string_view topic);

} // namespace explorer
