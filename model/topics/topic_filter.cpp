// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/topic_filter.h"

#include "protocol/wire/topic.h"

#include <algorithm>

namespace explorer {

namespace {

// States of a wildcard filter: the number of its levels that matched so far, or
constexpr TopicFilter::NodeState kDead = 0xFFFF'FFFF; // it never will
constexpr TopicFilter::NodeState kBehindHash = 0xFFFF'FFFE;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) < 0x80; });
}

std::string caseFolded(std::string_view text)
{
    if (isAscii(text)) {
        std::string folded(text);
        std::transform(folded.begin(), folded.end(), folded.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
        return folded;
    }
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded().toStdString();
}

std::vector<std::string> splitLevels(std::string_view text)
{
    std::vector<std::string> levels;
    for (;;) {
        const std::size_t slash = text.find('/');
        levels.emplace_back(text.substr(0, slash));
        if (slash == std::string_view::npos)
            return levels;
        text.remove_prefix(slash + 1);
    }
}

} // namespace

TopicFilter::TopicFilter(const QString &text)
    : m_text(text)
{
    const std::string bytes = text.toStdString();
    m_wildcards = bytes.find_first_of("+#") != std::string::npos &&
                  mqtt::checkTopicFilter(bytes) == mqtt::TopicFault::None;
    if (m_wildcards) {
        m_levels = splitLevels(mqtt::withoutShare(bytes));
        m_endsInHash = m_levels.back() == "#";
        if (m_endsInHash)
            m_levels.pop_back();
        return;
    }
    m_needle = caseFolded(bytes);
    m_acrossLevels = m_needle.find('/') != std::string::npos;
    m_fallBack.assign(m_needle.size() + 1, 0);
    for (std::size_t i = 1; i < m_needle.size(); ++i) {
        NodeState at = m_fallBack[i];
        while (at > 0 && m_needle[at] != m_needle[i])
            at = m_fallBack[at];
        m_fallBack[i + 1] = m_needle[at] == m_needle[i] ? at + 1 : 0;
    }
}

bool TopicFilter::isIn(std::string_view level) const
{
    return caseFolded(level).find(m_needle) != std::string::npos;
}

TopicFilter::NodeState TopicFilter::step(NodeState at, char c) const
{
    if (at == m_needle.size())
        return at; // found, and found it stays
    while (at > 0 && m_needle[at] != c)
        at = m_fallBack[at];
    return m_needle[at] == c ? at + 1 : 0;
}

TopicFilter::NodeState TopicFilter::advance(NodeState parent, bool first, std::string_view level) const
{
    if (m_wildcards)
        return advanceWildcards(parent, first, level);
    NodeState at = first ? 0 : step(parent, '/');
    if (at == m_needle.size())
        return at;
    if (isAscii(level)) {
        for (const char c : level)
            at = step(at, c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c);
    } else {
        for (const char c : caseFolded(level))
            at = step(at, c);
    }
    return at;
}

TopicFilter::NodeState TopicFilter::advanceWildcards(NodeState parent, bool first,
                                                     std::string_view level) const
{
    const NodeState at = first ? 0 : parent;
    if (at == kDead || at == kBehindHash)
        return at;
    const bool onWildcard = at < m_levels.size() ? m_levels[at] == "+" : m_endsInHash;
    if (first && onWildcard && !level.empty() && level[0] == '$')
        return kDead; // [MQTT-4.7.2-1]
    if (at == m_levels.size())
        return m_endsInHash ? kBehindHash : kDead;
    return onWildcard || m_levels[at] == level ? at + 1 : kDead;
}

bool TopicFilter::matches(NodeState state) const
{
    if (m_wildcards)
        return state == kBehindHash || state == m_levels.size(); // "a/#" matches "a" too
    return state == m_needle.size();
}

FilteredNodes::FilteredNodes(const TopicFilter &filter, const TopicTree &tree)
    : m_filter(&filter)
    , m_tree(&tree)
{
    m_flags.push_back(Shown); // the root
    m_states.push_back(0);
    std::vector<NodeId> none;
    take(none);
}

bool FilteredNodes::matchesItself(NodeId node)
{
    const NodeId parent = m_tree->parent(node);
    if (m_filter->isWithinLevels()) {
        std::uint8_t &hit = m_levelHits[m_tree->levelNameId(node)];
        if (hit == 0)
            hit = m_filter->isIn(m_tree->levelName(node)) ? 2 : 1;
        return hit == 2;
    }
    m_states[node] = m_filter->advance(m_states[parent], parent == kRootNode, m_tree->levelName(node));
    // Only a topic can match a topic filter: whether it is one is asked with the topics.
    return !m_filter->hasWildcards() && m_filter->matches(m_states[node]);
}

void FilteredNodes::take(std::vector<NodeId> &appeared)
{
    const auto firstNew = NodeId(m_flags.size());
    const std::size_t nodes = m_tree->nodeCount();
    m_flags.resize(nodes);
    if (m_filter->isWithinLevels())
        m_levelHits.resize(m_tree->levelNameCount());
    else
        m_states.resize(nodes);

    for (NodeId node = firstNew; node < nodes; ++node) {
        if (m_flags[m_tree->parent(node)] & Match) {
            if (!m_filter->isWithinLevels())
                matchesItself(node); // its children will ask for its state
            m_flags[node] |= Match;
        } else if (matchesItself(node)) {
            m_flags[node] |= Match;
        }
        if (m_flags[node] & Match)
            show(node, firstNew, appeared);
    }
    for (const std::size_t topics = m_tree->topicCount(); m_topicsSeen < topics; ++m_topicsSeen)
        takeTopic(m_tree->nodeOf(TopicId(m_topicsSeen)), firstNew, appeared);
}

void FilteredNodes::takeTopic(NodeId node, NodeId firstNew, std::vector<NodeId> &appeared)
{
    const bool own =
        m_filter->hasWildcards() ? m_filter->matches(m_states[node]) : bool(m_flags[node] & Match);
    if (!own)
        return;
    ++m_matchingTopics;
    if (m_flags[node] & Match)
        return;
    m_flags[node] |= Match;
    show(node, firstNew, appeared);
    showBelow(node, firstNew, appeared);
}

void FilteredNodes::show(NodeId node, NodeId firstNew, std::vector<NodeId> &appeared)
{
    while (!(m_flags[node] & Shown)) {
        m_flags[node] |= Shown;
        if (node < firstNew)
            appeared.push_back(node);
        node = m_tree->parent(node);
        m_flags[node] |= HasShownChild;
    }
}

void FilteredNodes::showBelow(NodeId node, NodeId firstNew, std::vector<NodeId> &appeared)
{
    std::vector<NodeId> waiting{node};
    while (!waiting.empty()) {
        const NodeId parent = waiting.back();
        waiting.pop_back();
        for (const NodeId child : m_tree->children(parent)) {
            if (child >= m_flags.size() || (m_flags[child] & Match))
                continue;
            m_flags[child] |= Match;
            show(child, firstNew, appeared);
            waiting.push_back(child);
        }
    }
}

} // namespace explorer
