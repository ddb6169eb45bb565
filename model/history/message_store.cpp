// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_store.h"

#include "model/history/kept_newest.h"
#include "model/ingest/packed_properties.h"

#include <algorithm>
#include <deque>

namespace explorer {

namespace {

constexpr std::size_t kSegmentRows = 8'192;
constexpr std::size_t kSegmentBytes = 1u << 20;

/// A stored row: `bytesOffset` of the record points into the segment.
struct Row
{
    MessageRecord record;
    Sequence previousOfTopic;
};

/// One piece of the log. Reserved whole, so that nothing in it moves; what is not yet written takes no
/// memory.
struct Segment
{
    Segment(Sequence sequence, std::size_t firstMessageBytes)
        : first(sequence)
    {
        rows.reserve(firstMessageBytes > kSegmentBytes ? 1 : kSegmentRows);
        bytes.reserve(std::max(kSegmentBytes, firstMessageBytes));
    }

    bool hasRoomFor(std::size_t size) const
    {
        return rows.size() < rows.capacity() && bytes.capacity() - bytes.size() >= size;
    }
    std::size_t memoryBytes() const { return rows.size() * sizeof(Row) + bytes.size(); }

    Sequence first;
    std::vector<Row> rows;
    std::vector<std::uint8_t> bytes;
};

struct Topic
{
    Sequence newest = kNoSequence;
    std::uint64_t received = 0;
    std::uint64_t evicted = 0;
};

} // namespace

struct MessageStore::State
{
    std::deque<Segment> segments;
    std::vector<Topic> topics;
    KeptNewest kept;
    std::size_t budget = kDefaultBudget;
    std::size_t segmentBytes = 0;
    Sequence end = 0;
    std::uint64_t evicted = 0;

    std::size_t memoryBytes() const
    {
        return segmentBytes + kept.memoryBytes() + topics.size() * sizeof(Topic);
    }

    MessageView viewOf(const Segment &segment, std::size_t index) const
    {
        const Row &row = segment.rows[index];
        const std::uint8_t *bytes = segment.bytes.data() + row.record.bytesOffset;
        return {segment.first + index,
                &row.record,
                {bytes + row.record.propertiesSize, row.record.payloadSize},
                {bytes, row.record.propertiesSize},
                row.previousOfTopic};
    }

    void countEvicted(Topic &topic)
    {
        ++topic.evicted;
        ++evicted;
    }

    void append(const MessageRecord &record, const std::uint8_t *bytes)
    {
        const std::size_t size = std::size_t(record.propertiesSize) + record.payloadSize;
        if (segments.empty() || !segments.back().hasRoomFor(size)) {
            segments.emplace_back(end, size);
            evictOverBudget();
        }
        if (record.topic >= topics.size())
            topics.resize(std::size_t(record.topic) + 1);
        Topic &topic = topics[record.topic];
        if (topic.newest != kNoSequence && topic.newest < oldestInSegments() && kept.remove(topic.newest))
            countEvicted(topic);

        Segment &segment = segments.back();
        segment.rows.push_back({record, topic.newest});
        segment.rows.back().record.bytesOffset = std::uint32_t(segment.bytes.size());
        segment.bytes.insert(segment.bytes.end(), bytes, bytes + size);
        segmentBytes += sizeof(Row) + size;
        topic.newest = end++;
        ++topic.received;
    }

    Sequence oldestInSegments() const { return segments.empty() ? end : segments.front().first; }

    /// The last segment stays: it is the one being written.
    void evictOverBudget()
    {
        while (segments.size() > 1 && memoryBytes() > budget) {
            const Segment &oldest = segments.front();
            for (std::size_t i = 0; i < oldest.rows.size(); ++i) {
                Topic &topic = topics[oldest.rows[i].record.topic];
                if (topic.newest == oldest.first + i)
                    kept.add(viewOf(oldest, i));
                else
                    countEvicted(topic);
            }
            segmentBytes -= oldest.memoryBytes();
            segments.pop_front();
        }
    }
};

mqtt::Properties MessageView::properties() const { return unpackProperties(packedProperties); }

MessageStore::MessageStore(std::size_t budgetBytes)
    : m(std::make_unique<State>())
{
    m->budget = budgetBytes;
}

MessageStore::~MessageStore() = default;

void MessageStore::append(const IngestBatch &batch) { append(batch, 0, batch.records.size()); }

void MessageStore::append(const IngestBatch &batch, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i < last; ++i)
        m->append(batch.records[i], batch.bytes.data() + batch.records[i].bytesOffset);
    m->evictOverBudget();
}

MessageView MessageStore::at(Sequence sequence) const
{
    if (sequence >= m->end)
        return {};
    if (sequence < m->oldestInSegments())
        return m->kept.find(sequence);
    const auto after = std::ranges::upper_bound(m->segments, sequence, {}, &Segment::first);
    const Segment &segment = *std::prev(after);
    return m->viewOf(segment, std::size_t(sequence - segment.first));
}

Sequence MessageStore::newest(TopicId topic) const
{
    return topic < m->topics.size() ? m->topics[topic].newest : kNoSequence;
}

Sequence MessageStore::oldestKept() const { return m->oldestInSegments(); }
Sequence MessageStore::end() const { return m->end; }

std::uint64_t MessageStore::received(TopicId topic) const
{
    return topic < m->topics.size() ? m->topics[topic].received : 0;
}

std::uint64_t MessageStore::evicted(TopicId topic) const
{
    return topic < m->topics.size() ? m->topics[topic].evicted : 0;
}

void MessageStore::setBudget(std::size_t bytes)
{
    m->budget = bytes;
    m->evictOverBudget();
}

std::size_t MessageStore::budget() const { return m->budget; }
std::size_t MessageStore::memoryBytes() const { return m->memoryBytes(); }
std::uint64_t MessageStore::evictedMessages() const { return m->evicted; }
std::uint64_t MessageStore::keptMessages() const { return m->end - m->evicted; }

} // namespace explorer
