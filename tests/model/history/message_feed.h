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

    void add(TopicId topic, std::string_view payload)
    {
        IngestBatch batch;
        MessageRecord record;
        record.topic = topic;
        record.wallNs = record.steadyNs = (m_time += 1'000'000);
        record.payloadSize = std::uint32_t(payload.size());
        batch.records.push_back(record);
        batch.bytes.assign(payload.begin(), payload.end());
        m_store.append(batch);
    }

private:
    MessageStore &m_store;
    std::int64_t m_time = 1'700'000'000'000'000'000;
};

} // namespace explorer
