// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/sparkplug_topic.h"

#include <array>

namespace explorer {

namespace {

using Verb = SparkplugTopic::Verb;

struct VerbRow
{
    std::string_view word;
    Verb verb;
};
constexpr VerbRow kVerbs[] = {
    {"NBIRTH", Verb::NodeBirth},   {"NDEATH", Verb::NodeDeath},   {"NDATA", Verb::NodeData},   {"NCMD", Verb::NodeCommand},
    {"DBIRTH", Verb::DeviceBirth}, {"DDEATH", Verb::DeviceDeath}, {"DDATA", Verb::DeviceData}, {"DCMD", Verb::DeviceCommand},
};

} // namespace

std::optional<SparkplugTopic> parseSparkplugTopic(std::string_view topic)
{
    if (!topic.starts_with(kSparkplugNamespace))
        return std::nullopt;
    topic.remove_prefix(kSparkplugNamespace.size());
    std::array<std::string_view, 4> levels; // group, verb, node, device
    std::size_t count = 0;
    while (true) {
        if (count == levels.size())
            return std::nullopt;
        const std::size_t slash = topic.find('/');
        levels[count] = topic.substr(0, slash);
        if (levels[count++].empty())
            return std::nullopt;
        if (slash == std::string_view::npos)
            break;
        topic.remove_prefix(slash + 1);
    }
    if (count == 2 && levels[0] == "STATE")
        return SparkplugTopic{.verb = Verb::State, .group = {}, .node = levels[1], .device = {}};
    for (const VerbRow &row : kVerbs) {
        if (levels[1] != row.word)
            continue;
        const SparkplugTopic parsed{.verb = row.verb, .group = levels[0], .node = levels[2], .device = levels[3]};
        if (count == (parsed.isOfDevice() ? 4u : 3u))
            return parsed;
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace explorer
