// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sparkplug/metric_table.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What is known of the nodes, devices and host applications of a connection: plain data.
namespace explorer::sparkplug {

using PartId = std::uint32_t; ///< of a node or a device: dense, in order of appearance
constexpr PartId kNoPart = 0xFFFF'FFFF;

enum class Status : std::uint8_t
{
    NotBorn, ///< no birth has been seen: names and types are not known, values may be old
    Online,
    Offline ///< a death has been seen: its values are stale
};

enum class Fault : std::uint8_t
{
    SequenceGap, ///< messages were lost, or came out of order
    NoSequence,  ///< where there must be one
    DataBeforeBirth,
    UnknownAlias,  ///< that the birth does not define
    UnknownMetric, ///< a name that the birth does not have
    DeathOfAnother, ///< its bdSeq is not that of the birth: it belongs to an older connection and says nothing
    BirthWithoutDeath, ///< a new connection while the one before was not seen to end
    RebirthStorm,
    Unreadable, ///< its payload is not of Sparkplug B
    NotRead,    ///< it had gone from memory before its turn, or only its beginning was kept
    TooMany,    ///< metrics were left out
    kEnd
};
using FaultCounts = std::array<std::uint64_t, std::size_t(Fault::kEnd)>;

/// What nodes and devices have in common.
struct Part
{
    std::string name; ///< bytes off the wire
    Status status = Status::NotBorn;
    std::int64_t birthNs = 0; ///< wall clock, 0: none seen
    std::int64_t deathNs = 0;
    std::int64_t lastNs = 0;
    std::uint64_t births = 0;
    std::uint64_t deaths = 0;
    std::uint64_t messages = 0;
    FaultCounts faults = {};
    MetricTable metrics;
    bool hasComplained = false; ///< of data before the birth, since it was last born

    std::uint64_t faultCount() const
    {
        std::uint64_t sum = 0;
        for (const std::uint64_t count : faults)
            sum += count;
        return sum;
    }
};

struct Node : Part
{
    std::string group;
    std::vector<PartId> devices; ///< in order of appearance
    std::map<std::string, PartId, std::less<>> deviceByName;
    std::optional<std::uint64_t> bdSeq;   ///< of the last birth
    std::optional<std::uint8_t> expected; ///< the next sequence number
    std::array<std::int64_t, 3> lastBirths = {}; ///< wall clock, newest first; 0: none
    bool isStorming = false; ///< the last three births were within a minute
};

struct Device : Part
{
    PartId node = kNoPart;
    std::uint32_t row = 0; ///< among the node's devices
};

struct Host
{
    std::string name;
    bool isOnline = false;
    std::int64_t changedNs = 0;
};

struct Event
{
    enum class Kind : std::uint8_t
    {
        Fault, ///< `fault`
        NodeBorn,
        NodeDied,
        DeviceBorn,
        DeviceDied,
        RebirthRequested,
        HostOnline,
        HostOffline
    };
    Kind kind = Kind::Fault;
    Fault fault = Fault::kEnd;
    std::int64_t wallNs = 0;
    PartId node = kNoPart; ///< of a host application: its place among them
    PartId device = kNoPart;
    std::uint64_t expected = 0; ///< of SequenceGap and the faults about bdSeq
    std::uint64_t found = 0;    ///< of those, and the alias of UnknownAlias
    std::string name = {};      ///< of UnknownMetric; at most kLongestEventName bytes of it
};
constexpr std::size_t kLongestEventName = 256;

} // namespace explorer::sparkplug
