// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a TopicTree knows of its topics beside their counters: what the broker retains, and their heartbeat.
#include "model/topics/topic_tree_state.h"

namespace explorer {

void TopicTree::noteConnected(Sequence next, std::int64_t steadyNs)
{
    m->knownFrom = next;
    m->listeningSinceNs = steadyNs;
}

void TopicTree::noteUnsubscribed(Sequence next)
{
    m->knownFrom = next;
    m->heardFrom = next;
}

void TopicTree::setListening(bool on, std::int64_t nowSteadyNs)
{
    if (on && !m->listening)
        m->listeningSinceNs = std::max(m->listeningSinceNs, nowSteadyNs);
    m->listening = on;
}

void TopicTree::setBehind(bool behind) { m->behind = behind; }

TopicTree::RetainedMark TopicTree::shownRetained(NodeId node) const
{
    const TopicId id = topicOf(node);
    if (id == kNoTopic)
        return {};
    const State::Topic &topic = m->shownTopic(id);
    return {Retained(topic.retained), topic.expires != 0, !m->isSince(topic, m->knownFrom)};
}

Heartbeat TopicTree::shownHeartbeat(NodeId node) const
{
    const TopicId id = topicOf(node);
    if (id == kNoTopic)
        return {};
    const State::Topic &topic = m->shownTopic(id);
    return topic.beats >= kBeatsToJudge && topic.heartbeat.isRegular() ? topic.heartbeat : Heartbeat();
}

double TopicTree::silentPeriods(NodeId node, std::int64_t nowSteadyNs) const
{
    const Heartbeat heartbeat = shownHeartbeat(node);
    if (heartbeat.period <= 0 || !m->listening)
        return 0;
    const State::Topic &topic = m->shownTopic(topicOf(node));
    if (!m->isSince(topic, m->heardFrom))
        return 0;
    const std::int64_t heardNs = m->behind ? m->totals[kRootNode].lastNs : nowSteadyNs;
    const std::int64_t quietNs = heardNs - std::max(topic.lastNs, m->listeningSinceNs);
    if (double(quietNs) * 1e-9 <= double(heartbeat.tolerance()))
        return 0;
    return double(heardNs - topic.lastNs) * 1e-9 / double(heartbeat.period);
}

} // namespace explorer
