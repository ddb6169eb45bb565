// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/series_board.h"

#include <algorithm>

namespace explorer {

SeriesBoard::SeriesBoard(const MessageStore &store, std::size_t pointsPerSeries,
                         const std::shared_ptr<const PayloadFormats> &formats)
    : m_store(store), m_pointsPerSeries(pointsPerSeries)
{
    if (formats)
        m_decoder.emplace(formats);
}

void SeriesBoard::setRules(std::vector<DecodeRule> rules)
{
    m_rules = std::move(rules);
    for (const auto &series : m_series)
        series->rule = ruleOf(series->topic);
}

std::optional<DecodeRule> SeriesBoard::ruleOf(const std::string &topic) const
{
    const DecodeRule *rule = ruleFor(m_rules, topic);
    return rule ? std::optional(*rule) : std::nullopt;
}

SeriesBoard::Series *SeriesBoard::add(const std::string &topic, TopicId topicId, const ValuePath &path)
{
    const auto same = [&](const auto &series) { return series->topic == topic && series->path == path; };
    if (const auto found = std::find_if(m_series.begin(), m_series.end(), same); found != m_series.end())
        return found->get();

    m_series.push_back(std::make_unique<Series>());
    Series &series = *m_series.back();
    series.topic = topic;
    series.path = path;
    series.rule = ruleOf(topic);
    series.points = SeriesStore(m_pointsPerSeries);
    if (topicId != kNoTopic) {
        watch(topicId, series);
        backfill(series, topicId);
    }
    ++m_revision;
    return &series;
}

void SeriesBoard::remove(const Series *series)
{
    for (auto entry = m_byTopic.begin(); entry != m_byTopic.end();) {
        if (entry->second != series) {
            ++entry;
            continue;
        }
        const TopicId topic = entry->first;
        entry = m_byTopic.erase(entry);
        m_watched[topic] = m_byTopic.contains(topic);
    }
    std::erase_if(m_series, [series](const auto &held) { return held.get() == series; });
    ++m_revision;
}

void SeriesBoard::watch(TopicId topic, Series &series)
{
    if (m_watched.size() <= topic)
        m_watched.resize(std::size_t(topic) + 1);
    m_watched[topic] = true;
    m_byTopic.emplace(topic, &series);
}

void SeriesBoard::topicAdded(TopicId id, std::string_view name)
{
    for (const auto &series : m_series) {
        if (series->topic == name)
            watch(id, *series);
    }
}

void SeriesBoard::extract(const MessageRecord &record, std::span<const std::uint8_t> payload)
{
    const auto [first, last] = m_byTopic.equal_range(record.topic);
    for (auto entry = first; entry != last; ++entry)
        take(*entry->second, record, payload);
    ++m_revision;
}

void SeriesBoard::take(Series &series, const MessageRecord &record, std::span<const std::uint8_t> payload)
{
    series.lastWasCut = record.isCut();
    if (const std::optional<double> value = numberIn(series, payload))
        series.points.append(record.wallNs, *value);
    else
        ++series.unmatched;
}

std::optional<double> SeriesBoard::numberIn(const Series &series, std::span<const std::uint8_t> payload)
{
    const DecodeRule *rule = series.rule ? &*series.rule : nullptr;
    const bool isForJson = DecodedNumberExtractor::isForJson(payload, rule);
    std::optional<double> value;
    if (isForJson || !rule)
        value = m_extractor.extract(payload, series.path);
    if (!value && !isForJson && m_decoder)
        value = m_decoder->extract({.payload = payload, .topic = series.topic}, rule, series.path);
    return value;
}

std::size_t SeriesBoard::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const auto &series : m_series)
        bytes += series->points.memoryBytes();
    return bytes;
}

void SeriesBoard::backfill(Series &series, TopicId topic)
{
    // The chain runs newest first and the series wants oldest first.
    std::vector<Sequence> chain;
    for (MessageView message = m_store.at(m_store.newest(topic)); message;
         message = m_store.at(message.previousOfTopic))
        chain.push_back(message.sequence);
    for (auto sequence = chain.rbegin(); sequence != chain.rend(); ++sequence) {
        const MessageView message = m_store.at(*sequence);
        take(series, *message.record, message.payload);
    }
}

} // namespace explorer
