// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <cstdint>
#include <string_view>

namespace mqtt {

/// The bits of CONNECT's flag byte.  Spec MQTT 5.0 §3.1.2.3, 3.1.1 §3.1.2.3
inline constexpr std::uint8_t kReservedConnectFlag = 0x01;
inline constexpr std::uint8_t kCleanStartFlag = 0x02;
inline constexpr std::uint8_t kWillFlag = 0x04;
inline constexpr std::uint8_t kWillQosMask = 0x18;
inline constexpr unsigned kWillQosShift = 3;
inline constexpr std::uint8_t kWillRetainFlag = 0x20;
inline constexpr std::uint8_t kPasswordFlag = 0x40;
inline constexpr std::uint8_t kUserNameFlag = 0x80;

constexpr std::string_view protocolName(ProtocolVersion version)
{
    return version == ProtocolVersion::V31 ? "MQIsdp" : "MQTT";
}

} // namespace mqtt
