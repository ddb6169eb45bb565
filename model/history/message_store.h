// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/topic_set.h"
#include "model/ingest/ingest_batch.h"
#include "model/ingest/message_record.h"
#include "protocol/wire/properties.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace explorer {

class LentSegment;
class MessageCopy;

/// One stored message, borrowed: valid until the next append() or setBudget() of its store.
struct MessageView
{
    Sequence sequence = kNoSequence;
    const MessageRecord *record = nullptr;
    std::span<const std::uint8_t> payload; ///< of one that was cut: the beginning
    std::span<const std::uint8_t> packedProperties;
    Sequence previousOfTopic = kNoSequence; ///< may have been evicted since

    explicit operator bool() const { return record != nullptr; }
    mqtt::Properties properties() const;
    std::optional<CutFacts> cut() const; ///< nothing of one that is whole
    std::uint64_t payloadSize() const;   ///< as it was sent
};

/// All messages of one connection: a segmented, append-only log with a byte budget.
///
/// Rows of a topic are chained by sequence number, newest first. Over budget the oldest segments go; the
/// newest message of every topic stays whatever happens (it moves aside and is still found under its sequence
/// number). A reader asks by sequence number, so eviction is a comparison, never a dangling pointer.
///
/// Memory    memoryBytes() is within ±10 % of what the process holds for it. It stays above the budget only for
///           what cannot go: the newest message of every topic, the topic index and the segment being written.
/// Cost      append: one copy of the bytes, no allocation per message. at(): O(log segments). Eviction:
/// linear in the
///           segments that go, amortised over what replaces them. Where most messages are the newest of their
///           topics, eviction frees nothing; it then goes on in pieces, with each append or evictSome(), never all at once.
/// Thread    the GUI's.
class MessageStore
{
public:
    static constexpr std::size_t kDefaultBudget = 512u << 20;

    explicit MessageStore(std::size_t budgetBytes = kDefaultBudget);
    ~MessageStore();

    void append(const IngestBatch &batch);
    /// Records [first, last) of the batch only: for time-boxed draining.
    void append(const IngestBatch &batch, std::size_t first, std::size_t last);

    MessageView at(Sequence sequence) const; ///< empty when evicted or not there yet
    /// The newest message below `cursor` on one of the topics, and the cursor there; each message looked at takes one
    /// of `looks`. Empty when they are used up, or with the cursor at 0 when there is none. A few ns a look.
    MessageView before(Sequence &cursor, const TopicSet &topics, std::size_t &looks) const;
    /// The oldest one from `cursor` (not below oldestKept()) on, and the cursor behind it. Empty: as before(), or at end().
    MessageView after(Sequence &cursor, const TopicSet &topics, std::size_t &looks) const;
    /// The messages of one segment that are older than `cursor`, to be read on another thread, and the cursor at its
    /// begin. Empty where there is no segment any more: the rest stands in copyBefore(). Constant time.
    /// What is lent and evicted meanwhile stays in memory, and in memoryBytes(), until it is let go: never lend much at once.
    LentSegment lendBefore(Sequence &cursor);
    /// The next older messages that were set aside, newest first, about `bytes` of them, and the cursor at the last; at 0
    /// when there is none.
    std::vector<MessageCopy> copyBefore(Sequence &cursor, std::size_t bytes) const;
    Sequence newest(TopicId topic) const;    ///< kNoSequence when none came yet
    Sequence oldestKept() const;             ///< first of the unbroken part
    Sequence end() const;                    ///< one past the newest
    std::uint64_t received(TopicId topic) const;
    std::uint64_t evicted(TopicId topic) const;

    /// Evicts down to it: a piece at once, the rest with the next append() or evictSome(), whichever comes first.
    void setBudget(std::size_t bytes);
    /// One piece of what is over the budget, about a millisecond's work. True when more can go.
    bool evictSome();
    std::size_t budget() const;
    std::size_t memoryBytes() const;
    std::uint64_t evictedMessages() const;
    std::uint64_t keptMessages() const; ///< received − evicted

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace explorer
