// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/payload/decode_pipeline.h"
#include "model/schema/schema_table.h"

#include <deque>
#include <string_view>
#include <vector>

namespace explorer {

/// The messages of one topic in the order in which they came: from the oldest in memory on, then those that arrive.
///
/// The store chains a topic's messages newest first, so they are gathered before they are read: in slices, up to
/// kMostUnread of them; the oldest beyond that are skipped and counted. Thread: the store's.
class TopicReader
{
public:
    static constexpr std::size_t kMostUnread = 1'000'000;

    /// `after`: the last that is known; kNoSequence: none. `store` null: nothing to read.
    void start(const MessageStore *store, TopicId topic, Sequence after);
    /// Looks for messages that came since, at most `hops` of them. True when more are to be gathered.
    bool gather(std::size_t hops);
    /// The next to read: it may have been evicted since. kNoSequence: none is gathered.
    Sequence next();
    std::size_t unread() const { return m_unread.size() + m_found.size(); }
    std::uint64_t skipped() const { return m_skipped; } ///< since start()

private:
    const MessageStore *m_store = nullptr;
    TopicId m_topic = kNoTopic;
    Sequence m_from = 0; ///< all before it are gathered, or known
    Sequence m_walk = kNoSequence; ///< the next to be found, going back
    Sequence m_walkBegan = kNoSequence;
    std::vector<Sequence> m_found; ///< by the walk, newest first
    std::deque<Sequence> m_unread;
    std::uint64_t m_skipped = 0;
};

/// Decodes messages and lets a topic's schema learn from them, within a budget that a frame can bear.
class SchemaLearner
{
public:
    static constexpr std::size_t kEveryOne = 64 * 1024;   ///< payloads up to this are all read
    static constexpr std::size_t kLargest = 1024 * 1024;  ///< of larger ones, up to this …
    static constexpr std::uint64_t kOneOf = 16;           ///< … one of so many

    explicit SchemaLearner(const PayloadFormats &formats) : m_formats(formats) {}
    /// `rule`: how the user wants the topic read; nullptr: none.
    void learn(WatchedTopic &watched, const MessageView &message, std::string_view topic, const DecodeRule *rule) const;

private:
    const PayloadFormats &m_formats;
};

} // namespace explorer
