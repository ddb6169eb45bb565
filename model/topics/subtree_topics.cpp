// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/subtree_topics.h"

#include <algorithm>
#include <iterator>

namespace explorer {

namespace {

constexpr std::size_t kNodes = 1'024; ///< between two looks at the clock

} // namespace

SubtreeTopics::SubtreeTopics(const TopicTree &tree, NodeId root)
    : m_tree(tree)
    , m_root(root)
    , m_next(TopicId(tree.topicCount()))
{
    take(root);
    m_path.push_back({root, 0});
}

void SubtreeTopics::take(NodeId node)
{
    if (const TopicId topic = m_tree.topicOf(node); topic != kNoTopic)
        m_topics.add(topic);
}

bool SubtreeTopics::isBelow(NodeId node) const
{
    while (node != m_root && node != kRootNode)
        node = m_tree.parent(node);
    return node == m_root;
}

bool SubtreeTopics::advance(std::chrono::steady_clock::time_point deadline)
{
    using Clock = std::chrono::steady_clock;
    while (!m_path.empty()) {
        for (std::size_t step = 0; step < kNodes && !m_path.empty(); ++step) {
            Place &place = m_path.back();
            const std::span<const NodeId> children = m_tree.children(place.node);
            if (place.nextChild == children.size()) {
                m_path.pop_back();
                continue;
            }
            const NodeId child = children[place.nextChild++];
            take(child);
            m_path.push_back({child, 0});
        }
        if (!m_path.empty() && Clock::now() >= deadline)
            return true;
    }
    while (m_next < m_tree.topicCount()) {
        const TopicId last = TopicId(std::min<std::size_t>(m_next + kNodes, m_tree.topicCount()));
        for (; m_next < last; ++m_next) {
            if (isBelow(m_tree.nodeOf(m_next)))
                m_topics.add(m_next);
        }
        if (m_next < m_tree.topicCount() && Clock::now() >= deadline)
            return true;
    }
    return false;
}

std::string SubtreeTopics::nameOf(TopicId topic) const
{
    std::vector<NodeId> levels;
    for (NodeId node = m_tree.nodeOf(topic); node != m_root && node != kRootNode && node != kNoNode; node = m_tree.parent(node))
        levels.push_back(node);
    std::string name;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        if (level != levels.rbegin())
            name += '/';
        name += m_tree.levelName(*level);
    }
    return name;
}

} // namespace explorer
