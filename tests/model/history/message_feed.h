// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"

#include <string>

namespace explorer {

/// Appends single messages to a store, a millisecond apart.
class MessageFeed
{
public:
    explicit MessageFeed(MessageStore &store)
        : m_store(store)
    {}

    void add(TopicId topic, std::string_view payload) { append(topic, payload, nullptr); }
    /// One of which only this beginning was kept.
    void addCut(TopicId topic, std::string_view head, const CutFacts &facts) { append(topic, head, &facts); }

private:
    void append(TopicId topic, std::string_view payload, const CutFacts *cut)
    {
        IngestBatch batch;
        MessageRecord record;
        record.topic = topic;
        record.wallNs = record.steadyNs = (m_time += 1'000'000);
        record.payloadSize = std::uint32_t(payload.size());
        batch.bytes.assign(payload.begin(), payload.end());
        if (cut) {
            const auto *begin = reinterpret_cast<const std::uint8_t *>(cut);
            record.flags |= MessageRecord::Cut;
            batch.bytes.insert(batch.bytes.end(), begin, begin + kCutFactsBytes);
        }
        batch.records.push_back(record);
        m_store.append(batch);
    }

    MessageStore &m_store;
    std::int64_t m_time = 1'700'000'000'000'000'000;
};

} // namespace explorer
