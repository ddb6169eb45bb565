// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"

#include <QByteArray>

#include <cstdint>

namespace cli {

/// What --stats prints.
struct RunStats
{
    std::uint64_t messages = 0;
    mqtt::Instant first{};
    mqtt::Instant last{};

    /// One JSON object and a line feed; processor time and memory are the whole process's until now.
    QByteArray toJson() const;
};

} // namespace cli
