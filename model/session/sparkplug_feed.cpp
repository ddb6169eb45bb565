// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/sparkplug_feed.h"

namespace explorer {

namespace {

/// Small messages between two looks at the clock, in bytes.
constexpr std::size_t kBytesPerLook = 4'096;
constexpr std::size_t kBytesOfAMessage = 64; ///< counted on top of its payload

} // namespace

void SparkplugFeed::topicAdded(TopicId id, std::string_view name)
{
    if (!name.starts_with(kSparkplugNamespace) || !parseSparkplugTopic(name))
        return;
    if (m_sourceOf.size() <= id)
        m_sourceOf.resize(std::size_t(id) + 1);
    m_sources.emplace_back(std::string(name));
    m_topics.push_back(id);
    m_sourceOf[id] = std::uint32_t(m_sources.size());
}

bool SparkplugFeed::work(const MessageStore &store, std::chrono::steady_clock::time_point deadline)
{
    std::size_t bytes = 0;
    while (m_next < m_waiting.size()) {
        const Waiting waiting = m_waiting[m_next++];
        sparkplug::State::Source &source = m_sources[waiting.source];
        const MessageView view = store.at(waiting.sequence);
        if (view && !view.record->isCut())
            m_state.take(source, view.payload, view.record->wallNs);
        else
            m_state.takeUnread(source, view ? view.record->wallNs : 0);
        bytes += view.payload.size() + kBytesOfAMessage;
        if (bytes < kBytesPerLook)
            continue;
        bytes = 0;
        if (std::chrono::steady_clock::now() >= deadline)
            break;
    }
    if (hasWork())
        return true;
    m_waiting.clear();
    m_next = 0;
    return false;
}

const sparkplug::State::Source *SparkplugFeed::source(TopicId topic) const
{
    return topic < m_sourceOf.size() && m_sourceOf[topic] != 0 ? &m_sources[m_sourceOf[topic] - 1] : nullptr;
}

TopicId SparkplugFeed::topicOf(sparkplug::PartId node, sparkplug::PartId device) const
{
    TopicId best = kNoTopic;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const sparkplug::State::Source &source = m_sources[i];
        if (source.node() != node || source.device() != device || !source.parsed() || source.parsed()->isCommand())
            continue;
        if (source.parsed()->isData())
            return m_topics[i]; // where its values come
        if (best == kNoTopic || source.parsed()->isBirth())
            best = m_topics[i];
    }
    return best;
}

} // namespace explorer
