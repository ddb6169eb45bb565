// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/metric_names.h"
#include "model/payload/payload_decoder.h"

namespace explorer::sparkplug {

/// The tree of a payload. `names` of the sender's birth, or nullptr.
/// Cost      linear; no recursion.   Thread: any.
tl::expected<ValueTree, DecodeProblem> walk(std::span<const std::uint8_t> payload, const MetricNames *names,
                                            const DecodeBudget &budget);

} // namespace explorer::sparkplug
