// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/lent_segment.h"
#include "model/history/message_copy.h"
#include "model/search/search_hit.h"
#include "model/search/search_pattern.h"

#include <atomic>
#include <span>

namespace explorer {

/// Looks for a pattern in the payloads of one piece of a store, on any thread; at most one hit a message. Ends soon after
/// `cancelled` turns true, with what it has. The `most` newest hits at least are there.
SearchYield scanSegment(const LentSegment &segment, const SearchPattern &pattern, std::size_t most,
                        const std::atomic<bool> &cancelled);
SearchYield scanCopies(std::span<const MessageCopy> copies, const SearchPattern &pattern, const std::atomic<bool> &cancelled);

} // namespace explorer
