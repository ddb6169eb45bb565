// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_store.h"

#include "model/history/kept_newest.h"
#include "model/history/segment.h"
#include "model/ingest/packed_properties.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <iterator>

namespace explorer {

namespace {

/// What eviction may move aside in one go, and the segments it may let go: a millisecond or two either way.
constexpr std::size_t kMovedAtOnce = 4u << 20;
constexpr int kSegmentsAtOnce = 16;

struct Topic
{
    Sequence newest = kNoSequence;
    std::uint64_t received = 0;
    std::uint64_t evicted = 0;
};

/// Grows a piece at a time: no pause in which millions are copied, and no old copy that stays in the heap.
class TopicTable
{
public:
    std::size_t size() const { return m_size; }
    std::size_t memoryBytes() const { return m_size * sizeof(Topic); }
    void include(TopicId topic)
    {
        m_size = std::max(m_size, std::size_t(topic) + 1);
        while (m_pieces.size() * kPiece < m_size)
            m_pieces.push_back(std::make_unique<std::array<Topic, kPiece>>());
    }
    Topic &operator[](TopicId topic) { return (*m_pieces[topic / kPiece])[topic % kPiece]; }

private:
    static constexpr std::size_t kPiece = 1'024;
    std::vector<std::unique_ptr<std::array<Topic, kPiece>>> m_pieces;
    std::size_t m_size = 0;
};

} // namespace

struct MessageStore::State
{
    std::deque<Segment> segments;
    TopicTable topics;
    KeptNewest kept;
    std::size_t budget = kDefaultBudget;
    std::size_t segmentBytes = 0;
    Sequence end = 0;
    std::uint64_t evicted = 0;

    std::size_t memoryBytes() const { return segmentBytes + kept.memoryBytes() + topics.memoryBytes(); }

    void countEvicted(Topic &topic)
    {
        ++topic.evicted;
        ++evicted;
    }

    void append(const MessageRecord &record, const std::uint8_t *bytes)
    {
        const std::size_t size = record.byteCount();
        if (segments.empty() || !segments.back().hasRoomFor(size)) {
            segments.emplace_back(end);
            evictOverBudget();
        }
        topics.include(record.topic);
        Topic &topic = topics[record.topic];
        if (topic.newest != kNoSequence && topic.newest < oldestInSegments() && kept.remove(topic.newest))
            countEvicted(topic);

        Segment &segment = segments.back();
        segmentBytes -= segment.memoryBytes();
        segment.append(record, topic.newest, bytes);
        segmentBytes += segment.memoryBytes();
        topic.newest = end++;
        ++topic.received;
    }

    Sequence oldestInSegments() const { return segments.empty() ? end : segments.front().first(); }

    /// The last segment stays: it is the one being written.
    bool canEvict() const { return segments.size() > 1 && memoryBytes() > budget; }

    /// A piece: the rest waits for the next call, so that no frame stalls.
    void evictOverBudget()
    {
        const std::size_t keptBefore = kept.memoryBytes();
        for (int gone = 0;
             gone < kSegmentsAtOnce && canEvict() && kept.memoryBytes() < keptBefore + kMovedAtOnce; ++gone) {
            const Segment &oldest = segments.front();
            for (std::size_t i = 0; i < oldest.size(); ++i) {
                Topic &topic = topics[oldest.record(i).topic];
                if (topic.newest == oldest.first() + i)
                    kept.add(oldest.view(i));
                else
                    countEvicted(topic);
            }
            segmentBytes -= oldest.memoryBytes();
            segments.pop_front();
        }
    }
};

mqtt::Properties MessageView::properties() const { return unpackProperties(packedProperties); }

std::optional<CutFacts> MessageView::cut() const
{
    if (!record || !record->isCut())
        return std::nullopt;
    CutFacts facts;
    std::memcpy(&facts, payload.data() + payload.size(), kCutFactsBytes); // stands anywhere
    return facts;
}

std::uint64_t MessageView::payloadSize() const
{
    const std::optional<CutFacts> facts = cut();
    return facts ? facts->payloadSize : payload.size();
}

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
    return segment.view(std::size_t(sequence - segment.first()));
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

bool MessageStore::evictSome()
{
    m->evictOverBudget();
    return m->canEvict();
}

std::size_t MessageStore::budget() const { return m->budget; }
std::size_t MessageStore::memoryBytes() const { return m->memoryBytes(); }
std::uint64_t MessageStore::evictedMessages() const { return m->evicted; }
std::uint64_t MessageStore::keptMessages() const { return m->end - m->evicted; }

} // namespace explorer
