// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/sparkplug_metric.h"

#include <cstddef>
#include <span>
#include <string>

namespace explorer::sparkplug {

constexpr std::size_t kLongestValue = 256; ///< bytes

struct ValueText
{
    std::string text; ///< UTF-8 off the wire, to be escaped
    bool isCut = false; ///< only its beginning
};

/// A metric's value in one line: "21.5", "[1, 2, 3]", "3 rows of 2 columns"; a DateTime as a moment in UTC.
/// Cost      bounded, but for counting a data set's rows.
ValueText valueText(const Metric &metric, std::uint32_t datatype, std::span<const std::uint8_t> payload);

} // namespace explorer::sparkplug
