// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_meter.h"

#include <cstdint>

namespace explorer {

class ExplorerSession;

/// By what topics are put in order.
enum class TrafficMeasure : std::uint8_t
{
    Messages, ///< per second
    Bytes,    ///< of payload, per second
    Size      ///< of a message, on average
};

/// A connection's share in a ranking or a map.
struct TrafficSource
{
    ExplorerSession *session = nullptr; ///< only handed on
    const TrafficMeter *meter = nullptr;
};

/// The traffic of something, in the units people compare.
struct TrafficRate
{
    double messages = 0; ///< per second
    double bytes = 0;    ///< per second

    TrafficRate() = default;
    TrafficRate(const TrafficMeter &meter, const Traffic &traffic)
        : messages(meter.perSecond(traffic.messages)), bytes(meter.perSecond(traffic.bytes))
    {
    }
    TrafficRate &operator+=(const TrafficRate &other)
    {
        messages += other.messages;
        bytes += other.bytes;
        return *this;
    }
    double size() const { return messages > 0 ? bytes / messages : 0; }
    double value(TrafficMeasure measure) const
    {
        return measure == TrafficMeasure::Messages ? messages : measure == TrafficMeasure::Bytes ? bytes : size();
    }
};

} // namespace explorer
