// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_meter.h"

#include <QtGlobal>

#include <algorithm>

namespace explorer {

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;

/// Silence is remembered no longer than the longest window needs.
constexpr std::int64_t kLongestSilenceNs = secondsOf(TrafficWindow::FiveMinutes) * kSecondNs;

} // namespace

TrafficMeter::TrafficMeter(const TopicTree &tree, std::int64_t nowNs) : m_tree(tree), m_sealedNs(nowNs) {}

void TrafficMeter::count(const TopicTree::ChangeSet &changes, std::int64_t nowNs)
{
    if (changes.topicTraffic.empty())
        return;
    if (isStill() && nowNs > m_sealedNs) {
        // Nothing came for a while: that is one long empty list, which a window may take any part of.
        std::int64_t spanNs = nowNs - m_sealedNs;
        for (const List &list : m_lists)
            spanNs += list.spanNs;
        m_lists.clear();
        m_lists.push_back(silence(std::min(spanNs, kLongestSilenceNs)));
        m_limited = false;
        m_sealedNs = nowNs;
    }
    for (const auto &traffic : changes.topicTraffic)
        m_liveTopics.add(traffic.id, traffic.messages, traffic.bytes);
    for (const auto &traffic : changes.branchTraffic)
        m_liveBranches.add(traffic.id, traffic.messages, traffic.bytes);
}

void TrafficMeter::seal(std::int64_t nowNs)
{
    List list;
    list.spanNs = std::max(nowNs - m_sealedNs, std::int64_t(1));
    list.seconds = std::max(int((list.spanNs + kSecondNs / 2) / kSecondNs), 1);
    list.topics = m_liveTopics.take();
    list.branches = m_liveBranches.take();
    m_sealedNs = nowNs;
    m_lists.push_back(std::move(list));
}

TrafficMeter::List TrafficMeter::silence(std::int64_t spanNs)
{
    List list;
    list.spanNs = spanNs;
    list.seconds = std::max(int(spanNs / kSecondNs), 1);
    list.level = Minute; // never merged with what holds something
    return list;
}

void TrafficMeter::hold(bool held)
{
    m_hold = held;
    if (held) {
        m_held = m_held || (!m_step && !planSums()); // else when they are whole
        return;
    }
    if (!m_held)
        return;
    m_held = false;
    forgetSums(); // the lists they were made of may be gone or merged
}

bool TrafficMeter::work(std::size_t entries)
{
    while (entries > 0) {
        if (!m_step && !plan())
            return false;
        if (m_step)
            entries -= std::min(run(entries), entries);
    }
    return m_step || plan();
}

Traffic TrafficMeter::ofTopic(NodeId node) const
{
    const TopicId topic = m_tree.topicOf(node);
    return topic == kNoTopic ? Traffic() : m_topics.of(topic);
}

Traffic TrafficMeter::ofSubtree(NodeId node) const
{
    Traffic traffic = m_branches.of(node);
    traffic += ofTopic(node);
    return traffic;
}

bool TrafficMeter::isStill() const
{
    return !m_step && m_liveTopics.empty() && std::ranges::all_of(m_lists, [](const List &list) { return list.size() == 0; });
}

std::size_t TrafficMeter::entryCount() const
{
    std::size_t entries = 0;
    for (const List &list : m_lists)
        entries += list.size();
    return entries;
}

std::size_t TrafficMeter::memoryBytes() const
{
    std::size_t bytes = m_liveTopics.memoryBytes() + m_liveBranches.memoryBytes() + m_merged.memoryBytes() +
                        m_mergedTopics.memoryBytes() + m_topics.memoryBytes() + m_branches.memoryBytes();
    for (const List &list : m_lists)
        bytes += sizeof(List) + list.topics.memoryBytes() + list.branches.memoryBytes();
    return bytes;
}

void TrafficMeter::forgetSums()
{
    m_topics.clear();
    m_branches.clear();
    for (List &list : m_lists)
        list.counted = false;
}

} // namespace explorer
