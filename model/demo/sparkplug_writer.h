// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <initializer_list>

namespace explorer {

/// Sparkplug B data types that the demo uses; numbers as the specification has them.  Spec Sparkplug 3.0 §6.4.16
enum class SparkplugType : std::uint8_t { Int32 = 3, UInt64 = 8, Double = 10, Boolean = 11 };

struct SparkplugMetric
{
    const char *name = nullptr; ///< births only; data messages carry the alias
    int alias = -1;             ///< none
    SparkplugType type{};
    double value = 0;
};

/// A Sparkplug B payload as Protobuf writes it.  Spec Sparkplug 3.0 §6.4
QByteArray sparkplugPayload(std::uint64_t timestampMs, std::uint8_t sequence, std::initializer_list<SparkplugMetric> metrics);

} // namespace explorer
