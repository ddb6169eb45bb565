// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/sparkplug/sparkplug_state.h"

#include <chrono>
#include <deque>
#include <string_view>
#include <vector>

namespace explorer {

/// Gives a connection's Sparkplug messages to their State: noted where records are applied, read from the store in slices.
///
/// Whoever applies messages works off what hasWork() before going on, so that nothing leaves the store unread; what has
/// left all the same (a memory budget of next to nothing) is told as such.
/// Cost      a comparison a message where no topic is Sparkplug's.   Thread: the GUI's.
class SparkplugFeed
{
public:
    void topicAdded(TopicId id, std::string_view name);
    /// A message that has just been stored.
    void append(TopicId topic, Sequence sequence)
    {
        if (topic < m_sourceOf.size() && m_sourceOf[topic] != 0)
            m_waiting.push_back({sequence, m_sourceOf[topic] - 1});
    }
    bool hasWork() const { return m_next < m_waiting.size(); }
    /// Until the deadline, one message at least. True when there is more.
    bool work(const MessageStore &store, std::chrono::steady_clock::time_point deadline);

    const sparkplug::State &state() const { return m_state; }
    /// The topic's; nullptr of one that is none of Sparkplug's.
    const sparkplug::State::Source *source(TopicId topic) const;
    /// Where a node's or device's data come, else its births, else whatever came of it; kNoTopic when nothing did.
    /// Cost: linear in the Sparkplug topics.
    TopicId topicOf(sparkplug::PartId node, sparkplug::PartId device) const;

private:
    struct Waiting
    {
        Sequence sequence;
        std::uint32_t source;
    };
    sparkplug::State m_state;
    std::deque<sparkplug::State::Source> m_sources; // each stays where it is made
    std::vector<TopicId> m_topics;                  ///< of the sources
    std::vector<std::uint32_t> m_sourceOf;          ///< by topic: place + 1, 0 for none
    std::vector<Waiting> m_waiting;
    std::size_t m_next = 0;
};

} // namespace explorer
