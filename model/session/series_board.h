// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/series/decoded_number.h"
#include "model/series/series_store.h"
#include "model/series/value_path.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace explorer {

/// The charted numbers of one connection: which path of which topic feeds which series.
///
/// Extraction happens where records are applied (a bit test per message when nothing is charted on its topic), so a series
/// is always in step with the store: add() fills the past from the store at once, append() goes on from there.
/// Thread    the GUI's.
class SeriesBoard
{
public:
    struct Series
    {
        std::string topic;
        ValuePath path;
        SeriesStore points;
        std::uint64_t unmatched = 0; ///< messages of the topic without a number at the path
        bool lastWasCut = false;     ///< too large for memory: only its beginning was there to look at
        std::optional<DecodeRule> rule = {}; ///< how the user wants the topic to be read
    };

    /// Without `formats` only JSON and text have numbers.
    explicit SeriesBoard(const MessageStore &store, std::size_t pointsPerSeries = SeriesStore::kUnbounded,
                         const std::shared_ptr<const PayloadFormats> &formats = {});

    /// The profile's rules on how payloads are read: for series from now on, and for those there are, from the next message.
    void setRules(std::vector<DecodeRule> rules);

    /// The series for (topic, path), made when new and filled from the store. `topicId` may be kNoTopic: it starts when
    /// the topic appears. The pointer lives until remove().
    Series *add(const std::string &topic, TopicId topicId, const ValuePath &path);
    void remove(const Series *series);
    const std::vector<std::unique_ptr<Series>> &all() const { return m_series; }

    void topicAdded(TopicId id, std::string_view name);
    /// Takes one message that has just been stored.
    void append(const MessageRecord &record, std::span<const std::uint8_t> payload)
    {
        if (record.topic < m_watched.size() && m_watched[record.topic])
            extract(record, payload);
    }
    std::size_t memoryBytes() const;
    /// Grows with every extracted point: a cheap "did anything change".
    std::uint64_t revision() const { return m_revision; }

private:
    void extract(const MessageRecord &record, std::span<const std::uint8_t> payload);
    void take(Series &series, const MessageRecord &record, std::span<const std::uint8_t> payload);
    std::optional<double> numberIn(const Series &series, std::span<const std::uint8_t> payload);
    std::optional<DecodeRule> ruleOf(const std::string &topic) const;
    void backfill(Series &series, TopicId topic);
    void watch(TopicId topic, Series &series);

    const MessageStore &m_store;
    const std::size_t m_pointsPerSeries;
    NumberExtractor m_extractor;
    std::optional<DecodedNumberExtractor> m_decoder;
    std::vector<DecodeRule> m_rules;
    std::vector<std::unique_ptr<Series>> m_series;
    std::vector<bool> m_watched;
    std::unordered_multimap<TopicId, Series *> m_byTopic;
    std::uint64_t m_revision = 0;
};

} // namespace explorer
