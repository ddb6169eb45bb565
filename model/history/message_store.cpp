// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_store.h"

#include "model/containers/paged_vector.h"
#include "model/history/kept_newest.h"
#include "model/history/lent_segment.h"
#include "model/history/message_copy.h"
#include "model/history/segment.h"
#include "model/ingest/packed_properties.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>
#include <iterator>

namespace explorer {

namespace {

/// What eviction may move aside in one go, and what it may let go: a millisecond or two either way.
constexpr std::size_t kMovedAtOnce = 4u << 20;
constexpr std::size_t kFreedAtOnce = 16u << 20;

struct Topic
{
    Sequence newest = kNoSequence;
    std::uint64_t received = 0;
    std::uint64_t evicted = 0;
};

/// Blocks begin small, for connections with little traffic, and follow the budget, so that eviction goes in small steps.
constexpr std::size_t kFirstBlock = 64 * 1024;
constexpr std::size_t kBlocksInBudget = 64;

} // namespace

struct MessageStore::State
{
    /// Evicted while it was lent: it is there until the last reader lets it go.
    struct Lent
    {
        std::weak_ptr<const Segment> segment;
        std::size_t bytes;
    };

    std::deque<std::shared_ptr<Segment>> segments;
    mutable std::vector<Lent> lent;
    PagedVector<Topic> topics;
    KeptNewest kept;
    std::size_t budget = kDefaultBudget;
    std::size_t segmentBytes = 0;
    std::size_t blockSize = kFirstBlock;
    Sequence end = 0;
    std::uint64_t evicted = 0;

    /// Without what is lent: evicting more would not free it.
    std::size_t ownBytes() const { return segmentBytes + kept.memoryBytes() + topics.memoryBytes(); }
    std::size_t memoryBytes() const
    {
        std::erase_if(lent, [](const Lent &one) { return one.segment.expired(); });
        std::size_t bytes = ownBytes();
        for (const Lent &one : lent)
            bytes += one.bytes;
        return bytes;
    }

    void countEvicted(Topic &topic)
    {
        ++topic.evicted;
        ++evicted;
    }

    void append(const MessageRecord &record, const std::uint8_t *bytes)
    {
        const std::size_t size = record.byteCount();
        if (segments.empty() || !segments.back()->hasRoomFor(size))
            openSegment();
        topics.growTo(std::size_t(record.topic) + 1);
        Topic &topic = topics[record.topic];
        if (topic.newest != kNoSequence && topic.newest < oldestInSegments() && kept.remove(topic.newest))
            countEvicted(topic);

        Segment &segment = *segments.back();
        segmentBytes -= segment.memoryBytes();
        segment.append(record, topic.newest, bytes);
        segmentBytes += segment.memoryBytes();
        topic.newest = end++;
        ++topic.received;
    }

    void openSegment()
    {
        const std::size_t largest = std::clamp(std::bit_floor(budget / kBlocksInBudget), kFirstBlock, SegmentBlock::kLargest);
        SegmentBlock block;
        evictFor(blockSize, &block); // its memory is warm
        if (block.size() != blockSize)
            block = SegmentBlock(blockSize);
        segments.push_back(std::make_shared<Segment>(end, std::move(block)));
        segmentBytes += segments.back()->memoryBytes();
        blockSize = std::min(blockSize * 2, largest);
    }

    std::deque<std::shared_ptr<Segment>>::const_iterator placeBehind(Sequence sequence) const
    {
        return std::ranges::upper_bound(segments, sequence, {}, [](const auto &segment) { return segment->first(); });
    }
    /// Of a sequence number within the segments.
    const Segment &segmentOf(Sequence sequence) const
    {
        return **std::prev(placeBehind(sequence));
    }

    Sequence oldestInSegments() const { return segments.empty() ? end : segments.front()->first(); }

    /// The last segment stays: it is the one being written.
    bool canEvictFor(std::size_t coming) const { return segments.size() > 1 && ownBytes() + coming > budget; }

    /// Makes room for `coming` bytes within the budget, a piece of it: the rest waits for the next call, so that no
    /// frame stalls. `freed` gets the last block that went.
    void evictFor(std::size_t coming, SegmentBlock *freed = nullptr)
    {
        const std::size_t keptBefore = kept.memoryBytes();
        for (std::size_t gone = 0;
             gone < kFreedAtOnce && canEvictFor(coming) && kept.memoryBytes() < keptBefore + kMovedAtOnce;) {
            Segment &oldest = *segments.front();
            for (std::size_t i = 0; i < oldest.size(); ++i) {
                Topic &topic = topics[oldest.record(i).topic];
                if (topic.newest == oldest.first() + i)
                    kept.add(oldest.view(i));
                else
                    countEvicted(topic);
            }
            gone += oldest.memoryBytes();
            segmentBytes -= oldest.memoryBytes();
            if (!oldest.isLent() && freed)
                *freed = oldest.takeBlock();
            else if (segments.front().use_count() > 1)
                lent.push_back({segments.front(), oldest.memoryBytes()});
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
    m->evictFor(0);
}

MessageView MessageStore::at(Sequence sequence) const
{
    if (sequence >= m->end)
        return {};
    if (sequence < m->oldestInSegments())
        return m->kept.find(sequence);
    const Segment &segment = m->segmentOf(sequence);
    return segment.view(std::size_t(sequence - segment.first()));
}

LentSegment MessageStore::lendBefore(Sequence &cursor)
{
    cursor = std::min(cursor, m->end);
    if (cursor <= m->oldestInSegments())
        return {};
    const std::shared_ptr<Segment> &segment = *std::prev(m->placeBehind(cursor - 1));
    segment->setLent();
    const auto count = std::size_t(cursor - segment->first());
    cursor = segment->first();
    return LentSegment(segment, count);
}

std::vector<MessageCopy> MessageStore::copyBefore(Sequence &cursor, std::size_t bytes) const
{
    constexpr std::size_t kPerMessage = 128; // what a copy costs beside its bytes
    std::vector<MessageCopy> copies;
    std::size_t copied = 0;
    while (copied < bytes) {
        const MessageView message = m->kept.before(std::min(cursor, m->oldestInSegments()));
        cursor = message ? message.sequence : 0;
        if (!message)
            break;
        copies.emplace_back(message);
        copied += kPerMessage + message.record->byteCount();
    }
    return copies;
}

MessageView MessageStore::before(Sequence &cursor, const TopicSet &topics, std::size_t &looks) const
{
    cursor = std::min(cursor, m->end);
    while (looks > 0 && cursor > m->oldestInSegments()) {
        const Segment &segment = m->segmentOf(cursor - 1);
        for (auto i = std::size_t(cursor - segment.first()); looks > 0 && i > 0;) {
            --looks;
            cursor = segment.first() + --i;
            if (topics.contains(segment.record(i).topic))
                return segment.view(i);
        }
    }
    for (; looks > 0; --looks) {
        const MessageView message = m->kept.before(cursor);
        cursor = message ? message.sequence : 0;
        if (!message || topics.contains(message.record->topic))
            return message;
    }
    return {};
}

MessageView MessageStore::after(Sequence &cursor, const TopicSet &topics, std::size_t &looks) const
{
    Q_ASSERT(cursor >= m->oldestInSegments());
    while (looks > 0 && cursor < m->end) {
        const Segment &segment = m->segmentOf(cursor);
        for (auto i = std::size_t(cursor - segment.first()); looks > 0 && i < segment.size(); ++i) {
            --looks;
            ++cursor;
            if (topics.contains(segment.record(i).topic))
                return segment.view(i);
        }
    }
    return {};
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
    m->evictFor(0);
}

bool MessageStore::evictSome()
{
    m->evictFor(0);
    return m->canEvictFor(0);
}

std::size_t MessageStore::budget() const { return m->budget; }
std::size_t MessageStore::memoryBytes() const { return m->memoryBytes(); }
std::uint64_t MessageStore::evictedMessages() const { return m->evicted; }
std::uint64_t MessageStore::keptMessages() const { return m->end - m->evicted; }

} // namespace explorer
