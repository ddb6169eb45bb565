// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"
#include "protocol/wire/packets.h"

#include <cstdint>

namespace mqtt {

/// The bits of SUBSCRIBE's option byte.  Spec MQTT 5.0 §3.8.3.1, 3.1.1 §3.8.3
inline constexpr std::uint8_t kMaximumQosMask = 0x03;
inline constexpr std::uint8_t kNoLocalOption = 0x04;
inline constexpr std::uint8_t kRetainAsPublishedOption = 0x08;
inline constexpr std::uint8_t kRetainHandlingMask = 0x30;
inline constexpr unsigned kRetainHandlingShift = 4;
inline constexpr std::uint8_t kReservedOptions = 0xC0;

constexpr std::uint8_t optionsOf(const SubscriptionView &subscription)
{
    return std::uint8_t(unsigned(subscription.maximumQos) | (subscription.noLocal ? kNoLocalOption : 0u) |
                        (subscription.retainAsPublished ? kRetainAsPublishedOption : 0u) |
                        unsigned(subscription.retainHandling) << kRetainHandlingShift);
}

} // namespace mqtt
