// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace explorer {

/// Everything that one or more read bursts brought, built on the connection's thread and handed over whole.
///
/// `records` are in wire order. `newTopics[i]` is the name of topic id `firstNewTopic + i`; names precede the first
/// record that uses them. Names are bytes off the wire: validated UTF-8 unless the broker broke the rules.
struct IngestBatch
{
    std::vector<MessageRecord> records;
    std::vector<std::uint8_t> bytes; ///< what the records point into

    TopicId firstNewTopic = 0;
    std::vector<std::uint32_t> newTopicEnds; ///< running ends into newTopicBytes
    std::vector<char> newTopicBytes;

    /// Between two records something happened after which what is known of the topics does not go on as it was.
    struct Break
    {
        enum class Kind : std::uint8_t
        {
            Connected,   ///< what follows came over a new connection
            Unsubscribed ///< the broker has let a subscription go
        };
        std::uint32_t before = 0; ///< index of the record that follows; records.size() when none does yet
        Kind kind = Kind::Connected;
        std::int64_t steadyNs = 0;
    };
    std::vector<Break> breaks; ///< in order
    std::uint64_t refused = 0;         ///< messages on topics beyond the limit, which are not among the records

    std::size_t newTopicCount() const { return newTopicEnds.size(); }
    std::string_view newTopic(std::size_t i) const
    {
        const std::uint32_t begin = i == 0 ? 0 : newTopicEnds[i - 1];
        return {newTopicBytes.data() + begin, newTopicEnds[i] - begin};
    }
    bool empty() const { return records.empty() && newTopicEnds.empty() && breaks.empty() && refused == 0; }
    /// Keeps capacity, for reuse.
    void clear();
    /// Bytes held, for the mailbox's bound.
    std::size_t footprint() const;
    /// Bytes allocated, for deciding whether it is worth keeping.
    std::size_t reserved() const;
    /// Puts what came later behind this. Its new topics must follow on from ours.
    void append(const IngestBatch &later);
};

} // namespace explorer
