// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/topic_schema.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace explorer {

/// A topic's schema, with what could not be learned from.
struct WatchedTopic
{
    std::uint32_t connection = 0; ///< running number given by the owner
    TopicId topic = kNoTopic;
    TopicSchema schema;
    std::uint64_t empty = 0;        ///< messages without a payload
    std::uint64_t cut = 0;          ///< kept as their beginning only
    std::uint64_t large = 0;        ///< above the size up to which every message is read
    std::uint64_t largeSkipped = 0; ///< of these
    std::uint64_t tooCostly = 0;    ///< decoding them would have taken too long
    std::uint64_t evicted = 0;      ///< left memory before they were read
    Sequence lastLooked = kNoSequence; ///< of all that were looked at
    /// All that were looked at, whatever came of it.
    std::uint64_t looked() const
    {
        return schema.messages() + schema.unreadable() + empty + cut + largeSkipped + tooCostly + evicted;
    }
};

/// The schemas of many topics, within bounds: beyond them the one that was updated longest ago goes, when that is some
/// time ago; otherwise the new topic is left out, for topics that push each other out would never be learned. Both are
/// counted. Thread: the owner's.
class SchemaTable
{
public:
    static constexpr std::size_t kMostTopics = 4'096;
    static constexpr std::size_t kMostPaths = 131'072; ///< of all together
    static constexpr std::int64_t kStaleNs = 60'000'000'000;

    explicit SchemaTable(std::size_t mostTopics = kMostTopics, std::size_t mostPaths = kMostPaths)
        : m_mostTopics(mostTopics), m_mostPaths(mostPaths)
    {}

    WatchedTopic *find(std::uint32_t connection, TopicId topic);
    /// Makes it when it is new. Null: left out; never when `isWanted`.
    WatchedTopic *admit(std::uint32_t connection, TopicId topic, std::int64_t nowNs, bool isWanted);
    /// After it learned: it was updated at `nowNs`. Other topics may go for it.
    void updated(WatchedTopic &watched, std::int64_t nowNs);
    void forget(std::uint32_t connection, TopicId topic);
    void forgetConnection(std::uint32_t connection);

    template <class Visit>
    void forEach(Visit visit) ///< last updated first
    {
        for (Entry &entry : m_entries)
            visit(entry.watched);
    }
    std::size_t size() const { return m_entries.size(); }
    std::size_t pathCount() const { return m_paths; }
    std::uint64_t forgotten() const { return m_forgotten; } ///< topics that went for others
    std::uint64_t leftOut() const { return m_leftOut; }     ///< messages of topics that found no room

private:
    struct Entry
    {
        WatchedTopic watched;
        std::int64_t updatedNs = 0;
        std::size_t paths = 0; ///< as counted
    };
    using Place = std::list<Entry>::iterator;
    static std::uint64_t keyOf(std::uint32_t connection, TopicId topic) { return std::uint64_t(connection) << 32 | topic; }
    void remove(Place place);

    const std::size_t m_mostTopics;
    const std::size_t m_mostPaths;
    std::list<Entry> m_entries; ///< last updated first
    std::unordered_map<std::uint64_t, Place> m_index;
    std::size_t m_paths = 0;
    std::uint64_t m_forgotten = 0;
    std::uint64_t m_leftOut = 0;
};

} // namespace explorer
