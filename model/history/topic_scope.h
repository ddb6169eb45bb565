// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/topic_set.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace explorer {

/// The topics that a history of more than one is of. Topics may join, none leaves. Thread: the store's.
class TopicScope
{
public:
    virtual ~TopicScope() = default;
    /// Looks for topics that belong to it, also for those that came since. True: there is more to look at.
    virtual bool advance(std::chrono::steady_clock::time_point deadline) = 0;
    virtual const TopicSet &topics() const = 0;
    /// What tells a topic from the others of the scope, as bytes.
    virtual std::string nameOf(TopicId topic) const = 0;
    virtual std::uint64_t received() const = 0; ///< messages on all of its topics
};

} // namespace explorer
