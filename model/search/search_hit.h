// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace explorer {

/// A message in which something was found.
struct SearchHit
{
    Sequence sequence = kNoSequence;
    TopicId topic = kNoTopic;
    std::int64_t wallNs = 0;
    std::uint64_t offset = 0; ///< of the first place in the payload; 0 for an expression
    std::string snippet;      ///< the bytes around it
    bool hasBefore = false;   ///< the payload has more before and behind the snippet
    bool hasBehind = false;
};

/// What one piece of the search came to.
struct SearchYield
{
    std::vector<SearchHit> hits; ///< newest first
    std::uint64_t messages = 0;
    std::uint64_t bytes = 0;  ///< looked at
    std::uint64_t gaveUp = 0; ///< payloads on which an expression took too long
    bool isCut = false;       ///< of some payloads only a first part was looked at
};

} // namespace explorer
